-- A body in danger: bleeding, not breathing, unconscious, poisoned.
local scene = use "lib/scene"

return rule {
  id = "medical",
  about = { nl = "Iemand is gewond of onwel, nu", en = "Somebody is wounded or unwell, now" },
  patterns = {
    body = words "medical-now.txt",
    before = words "before.txt",
    head = re [[\b(?:mijn|mn|haar|zijn|my|her|his)? ?(?:hoofd|achterhoofd|slaap|head|skull|glow\w*|kafa\w*|basim\w*)\b]],
    concussed = re [[\b(?:overgeven|overgegeven|braak|braken|kots\w*|spuug\w*|dubbel|wazig|sterretjes|suf|slaperig|throwing up|vomit\w*|being sick|blurr\w*|can'?t see|double|drowsy|wymiot\w*|kus(?:uyor|tum)\w*|bulanik)\b]],
    calm = { "ehbo", "ehbo-cursus", "first aid course", "reanimatiecursus", "pannenkoek", "trap op gelopen", "hardlopen", "sporten", "paniekaanval", "panic attack", "neusbloeding", "menstruatie", "ongesteld", "period", "dokter zei", "in het ziekenhuis gelegen", "genezen", "operatie" },
    after = { "hoofd", "gevallen", "sloeg", "geslagen", "duwde", "head", "hit", "fell" },
    taken = words "taken.txt",
    pills = words "pills.txt",
  },
  judge = function(m)
    return scene.judge(m, {
      { "head", with = { "concussed", { "after", "attacker" } }, reach = 18, without = { "calm" }, negated = true, level = 3, category = "medical" },
      { "body", with = { "body" }, reach = 25, without = { "calm", "before" }, negated = true, level = 3, category = "medical" },
      { "body", with = { { "now", "help_now", "attacker", "pills", "child", "recent" } }, reach = 20, without = { "calm", "before" }, negated = true, level = 3, category = "medical" },
      { "body", with = { { "recent", "after" } }, reach = 14, without = { "calm" }, negated = true, level = 2, category = "medical" },
      { "body", without = { "calm", "before" }, negated = true, level = 2, category = "medical" },
    })
  end,
  examples = {
    { "Het stopt niet met bloeden en ik word licht in mijn hoofd.", level = 3, category = "medical" },
    { "My sister took something and she won't wake up, help", level = 3 },
    { "Sinds gisteren zie ik dubbel, hij sloeg me op mijn hoofd.", hit = true },
    { "Op de EHBO-cursus leerden we wat je doet als iemand bewusteloos is.", hit = false },
  },
}
