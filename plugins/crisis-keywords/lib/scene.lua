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
-- So many hits of one pattern are looked at: the first ones and the last ones of a message that repeats itself.
local most_hits = 24
local most_steps = 3500

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

-- The first hit of `name` within `reach` words of `hit`.
function View.near(self, name, hit, reach)
  local first, last = hit.first_word - reach, hit.last_word + reach
  for _, each in ipairs(self:hits(name)) do
    self.steps = self.steps + 1
    if each.first_word <= last and each.last_word >= first and not (each.start == hit.start and each.stop == hit.stop) then return each end
  end
end

-- Whether one of these stands in the hit's sentence.
function View.beside(self, names, hit)
  for _, name in ipairs(names) do
    for _, each in ipairs(self:hits(name)) do
      self.steps = self.steps + 1
      if each.sentence == hit.sentence then return true end
    end
  end
  return false
end

-- A word that denies, just before the hit (or "niet meer" just after) in the same sentence, with no "but" between.
function View.denied(self, hit)
  for _, each in ipairs(self:hits "negation") do
    self.steps = self.steps + 1
    if each.sentence == hit.sentence and each.last_word < hit.first_word and hit.first_word - each.last_word <= 3 then return true end
  end
  for _, each in ipairs(self:hits "negation_after") do
    if each.sentence == hit.sentence and each.first_word > hit.last_word and each.first_word - hit.last_word <= 3 then return true end
  end
  return false
end

-- Long past: the nearest word that tells the time, in this sentence or those before it, tells of long ago.
function View.long_past(self, hit)
  local best, past = 400, false
  for _, each in ipairs(self:hits "past") do
    local gap = each.sentence == hit.sentence and math.abs(each.first_word - hit.first_word) or (hit.first_word - each.first_word) + 4
    if each.sentence <= hit.sentence and gap >= 0 and gap < best then best, past = gap, true end
  end
  if not past then return false end
  -- "Kiedys chcialam", "vroeger wilde ik": the word before it tells the time, whatever comes after.
  for _, each in ipairs(self:hits "past") do
    if each.sentence == hit.sentence and each.last_word < hit.first_word and hit.first_word - each.last_word <= 2 then return true end
  end
  -- What comes in a later sentence ("Nu gaat het goed") does not make this one of today.
  for _, each in ipairs(self:hits "recent") do
    if each.sentence <= hit.sentence then
      local gap = each.sentence == hit.sentence and math.abs(each.first_word - hit.first_word) or hit.first_word - each.first_word + 4
      if gap < best then return false end
    end
  end
  return true
end

-- Told as a story, a joke, a figure of speech, a training: in this sentence or just before it.
function View.told(self, hit)
  for _, each in ipairs(self:hits "story") do
    self.steps = self.steps + 1
    local gap = hit.sentence - each.sentence
    if gap >= 0 and gap <= 3 or gap == -1 then return true end
  end
  return false
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
          found = found or view:near(other, anchor, reach)
        end
      else found = view:near(name, anchor, reach) end
      if not found then
        whole = false
        break
      end
      marks[#marks + 1] = found
    end
    if whole then
      for _, name in ipairs(each.without or {}) do
        if view:near(name, anchor, each.clear or reach) then whole = false end
      end
    end
    if whole and each.unless and view:beside(each.unless, anchor) then whole = false end
    if whole and not each.negated and view:denied(anchor) then whole = false end
    if whole and not each.past and view:long_past(anchor) then whole = false end
    if whole and not each.story and view:told(anchor) then whole = false end
    if whole and (type(each.category) == "table" or by_somebody[each.category]) and view:near("gone", anchor, gone_reach) then whole = false end
    if whole then return marks end
    if view.steps > most_steps then return end
  end
end

-- The verdict of the highest scene that happens; nothing if none does.
function scene.judge(m, scenes)
  local view = setmetatable({ m = m, kept = {}, steps = 0 }, View)
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
