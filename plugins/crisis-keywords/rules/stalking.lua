-- Followed, watched, found (2); trying to get in (see violence-now). Only watching online is a concern.
local scene = use "lib/scene"

return rule {
  id = "stalking",
  about = { nl = "Wordt gevolgd, opgewacht of gevonden", en = "Is followed, waited for or found" },
  patterns = {
    follows = words "follows.txt",
    ex = words "ex.txt",
    moved = words "moved.txt",
    online = words "online-watch.txt",
    idiom = { "hond volgt", "kat volgt", "volg ik een cursus", "volgt een opleiding", "op marktplaats", "airtag op mijn koffer", "sleutels", "pakketbezorger", "bezorger", "postbode", "delivery", "postman", "kattenluik", "gps van mijn fiets", "fietstocht", "wandelroute", "route" },
    over = { "straatverbod werkt", "sinds hij vastzit", "hij zit vast", "zit hij vast", "in prison", "in jail", "opgepakt en" },
  },
  judge = function(m)
    return scene.judge(m, {
      { "follows", with = { "follows", { "ex", "recent" } }, reach = 9, without = { "idiom", "over" }, level = 2, category = "stalking", negated = true },
      { "follows", with = { "moved", { "ex" } }, reach = 25, without = { "idiom", "over" }, level = 2, category = "stalking", negated = true },
      { "follows", with = { "ex", "recent" }, reach = 14, without = { "idiom", "over" }, level = 2, category = "stalking", negated = true },
      { "follows", with = { "ex", "follows" }, reach = 20, without = { "idiom", "over" }, level = 2, category = "stalking", negated = true },
      { "online", with = { "ex" }, reach = 12, level = 1, category = "stalking", negated = true },
    })
  end,
  examples = {
    { "Mijn ex staat weer in mijn straat, elke avond.", level = 2, category = "stalking" },
    { "Ik ben verhuisd en vandaag lag zijn sleutelhanger op de deurmat.", level = 2 },
    { "There was an airtag in my bag and his car is outside again", level = 2 },
    { "Mijn ex bekijkt al mijn stories.", level = 1 },
    { "De hond volgt me de hele dag.", hit = false },
  },
}
