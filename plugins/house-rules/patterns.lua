-- What several rules look for: whose data something is, and what is no secret at all.
return {
  -- The writer speaks of the writer.
  own = {
    words "own.txt",
    re [[\b(?:mijn|mn|m'n|me) (?:eigen |nieuwe |huidige )?(?:nummer|nr|adres|mail|e-mail|mailadres|tel|telefoon|telefoonnummer|06|huis|insta|instagram|snap|snapchat|tiktok|iban|rekening|rekeningnummer|bsn|kenteken|account)\b]],
    re [[\bmy (?:own |new |personal )?(?:number|address|mail|e-?mail|phone|cell|mobile|house|flat|insta|instagram|snap|iban|account|bank account|plate)\b]],
  },
  -- The writer speaks of somebody else.
  other = {
    words "other.txt",
    re [[\b(?:guy|man|ex|husband|father|dad|boss|brother|uncle|neighbour|boyfriend|mother|sister|wife|girlfriend|coach|teacher)'s\b]],
    re [[\b(?:ex|man|vader|moeder|broer|zus|buurman|baas|oom|vriendin|vriend|stiefvader|coach)(?:'?s| z'n| zijn| haar| d'r)\b]],
  },
  -- Numbers and addresses of help are there to be passed on.
  helpline = {
    words "helplines.txt",
    re [[\b0[89]00[ .-]?\d[\d .-]{2,10}\b]],
    re [[\b(?:112|113|911|999|116[ .-]?\d{3}|088[ .-]?\d[\d .-]{5,9})\b]],
    re [[\b(?:zaak|dossier|klant|polis|proces|parket|kenmerk|referentie|order|aangifte|pv|case|ticket|reference|policy)[- ]?(?:nummer|nr|number|no|id)?\.?[ :]{1,2}(?:is |nummer |was )?[a-z]{0,4}[ /-]?\d[\d /.-]{3,}]],
  },
}
