-- A goodbye that does not say so: what is arranged, given away, written, where one stands and when, close together.
local signs = use "lib/signs"

return rule {
  id = "suicide-signs",
  about = { nl = "Tekenen van afscheid die samen optellen", en = "Signs of a farewell that add up" },
  patterns = {
    parting = { words "farewell.txt",
      re [[\b(?:dag|doei|daag|bye) (?:lieve|lieverds|allemaal|mensen|mama|mam|papa|poes|schat|wereld|iedereen|groep|world|everyone|all)\b]],
      re [[\b(?:zorg|zorgt|let|pas|kijk) (?:goed |jij |jullie |u |je |maar |alsjeblieft |aub )*(?:voor|op|naar) (?:mijn|mn|mama|mam|papa|de kinderen|elkaar|de hond|de kat|haar|hem|oma|zusje|broertje|iedereen|de baby)\b]],
      re [[\b(?:laatste|allerlaatste|last|final|ostatni\w*|son kez|اخر) (?:keer|bericht\w*|avond|nacht|dag|zonsondergang|koffie|sigaret|maaltijd|wandeling|foto|lied\w*|kus|time|message|night|day|post|sunset|coffee|meal|raz|noc|dzien|مره|ليله)\b]] },
    arranged = re [[\b(?:sleutel\w* (?:liggen|ligt|hangt) (?:onder|bij|in)|(?:hond|kat|poes|konijn|cavia|parkiet|kinderen|kids|planten|dog|cat|rabbit)\b.{0,30}\b(?:gebracht|bij de buren|bij mijn (?:zus|moeder|ouders|broer)|naar mijn (?:zus|moeder|ouders|broer)|weggebracht|ondergebracht|logeren|opgehaald|eten klaar|genoeg eten|voer klaar|with my (?:sister|mum|mom|neighbour)|dropped off|taken to)|(?:huur|rekeningen|schulden|abonnement\w*|verzekering|huis|kamer|keuken)\b.{0,20}\b(?:opgezegd|betaald|afbetaald|opgeruimd|schoongemaakt|geregeld|leeg|gepoetst)|wachtwoord\w*|passwords?|testament|uitvaart\w*|begrafenis\w*|crematie|funeral|my will|pogrzeb\w*|hasla|vasiyet\w*|cenaze\w*|وصيتي|جنازتي|وزعت \p{L}*|كنست الدار|لبست الابيض|weggegeven|weggedaan|verdeeld|op naam (?:van|gezet)|overgezet naar|overgeschreven|fed the (?:cat|dog)|given away|gave away|rozdal\w*|dagittim|sleutel\w* (?:onder de mat|door de brievenbus|bij de buren)|deur (?:is |staat )?(?:niet op slot|open voor)|voordeur open|telefoon (?:uit|weg)\w*|afgemeld|opgezegd|alles geregeld|heb alles geregeld|alles klaargezet|vriezer vol|lijstje gemaakt|lijst gemaakt|everything is arranged|in order)\b]],
    written = re [[\b(?:brief|brieven|briefje|briefjes|afscheidsbrie\w*|enveloppe?n?|filmpje\w* opgenomen|opgeschreven|letters?|note|notes|list pozegnalny|listy|mektup\w*|رساله|رسايل)\b]],
    means = { words "pills.txt", re [[\b(?:touw|strop|snoer|mesje\w*|scheermes\w*|uitlaat|gaskraan|insuline|rope|noose|razor\w*|exhaust|ip\b|sznur\w*|zyletk\w*|حبل|شفره|موس)\b]] },
    standing = { words "high-place.txt", re [[\b(?:brug|viaduct|overweg|spoor|rails|perron|dak|parkeergarage|parkeerdek|flatgebouw|reling|rand|kanaal|sluis|pier|klif|bridge|tracks|railway|rooftop|ledge|railing|cliff|canal|kopru\w*|cati\w*|most\w*|tory|torach|جسر|سطح)\b]] },
    death = { words "suicide-want.txt", words "suicide-passive.txt", words "ending.txt" },
    time = words "soon.txt",
    calm = re [[\b(?:rustig|kalm|rust|vrede|opgelucht|licht in|voelt licht|zo licht|geen paniek|niet bang meer|eindelijk|zo stil|calm|peace\w*|relieved|quiet|finally|at last|huzur\w*|sakin\w*|spokoj\w*|مرتاح\w*|هاديه)\b]],
    alone = re [[\b(?:niemand|alleen|eenzaam|last|tot last|teveel|te veel|zonder mij|mis(?:t|sen)? (?:mij|me)|no one|nobody|alone|burden|without me|nikt|sama|sam|ciezar\w*|yalniz\w*|kimse|وحدي|لوحدي|ما حدا|عبء)\b]],
    decided = re [[\b(?:besloten|beslist|besluit|mijn keuze|decided|zdecydowal\w*|karar verdim|قررت)\b]],
    recovered = words "recovered.txt",
    grief = re [[\b(?:huil\w*|tranen|pijn|leeg|moe|op|kapot|uitgeput|crying|tears|pain|empty|tired|exhausted|placz\w*|agliyor\w*|ابكي|تعبت)\b]],
    light = { words "idiom-die.txt", re [[\b(?:vakantie|verhuiz\w*|verhuisd|verhuis|verjaardagsfeest|pensioen|afscheidsfeest\w*|collega\w*|stage|diploma|geslaagd|trein\b.{0,20}\bvertraging|camping|concert|nieuwe baan|holiday|moving house|retire\w*|new job|festival|rommelmarkt|kringloop\w*|bridgeclub|dakdekker\w*|dakgoot|wandelgroep|recept|nieuwe huis|taart|soep|koekje\w*|kom nog|kringloop|gelukkig|grappig|rouw\w*|overleden)\b]] },
  },
  judge = function(m)
    if m:has "story" then return end
    return signs.judge(m, {
      kinds = { parting = 2.5, arranged = 2.5, written = 2, means = 2, standing = 2.5, death = 2.5, time = 1, calm = 1.5, alone = 1, grief = 0.5, decided = 2, light = -3, recovered = -4 },
      needs = { "parting", "arranged", "standing", "means", "written" }, level2 = 5, level3 = 6.5, urgent = { "parting", "standing", "written", "means" }, window = 60,
      category = "suicide",
    })
  end,
  examples = {
    { "De hond is bij mijn zus, de brief ligt op tafel en ik ben eindelijk rustig. Dag lieve allemaal.", level = 3 },
    { "Ik sta op de brug, zorg goed voor mijn kinderen, niemand zal me missen.", level = 3 },
    { "De kat is bij mijn zus en we gaan op vakantie, laatste avond thuis.", hit = false },
    { "Ik wandel elke avond langs het kanaal.", hit = false },
  },
}
