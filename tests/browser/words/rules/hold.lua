return rule {
  id = "hold",
  about = { nl = "Laat wachten", en = "Holds" },
  patterns = { seen = "wachtkamer" },
  when = function(m) return m:has "seen" end,
  verdict = hold { reason = "waits", category = "hostility" },
  examples = { { "een wachtkamer hier", hold = true }, { "niets bijzonders", hold = false } },
}
