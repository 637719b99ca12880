-- An allow list, as AutoModerator's ~domain.
return rule {
  id = "only-known-domains",
  about = { nl = "Een link naar iets anders dan de adressen die we kennen", en = "A link to anything but the places that we know" },
  when = function(m)
    return m:links_beyond { "113.nl", "huiselijkgeweld.nl", "rijksoverheid.nl", "slachtofferhulp.nl" }
      and not m.author.expert
  end,
  verdict = hold { reason = "only-known-domains" },
  reasons = {
    ["only-known-domains"] = { nl = "Iemand van het team kijkt eerst waar de link heen gaat.", en = "Somebody of the team looks first where the link leads." },
  },
  examples = {
    { "Kijk op www.iets.example", hit = true },
    { "Kijk op www.rijksoverheid.nl/onderwerpen", hit = false },
    { "Kijk op www.iets.example", author = { expert = true }, hit = false },
  },
}
