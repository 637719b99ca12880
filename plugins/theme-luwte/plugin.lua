-- The theme that Luwte comes with: sand, sea and marram grass, round and quiet.
return plugin {
  name = "theme-luwte",
  kind = "theme",
  version = "1.0.0",
  api = 1,
  summary = { nl = "Zand, zee en helmgras: rond en rustig", en = "Sand, sea and marram grass: round and quiet" },
  theme = {
    colours = {
      light = {
        ground = "#f8f4ec", surface = "#fffdf8", text = "#25302f", quiet = "#55605c", accent = "#1b5e5a",
        on_accent = "#ffffff", danger = "#9b2c1c", on_danger = "#ffffff", line = "#7f8781", focus = "#0b57a4",
      },
      dark = {
        ground = "#182021", surface = "#212b2c", text = "#e8e4da", quiet = "#b2bab4", accent = "#93d1c5",
        on_accent = "#0e2320", danger = "#ffa18f", on_danger = "#2d0e07", line = "#83908c", focus = "#a4ccff",
      },
      contrast = {
        ground = "#ffffff", surface = "#ffffff", text = "#000000", quiet = "#1d2423", accent = "#00403c",
        on_accent = "#ffffff", danger = "#7c0f00", on_danger = "#ffffff", line = "#26302f", focus = "#003a85",
      },
    },
    shape = { corner = "0.8rem", width = "38rem", font = "system", ["heading-font"] = "system" },
    exit_address = "https://www.buienradar.nl/",
    title = { nl = "Luwte", ["nl-plain"] = "Luwte", en = "Luwte" },
    logo = "dunes",
    front_blocks = { "intro", "doors", "open-now", "recent", "about" },
  },
}
