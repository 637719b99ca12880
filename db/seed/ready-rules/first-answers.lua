-- Neither library knows that somebody tells it for the first time.
return rule {
  id = "first-answers",
  about = { nl = "Eerste antwoorden op een eerste verhaal: geen bevel, geen twijfel", en = "First answers to a first story: no orders, no doubt" },
  on = { "reply" },
  patterns = {
    words_1 = words { language = "nl", "je moet", "weet je zeker", "waarom heb je" },
  },
  when = function(m)
    return m.replies_to_first_disclosure
      and m:has "words_1"
  end,
  verdict = hold { category = "victim-blaming", reason = "first-answers" },
  reasons = {
    ["first-answers"] = { nl = "Dit is een van de eerste antwoorden die iemand hier krijgt. Iemand van het team leest mee.", en = "This is one of the first answers that somebody gets here. Somebody of the team reads along." },
  },
  examples = {
    { "Je moet nu meteen weg daar.", place = "reply", replies_to_first_disclosure = true, hit = true },
    { "Je moet nu meteen weg daar.", place = "reply", hit = false },
    { "Wat goed dat je het schrijft.", place = "reply", replies_to_first_disclosure = true, hit = false },
  },
}
