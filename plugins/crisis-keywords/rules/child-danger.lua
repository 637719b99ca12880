-- A child is hurt, touched, shut in, taken, or about to be.
local scene = use "lib/scene"

return rule {
  id = "child-danger",
  about = { nl = "Een kind is in gevaar", en = "A child is in danger" },
  patterns = {
    harm = words "child-harm.txt",
    touches = re [[\b(?:zit|zat|zitten|zaten|komt|kwam|kom|gezeten)\b.{0,12}\baan (?:hem|haar|mijn (?:zoon\w*|dochter\w*|zus\w*|broer\w*|kind\w*|nicht\w*|neef\w*)|onze|de kinderen|zijn (?:zoon|dochter|piemel)|d'r)\b]],
    driving = re [[\b(?:dronken|zat|gedronken|stomdronken|bezopen|drunk|pijany|sarhos\w*|سكران)\b]],
    car = re [[\b(?:auto|stuur|rijdt|reed|rijden|op schoot|wegrijden|scooter|drive|driving|drove|car|wheel|jedzie|araba\w*)\b]],
    fear = words "fears-harming.txt",
    idiom = words "hit-idioms.txt",
    before = words "before.txt",
    whole = words "child-whole.txt",
    here = words "child-now.txt",
  },
  judge = function(m)
    return scene.judge(m, {
      { "here", with = { "child" }, reach = 12, level = 3, category = "child-danger" },
      { "harm", with = { "child", "now", { "attacker", "help_now" } }, reach = 7, without = { "idiom", "small" }, level = 3, category = "child-danger" },
      { "driving", with = { "car", "child" }, reach = 12, without = { "before" }, level = 3, category = "child-danger" },
      { "touches", with = { "child" }, reach = 14, without = { "idiom", "small" }, level = 2, category = "child-danger" },
      { "whole", level = 2, category = "child-danger" },
      { "fear", level = 2, category = "child-danger", with = { { "child", "harm" } }, reach = 20, negated = true },
      { "harm", with = { "child", "recent" }, reach = 8, without = { "idiom", "small" }, level = 2, category = "child-danger" },
      { "harm", with = { "child", "attacker" }, reach = 7, without = { "idiom", "small" }, level = 2, category = "child-danger" },
    })
  end,
  examples = {
    { "Mijn stiefvader slaat mijn broertje met de riem.", level = 2 },
    { "Ik ben bang dat ik de baby iets aandoe.", level = 2 },
    { "Hij houdt onze dochter uit het raam.", level = 3 },
    { "He beats my son every weekend.", level = 2 },
    { "Mijn dochter heeft een klapstoel gekregen.", hit = false },
    { "Mijn vader sloeg mijn broertje vroeger, nu is hij vijftig.", hit = false },
  },
}
