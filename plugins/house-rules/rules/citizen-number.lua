-- The Dutch citizen service number (BSN), by its check ("elfproef") or by its name.
local owner = use "lib/owner"

local function digits_of(text)
  local digits = {}
  for i = 1, #text do
    local byte = string.byte(text, i)
    if byte >= 48 and byte <= 57 then digits[#digits + 1] = byte - 48 end
  end
  return digits
end

local function passes(digits)
  if #digits ~= 9 then return false end
  local sum = -digits[9]
  for i = 1, 8 do sum = sum + digits[i] * (10 - i) end
  return sum > 0 and sum % 11 == 0
end

return rule {
  id = "citizen-number",
  about = { nl = "Er staat een burgerservicenummer in", en = "Holds a citizen service number" },
  patterns = {
    number = re [[\b\d(?:[ .-]?\d){8}\b]],
    named = { "bsn", "burgerservicenummer", "burgerservicenr", "burger service nummer", "sofinummer", "bsn-nummer", "citizen service number" },
  },
  judge = function(m)
    for number, hit in ipairs(m:hits "number") do
      if number > 10 then break end
      local digits = digits_of(hit.text)
      if digits[1] ~= 0 or m:has "named" then
        if (passes(digits) and #split(hit.text, " ") <= 3 or m:near("named", "number", 6)) and not owner.is_public(m, hit) then
          if owner.is_other(m, hit) then return hold { reason = "citizen-number-other", category = "personal-data", marks = { hit } } end
          return nudge { reason = "citizen-number", category = "personal-data", marks = { hit } }
        end
      end
    end
  end,
  examples = {
    { "Ik vulde 111222333 in en toen liep het vast.", nudge = true, reason = "citizen-number" },
    { "Haar bsn is 111222333.", hold = true },
    { "mijn BSN: 123 456 789", nudge = true },
    { "Het pakje had nummer 123456780 en kwam nooit aan.", hit = false },
    { "Mijn dossiernummer is 111222333.", hit = false },
  },
}
