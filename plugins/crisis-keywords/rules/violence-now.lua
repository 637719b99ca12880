-- Violence that goes on (2), or an attacker who is there, comes in or has a weapon (3).
local scene = use "lib/scene"

return rule {
  id = "violence-now",
  about = { nl = "Geweld dat nog gaande is, of iemand die er nu is", en = "Violence that goes on, or somebody who is there now" },
  patterns = {
    present = words "hits-present.txt",
    hits = words "hits.txt",
    idiom = { words "hit-idioms.txt", words "idiom-die.txt" },
    threats = words "threats.txt",
    rage = words "rage.txt",
  },
  judge = function(m)
    return scene.judge(m, {
      { "inside", with = { { "now", "help_now", "hiding", "weapon", "threats", "recent", "child", "rage" } }, reach = 16, without = { "idiom" }, level = 3, category = "violence-now" },
      { "hiding", with = { { "attacker" }, { "now", "weapon", "rage", "help_now", "inside", "threats", "present" } }, reach = 22, without = { "idiom" }, level = 3, category = "violence-now" },
      { "weapon", with = { "attacker", { "now", "help_now", "hiding", "threats", "rage" } }, reach = 12, without = { "idiom" }, level = 3, category = "violence-now" },
      { "rage", with = { "now", { "threats", "attacker" } }, reach = 12, level = 3, category = "violence-now" },
      { "present", with = { "attacker", { "me", "child" } }, reach = 6, without = { "idiom" }, level = 2, category = "violence-now" },
      { "hits", with = { "attacker", "recent" }, reach = 14, without = { "idiom" }, level = 2, category = "violence-now" },
    })
  end,
  examples = {
    { "Hij trapt de deur in, help.", level = 3 },
    { "He's in the house with a knife and I'm hiding in the closet", level = 3 },
    { "Mijn man slaat mij als het eten koud is.", level = 2 },
    { "Gisteren heeft hij mijn arm omgedraaid, alles is blauw.", level = 2 },
    { "kocam beni her gece dövüyor", level = 2 },
    { "Mijn vader sloeg mij toen ik klein was.", hit = false },
    { "Dat slaat nergens op, zei mijn broer.", hit = false },
  },
}
