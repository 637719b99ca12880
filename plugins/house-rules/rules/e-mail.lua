-- E-mail addresses, also as "naam (at) example punt nl".
local owner = use "lib/owner"

return rule {
  id = "e-mail",
  about = { nl = "Er staat een e-mailadres in, ook in vermomming", en = "Holds an e-mail address, also disguised" },
  patterns = {
    address = {
      exact [[(?i)[a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}]],
      re [[[a-z0-9](?: ?[a-z0-9._-]| (?:punt|dot|nokta|kropka|streepje|dash|underscore) )* ?(?:@|\(at\)|\[at\]|\(a\)|\[a\]|\{at\}|\(apenstaartje\)| ?(?:apenstaart(?:je)?|apestaart(?:je)?|kringeltje|alfa krul|at sign) ?| at | malpa | \(@\) ?) ?(?:[a-z0-9] ?-?){2,}(?:\.| \. | ?punt ?| ?dot ?| ?\(dot\) ?| ?\(punt\) ?| ?\[punt\] ?| ?\[dot\] ?| ?nokta ?| ?kropka ?) ?(?:nl|com|org|net|be|eu|de|tr|pl|info|example|voorbeeld|gmail|hotmail|outlook|n l|c o m|o r g)\b]],
    },
  },
  judge = function(m) return owner.verdict(m, "address", "e-mail") end,
  examples = {
    { "Mail me gerust: zonnetje.12@example.nl", nudge = true, reason = "e-mail" },
    { "stuur maar naar z o n 1 2 (at) example . nl", nudge = true },
    { "write me at sunny dot girl at example dot org", nudge = true },
    { "Zijn mailadres is piet.pietersen@example.com, stuur hem maar wat.", hold = true, reason = "e-mail-other" },
    { "Ik mail ze morgen en dan kijken we verder.", hit = false },
    { "We zien elkaar at the station, dot com is voorbij.", hit = false },
  },
}
