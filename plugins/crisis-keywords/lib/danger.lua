-- The scenes of danger by names that every language fills in for itself: rules/arabic.lua, turkish.lua, polish.lua.
--
-- act: an attempt, or going to it; overdose: much medicine taken; no_life: does not want to live; want: wants to die; farewell, ending
-- ("tonight it stops"); passive: wishes not to wake up; harm: hurts themselves; beats, beaten: violence that goes on, that was;
-- child_beaten; weapon; inside: breaks in, stands at the door; hiding; now; threat; taken: papers, keys, phone; locked: not let out;
-- unpaid; sold; forced_marriage, shame; follows; assault; recent, days; and what takes it away: idiom, told, gone_by.
local danger = {}

danger.scenes = {
  { "act", without = { "told", "gone_by" }, unless = { "idiom" }, level = 3, category = "suicide", negated = true },
  { "overdose", with = { { "farewell", "want", "no_life", "now", "ending" } }, reach = 14, without = { "told", "gone_by" }, level = 3, category = "suicide", negated = true },
  { "want", with = { { "ending", "farewell" } }, reach = 20, without = { "told", "gone_by" }, unless = { "idiom" }, level = 3, category = "suicide" },
  { "ending", with = { "farewell" }, reach = 25, without = { "told", "gone_by" }, level = 3, category = "suicide", negated = true },
  { "farewell", with = { "farewell", { "ending", "no_life", "want", "overdose" } }, reach = 30, without = { "told", "gone_by" }, level = 3, category = "suicide", negated = true },
  { "inside", with = { { "weapon", "hiding", "now", "beats" } }, reach = 20, without = { "told" }, level = 3, category = "violence-now", negated = true },
  { "weapon", with = { { "hiding", "now", "inside", "beats" } }, reach = 22, without = { "told", "gone_by" }, unless = { "idiom" }, level = 3, category = "violence-now" },
  { "beats", with = { "now" }, reach = 10, without = { "told", "gone_by" }, unless = { "idiom" }, level = 3, category = "violence-now" },
  { "child_beaten", with = { "now" }, reach = 12, without = { "told", "gone_by" }, unless = { "idiom" }, level = 3, category = "child-danger" },
  { "overdose", without = { "told", "gone_by" }, level = 2, category = "suicide" },
  { "no_life", without = { "told", "gone_by" }, unless = { "idiom" }, level = 2, category = "suicide", negated = true },
  { "want", without = { "told", "gone_by" }, unless = { "idiom" }, level = 2, category = "suicide" },
  { "child_beaten", without = { "told", "gone_by" }, unless = { "idiom" }, level = 2, category = "child-danger" },
  { "beats", without = { "told", "gone_by" }, unless = { "idiom" }, level = 2, category = "violence-now" },
  { "beaten", with = { { "recent" } }, reach = 16, without = { "told", "gone_by" }, unless = { "idiom" }, level = 2, category = "violence-now" },
  { "assault", with = { "days" }, reach = 30, without = { "told", "gone_by" }, level = 2, category = "acute-sexual-violence", negated = true, past = true },
  { "threat", with = { "shame" }, reach = 16, without = { "told", "gone_by" }, unless = { "idiom" }, level = 2, category = "honour-threat", negated = true },
  { "forced_marriage", without = { "told", "gone_by" }, level = 2, category = "honour-threat", negated = true },
  { "threat", without = { "told", "gone_by" }, unless = { "idiom" }, level = 2, category = "threat-received", negated = true },
  { "taken", with = { { "locked", "unpaid", "sold" } }, reach = 30, without = { "told", "gone_by" }, level = 2, category = "captivity-exploitation", negated = true },
  { "locked", with = { { "unpaid", "beats", "threat" } }, reach = 30, without = { "told", "gone_by" }, level = 2, category = "captivity-exploitation", negated = true },
  { "sold", without = { "told", "gone_by" }, level = 2, category = "captivity-exploitation", negated = true },
  { "follows", with = { "by_ex" }, reach = 14, without = { "told", "gone_by" }, unless = { "idiom" }, level = 2, category = "stalking", negated = true },
  { "harm", with = { "recent" }, reach = 10, without = { "told", "gone_by" }, unless = { "idiom" }, level = 2, category = "self-harm" },
  { "passive", without = { "told" }, unless = { "idiom" }, level = 1, category = "suicide", negated = true },
}

return danger
