-- Honour: a family that decides, a marriage by force, a journey without return.
local scene = use "lib/scene"

return rule {
  id = "honour",
  about = { nl = "Dreiging om de eer, gedwongen huwelijk of achterlating", en = "Threat for honour, forced marriage or abandonment abroad" },
  patterns = {
    marriage = words "marriage.txt",
    family = words "family.txt",
    travel = words "taken-away.txt",
    threats = words "threats.txt",
    whole = words "honour-whole.txt",
    unwilling = words "unwilling.txt",
    idiom = { "tent", "camping", "kerstdiner", "barbecue", "ere wie ere toekomt", "wat een eer", "het is een eer", "grote eer", "eervol", "bruiloft van mijn", "ik ga trouwen met mijn vriend", "my honour to", "an honour to", "uit liefde", "olijfolie" },
  },
  judge = function(m)
    return scene.judge(m, {
      { "whole", with = { { "now", "hiding", "inside" } }, reach = 14, without = { "idiom" }, level = 3, category = "honour-threat" },
      { "whole", without = { "idiom" }, level = 2, category = "honour-threat" },
      { "marriage", with = { "family", { "travel", "threats", "unwilling" } }, reach = 25, without = { "idiom" }, level = 2, category = "honour-threat", negated = true },
      { "travel", with = { "family", "unwilling" }, reach = 20, without = { "idiom" }, level = 2, category = "honour-threat", negated = true },
    })
  end,
  examples = {
    { "Mijn ouders hebben een man voor mij uitgekozen, we vliegen deze zomer en ik wil niet.", level = 2, category = "honour-threat" },
    { "My brothers say I brought shame and they will kill me.", level = 2 },
    { "Ze gaan me uithuwelijken.", level = 2 },
    { "Wat een eer dat mijn familie op de bruiloft van mijn zus mag koken.", hit = false },
    { "We vliegen deze zomer naar Turkije met de familie, zin in!", hit = false },
  },
}
