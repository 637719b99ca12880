-- Families of words, as parts of expressions. Folded text: no capitals, no accents.
local families = {}

-- People whom somebody may look for.
families.person_nl = [[(?:(?:mijn|mn|m'n|me|onze|ons|haar|zijn|z'n|dat|die|deze|de|een) (?:ex|ex-vrouw|exvrouw|ex-vriendin|vrouw|vriendin|verloofde|zus|zusje|zuster|dochter|stiefdochter|nicht|nichtje|moeder|mams|schoonzus|schoondochter|kinderen|kids|kind|zoon|zoontje|dochtertje|kleinkind|kleinkinderen|kleindochter|kleinzoon|gezin|meisje|meid|vriendinnetje|vrouwtje)|haar|ze|zij|hen|sanne|fatima)]]
families.person_en = [[(?:(?:my|our|his|the|a|this|that) (?:ex|ex-wife|wife|girlfriend|gf|fiancee|sister|daughter|stepdaughter|niece|cousin|mother|mum|mom|kids|children|child|son|grandchild|grandson|granddaughter|family|girl|woman)|her|she|them)]]
-- Places of shelter.
families.shelter = [[(?:opvang[a-z]*|blijf[ -]van[ -]mijn[ -]lijf[a-z -]*|blijfhuis|blijf[ -]huis|vrouwenopvang|safe ?house|schuilplek|schuiladres|noodopvang|crisisopvang|vrouwenhuis|shelters?|refuges?|stichting|geheim adres|opvanghuis|siginma evi\p{L}*|siginak\p{L}*|schronisk\p{L}*|osrod(?:ek|ka|ku)\p{L}*)]]
return families
