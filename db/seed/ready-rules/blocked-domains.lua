-- User-supplied list of domains; everything below them is meant too.
return rule {
  id = "blocked-domains",
  about = { nl = "Een link naar een adres dat we hier niet willen", en = "A link to a place that we do not want here" },
  when = function(m)
    return m:links_to { "bad.example", "worse.example" }
  end,
  verdict = { hold { category = "spam", reason = "blocked-domains" }, tag "blocked-domain" },
  reasons = {
    ["blocked-domains"] = { nl = "Iemand van het team kijkt eerst naar de link.", en = "Somebody of the team looks at the link first." },
  },
  examples = {
    { "Lees dit op https://forum.bad.example/x", hit = true },
    { "Lees dit op https://notbad.example/x", hit = false },
  },
}
