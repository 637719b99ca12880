-- The same words weigh more at three in the morning.
return rule {
  id = "night-worry",
  about = { nl = "Zorg in de nacht: een mens kijkt mee", en = "A worry at night: a human reads along" },
  when = function(m)
    return m:between(23, 6)
      and m.danger >= 1
      and m.author.messages < 3
  end,
  verdict = escalate { level = 2, category = "suicide" },
  examples = {
    { "Ik kan niet meer.", danger = 1, now = 1767668400, author = { messages = 0 }, hit = true },
    { "Ik kan niet meer.", danger = 1, now = 1767614400, author = { messages = 0 }, hit = false },
  },
}
