-- Names on other networks.
local owner = use "lib/owner"

return rule {
  id = "social-handle",
  about = { nl = "Er staat een accountnaam van een ander netwerk in", en = "Holds the name of an account elsewhere" },
  patterns = {
    handle = {
      exact [[(?i)(?:^|[\s(:])@[a-z0-9_][a-z0-9_.]{2,}]],
      re [[\b(?:insta|instagram|ig|snap|snapchat|sc|tiktok|tik tok|telegram|tg|discord|signal|facebook|fb|facebookprofiel|twitter|kik|wickr|whatsapp)(?:account|naam|profiel)? ?(?:is|heet|naam|account|profiel|name|:|=|->|op|onder|as|handle)[ :]{0,3}[a-z0-9_.]*[0-9_.][a-z0-9_.]+]],
      re [[\b(?:facebook\.com|instagram\.com|tiktok\.com|t\.me|snapchat\.com|wa\.me|discord\.gg)/[a-z0-9_.@/-]+]],
    },
    helping = { "@113", "@slachtofferhulp", "@politie" },
  },
  judge = function(m)
    if m:has "helping" then return end
    return owner.verdict(m, "handle", "handle")
  end,
  examples = {
    { "volg me op insta: zonnebloem_88", nudge = true, reason = "handle" },
    { "Je vindt me als @verzonnen_naam", nudge = true },
    { "Zijn insta is verzonnen.gast91, rapporteer hem allemaal.", hold = true },
    { "Hij keek de hele dag in mijn Instagram.", hit = false },
    { "Snap is voor mij te ingewikkeld.", hit = false },
  },
}
