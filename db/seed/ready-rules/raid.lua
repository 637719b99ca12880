-- Raid mode that switches itself on and off.
return rule {
  id = "raid",
  about = { nl = "Een stroom van nieuwe mensen: hun eerste bericht wacht", en = "A stream of new people: their first message waits" },
  when = function(m)
    return m.arrivals >= 25
      and m.first_disclosure
      and m.danger < 1
  end,
  verdict = { hold { category = "spam", reason = "raid" }, tag "raid" },
  reasons = {
    ["raid"] = { nl = "Er is het nu heel druk. Iemand van het team leest dit eerst, meestal binnen een uur.", en = "It is very busy now. Somebody of the team reads this first, mostly within an hour." },
  },
  examples = {
    { "Hoi", first_disclosure = true, arrivals = 40, hit = true },
    { "Hoi", first_disclosure = true, arrivals = 3, hit = false },
    { "Hoi", first_disclosure = true, arrivals = 40, danger = 2, hit = false },
  },
}
