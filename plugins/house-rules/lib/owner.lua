-- Whose data is it? What stands nearest decides; where nothing says so, it is the writer's own.
local owner = {}

local function distance(hit, other)
  local gap
  if other.last_word < hit.first_word then gap = hit.first_word - other.last_word
  elseif other.first_word > hit.last_word then gap = (other.first_word - hit.last_word) * 2 -- what comes after weighs half
  else gap = 0 end
  if other.sentence ~= hit.sentence then gap = gap + 6 end
  return gap
end

local function nearest(hits, hit)
  local best = 1000
  for _, each in ipairs(hits) do
    local gap = distance(hit, each)
    if gap < best then best = gap end
  end
  return best
end

-- True when the hit is somebody else's. `reach`: how many words away something may stand that says so.
function owner.is_other(m, hit, reach)
  local own = nearest(m:hits "own", hit)
  local other = nearest(m:hits "other", hit)
  return other < own and other <= (reach or 14)
end

-- True when a number is one that belongs to help, or to a file.
function owner.is_public(m, hit)
  for _, each in ipairs(m:hits "helpline") do
    if each.start <= hit.stop and hit.start <= each.stop then return true end
    if each.sentence == hit.sentence and each.last_word <= hit.first_word and hit.first_word - each.last_word <= 5 then return true end
  end
  return false
end

-- The verdict on the hits of the pattern `name`: a question for one's own data, a hold for another's, nothing if it is public.
function owner.verdict(m, name, reason)
  local found
  for number, hit in ipairs(m:hits(name)) do
    if number > 20 then break end
    if not owner.is_public(m, hit) then
      if owner.is_other(m, hit) then
        return hold { reason = reason .. "-other", category = "personal-data", marks = { hit } }
      end
      found = found or nudge { reason = reason, category = "personal-data", marks = { hit } }
    end
  end
  return found
end

return owner
