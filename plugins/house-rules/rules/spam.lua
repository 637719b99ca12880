-- Advertising, swindles and floods.
return rule {
  id = "spam",
  about = { nl = "Reclame, oplichting of herhaling", en = "Advertising, swindle or repetition" },
  patterns = {
    whole = words "spam.txt",
    sells = words "sells.txt",
    money = re [[(?:€|\$|£|\b(?:eur|euro|usd|pln|tl|zl)\b) ?\d+|\b\d+(?:[.,]\d\d)? ?(?:€|\$|£|eur\b|euro\b|usd\b|zl\b|tl\b|%)]],
    link = re [[\b(?:https?://|www\.)[^ ]+|\b[a-z0-9-]{4,}\.(?:com|nl|net|org|xyz|shop|online|club|info|biz|top|io|me|ru|site|store|link|example)\b(?:/[^ ]*)?]],
    short = re [[\b(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|cutt\.ly|is\.gd)/]],
    shout = exact [[(?:[A-Z]{3,}[ !,.]+){4,}]],
    bangs = re [[!{2,}|\x{1F525}|\x{1F4B0}|\x{1F680}]],
    helping = words "helplines.txt",
  },
  judge = function(m)
    local score = 0
    if m:has "whole" then score = score + 5 end
    score = score + math.min(m:count "sells", 4) * 1.5
    if m:has "money" then score = score + 1 end
    local links = m:count "link"
    if links > 0 then score = score + 1 end
    if links > 4 then score = score + 3 end
    if m:has "short" then score = score + 2 end
    if m:has "shout" then score = score + 1 end
    if m:has "bangs" then score = score + 1 end
    if m:has "helping" then score = score - 2 end
    if m.author.messages < 3 and score > 0 then score = score + 0.5 end
    if score >= 4 then return hold { reason = "spam", category = "spam" } end
  end,
  examples = {
    { "LIEFDE TERUG BINNEN 48 UUR!! Medium brengt je partner terug, klik op de link in mijn profiel", hold = true },
    { "Verdien 500 euro per week vanuit huis, meld je nu aan op www.voorbeeld-geld.xyz!!", hold = true },
    { "Buy followers cheap!! 50% discount today, click here www.fake-shop.xyz", hold = true },
    { "Ik vond een goede film op www.example.org, hij kost 4 euro.", hold = false },
    { "Ik ben zo blij!! Vandaag mijn sleutel gekregen!!", hold = false },
  },
}
