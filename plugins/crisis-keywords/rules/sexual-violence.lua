-- Sexual violence in the last days: traces, the morning-after pill and help have a clock.
local scene = use "lib/scene"

return rule {
  id = "sexual-violence",
  about = { nl = "Seksueel geweld in de afgelopen dagen", en = "Sexual violence in the last days" },
  patterns = {
    assault = words "assault.txt",
    strong = words "assault-strong.txt",
    days = {
      words "days.txt",
      re [[\b(?:een|1|twee|2|drie|3|vier|4|vijf|5|zes|6|paar|enkele|a few|one|two|three|four|five|six|a couple of|couple of) (?:dag|dagen|dgn|uur|uren|nachten|nacht|days?|hours?|nights?) (?:geleden|terug|ago|back)\b]],
      re [[\b(?:afgelopen|last|this|on|op|sinds|since|deze) (?:nacht|avond|ochtend|middag|weekend|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|night|morning|afternoon|evening)(?:avond|nacht|ochtend|middag)?\b]],
    },
  },
  judge = function(m)
    return scene.judge(m, {
      { "strong", with = { "days" }, reach = 30, level = 2, category = "acute-sexual-violence", past = true },
      { "assault", with = { "days", "assault" }, reach = 50, level = 2, category = "acute-sexual-violence", past = true, negated = true },
    })
  end,
  examples = {
    { "Gisteren ben ik verkracht door een collega.", level = 2, category = "acute-sexual-violence" },
    { "Eergisteren. Ik zei nee en hij ging gewoon door.", level = 2 },
    { "I was groped on Friday night after work", level = 2 },
    { "Tien jaar geleden ben ik verkracht.", hit = false },
    { "Vandaag zei ik nee tegen een extra dienst.", hit = false },
  },
}
