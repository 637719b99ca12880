-- Violence by what stands together: somebody at the door and somebody hiding, a grip and a body, marks and a story to cover them. The phrases
-- of violence-now.lua name it; here the parts do.
local scene = use "lib/scene"
local c = use "lib/concepts"

return rule {
  id = "concept-violence",
  about = { nl = "Geweld, afgelezen uit wat bij elkaar staat", en = "Violence, read from what stands together" },
  patterns = {
    near_me = c.near_me, hidden = c.hidden, raging = c.raging, armed_hand = c.armed_hand, tool_work = c.tool_work, call_out = c.call_out,
    gripped = c.gripped, grip_play = c.grip_play, again = c.again, marks = c.marks, cover_story = c.cover_story, menace = c.menace, glad = c.glad,
    child_hurt = c.child_hurt, child_calm = c.child_calm, i_nearly = c.i_nearly, over = words "before.txt", idiom = { words "idiom-die.txt", words "hit-idioms.txt" },
    trade = re [[\b(?:monteur|loodgieter|bezorg\w*|pakket\w*|postbode|schilder|oppas|kapper|visite|buurvrouw|postnl|kinderfeest\w*|verstoppertje|cadeau\w*|sinterklaas|kerstman|verrass\w*|muis|muizen|spin|inbreker op tv|zonnebad|plumber|delivery|parcel|hide and seek|surprise|present for)\b]],
    first_person = words "me.txt",
    gas = re [[\b(?:gas|gaskraan|gasfles|benzine|spiritus)\b[^.!?;]{0,30}\b(?:open\w*|opengezet|opengedraaid|over (?:de|het|mij|me|ons|zich)|gegoten|uitgegoten|aansteker|lucifer\w*|poured|turned on|lighter)\b]],
    together = re [[\b(?:we gaan samen|samen dood|neemt ons mee|neem ik (?:haar|ons|de kinderen) mee|niemand komt (?:hier )?(?:levend )?(?:weg|uit)|als hij gaat ga ik|deuren (?:afgesloten|op slot)|we all go|take us with him|nobody leaves)\b]],
    going = re [[\b(?:nu|net|op dit moment|zojuist|daarnet|zonet|nog steeds bezig|is bezig|is aan het|right now|now|at the moment|just now)\b]],
    pulse = re [[\b(?:bloed\w*|bewusteloos|beweegt niet|buiten bewustzijn|ademt niet|krijgt geen lucht|geen adem|blauw aan het|blood\w*|bleeding|unconscious|not moving|can't breathe)\b]],
    lately = words "recent.txt",
    small_kin = re [[\b(?:mama|mam|mijn moeder|me ma|mn moeder|ons ma|broertje|zusje|my mum|mum|mom|my mom|my sister|my brother)\b]],
    elder = re [[\b(?:thuiszorg|verzorger|verzorgster|verpleger|zuster|begeleider|begeleidster|groepsleider|huisgenoot|kleinzoon|mijn zoon|mijn dochter|schoondochter|carer|caregiver|nurse|support worker)\b]],
    rough = re [[\b(?:ruw|hardhandig|grof|knijpt|knijp\w*|bindt|vastgebonden|vast aan|trekt (?:mij|me)|sleurt|slaat|duwt|schreeuwt tegen|geen eten|laat me (?:liggen|zitten)|urenlang (?:nat|liggen)|natte luier|in mijn (?:plas|poep)|rough\w*|pinch\w*|ties|tied|yanks|leaves me)\b]],
  },
  judge = function(m)
    local guard = { "idiom", "trade", "tool_work" }
    return scene.judge(m, {
      { "gas", with = { { "together", "call_out", "menace", "going" } }, reach = 20, without = guard, level = 3, category = "violence-now", negated = true },
      { "near_me", with = { "attacker", { "hidden" } }, reach = 14, without = { "idiom", "trade", "glad", "over" }, level = 3, category = "violence-now", negated = true },
      { "near_me", with = { "attacker", { "raging", "armed_hand", "menace" }, { "going", "call_out", "first_person" } }, reach = 12, without = { "idiom", "trade", "glad", "over", "advice" }, level = 3, category = "violence-now", negated = true },
      { "near_me", with = { "call_out", { "attacker" } }, reach = 8, without = { "idiom", "trade", "glad", "over", "advice" }, level = 3, category = "violence-now", negated = true },
      { "hidden", with = { "attacker", { "raging", "armed_hand", "menace", "call_out" } }, reach = 14, without = { "idiom", "trade", "glad", "over", "advice" }, level = 3, category = "violence-now", negated = true },
      { "armed_hand", with = { "attacker", { "menace", "raging", "going", "call_out", "hidden", "near_me" } }, reach = 12, without = { "idiom", "tool_work", "glad", "over", "advice" }, level = 3, category = "violence-now", negated = true },
      { "gripped", with = { "attacker", { "going", "call_out", "hidden" } }, reach = 9, without = { "idiom", "grip_play", "glad", "over", "child_calm" }, level = 3, category = "violence-now" },
      { "gripped", with = { "pulse", { "attacker", "small_kin" } }, reach = 14, without = { "idiom", "grip_play", "glad", "over", "child_calm" }, level = 3, category = "violence-now" },
      { "gripped", with = { "attacker", { "again", "lately" } }, reach = 12, without = { "idiom", "grip_play", "glad", "child_calm", "trade" }, level = 2, category = "violence-now" },
      { "gripped", with = { "marks", "attacker" }, reach = 20, without = { "idiom", "grip_play", "glad", "child_calm" }, level = 2, category = "violence-now" },
      { "marks", with = { "attacker", { "again", "cover_story" } }, reach = 18, without = { "idiom", "grip_play", "glad", "child_calm" }, level = 2, category = "violence-now" },
      { "cover_story", with = { { "marks", "attacker" }, "lately" }, reach = 18, without = { "idiom", "grip_play", "glad", "child_calm" }, level = 2, category = "violence-now", negated = true },
      { "armed_hand", with = { "attacker", { "lately", "again", "marks", "menace" } }, reach = 10, without = { "idiom", "tool_work", "glad", "advice" }, level = 2, category = "violence-now", negated = true },
      { "elder", with = { "rough", "first_person" }, reach = 10, without = { "idiom", "grip_play", "glad" }, level = 2, category = "violence-now" },
    })
  end,
  examples = {
    { "Hij staat in de gang te brullen en ik zit achter de bank, licht uit.", level = 3 },
    { "Mijn vader heeft mama nu bij haar haren tegen het aanrecht.", level = 3 },
    { "Telkens als hij verliest duwt hij me tegen de muur.", level = 2 },
    { "Mijn broer verstopt zich achter de bank, verstoppertje is zijn favoriete spel.", hit = false },
    { "Hij staat in de keuken met een mes de groente te snijden, wat een lieverd.", hit = false },
    { "De monteur staat voor de deur, ik hoor hem bellen.", hit = false },
  },
}
