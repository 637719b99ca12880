-- Puts what happened on the one it happened to. In a first answer to a first story it waits; elsewhere the writer is asked.
return rule {
  id = "victim-blaming",
  about = { nl = "Legt de schuld bij wie het overkwam", en = "Blames the person it happened to" },
  on = { "topic", "reply", "group", "chat" },
  patterns = {
    blame = {
      words "blaming.txt",
      re [[\b(?:waarom|had|dan had|moest|als) (?:je|jij|u|zij|ze|jullie) (?:dan |ook |ook maar |maar |toch )?(?:niet )?(?:gewoon |meteen |eerder |al )?(?:bij hem |naar huis |naar de politie )?(?:gebleven|bleef|weggegaan|wegging|weglopen|ging je|gingen|mee ?ging|meegegaan|meegaan|teruggegaan|terugging|gedronken|dronk|aangetrokken|geschreeuwd|teruggeslagen|aangifte|uitgedaagd|nee gezegd|gezwegen)\b]],
      re [[\b(?:why (?:did|didn't|do|don't|would) (?:you|she|u)|you (?:should|could) have|if you (?:had|hadn't|didn't|were)|you shouldn't have|what did you expect) .{0,30}\b(?:stay|leave|left|go back|went|fight|fought|scream|screamed|drink|drank|drunk|wear|wore|dressed|report|reported|said no|say no|provoke|nag|expect|sooner|flirt|alone)\b]],
    },
    quoted = words "quoting.txt",
    self = words "self-blame.txt",
  },
  judge = function(m)
    if not m:has "blame" or m:has "self" then return end
    if m:near("quoted", "blame", 12) then return end
    if m.replies_to_first_disclosure then return hold { reason = "blaming-first", category = "victim-blaming" } end
    return nudge { reason = "blaming", category = "victim-blaming" }
  end,
  examples = {
    { "Waarom ben je dan ook met hem meegegaan?", place = "reply", nudge = true, reason = "blaming" },
    { "Waarom ben je niet gewoon weggegaan?", place = "reply", replies_to_first_disclosure = true, hold = true },
    { "You should have left sooner, honestly.", place = "reply", nudge = true },
    { "Het was ook wel een beetje je eigen schuld, met dat rokje.", place = "reply", nudge = true },
    { "Mijn moeder zei: waarom ben je niet gewoon weggegaan?", hit = false },
    { "Het was niet jouw schuld.", place = "reply", hit = false },
    { "Waarom ben ik niet eerder weggegaan, vraag ik me af.", hit = false },
  },
}
