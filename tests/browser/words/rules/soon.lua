return rule {
  id = "soon",
  about = { nl = "Roept iemand", en = "Calls somebody" },
  patterns = { seen = "onweersbui" },
  when = function(m) return m:has "seen" end,
  verdict = escalate { level = 2, category = "suicide" },
  examples = { { "een onweersbui hier", escalate = true }, { "niets bijzonders", escalate = false } },
}
