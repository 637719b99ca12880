-- Rules for the tests alone: one rare word each, so that what a test writes gets exactly the verdict that it wants.
return plugin {
  name = "words",
  kind = "moderation",
  version = "1.0.0",
  api = 1,
  summary = { nl = "Woorden van de tests", en = "Words of the tests" },
}
