-- First and last name of somebody else: enough for a reader who knows them.
local owner = use "lib/owner"
local names = use "lib/names"

return rule {
  id = "full-name",
  about = { nl = "Noemt iemand met voor- en achternaam", en = "Names somebody with first and last name" },
  patterns = {
    named = {
      exact [[(?:[Hh]ij|[Zz]ij|[Zz]e|[Dd]ie|[Mm]an|[Ee]x|[Vv]rouw|[Dd]ader|[Gg]ast|[Kk]erel|[Vv]ent|[Vv]riend|[Nn]aam|[Cc]oach|[Tt]rainer|[Ll]eraar|[Bb]uurman|[Bb]aas|[Aa]bi) (?:heet|is|heette|genaamd|en heet)(?: eigenlijk| gewoon| voluit)?:? [A-Z][a-zé'ç]+(?: (?:van|de|der|den|el|al|ter|ten|te|la|da|di|bin|von))* [A-Z][a-zéığşçö'-]{2,}]],
      exact [[(?:[Hh]is|[Hh]er) name(?: is|'s)? [A-Z][a-z]+ (?:(?:van|de|der|von|al|el|O') ?)*[A-Z][a-z'-]{2,}]],
      exact [[(?:[Hh]e|[Ss]he|guy|man|bloke)(?:'s| is| was) (?:called|named) [A-Z][a-z]+ (?:(?:van|de|der|von|al|el|O') ?)*[A-Z][a-z'-]{2,}]],
      exact [[(?:[Mm]ijn|[Mm]'n|[Mm]e|[Dd]e|[Mm]y) (?:ex|ex-man|exman|man|vader|stiefvader|broer|oom|baas|coach|trainer|buurman|dader|husband|father|boss|stepdad|uncle|neighbour|abuser)[ ,:]+[A-Z][a-zé]+ (?:(?:van|de|der|den|el|al|von|ter|ten) )*[A-Z][a-zé'-]{2,}]],
      exact [[(?:[Aa]dı|[Ii]smi) [A-ZÇĞİÖŞÜ][a-zçğıöşü]+ [A-ZÇĞİÖŞÜ][a-zçğıöşü]{2,}]],
      exact [[(?:[Nn]azywa się|[Oo]n to|imię to) [A-ZŁŚŻ][a-ząćęłńóśźż]+ [A-ZŁŚŻ][a-ząćęłńóśźż]{2,}]],
      re [[\b(?:[a-z]-){3,}[a-z] (?:(?:[a-z]-)*[a-z] )?(?:[a-z]-){3,}[a-z]\b]],
      exact [[(?:in het echt|in kwestie is|[Gg]aat over|eigenlijk|[Nn]oemt zich|echte naam is|in real life is|real name is|It was|it was|Het was|het was|was namelijk) (?:[Dd]r |[Mm]r |[Mm]rs |[Dd]okter |de [a-z]+ )?[A-Z][a-zé]+ (?:(?:van|de|der|den|el|al) )*[A-Z][a-zé'-]{3,}]],
      re [[\b(?:hij|ze|zij|man|ex|abi|gast|naam|he|she|name) (?:heet|is|heette|called|is called) (?:[a-z]-){3,}[a-z](?: (?:[a-z]-){2,}[a-z])?]],
      -- Signs for letters.
      exact [[(?:heet|genaamd|naam is|called|named|name is) [A-Z][A-Za-z!@$0-9]+ (?:(?:van|de|der|den|el|al|von|ter|ten) )*[A-Z][A-Za-z!@$0-9]{2,}]],
      exact [[\b(?:[Dd]ie|[Dd]eze|[Tt]hat|[Oo]ns) [A-Z][a-zé]+ (?:(?:van|de|der|den|el|al|von|ter|ten) )+[A-Z][a-zé]{2,}]],
      re [[(?:اسمه|اسمها) [^ ]{3,} (?:ال)?[^ ]{3,}]],
    },
    -- "Aren't you Kelly from the nail bar?": somebody's name or trade is said to them, or they are pointed at by it.
    guess = {
      exact [[(?:[Bb]en jij|[Bb]en je|[Jj]ij bent|[Jj]e bent|[Jj]ij daar|[Bb]ent u)(?: [a-z]+){0,3} [A-Z][a-zé]+(?: (?:(?:van|de|der|den|el|al) )*[A-Z][a-zé'-]+)? (?:van|uit|bij|die) ]],
      exact [[(?:you're|You're|you are|aren't you|Are you|are you|Aren't you)(?: [a-z]+){0,2} [A-Z][a-z]+(?: [A-Z][a-z'-]+)? (?:from|at|of|who) ]],
      exact [[(?:[Ss]en|[Ss]iz)(?: [^ .!?]+){0,4} [A-ZÇĞİÖŞÜ][a-zçğıöşü']+(?: [A-ZÇĞİÖŞÜ][a-zçğıöşü]+)?[^.!?]{0,15} de[gğ]il mis]],
      exact [[[Nn]ie jesteś (?:[a-z]+ )?[A-ZŁŚŻ][a-ząćęłńóśźż]+(?: [A-ZŁŚŻ][a-ząćęłńóśźż]+)? (?:z|ze|od) ]],
      re [[\b(?:sen toch|jij bent toch|you're that|ben jij toevallig|jij bent die)\b[^.!?]{0,30}\b(?:van (?:de|het)|from the|uit)\b]],
      re [[(?:^|\s)(?:نتي ماشي|انتي مش|مو انتي|مش انتي|ماشي نتي|الست انت)\s]],
    },
    titled = exact [[\b(?:[Mm]evrouw|[Mm]eneer|[Mm]evr\.?|[Dd]hr\.?|[Dd]okter|[Dd]r\.?|[Nn]otaris|[Mm]eester|[Jj]uf) (?:(?:[Dd]e|[Vv]an|der|den|el|al) )*[A-Z][a-zé'-]{2,} (?:van (?:nummer|de|het) |uit de |op nummer |woont|heeft|is opgenomen)]],
    -- A first name that is known and a capital behind it, wherever they stand.
    pair = exact(names.first .. [[(?:[ -](?:[A-Z]\.|van|de|der|den|het|'t|el|al|ter|ten|te|von|bin|ben|la|da|di))* (?:O'|Mc|Mac|El ?|Al |Ben )?[A-ZŁŚŻÇĞİÖŞÜ][a-zéëïöüçğışłśżńą'-]{2,}]]),
    pair_masked = exact(names.first .. [[(?: (?:van|de|der|den|el|al|ter|ten))* [A-Z]?[A-Za-z]*[!@$0-9][A-Za-z!@$0-9]+]]),
    -- What is told of that person: where they are, what they did.
    told_of = re [[\b(?:woont|wonen|werkt|werken|slaat|sloeg|heet|dader|verkracht\w*|oplicht\w*|stalk\w*|pedo\w*|mishandel\w*|oppassen|pas op|kijk uit|waarschuw\w*|iedereen (?:mag|moet)|van de|van het|rijdt|is een|adres|nummer|profiel|zit op|klagen|vreemd\w*|bedreig\w*|deed|heeft|is|was|met|bij|door|tegen|naar|over|lives|works|beats|hits|abus\w*|rapist|name|called|drives|beware|careful|everyone|report|at|by)\b]],
    self = { "ik heet", "mijn naam is", "my name is", "i am called", "i'm called" },
    -- Names of people that everybody may name.
    public = { "schrijver", "schrijfster", "onthoofd", "gids", "eeuw", "historisch", "van oldenbarnevelt", "boek van", "film", "serie", "zanger", "zangeres", "actrice", "acteur", "minister", "podcast", "author", "singer", "actor", "actress", "novel", "presentator", "geschreven door", "album", "schilderij", "musical", "burgemeester", "koning", "koningin", "president", "premier", "kabinet", "schrijvers", "schrijfsters", "dichter", "poet", "writer", "painting", "band", "stichting", "film over", "verjaardag van annie", "schilder", "kunstenaar" },
    profile = exact [[^\s*[A-ZŁŚŻÇĞİÖŞÜ][^\s,.!?0-9]+ (?:(?:van|de|der|den|el|al|von|ter|ten) )*[A-ZŁŚŻÇĞİÖŞÜ][^\s,.!?0-9]{2,}(?:[,.|;:-]|$| \()]],
    mine = exact [[(?:[Ii]k heet|[Mm]ijn naam is|[Mm]y name is|I'm called|I am called|[Nn]azywam się|[Aa]dım) [A-ZŁŚŻÇĞİÖŞÜ][^\s,.!?]+ (?:(?:van|de|der|den|el|al|von|ter|ten) )*[A-ZŁŚŻÇĞİÖŞÜ][^\s,.!?]{2,}]],
  },
  judge = function(m)
    if m:has "named" and not m:has "self" and not m:has "public" then
      return hold { reason = "full-name-other", category = "personal-data", marks = { "named" } }
    end
    if m:has "guess" and not m:has "public" then return hold { reason = "full-name-other", category = "personal-data", marks = { "guess" } } end
    if m:has "titled" and not m:has "public" then return hold { reason = "full-name-other", category = "personal-data", marks = { "titled" } } end
    if m:has "pair" and not m:has "public" and m.place ~= "profile" then
      if m:has "self" then return nudge { reason = "full-name", category = "personal-data", marks = { "pair" } } end
      if m:near("pair", "told_of", 6) then return hold { reason = "full-name-other", category = "personal-data", marks = { "pair" } } end
    end
    if m:has "pair_masked" and not m:has "public" then return hold { reason = "full-name-other", category = "personal-data", marks = { "pair_masked" } } end
    if m.place == "profile" and m:has "profile" then return nudge { reason = "full-name", category = "personal-data", marks = { "profile" } } end
    if m:has "mine" then return nudge { reason = "full-name", category = "personal-data", marks = { "mine" } } end
  end,
  examples = {
    { "Hij heet Pietje Verzonnen en hij werkt bij de bakker.", hold = true, reason = "full-name-other" },
    { "My ex, Johnny Madeup, does this to everyone", hold = true },
    { "die abi heet M-e-h-m-e-t K-a-y-a", hold = true },
    { "Hoi, ik heet Sanne Bedacht en ik ben nieuw.", nudge = true, reason = "full-name" },
    { "Truus Bedacht, 41, wandelaar", place = "profile", nudge = true },
    { "De man heet P!et J@nsen.", hold = true },
    { "Pas op, Johan Verzonnen van de snackbar is een engerd.", hold = true },
    { "Iedereen moet weten wat Fatima El Bedacht gedaan heeft", hold = true },
    { "Gisteren las ik een boek van Sara Verzonnen.", hit = false },
    { "Ben jij niet Truus Bedacht van de bakkerij?", hold = true },
    { "Groetjes van Jan en Marieke uit Groningen", hit = false },
    { "Mijn zus heet Sanne en ze is lief.", hit = false },
    { "De film is Thelma En Louise, kijk die.", hit = false },
  },
}
