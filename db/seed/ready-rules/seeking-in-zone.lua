-- Zones and pen names: what somebody wrote under one name is not held against another.
return rule {
  id = "seeking-in-zone",
  about = { nl = "In de zone voor wie geweld gebruikte: vragen waar iemand schuilt", en = "In the zone for people who used violence: asking where somebody shelters" },
  patterns = {
    words_1 = words { language = "nl", "opvang", "blijfhuis" },
    near_1 = words { language = "nl", "mijn vrouw", "mijn ex" },
  },
  when = function(m)
    return one_of(m.zone, { "involved" })
      and m:near("words_1", "near_1", 8)
  end,
  verdict = hold { category = "locating-someone", reason = "seeking-in-zone" },
  reasons = {
    ["seeking-in-zone"] = { nl = "Iemand van het team leest dit eerst.", en = "Somebody of the team reads this first." },
  },
  examples = {
    { "Weet iemand in welke opvang mijn vrouw zit?", zone = "involved", hit = true },
    { "Weet iemand in welke opvang mijn vrouw zit?", hit = false },
    { "Mijn vrouw en ik praten weer.", zone = "involved", hit = false },
  },
}
