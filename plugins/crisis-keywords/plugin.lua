-- Recognises danger: which level, which kind. It calls people; it never decides about them.
return plugin {
  name = "crisis-keywords",
  kind = "escalation",
  version = "1.0.0",
  api = 1,
  -- Learnt from texts/train by scripts/train-model; rules/reads-like.lua asks it.
  models = { danger = "model/danger.model" },
  summary = { nl = "Herkent gevaar en roept iemand", en = "Recognises danger and calls somebody" },
}
