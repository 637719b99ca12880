return rule {
  id = "ask",
  about = { nl = "Vraagt na", en = "Asks back" },
  patterns = { seen = "zandloper" },
  when = function(m) return m:has "seen" end,
  verdict = nudge { reason = "asks", category = "triggering-detail" },
  examples = { { "een zandloper hier", nudge = true }, { "niets bijzonders", nudge = false } },
}
