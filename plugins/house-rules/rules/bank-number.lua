-- IBANs. The shape is so particular that a wrong check digit only means a typing error.
local owner = use "lib/owner"

local function is_valid(text)
  local rest = 0
  local letters = {}
  for i = 1, #text do
    local c = string.sub(text, i, i)
    if c ~= " " and c ~= "." and c ~= "-" then letters[#letters + 1] = c end
  end
  if #letters < 15 then return false end
  for i = 5, #letters + 4 do
    local byte = string.byte(letters[(i - 1) % #letters + 1])
    if byte >= 97 then rest = (rest * 100 + byte - 87) % 97 else rest = (rest * 10 + byte - 48) % 97 end
  end
  return rest == 1
end

return rule {
  id = "bank-number",
  about = { nl = "Er staat een rekeningnummer (IBAN) in", en = "Holds a bank account number (IBAN)" },
  patterns = {
    dutch = re [[\bnl[ .-]?\d{2}[ .-]?[a-z]{4}(?:[ .-]?\d){10}\b]],
    any = re [[\b(?:be|de|fr|gb|tr|pl|es|it|ma|lt|ie|at|pt)\d{2}(?:[ .-]?[a-z0-9]){11,26}\b]],
  },
  judge = function(m)
    for _, name in ipairs { "dutch", "any" } do
      for number, hit in ipairs(m:hits(name)) do
        if number > 10 then break end
        if name == "dutch" or is_valid(hit.text) then
          if owner.is_other(m, hit) then return hold { reason = "bank-other", category = "personal-data", marks = { hit } } end
          return nudge { reason = "bank", category = "personal-data", marks = { hit } }
        end
      end
    end
  end,
  examples = {
    { "Je kunt het overmaken op mijn rekening NL91 ABNA 0417 1643 00.", nudge = true, reason = "bank" },
    { "Zijn rekening is NL91ABNA0417164300, stuur hem een tikkie.", hold = true },
    { "My account: GB82 WEST 1234 5698 7654 32", nudge = true },
    { "de 12 mensen die 34 weken wachtten op 5678 euro kregen niets", hit = false },
  },
}
