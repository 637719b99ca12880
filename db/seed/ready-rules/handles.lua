-- Personal data by kind. In groups people may exchange what they want.
return rule {
  id = "handles",
  about = { nl = "Een naam op een ander netwerk", en = "A name on another network" },
  on = { "topic", "reply", "profile" },
  patterns = {
    data_1 = { data "handle" },
  },
  when = function(m)
    return m:has "data_1"
  end,
  verdict = nudge { category = "personal-data", reason = "handles" },
  reasons = {
    ["handles"] = { nl = "Er staat een naam van een ander netwerk in. Iedereen kan die lezen. Wil je hem weghalen? Plaatsen kan ook zo.", en = "There is a name of another network in it. Everybody can read it. Would you take it out? You may also place it as it is." },
  },
  examples = {
    { "Mijn insta: verzonnen_88", hit = true },
    { "Je vindt me als @verzonnen_naam", hit = true },
    { "Hij zat de hele dag op Instagram.", hit = false },
  },
}
