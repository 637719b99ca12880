-- The second stage: what the message reads like, by a small model that was learnt from labelled texts (README.md).
-- It only adds: the verdict of the rules stands, and the highest level of all wins.
local kinds = {
  { name = "suicide", category = "suicide" },
  { name = "violence", category = "violence-now" },
  { name = "child", category = "child-danger" },
  { name = "sexual", category = "acute-sexual-violence" },
  { name = "captivity", category = "captivity-exploitation" },
  { name = "threat", category = "threat-received" },
}

-- Probabilities from which it speaks where the rules see no danger, by cross-validation (README.md says how, and what comes of
-- it): urgent; when they see a concern; immediate.
local urgent, urgent_after_concern, immediate = 0.9, 0.85, 0.6

return rule {
  id = "reads-like",
  about = { nl = "Leest als berichten over gevaar", en = "Reads like messages about danger" },
  -- What these find is known to the model beside the words themselves: lists are kinds of things.
  patterns = {
    ["assault"] = words "assault.txt",
    ["assault-strong"] = words "assault-strong.txt",
    ["attackers"] = words "attackers.txt",
    ["before"] = words "before.txt",
    ["captive-whole"] = words "captive-whole.txt",
    ["child-harm"] = words "child-harm.txt",
    ["child-now"] = words "child-now.txt",
    ["child-whole"] = words "child-whole.txt",
    ["children"] = words "children.txt",
    ["coming-home"] = words "coming-home.txt",
    ["days"] = words "days.txt",
    ["ending"] = words "ending.txt",
    ["ex"] = words "ex.txt",
    ["exploited"] = words "exploited.txt",
    ["family"] = words "family.txt",
    ["farewell"] = words "farewell.txt",
    ["fear"] = words "fear.txt",
    ["fears-harming"] = words "fears-harming.txt",
    ["follows"] = words "follows.txt",
    ["freedom-taken"] = words "freedom-taken.txt",
    ["gone"] = words "gone.txt",
    ["help-now"] = words "help-now.txt",
    ["hides-injury"] = words "hides-injury.txt",
    ["hiding"] = words "hiding.txt",
    ["high-place"] = words "high-place.txt",
    ["hit-idioms"] = words "hit-idioms.txt",
    ["hits"] = words "hits.txt",
    ["hits-present"] = words "hits-present.txt",
    ["honour-whole"] = words "honour-whole.txt",
    ["idiom-die"] = words "idiom-die.txt",
    ["inside-now"] = words "inside-now.txt",
    ["marriage"] = words "marriage.txt",
    ["me"] = words "me.txt",
    ["medical-now"] = words "medical-now.txt",
    ["moved"] = words "moved.txt",
    ["negation"] = words "negation.txt",
    ["negation-after"] = words "negation-after.txt",
    ["note"] = words "note.txt",
    ["now"] = words "now.txt",
    ["online-watch"] = words "online-watch.txt",
    ["past"] = words "past.txt",
    ["pills"] = words "pills.txt",
    ["rage"] = words "rage.txt",
    ["recent"] = words "recent.txt",
    ["recovered"] = words "recovered.txt",
    ["resisted"] = words "resisted.txt",
    ["says"] = words "says.txt",
    ["self-harm"] = words "self-harm.txt",
    ["soon"] = words "soon.txt",
    ["stocked"] = words "stocked.txt",
    ["story"] = words "story.txt",
    ["story-others"] = words "story-others.txt",
    ["suicide-act"] = words "suicide-act.txt",
    ["suicide-affairs"] = words "suicide-affairs.txt",
    ["suicide-means"] = words "suicide-means.txt",
    ["suicide-passive"] = words "suicide-passive.txt",
    ["suicide-want"] = words "suicide-want.txt",
    ["taken"] = words "taken.txt",
    ["taken-away"] = words "taken-away.txt",
    ["threat-made"] = words "threat-made.txt",
    ["threats"] = words "threats.txt",
    ["unwilling"] = words "unwilling.txt",
    ["weapons"] = words "weapons.txt",
  },
  judge = function(m)
    -- What is called already is left to the rules: the model cannot tell 3 from 2 as well as they can.
    if m.danger >= 2 then return end
    local danger, words = m:score("danger", "urgent")
    if danger < (m.danger == 1 and urgent_after_concern or urgent) then return end
    local at_once, of_now = m:score("danger", "immediate")
    local is_immediate = at_once >= immediate
    local best, chance, because = kinds[1], 0, words
    for _, kind in ipairs(kinds) do
      local likely, of_kind = m:score("danger", kind.name)
      if likely > chance then best, chance, because = kind, likely, of_kind end
    end
    if is_immediate and #of_now > 0 then because = of_now end
    return escalate { level = is_immediate and 3 or 2, category = best.category, reason = "reads-like-" .. best.name, marks = because }
  end,
  examples = {
    { "Mijn man heeft mij gisteren weer geslagen, met zijn riem. Hij zegt dat het mijn schuld is.", hit = true },
    { "Wie heeft een recept voor een taart zonder ei?", hit = false },
    { "Ik ga dood van het lachen om die hond.", hit = false },
  },
}
