-- Scenes: what must stand together before a rule speaks.
--
--   { "hits", with = { "attacker", "recently" }, reach = 12, without = { "fiction" }, never = { "game" }, level = 2, category = "violence-now" }
--
-- "hits" is the anchor; every name in `with` must be found within `reach` words of it (a list of names there: one of them is enough),
-- none in `without` (within `clear` words, if given); none of `unless` in its sentence; none of `never` anywhere in the message.
-- An anchor that is denied ("niet"), long past, told as a story or a figure
-- of speech does not count, unless the scene says negated = true, past = true, story = true.
local scene = {}

local usual_reach = 14
-- In a long telling, words that belong together stand in one sentence or the next; farther apart they are chance.
local long_message = 90
local farthest_sentence = 1
-- So many hits of one pattern are looked at: the first ones and the last ones of a message that repeats itself.
local most_hits = 16
local most_steps = 2000

-- One message seen through the shared patterns; hits are asked for once.
local View = {}
View.__index = View

function View.hits(self, name)
  local kept = self.kept[name]
  if kept == nil then
    kept = self.m:hits(name)
    if #kept > most_hits then
      local some = {}
      local half = most_hits // 2
      for i = 1, half do some[i] = kept[i] end
      for i = #kept - half + 1, #kept do some[#some + 1] = kept[i] end
      kept = some
    end
    self.kept[name] = kept
  end
  return kept
end

-- A hit of `name` among these words. Every question is one step.
function View.within(self, name, first, last, backward)
  self.steps = self.steps + 1
  return self.m:within(name, first > 0 and first or 0, last > 0 and last or 0, backward)
end

-- The first hit of `name` within `reach` words of `hit`, other than itself. `close`: in a long message, only in this sentence and its neighbours.
function View.near(self, name, hit, reach, close)
  local first, last = hit.first_word - reach, hit.last_word + reach
  if close and self.long then
    local sentences = self.m.sentences
    local before, after = sentences[math.max(1, hit.sentence - farthest_sentence)], sentences[math.min(#sentences, hit.sentence + farthest_sentence)]
    first, last = math.max(first, before.first_word), math.min(last, after.last_word)
  end
  local each = self:within(name, first, last)
  if each and each.start == hit.start and each.stop == hit.stop then each = self:within(name, hit.last_word + 1, last) end
  return each
end

-- Whether one of these stands in the hit's sentence.
function View.beside(self, names, hit)
  local sentence = self.m.sentences[hit.sentence]
  for _, name in ipairs(names) do
    self.steps = self.steps + 1
    if sentence:has(name) then return true end
  end
  return false
end

-- A word that denies, just before the hit (or "niet meer" just after) in the same sentence.
function View.denied(self, hit)
  local before = self:within("negation", hit.first_word - 3, hit.first_word - 1, true)
  if before and before.sentence == hit.sentence and before.last_word < hit.first_word then return true end
  local after = self:within("negation_after", hit.last_word + 1, hit.last_word + 3)
  return after ~= nil and after.sentence == hit.sentence and after.first_word > hit.last_word
end

-- How far a word that tells the time is from the hit: the one before it, in any sentence, or the one after it in its own.
local function time_gap(view, name, hit)
  local best
  local before = view:within(name, hit.first_word - 400, hit.first_word, true)
  if before then best = hit.first_word - before.first_word + (before.sentence == hit.sentence and 0 or 4) end
  local after = view:within(name, hit.first_word, hit.first_word + 400)
  if after and after.sentence == hit.sentence then
    local gap = math.abs(after.first_word - hit.first_word)
    if not best or gap < best then best = gap end
  end
  return best
end

-- Long past: the nearest word that tells the time, in this sentence or those before it, tells of long ago. "Vroeger wilde ik": the word
-- before it tells the time, whatever comes after. What comes in a later sentence ("Nu gaat het goed") does not make this one of today.
function View.long_past(self, hit)
  local past = time_gap(self, "past", hit)
  if not past or past >= 400 then return false end
  local just = self:within("past", hit.first_word - 2, hit.first_word - 1, true)
  if just and just.sentence == hit.sentence and just.last_word < hit.first_word then return true end
  local recent = time_gap(self, "recent", hit)
  return not recent or recent >= past
end

-- Advice to somebody else, in this sentence.
function View.advised(self, hit)
  self.steps = self.steps + 1
  return self.m.sentences[hit.sentence]:has "advice_if"
end

-- Told as a story, a joke, a figure of speech, a training: in this sentence, up to three before it (one in a long message, which has room for a
-- book and a danger) or the next one.
function View.told(self, hit)
  local sentences = self.m.sentences
  for number = math.max(1, hit.sentence - (self.long and 1 or 3)), math.min(#sentences, hit.sentence + 1) do
    self.steps = self.steps + 1
    if sentences[number]:has "story" then return true end
  end
  return false
end

-- What is true of a hit whatever scene asks is found out once.
function View.once(self, question, hit)
  local kept = self.answers[question]
  if not kept then
    kept = {}
    self.answers[question] = kept
  end
  local key = hit.start * 65536 + hit.stop
  if kept[key] == nil then kept[key] = View[question](self, hit) end
  return kept[key]
end

-- Kinds of danger that end when the one to fear is dead, in prison or long left.
local by_somebody = { ["violence-now"] = true, ["threat-received"] = true, ["stalking"] = true, ["captivity-exploitation"] = true, ["honour-threat"] = true }
local gone_reach = 60

-- The hits that make the scene true, or nothing.
local function happens(view, each)
  for _, name in ipairs(each.never or {}) do
    if #view:hits(name) > 0 then return end
  end
  local reach = each.reach or usual_reach
  for _, anchor in ipairs(view:hits(each[1])) do
    local marks = { anchor }
    local whole = true
    for _, name in ipairs(each.with or {}) do
      local found
      if type(name) == "table" then
        for _, other in ipairs(name) do
          found = found or view:near(other, anchor, reach, true)
        end
      else found = view:near(name, anchor, reach, true) end
      if not found then
        whole = false
        break
      end
      marks[#marks + 1] = found
    end
    if whole then
      for _, name in ipairs(each.without or {}) do
        if view:near(name, anchor, each.clear or reach, true) then whole = false end
      end
    end
    if whole and each.unless and view:beside(each.unless, anchor) then whole = false end
    if whole and not each.negated and view:once("denied", anchor) then whole = false end
    if whole and not each.past and view:once("long_past", anchor) then whole = false end
    if whole and not each.story and (view:once("told", anchor) or view:once("advised", anchor)) then whole = false end
    if whole and (type(each.category) == "table" or by_somebody[each.category]) and view:near("gone", anchor, gone_reach) then whole = false end
    if whole then return marks end
    if view.steps > most_steps then return end
  end
end

-- The verdict of the highest scene that happens; nothing if none does.
function scene.judge(m, scenes)
  local view = setmetatable({ m = m, kept = {}, answers = {}, steps = 0, long = m.words > long_message }, View)
  local best
  for _, each in ipairs(scenes) do
    if (best == nil or each.level > best.level) and m:has(each[1]) then
      local marks = happens(view, each)
      if marks then best = { level = each.level, category = each.category, marks = marks } end
    end
  end
  if best then return escalate(best) end
end

return scene
