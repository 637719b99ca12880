-- Recognises danger: which level, which kind. It calls people; it never decides about them.
return plugin {
  name = "crisis-keywords",
  kind = "escalation",
  version = "1.0.0",
  api = 1,
  summary = { nl = "Herkent gevaar en roept iemand", en = "Recognises danger and calls somebody" },
}
