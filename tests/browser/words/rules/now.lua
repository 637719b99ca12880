return rule {
  id = "now",
  about = { nl = "Roept nu iemand", en = "Calls somebody now" },
  patterns = { seen = "springtij" },
  when = function(m) return m:has "seen" end,
  verdict = escalate { level = 3, category = "violence-now" },
  examples = { { "een springtij hier", escalate = true }, { "niets bijzonders", escalate = false } },
}
