-- The commonest rule against advertising.
return rule {
  id = "new-account-link",
  about = { nl = "Een link van wie net hier is wacht", en = "A link of somebody new waits" },
  when = function(m)
    return m.author.days < 3
      and m.links >= 1
      and not m:links_to { "113.nl", "huiselijkgeweld.nl", "slachtofferhulp.nl" }
  end,
  verdict = hold { category = "spam", reason = "new-account-link" },
  reasons = {
    ["new-account-link"] = { nl = "Er staat een link in. Iemand van het team kijkt eerst waar die heen gaat.", en = "There is a link in it. Somebody of the team looks first where it leads." },
  },
  examples = {
    { "Kijk eens op www.voorbeeld.example", author = { days = 0 }, hit = true },
    { "Kijk eens op www.voorbeeld.example", author = { days = 10 }, hit = false },
    { "Op www.113.nl staat een nummer.", author = { days = 0 }, hit = false },
  },
}
