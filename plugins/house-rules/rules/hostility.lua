-- Insults, threats of harm to members, contempt: aimed at somebody who reads here.
return rule {
  id = "hostility",
  about = { nl = "Scheldt, kleineert of bedreigt iemand hier", en = "Insults, belittles or threatens somebody here" },
  patterns = {
    slur = words "slurs.txt",
    aimed = words "insults.txt",
    group = words "group-hate.txt",
    quoted = words "quoting.txt",
    addressed = {
      re [[(?:^|[^\p{Arabic}])(?:انت|انتي|إنتي|انتو|انتم|يا|نتي|نتا)(?:$|[^\p{Arabic}])]],
      re [[\b(?:jij|je|jou|jouw|jullie|u|you|your|you're|ur|u r|sen|siz|seni|sizi|ty|wy|ciebie|was)\b]],
    },
    incite = re [[\b(?:go ahead and|ga|laten we|let'?s|iedereen|everyone|kom op|we gaan) .{0,40}\b(?:egg|smash|flood|report him|harass|bekogel|ruit|ruiten|banden|opwachten|pakken we|in elkaar|kapotmaken|lastigvallen|beat him|jump him|platbellen|plat bellen|dox|doxxen|beschadig)]],
  },
  judge = function(m)
    if m:has "incite" then return hold { reason = "hostility", category = "hostility" } end
    if m:has "quoted" and not m:has "group" then
      -- Somebody tells what was said to them.
      if not (m:has "aimed" and m.place == "reply" and m:count "quoted" < 2 and m:near("addressed", "aimed", 3)) then return end
    end
    if m:has "aimed" or m:has "group" then return hold { reason = "hostility", category = "hostility" } end
    if m:near("slur", "addressed", 4) then return hold { reason = "hostility", category = "hostility" } end
  end,
  examples = {
    { "Wat ben jij een zielige aansteller zeg.", place = "reply", hold = true },
    { "kankerhoer, je verdient het", place = "reply", hold = true },
    { "You're pathetic, attention seeker.", place = "reply", hold = true },
    { "Alle vrouwen zijn leugenaars.", hold = true },
    { "Hij zei altijd dat ik een hoer was.", hold = false },
    { "Ik voel me soms zo dom.", hold = false },
    { "Wat dapper dat je dit schrijft.", place = "reply", hold = false },
  },
}
