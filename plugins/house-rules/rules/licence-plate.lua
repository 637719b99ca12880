-- Licence plates in the Dutch series, and others when they are called so.
local owner = use "lib/owner"

return rule {
  id = "licence-plate",
  about = { nl = "Er staat een kenteken in", en = "Holds a licence plate" },
  patterns = {
    plate = {
      -- The Dutch series have no vowels, so that 12-en-13 is no plate.
      re [[\b(?:[b-df-hj-np-tv-xz]{2}-\d{3}-[b-df-hj-np-tv-xz]|[b-df-hj-np-tv-xz]-\d{3}-[b-df-hj-np-tv-xz]{2}|\d{2}-[b-df-hj-np-tv-xz]{3}-\d|\d-[b-df-hj-np-tv-xz]{3}-\d{2}|[b-df-hj-np-tv-xz]{2}-\d{2}-[b-df-hj-np-tv-xz]{2}|\d{2}-[b-df-hj-np-tv-xz]{2}-\d{2}|\d{2}-\d{2}-[b-df-hj-np-tv-xz]{2}|[b-df-hj-np-tv-xz]{2}-\d{2}-\d{2}|\d{2}-[b-df-hj-np-tv-xz]{2}-[b-df-hj-np-tv-xz]{2}|[b-df-hj-np-tv-xz]{2}-[b-df-hj-np-tv-xz]{2}-\d{2}|[b-df-hj-np-tv-xz]{3}-\d{2}-[b-df-hj-np-tv-xz]|[b-df-hj-np-tv-xz]-\d{2}-[b-df-hj-np-tv-xz]{3}|\d-[b-df-hj-np-tv-xz]{2}-\d{3}|\d{3}-[b-df-hj-np-tv-xz]{2}-\d|[b-df-hj-np-tv-xz]{2}-0{3}-[b-df-hj-np-tv-xz])\b]],
      re [[\b(?:kenteken|nummerplaat|number plate|licence plate|license plate|plaka|plakasi|rejestracja|plate)\b(?: is| was|:|'s| nr| to| od)?[ :]{0,2}((?:[a-z]{1,3}|\d{1,4})[ -]?(?:[a-z]{1,3}|\d{1,4})[ -]?(?:[a-z]{1,4}|\d{1,4}))\b.{0,3}]],
    },
  },
  judge = function(m)
    for number, hit in ipairs(m:hits "plate") do
      if number > 10 then break end
      local has_digit = false
      for i = 1, #hit.text do
        local byte = string.byte(hit.text, i)
        if byte >= 48 and byte <= 57 then has_digit = true end
      end
      if has_digit then
        if owner.is_other(m, hit) then return hold { reason = "plate-other", category = "personal-data", marks = { hit } } end
        return nudge { reason = "plate", category = "personal-data", marks = { hit } }
      end
    end
  end,
  examples = {
    { "Zijn kenteken is XX-123-X, grijze Golf.", hold = true, reason = "plate-other" },
    { "the guy's plate is AB 12 CDE", hold = true },
    { "Op mijn parkeervergunning staat 12-XZT-3.", nudge = true },
    { "Ik moest mijn kenteken invullen bij de gemeente.", hit = false },
    { "We waren met 12-en-13-jarigen op kamp.", hit = false },
  },
}
