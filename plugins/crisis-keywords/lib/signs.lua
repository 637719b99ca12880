-- Signs that add up. One sign alone says little; several kinds of them close together say much.
--
--   { kinds = { act = 3, weapon = 3, agent = 1, now = 1.5 }, needs = { "act", "weapon" }, also = { "agent" }, level2 = 6, level3 = 9, urgent = { "now" }, category = … }
--
-- Each kind is the name of a pattern and counts once in a window of words. `needs`: at least one of them must be there; `also`: all of these;
-- `urgent`: level 3 asks for one of these.
local signs = {}

local usual_window = 40
local long_message = 90
local most_hits = 20

local function events_of(m, kinds)
  local events = {}
  for kind, weight in pairs(kinds) do
    for number, hit in ipairs(m:hits(kind)) do
      if number > most_hits then break end
      events[#events + 1] = { word = hit.first_word, kind = kind, weight = weight, hit = hit }
    end
  end
  table.sort(events, function(a, b) return a.word < b.word or (a.word == b.word and a.kind < b.kind) end)
  return events
end

local function has_any(counts, names)
  for _, name in ipairs(names) do
    if (counts[name] or 0) > 0 then return true end
  end
  return false
end

local function has_all(counts, names)
  for _, name in ipairs(names) do
    if (counts[name] or 0) == 0 then return false end
  end
  return true
end

function signs.judge(m, sum)
  local found = false
  for _, name in ipairs(sum.needs) do found = found or m:has(name) end
  if not found then return end
  for _, name in ipairs(sum.also or {}) do
    if not m:has(name) then return end
  end
  local events = events_of(m, sum.kinds)
  local window = sum.window or usual_window
  -- In a long telling many things are said: only what stands closer counts.
  if m.words > long_message then window = window // 2 end
  local counts, total, from, level, best = {}, 0, 1, 0, nil
  for to, event in ipairs(events) do
    counts[event.kind] = (counts[event.kind] or 0) + 1
    if counts[event.kind] == 1 then total = total + event.weight end
    while event.word - events[from].word > window do
      local old = events[from]
      counts[old.kind] = counts[old.kind] - 1
      if counts[old.kind] == 0 then total = total - old.weight end
      from = from + 1
    end
    local reached = 0
    if total >= sum.level2 and has_any(counts, sum.needs) and has_all(counts, sum.also or {}) then
      reached = (sum.level3 and total >= sum.level3 and has_any(counts, sum.urgent)) and 3 or 2
    end
    if reached > level then
      level, best = reached, {}
      for i = from, to do
        if #best < 12 then best[#best + 1] = events[i].hit end
      end
    end
  end
  if level > 0 then return escalate { level = level, category = sum.category, marks = best } end
end

return signs
