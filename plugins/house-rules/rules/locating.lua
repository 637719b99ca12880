-- Somebody looks for a person who may have fled. Nobody answers that in public, whoever asks and why.
local families = use "lib/families"
local person, english, shelter = families.person_nl, families.person_en, families.shelter

return rule {
  id = "locating",
  about = { nl = "Zoekt iemand die misschien is gevlucht", en = "Looks for somebody who may have fled" },
  patterns = {
    -- Outright: where is she, who has seen her.
    asks = {
      words "locating.txt",
      re([[\b(?:weet|wist|kent) (?:er )?(?:iemand|wie|een van jullie|jullie|u|je|jij)(?: hier)?(?: misschien| toevallig)? (?:waar|in welke|op welk|naar welke|welke|of) .{0,30}\b]] .. person .. [[\b.{0,40}\b(?:is|zit|zitten|woont|wonen|verblijft|verblijven|slaapt|uithangt|heen is|naartoe|gebleven|gebracht|ingeschreven|terecht|ondergedoken|opgevangen)\b]]),
      re([[\b(?:heeft|hebben) (?:er )?(?:iemand|een van jullie|jullie|iem)(?: hier)?(?: misschien| toevallig)? ]] .. person .. [[.{0,40}\b(?:gezien|gesproken|gespot|gehoord)\b]]),
      re([[\b(?:ik|wij|we) (?:zoek|zoeken|ben op zoek naar|zijn op zoek naar|probeer|moet|wil)(?: al [a-z ]{0,20})?(?: nog steeds| dringend)? (?:naar )?]] .. person .. [[\b.{0,60}\b(?:vinden|gevlucht|weg|verdwenen|meegenomen|opvang|vertrokken|gezien|terug|waar)\b]]),
      re([[\b(?:waar|in welke (?:stad|gemeente|opvang|plaats|wijk|straat|school)|welke (?:opvang|stad|school)) (?:is|zit|zitten|woont|wonen|verblijft|verblijven|hangt|gaat|gaan|hebben ze|staat) ]] .. person .. [[\b]]),
      re([[\b(?:has|have) (?:anyone|anybody|any of you|someone|you)(?: here)? (?:seen|met|come across|spotted|heard from|spoken to) ]] .. english .. [[\b]]),
      re([[\b(?:anyone|anybody|someone|somebody|any of you) (?:here )?(?:seen|spotted|come across|met) (?:]] .. english .. [[|her|him|them|this (?:woman|girl|boy|man|family|car))\b]]),
      re([[\b(?:does|do|would) (?:anyone|anybody|any of you|someone|you)(?: here)?(?: happen to)? know (?:where|which|what) .{0,30}\b(?:]] .. english .. [[|]] .. shelter .. [[)\b]]),
      re([[\b(?:i'?m|i am|we'?re|we are|been|just)? ?(?:looking for|trying to (?:find|locate|trace|track down)|searching for|need to find|want to find|help me find) ]] .. english .. [[\b]]),
      re([[\bwhere (?:is|are|has|have|did|does|do) ]] .. english .. [[\b.{0,30}\b(?:living|live|gone|staying|hiding|moved|move|stay|taken|go)\b]]),
      re [[\b(?:gezocht|vermist|wanted|missing|zaginela|kayip)\b ?:?.{0,60}\b(?:jaar|jr|years|yo|lat|yasinda|haar|ogen|lang|hair|kids|kinderen)\b]],
    },
    -- Signs: she left, with the children, to a shelter; tell me privately; I only want to talk.
    left = {
      words "left.txt",
      re([[\b]] .. person .. [[\b.{0,30}\b(?:is|zijn|heeft) .{0,40}\b(?:weggelopen|verdwenen|gevlucht|vertrokken|ondergedoken|verhuisd|weggegaan|weg|meegenomen|spoorloos|onvindbaar|vermist)\b]]),
      re([[\b]] .. english .. [[\b.{0,30}\b(?:left|ran|run|gone|fled|disappeared|vanished|moved|took|taken|missing|hiding|walked out)\b]]),
    },
    place = re(shelter),
    -- "Are you her?": probing who a writer is.
    probes = {
      re [[\b(?:woon|woonde|werk|werkte|heet|ben|kom|heb|zit) (?:je|jij|u) (?:toevallig|soms|misschien|niet toevallig|eigenlijk|niet)\b.{0,60}\b(?:flat|straat|huis|deur|wijk|dorp|zoon\w*|dochter\w*|kind\w*|hond|kat|heet|heten|auto|litteken|tattoo|tatoeage|getrouwd|vrouw van|zus van)\b]],
      re [[\b(?:schrijft|praat|klinkt|lijkt|typt|klinken|schrijven) (?:precies |net |heel erg |erg )?(?:zoals|als|op) (?:mijn|me|mn|m'n) (?:ex|vrouw|zus|dochter|vriendin|moeder|nicht|zusje)\b]],
      re [[\b(?:ben jij|ben je|bent u|is dit|are you|is this|is that you) (?:niet )?(?:[a-z]+ )?(?:van (?:de |het )?[a-z]+|from [a-z]+|mijn (?:ex|vrouw|zus|dochter)|my (?:ex|wife|sister|daughter))\b]],
      re [[\b(?:in welk|in welke|what|which) (?:huis|opvang|plaats|stad|house|shelter|town|refuge) (?:slapen|zitten|wonen|verblijven|zit|woon|are|is|do) (?:jullie|je|jij|you)\b]],
      re [[\byou (?:write|sound|talk) (?:just |exactly )?like my (?:ex|wife|sister|daughter)\b]],
    },
    wants = words "wants-to-know.txt",
    -- Looking for help, not for a person; or the writer has fled.
    help = words "locating-help.txt",
  },
  judge = function(m)
    if m:has "asks" and not m:near("help", "asks", 4) then
      return hold { reason = "locating", category = "locating-someone" }
    end
    if m:has "probes" then return hold { reason = "locating", category = "locating-someone" } end
    if m:has "left" and m:has "wants" and not m:has "help" then
      return hold { reason = "locating", category = "locating-someone" }
    end
    if m:near("wants", "place", 12) and not m:has "help" then
      return hold { reason = "locating", category = "locating-someone" }
    end
  end,
  examples = {
    { "Weet iemand in welke opvang mijn vrouw zit?", hold = true },
    { "Heeft iemand mijn zusje gezien? Ze heeft een litteken op haar kin.", hold = true },
    { "My wife left with the kids. I just want to talk. Please DM me which shelter.", hold = true },
    { "Does anyone know which shelter she went to?", hold = true },
    { "Mijn dochter is weggelopen, tips over waar ze is graag in een prive bericht", hold = true },
    { "Jij schrijft precies zoals mijn ex. Woon je toevallig in een flat met een zoontje?", place = "reply", hold = true },
    { "In welke opvang kun je terecht met een hond?", hit = false },
    { "Ik ben gevlucht en zit nu in een opvang, wie kent dat?", hit = false },
    { "Does anyone know which shelter takes pets?", hit = false },
    { "Ik zoek een lotgenoot om mee te wandelen.", hit = false },
  },
}
