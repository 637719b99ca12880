-- A person in need may write much: it asks, and never when there is danger.
return rule {
  id = "flood",
  about = { nl = "Heel veel berichten achter elkaar", en = "Very many messages in a row" },
  when = function(m)
    return m.author.last_ten_minutes >= 6
      and m.danger < 1
      and not m.first_disclosure
  end,
  verdict = nudge { category = "spam", reason = "flood" },
  reasons = {
    ["flood"] = { nl = "Je schrijft snel achter elkaar. Even ademhalen mag. Plaatsen kan ook zo.", en = "You write fast. You may take a breath. You can place it as it is too." },
  },
  examples = {
    { "En nog iets", author = { last_ten_minutes = 7 }, hit = true },
    { "En nog iets", author = { last_ten_minutes = 2 }, hit = false },
    { "Ik wil dood", danger = 2, author = { last_ten_minutes = 7 }, hit = false },
  },
}
