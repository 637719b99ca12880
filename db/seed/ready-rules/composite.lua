-- Conditions in groups: all of the groups, any within.
return rule {
  id = "composite",
  about = { nl = "Wie net hier is, geld biedt en ergens anders verder wil praten", en = "Somebody new who offers money and wants to go on elsewhere" },
  patterns = {
    words_1 = words { language = "nl", "geef je geld", "betaal je" },
    data_1 = { data "phone", data "handle" },
  },
  when = function(m)
    return (m.author.days < 7 or m.author.messages < 5)
      and (m:has "words_1" or m:has "data_1")
      and not (m.author.expert or m:links_to { "slachtofferhulp.nl" })
  end,
  verdict = { hold { category = "solicitation", reason = "composite" }, tag "money" },
  reasons = {
    ["composite"] = { nl = "Iemand van het team leest dit eerst.", en = "Somebody of the team reads this first." },
  },
  examples = {
    { "Ik geef je geld, app me op 06-12345678", author = { messages = 1, days = 1 }, hit = true },
    { "Ik geef je geld", author = { messages = 50, days = 90 }, hit = false },
    { "Ik kom zelf geld tekort.", author = { messages = 1, days = 1 }, hit = false },
  },
}
