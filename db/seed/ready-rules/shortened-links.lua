-- User-supplied list of domains: add your own, one a line.
return rule {
  id = "shortened-links",
  about = { nl = "Een verkorte link, waarvan niemand ziet waar hij heen gaat", en = "A shortened link that hides where it leads" },
  when = function(m)
    return m:links_to { "bit.ly", "tinyurl.com", "t.co", "goo.gl", "is.gd", "cutt.ly", "tiny.cc" }
  end,
  verdict = hold { category = "spam", reason = "shortened-links" },
  reasons = {
    ["shortened-links"] = { nl = "De link is verkort, zodat niemand ziet waar hij heen gaat. Wil je de hele link plaatsen?", en = "The link is shortened, so nobody sees where it leads. Would you place the whole one?" },
  },
  examples = {
    { "Zie bit.ly/abc", hit = true },
    { "Zie hxxps://tinyurl[.]com/abc", hit = true },
    { "Zie www.rabbit.lyon.example", hit = false },
  },
}
