-- The author's own history, of this pen name alone.
return rule {
  id = "same-text-again",
  about = { nl = "Precies dezelfde tekst, op een dag vaker geplaatst", en = "Exactly the same text, placed more than once a day" },
  when = function(m)
    return m.author.same_text >= 2
      and m.words >= 5
  end,
  verdict = hold { category = "spam", reason = "same-text-again" },
  reasons = {
    ["same-text-again"] = { nl = "Deze tekst staat er al een paar keer. Iemand van het team kijkt even.", en = "This text is here a few times already. Somebody of the team has a look." },
  },
  examples = {
    { "Meld je aan voor ons onderzoek naar wonen", author = { same_text = 2 }, hit = true },
    { "Meld je aan voor ons onderzoek naar wonen", author = { same_text = 1 }, hit = false },
    { "Dank je", author = { same_text = 3 }, hit = false },
  },
}
