-- Content warnings and the level of danger that other rules found.
return rule {
  id = "warning-missing",
  about = { nl = "Klinkt gevaarlijk, en er staat geen inhoudswaarschuwing bij", en = "Sounds dangerous, and there is no content warning" },
  when = function(m)
    return m.danger >= 1
      and #m.warnings < 1
  end,
  verdict = { tag "warning-added", warn "suicide" },
  examples = {
    { "Ik wil er niet meer zijn.", danger = 2, hit = true },
    { "Ik wil er niet meer zijn.", danger = 2, warnings = { "suicide" }, hit = false },
    { "Ik ga wandelen.", hit = false },
  },
}
