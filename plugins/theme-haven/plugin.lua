-- A theme for an organisation with a house style of its own: harbour blue, straight corners, old-style letters,
-- help that is open now before the doors.
return plugin {
  name = "theme-haven",
  kind = "theme",
  version = "1.0.0",
  api = 1,
  summary = { nl = "Havenblauw, recht en helder", en = "Harbour blue, straight and clear" },
  theme = {
    colours = {
      light = {
        ground = "#eef2f5", surface = "#ffffff", text = "#16243a", quiet = "#47566b", accent = "#1b4f8a",
        on_accent = "#ffffff", danger = "#a3102b", on_danger = "#ffffff", line = "#75829a", focus = "#9a4413",
      },
      dark = {
        ground = "#101a2a", surface = "#19263a", text = "#e6ebf3", quiet = "#afbbcc", accent = "#a9cdfa",
        on_accent = "#0a1d36", danger = "#ff9aa8", on_danger = "#33050d", line = "#7f8da4", focus = "#ffc08f",
      },
      contrast = {
        ground = "#000000", surface = "#000000", text = "#ffffff", quiet = "#e4e9f0", accent = "#a9d6ff",
        on_accent = "#000000", danger = "#ffb3bd", on_danger = "#000000", line = "#d5dbe6", focus = "#ffc08f",
      },
    },
    shape = { corner = "0.15rem", width = "40rem", font = "system", ["heading-font"] = "old-style" },
    words = {
      nl = {
        ["Leave"] = "Sluiten",
        ["Read"] = "Verhalen",
        ["Come back"] = "Verder gaan",
      },
      en = { ["Leave"] = "Close", ["Read"] = "Stories" },
    },
    exit_address = "https://www.ns.nl/",
    title = { nl = "Haven", ["nl-plain"] = "Haven", en = "Haven" },
    logo = "harbour",
    front_blocks = { "intro", "open-now", "doors", "about", "recent" },
  },
}
