-- Sexual violence in the last days: traces, the morning-after pill and help have a clock.
local scene = use "lib/scene"

return rule {
  id = "sexual-violence",
  about = { nl = "Seksueel geweld in de afgelopen dagen", en = "Sexual violence in the last days" },
  patterns = {
    assault = words "assault.txt",
    strong = {
      words "assault-strong.txt",
      re [[\b(?:deed|doet|nam|neemt|had seks|heeft seks|vrijde|bezig|in mij)\b.{0,25}\b(?:terwijl|toen) ik (?:sliep|slaap|lag te slapen)\b]],
      re [[\b(?:zmusil\w*|zmuszon\w*|gwalc\w*|zgwalc\w*|molest\w*|obmacyw\w*|dobieral sie|wykorzystal\w*)\b]],
      re [[\b(?:tecavuz\w*|taciz\w*|zorla (?:bana|benimle|birlikte|opt|sahip)\w*|elledi\w*|istismar\w*)\b]],
      re [[\b(?:verkracht\w*|aangerand\w*|aanrand\w*|betast\w*|(?:zat|zit|gezeten|zaten) (?:[a-z]+ )?aan (?:mij|me|mijn (?:borsten|billen|kruis|lichaam|lijf))|hand(?:en)? (?:in|onder|op|tussen) mijn (?:broek|rok|slip|bh|trui|shirt|onderbroek|benen|borst\w*|billen|kruis)|(?:in|onder) mijn (?:broek|rok|slip|bh|onderbroek)|bovenop (?:mij|me)|in mij (?:gekomen|gegaan|geduwd))\b]],
      re [[\b(?:rap(?:ed|ing) me|was raped|got raped|been raped|sexual(?:ly)? assault\w*|grop\w*|(?:hand|hands|fingers) (?:in|inside|under|down|up) my (?:pants|trousers|skirt|top|bra|underwear|shirt|legs)|on top of me|wouldn'?t stop|didn'?t stop when|told him to stop|told him no|forced himself|held me down|pinned me)\b]],
    },
    days = {
      words "days.txt",
      re [[\b(?:een|1|twee|2|drie|3|vier|4|vijf|5|zes|6|paar|enkele|a few|one|two|three|four|five|six|a couple of|couple of) (?:dag|dagen|dgn|uur|uren|nachten|nacht|days?|hours?|nights?) (?:geleden|terug|ago|back)\b]],
      re [[\b(?:afgelopen|last|this|on|op|sinds|since|deze) (?:nacht|avond|ochtend|middag|weekend|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|night|morning|afternoon|evening)(?:avond|nacht|ochtend|middag)?\b]],
    },
  },
  judge = function(m)
    return scene.judge(m, {
      { "strong", with = { "days" }, reach = 30, without = { "long_ago" }, clear = 9, level = 2, category = "acute-sexual-violence", past = true },
      { "assault", with = { "days", "assault" }, reach = 50, level = 2, category = "acute-sexual-violence", without = { "long_ago" }, clear = 9, past = true, negated = true },
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
