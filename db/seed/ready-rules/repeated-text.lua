-- Repetition within one message: words, sentences, or one letter held down.
return rule {
  id = "repeated-text",
  about = { nl = "Dezelfde zin of hetzelfde woord, steeds weer", en = "The same sentence or word, again and again" },
  when = function(m)
    return m.repeats >= 5
      or m.longest_run >= 30
  end,
  verdict = nudge { category = "spam", reason = "repeated-text" },
  reasons = {
    ["repeated-text"] = { nl = "Hetzelfde staat er vaak achter elkaar. Zo is het lastig te lezen. Wil je het korter maken?", en = "The same stands here many times. That is hard to read. Would you make it shorter?" },
  },
  examples = {
    { "kom kom kom kom kom hier", hit = true },
    { "Neeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee", hit = true },
    { "Nee, nee, nee. Ik wil het niet.", hit = false },
  },
}
