-- Wanting to die, planning it, doing it. A wish without intent is a concern (1); an active wish, being a burden or settling
-- affairs is urgent (2); a moment, letter, means or farewell is immediate (3).
local scene = use "lib/scene"

return rule {
  id = "suicide",
  about = { nl = "Wil niet meer leven, heeft een plan of is ermee bezig", en = "Does not want to live, has a plan or is carrying it out" },
  patterns = {
    act = words "suicide-act.txt",
    want = words "suicide-want.txt",
    affairs = words "suicide-affairs.txt",
    passive = words "suicide-passive.txt",
    means = words "suicide-means.txt",
    recovered = words "recovered.txt",
    idiom = words "idiom-die.txt",
  },
  judge = function(m)
    return scene.judge(m, {
      { "act", without = { "idiom", "recovered" }, negated = true, level = 3, category = "suicide" },
      { "want", with = { "soon" }, reach = 10, without = { "idiom", "recovered" }, level = 3, category = "suicide", negated = true },
      { "want", with = { "means" }, reach = 14, without = { "idiom", "recovered" }, level = 3, category = "suicide", negated = true },
      { "want", without = { "idiom", "recovered" }, level = 2, category = "suicide" },
      { "affairs", with = { "affairs" }, reach = 40, level = 2, category = "suicide" },
      { "affairs", with = { { "passive", "want" } }, reach = 60, level = 2, category = "suicide" },
      { "passive", without = { "idiom" }, level = 1, category = "suicide", negated = true },
    })
  end,
  examples = {
    { "Ik wil niet meer leven.", level = 2, category = "suicide" },
    { "Vanavond doe ik het, de brief ligt klaar.", level = 3 },
    { "Ik heb alle pillen ingenomen en word slaperig.", level = 3 },
    { "I want to die and I have a plan.", level = 3 },
    { "Iedereen is beter af zonder mij.", level = 2 },
    { "Was ik maar dood, denk ik soms.", level = 1 },
    { "Ik lach me dood om die kat.", hit = false },
    { "In het boek van de leesclub pleegt de hoofdpersoon zelfmoord.", hit = false },
  },
}
