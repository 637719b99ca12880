-- Where somebody lives: a postcode, or a street with a number.
local owner = use "lib/owner"

return rule {
  id = "address",
  about = { nl = "Er staat een adres of postcode in", en = "Holds an address or postcode" },
  patterns = {
    place = {
      re [[\b[1-9]\d{3} ?[a-rt-z][a-z]\b(?:[ ,]{1,3}(?:nr\.? ?|nummer |huisnummer )?\d{1,4}[a-z]?\b)?]],
      re [[\b[a-z]{3,}(?:straat|laan|plein|weg|gracht|kade|dreef|hof|singel|steeg|dijk|plantsoen|park|pad|baan|erf|markt|wal|burgwal|lei|hoek|veld|akker|horst)(?: (?:nummer|nr\.?|no\.?))? \d{1,4} ?-? ?[a-h]?\b]],
      re [[\b[a-z]{3,}(?:straat|laan|plein|weg|gracht|kade|dreef|singel|steeg|dijk|plantsoen)(?: nummer| nr\.?)? (?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|t1en|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|dertig|[a-z]+en(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))\b]],
      re [[\b(?:ulica|ul\.|ulicy) [a-z]{3,}(?: [a-z]{3,})? \d{1,4}]],
      re [[\b[a-z]{3,} (?:sokak|sokagi|caddesi|cad\.|mahallesi|apartmani)(?: no)?[ .:]{0,3}\d{1,4}]],
      re [[\b\d{1,4}[a-d]? (?:[a-z]{3,} ){1,2}(?:street|st|road|rd|lane|avenue|ave|close|drive|court|crescent|way|terrace|gardens|square)\b]],
      re [[شارع [^ ]+(?: [^ ]+)? (?:رقم )?\d{1,4}]],
      exact [[\b(?:[Ss]traat|[Ll]aan|[Ww]eg|[Pp]lein|Van|De|Het|Prins|Koningin|Burgemeester|Dokter|Sint) (?:[A-Z][a-zé]+ ?){1,3}(?:straat|laan|weg|plein|singel|kade|hof) \d{1,4}\b]],
    },
    -- Four digits and two letters that are no postcode.
    no_place = re [[\b(?:19|20)\d\d (?:en|is|in|of|to|we|ik|ja|he|er|he|ze|na|at|on|my|me|it|no|de|na|za|bo|ve|ta|do|te|tu|up|um|ca|nu)\b]],
    -- Shelter, police, court: addresses of offices are public.
    office = { "bibliotheek", "politiebureau", "gemeentehuis", "rechtbank", "inloopspreekuur", "huisartsenpost", "ziekenhuis", "library", "town hall", "courthouse" },
  },
  judge = function(m)
    local no_place = m:hits "no_place"
    local office = m:has "office"
    local found
    for number, hit in ipairs(m:hits "place") do
      if number > 20 then break end
      local real = not (office and m:same_sentence("office", "place"))
      for _, each in ipairs(no_place) do
        if each.start == hit.start then real = false end
      end
      if real then
        if owner.is_other(m, hit) then return hold { reason = "address-other", category = "personal-data", marks = { hit } } end
        found = found or nudge { reason = "address", category = "personal-data", marks = { hit } }
      end
    end
    return found
  end,
  examples = {
    { "Kom gerust langs, ik woon op de Verzonnenlaan 12 in Nergenshuizen.", nudge = true, reason = "address" },
    { "Mijn postcode is 1234 AB 56.", nudge = true },
    { "Hij woont op Fantasiestraat 14, gooi zijn ruit maar in.", hold = true, reason = "address-other" },
    { "his sister lives at 4 Nowhere Lane", hold = true },
    { "In 2019 is hij weggegaan en in 2020 en 2021 was het rustig.", hit = false },
    { "Ik heb 1200 euro per maand en kom 10 weken te kort.", hit = false },
    { "Het inloopspreekuur is in de bibliotheek, Marktplein 1.", hit = false },
  },
}
