-- The house rules that Luwte comes with: what a message may not show, ask or do to the people who read it.
return plugin {
  name = "house-rules",
  kind = "moderation",
  version = "1.0.0",
  api = 1,
  summary = { nl = "Huisregels: gegevens van mensen, zoeken, lokken, kwetsen, reclame", en = "House rules: people's data, searching, luring, hurting, advertising" },
  settings = {
    own_numbers = { type = "list", default = { "0800-2000", "0800-0113", "0800-0188", "0900-8844" },
                    about = { nl = "Nummers die iedereen mag noemen, naast de bekende hulplijnen", en = "Numbers that anybody may name, besides the well-known help lines" } },
  },
}
