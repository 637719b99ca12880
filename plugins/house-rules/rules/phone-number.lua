-- Telephone numbers: in digits however they are spaced, in words, or half and half.
local owner = use "lib/owner"
local word = [[(?:\d{1,4}|nul|keer|maal|times|nog|eens|weer|en|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|[a-z]{3,4}entwintig|[a-z]{3,4}endertig|[a-z]{3,4}enveertig|[a-z]{3,4}envijftig|[a-z]{3,4}enzestig|[a-z]{3,4}enzeventig|dubbel|zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|hundred|double-oh|sifir|bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|jeden|dwa|trzy|cztery|piec|szesc|siedem|osiem|dziewiec)]]

return rule {
  id = "phone-number",
  about = { nl = "Er staat een telefoonnummer in, ook uitgeschreven of verstopt", en = "Holds a telephone number, also spelled out or disguised" },
  patterns = {
    number = {
      re [[(?:\+|\b00)\d{2}[ .()/-]{0,3}\d(?:[ ./()-]{0,2}\d){7,10}\b]],
      re [[\b0[ ./-]{0,3}[1-57](?:[ ./-]{0,3}\d){7,9}\b]],
      re [[\b0[ ./-]{0,3}6(?:[ ./-]{0,3}\d){8}\b]],
      re [[\b0[ ./-]{0,3}6[ ./-]{0,3}x{0,2}(?:[ ./-]{0,3}[\dx*]){8}\b]],
      re [[\(0\d{1,3}\)[ ./-]{0,3}\d(?:[ ./-]{0,3}\d){5,8}\b]],
      -- Letters and little pictures for digits or between them.
      re [[\b[o0][ ./-]{0,3}6(?:[ ./-]{0,3}[0-9oilsbgze]){8}\b]],
      re [[\b[o0](?:[ ./-]{0,3}[0-9oil]){9}\b]],
      re [[\b0(?:[^a-z0-9]{1,4}\d){9}\b]],
      re [[\b06\b[^.!?]{0,20}\b\d+ ?\+ ?\d+(?:[ ,]+(?:en )?\d+ ?\+ ?\d+){2,}]],
      re [[\b[o0]7[0-9o]{3} ?[0-9ol]{3} ?[0-9ol]{3}\b]],
      re [[\b0[ ./-]{0,3}5\d\d[ ./-]{0,3}\d{3}[ ./-]{0,3}\d\d[ ./-]{0,3}\d\d\b]],
      re [[\b[5-8]\d\d[ -]\d{3}[ -]\d{3}\b]],
    },
    arabic = re [[(?:صفر|خمسه)(?:[ ،,-]+(?:و)?(?:\d|صفر|واحد|اتناشر|اثناعش|اثنا|عشر|وعشرين|وتلاتين|وثلاثين|واربعين|وخمسين|وستين|وسبعين|وتمانين|وتسعين|عشرين|تلاتين|اربعين|خمسين|ستين|سبعين|اثنين|اتنين|اثنان|ثلاثه|تلاته|تلاتة|اربعه|خمسه|سته|سبعه|ثمانيه|تمانيه|تمنيه|تسعه|عشره)){6,}]],
    date = re [[\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b]],
    -- Numbers in Polish and Arabic words, after "zero".
    words_pl = re [[\bzero (?:jeden|dwa|trzy|cztery|piec|szesc|siedem|osiem|dziewiec|[a-z]+nascie|dwadziescia|trzydziesci|czterdziesci|[a-z]+dziesiat)(?:[ ,]+(?:jeden|dwa|trzy|cztery|piec|szesc|siedem|osiem|dziewiec|[a-z]+nascie|dwadziescia|trzydziesci|czterdziesci|[a-z]+dziesiat|zero)){3,}|\bzero szesc\b[ ,]+(?:[a-z]+[ ,]+){3,}[a-z]+]],
    spelled = re([[\b(?:nul|zero|oh|o|0|sifir|plus)[ ,./-]{0,3}(?:]] .. word .. [[[ ,./-]{0,3}){3,}]] .. word .. [[\b]]),
  },
  judge = function(m)
    for number, hit in ipairs(m:hits "spelled") do
      if number > 5 then break end
      local pieces, digits = 0, 0
      -- The beginning tells; a message that is one long number must not use up the rule's time.
      local text = string.sub(hit.text, 1, 120)
      for _, piece in ipairs(split(text, " ")) do
        if trim(piece) ~= "" then pieces = pieces + 1 end
      end
      for i = 1, #text do
        local byte = string.byte(text, i)
        if byte >= 48 and byte <= 57 then digits = digits + 1 end
      end
      if pieces + digits >= 6 and not m:within("date", hit.first_word, hit.last_word) and not owner.is_public(m, hit) then
        if owner.is_other(m, hit) then return hold { reason = "phone-other", category = "personal-data", marks = { hit } } end
        return nudge { reason = "phone", category = "personal-data", marks = { hit } }
      end
    end
    return owner.verdict(m, "number", "phone") or owner.verdict(m, "arabic", "phone") or owner.verdict(m, "words_pl", "phone")
  end,
  examples = {
    { "Je kunt me bereiken op 06 12 34 56 78, liefst na zessen.", nudge = true, reason = "phone" },
    { "Mijn nummer: nul zes, een twee drie vier vijf zes zeven acht", nudge = true },
    { "bel me op nul6 - 12 drie vier 5678", nudge = true },
    { "Zijn nummer is 0612345678, bel hem maar plat.", hold = true, reason = "phone-other" },
    { "My ex's number is +44 7700 900123, flood it please", hold = true },
    { "mijn nummer is 0 zes, vier keer nul, nog eens vier keer nul, bel maar", nudge = true },
    { "o-6-o-o-o-o-4-4-5-5, met o's", nudge = true },
    { "Op 06-12-2019 was de zitting.", hit = false },
    { "Bel Veilig Thuis op 0800-2000, dat is gratis.", hit = false },
    { "Mijn zaaknummer is 2024 123456 78, ik wacht al maanden.", hit = false },
    { "Van 2012 tot 2015 woonden we daar, een twee drie waren we weg.", hit = false },
  },
}
