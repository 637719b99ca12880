-- The house rules that Luwte comes with: what a message may not show, ask or do to the people who read it.
return plugin {
  name = "house-rules",
  kind = "moderation",
  version = "1.0.0",
  api = 1,
  summary = { nl = "Huisregels: gegevens van mensen, zoeken, lokken, kwetsen, reclame", en = "House rules: people's data, searching, luring, hurting, advertising" },
}
