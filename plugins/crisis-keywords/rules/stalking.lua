-- Followed, watched, found (2); trying to get in (see violence-now). Only watching online is a concern.
local scene = use "lib/scene"

return rule {
  id = "stalking",
  about = { nl = "Wordt gevolgd, opgewacht of gevonden", en = "Is followed, waited for or found" },
  patterns = {
    follows = words "follows.txt",
    ex = words "ex.txt",
    moved = words "moved.txt",
    online = words "online-watch.txt",
    picture = re [[\b(?:foto\w*|filmpje|photo\w*|picture|pic|zdjecie|fotograf\w*|صوره)\b(?: van| of| met| domu)?(?: [^ ]+){0,2} (?:deur|voordeur|huis|raam|balkon|auto|school|straat|flat|tuin|werk|door|house|window|balcony|car|street|flat|work|dom\w*|drzwi|okn\w*|kapi\w*|ev\w*|باب|بيت|بيتي)(?:\b|ي| )]],
    appears = {
      re [[\b(?:staat|stond|zit|zat|wacht|wachtte|loopt|liep|rijdt|reed|hangt|hing|parkeert|verschijnt|dook|duikt) (?:mijn|mn|m'n|me|die|haar) ex\b]],
      re [[\b(?:ex|hij|he|exman|ex-man|byly|eski kocam)\b.{0,30}\b(?:staat|stond|wacht|wachtte|dook op|duikt op|opdook|verscheen|verschijnt|shows? up|showed up|turns? up|turned up|waits?|waiting|waited|appears?|sits outside|sat outside|stands|standing|stood|czeka|stoi|bekliyor)\b.{0,30}\b(?:werk|school|huis|straat|sportschool|fietsenstalling|station|bushalte|halte|supermarkt|winkel|kantoor|parkeerplaats|work|gym|bus stop|street|house|flat|car park|shop|office|praca|praca|dom\w*|prac\w*|ev\w*|is yer\w*)\b]],
    },
    parked = re [[\b(?:zijn|zn|z'n|zijne|dezelfde|diezelfde|die|his|that|the same) (?:grijze |zwarte |witte |rode |blauwe )?(?:auto|wagen|bus|busje|bestelbus|scooter|brommer|car|van)\b.{0,30}\b(?:weer|beneden|overkant|straat|lichten|motor|uur|nacht|avond|again|outside|lights|engine|hours)\b]],
    turns_up = re [[\b(?:steeds|overal|telkens|altijd|elke keer|always|everywhere|keeps)\b.{0,60}\b(?:opduik\w*|duikt op|dook op|tegenkom|tegen het lijf|turning up|showing up|appear\w*)\b]],
    tracker = {
      re [[\b(?:tracker|airtag|gps-?\w*|zender\w*|baken|volgsysteem|lokalizator\w*|takip cihaz\w*)\b.{0,50}\b(?:auto|tas|jas|fiets|bumper|kinderwagen|knuffel|rugzak|bag|car|coat|stroller|teddy|under|gevonden|vond|found|zat|geplakt|taped|plecak\w*|aut\w*|samoch\w*|araba\w*|canta\w*)\b]],
      re [[\b(?:gevonden|vond|found|zit|zat|znalaz\w*)\b.{0,30}\b(?:tracker|airtag|gps-?\w*|zendertje|lokalizator\w*|spyware|spionagesoftware)\b]],
    },
    sent = words "says.txt",
    gift = re [[\b(?:ligt|lag|lagen|hing|hangt|stond|stonden|vond ik|was|were|left|lying|hanging)\b.{0,40}\b(?:deurmat|mat|brievenbus|voordeur|deurklink|ruitenwisser|autoruit|fiets|balkon|stoep|tuin|doormat|letterbox|front door|windscreen|porch|step)\b]],
    idiom = { "glazenwasser", "halsband", "geen aanleiding", "controleren of", "welk zendertje", "welke tracker", "hond", "kat", "ramenwasser", "mijn kat", "mijn poes", "wat zijn we blij", "zo blij", "op de kaart", "zo trots", "glasvezel", "werklui", "verbouwing", "hond volgt", "kat volgt", "volg ik een cursus", "volgt een opleiding", "op marktplaats", "airtag op mijn koffer", "sleutels", "pakketbezorger", "bezorger", "postbode", "delivery", "postman", "kattenluik", "gps van mijn fiets", "fietstocht", "wandelroute", "route" },
    over = { "straatverbod werkt", "sinds hij vastzit", "hij zit vast", "zit hij vast", "in prison", "in jail", "opgepakt en" },
  },
  judge = function(m)
    return scene.judge(m, {
      { "parked", without = { "idiom", "over" }, level = 2, category = "stalking", negated = true },
      { "turns_up", with = { "ex" }, reach = 20, without = { "idiom", "over" }, level = 2, category = "stalking", negated = true },
      { "tracker", without = { "idiom" }, level = 2, category = "stalking", negated = true },
      { "appears", with = { "recent" }, reach = 12, without = { "idiom", "over" }, level = 2, category = "stalking", negated = true },
      { "picture", with = { "sent", { "ex", "moved", "soon", "me" } }, reach = 20, without = { "idiom", "over" }, level = 2, category = { "stalking", "threat-received" }, negated = true },
      { "gift", with = { "ex", { "moved", "recent" } }, reach = 20, without = { "idiom", "over" }, level = 2, category = "stalking", negated = true },
      { "follows", with = { "follows", { "ex", "recent" } }, reach = 9, without = { "idiom", "over" }, level = 2, category = "stalking", negated = true },
      { "follows", with = { "moved", { "ex" } }, reach = 25, without = { "idiom", "over" }, level = 2, category = "stalking", negated = true },
      { "follows", with = { "ex", "recent" }, reach = 14, without = { "idiom", "over" }, level = 2, category = "stalking", negated = true },
      { "follows", with = { "ex", "follows" }, reach = 20, without = { "idiom", "over" }, level = 2, category = "stalking", negated = true },
      { "follows", with = { "ex" }, reach = 8, without = { "idiom", "over" }, level = 2, category = "stalking", negated = true },
      { "online", with = { "ex" }, reach = 12, level = 1, category = "stalking", negated = true },
    })
  end,
  examples = {
    { "Mijn ex staat weer in mijn straat, elke avond.", level = 2, category = "stalking" },
    { "Ik ben verhuisd en vandaag lag zijn sleutelhanger op de deurmat.", level = 2 },
    { "There was an airtag in my bag and his car is outside again", level = 2 },
    { "Mijn ex bekijkt al mijn stories.", level = 1 },
    { "De hond volgt me de hele dag.", hit = false },
  },
}
