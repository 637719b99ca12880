-- Violence that goes on (2), or an attacker who is there, comes in or has a weapon (3).
local scene = use "lib/scene"
local families = use "lib/families"
local concepts = use "lib/concepts"
local body, hurt, weapon, he = families.body, families.hurt, families.weapon, families.he

return rule {
  id = "violence-now",
  about = { nl = "Geweld dat nog gaande is, of iemand die er nu is", en = "Violence that goes on, or somebody who is there now" },
  patterns = {
    present = words "hits-present.txt",
    hits = {
      words "hits.txt",
      re [[\b(?:punch\w*|slapp\w*|kicks?|kicked|chok\w*|strangl\w*|shov\w*|dragged|slamm\w*|stabb\w*|headbutt\w*|spat (?:on|at)|(?:put|smashed|banged) my head|head (?:through|against|into|on)|h(?:o|e)ld(?:s|ing)? me down|pin(?:s|ned) me|grabb\w* (?:me|my)|twist\w* my|hit my|hits me|beating me|beats me)\b]],
      re [[\b(?:pobi\w*|uderz\w*|kopie|kopal\w*|kopnal\w*|dusi|dusil\w*|szarp\w*|popych\w*|popchn\w*|zlamal\w*|zneca\w*|spoliczk\w*|bije|bil mnie|bija)\b]],
      re [[\b(?:dov(?:uyor|du|er|erdi|ulu|ecek|mek)\w*|dayak\w*|vur(?:uyor|du|ur)\w*|tokat\w*|yumrukla\w*|tekmele\w*|bogaz\w*|itti|itiyor|siddet\w*|morluk\w*|mosmor|yuzum mor|morar\w*)\b]],
      re [[\b(?:sloeg|slaat|slaan|sla[ge]n?|geslage?n?|slagen|klapp?en?|schopp?\w*|geschop\w*|stomp\w*|gestomp\w*|trapp?en|trapte|wurg\w*|knijp\w*|kneep|duwt|duwde|geduwd|sleur\w*|gesleur\w*|smeet|smijt|gesmeten|mept\w*|ramt|ramde|beukt|beukte|bijt|beet|gebeten|mishandel\w*|schudt|schudde)\b (?:[^ ]+ ){0,2}?(?:mij|me|mn|m'n|mijn|ons|haar|hem|mama|ma|broertje|zusje)\b]],
      re [[\b(?:trek\w*|trok\w*|getrokken|sleur\w*|hangt) (?:[^ ]+ ){0,2}?(?:mijn|mn|m'n|me|haar|my) (?:haar|haren|oor|oren|hair)\b]],
      re [[\b(?:gooi\w*|smeet|smijt|smijten|gesmeten|wierp)\b.{0,30}\b(?:naar|tegen|op) (?:me|mij|mijn|m'n|mn|ons|mama|haar)\b]],
      re [[\b(?:sluit|sloot|zet|zette|jaagt|joeg) (?:[^ ]+ ){0,2}(?:me|mij|ons) (?:[^ ]+ ){0,3}(?:buiten|op|in de kou|het huis uit|op straat)\b]],
      re [[\b(?:trekt|trok|pakt|pakte|grijpt|greep|duwt|duwde|behandelt) (?:me|mij) (?:[^ ]+ ){0,1}(?:ruw|hardhandig|hard)\b]],
      re [[\b(?:krijg|kreeg|krijgen|kregen|krijgt|gekregen|pak|uitgedeeld|deelt) (?:ik |je |we |wij |ze |er |weer |dan |altijd )*(?:rake |flinke |een |de |harde )?(?:klappen|klap|slaag|ransel|oplawaai|pets|mep|lel|schop|schoppen|stomp|vuist|riem|slag|slagen|rammel)\b]],
    },
    idiom = { words "hit-idioms.txt", words "idiom-die.txt" },
    threats = words "threats.txt",
    -- "brak twee vingers van mij", "mijn pols is dik": a body and what was done to it.
    injury = {
      re([[\b]] .. hurt .. [[\b(?: [^ ]+){0,3} ]] .. body .. [[\b]]),
      re([[\b(?:mijn|mn|m'n|me|my|zijn vuist in mijn) (?:[a-z]+ ){0,2}]] .. body .. [[\b(?: [^ ]+){0,4} ]] .. hurt .. [[\b]]),
    },
    -- What is done to hide it.
    hides = {
      words "hides-injury.txt",
      re [[\b(?:make-?up|concealer|foundation|camouflage|zonnebril|sjaal|coltrui|sunglasses|scarf|polo neck)\b.{0,60}\b(?:blauw\w*|plek\w*|oog|ogen|hals|nek|paars|bruise\w*|eye|eyes|neck|marks?)\b]],
      re [[\b(?:blauw\w*|plek\w*|oog|ogen|hals|nek|paars|bruise\w*|eye|eyes|neck|marks?)\b.{0,60}\b(?:make-?up|concealer|foundation|camouflage|zonnebril|sjaal|coltrui|sunglasses|scarf|polo neck)\b]],
    },
    -- "Hij is er", "he's inside", with nothing more than a lock, a whisper or a name to go by.
    he_in = re([[\b(?:hij|ie|mijn man|mijn ex|mn ex|me ex|ex|papa|mijn vader|stiefvader|he|my ex|my husband|my dad|jij)(?:'s|s)? ?(?:is|staat|zit|loopt|komt|hangt|kwam|has|got)?(?: nu| al| er| weer| terug| hier| toch| net){0,2} (?:er|hier|binnen|bnnen|in huis|in mijn huis|beneden|boven|op de trap|op de gang|aan de deur|voor de deur|bij de deur|aan het raam|voor het raam|in de tuin|op de galerij|in de hal|achter de deur|bij de achterdeur|inside|in the house|at the door|outside the door|at the window|downstairs|upstairs|on the stairs|in my house|in the garden|in the hall)\b]]),
    -- Getting in: what is done to a door or a window.
    forcing = {
      re [[\b(?:trapt?|trappen|getrapt|schop\w*|beuk\w*|bonk\w*|bons\w*|ramt|rammen|ramde|slaat|slaan|breekt|forceert|forceren|wrikt|klimt|morrelt|rammelt|duwt|gooit|hakt|zaagt|boort|trekt)\b.{0,25}\b(?:deur\w*|voordeur|achterdeur|raam|ramen|ruit\w*|slot|poort|schutting|rolluik)\b]],
      re [[\b(?:deur\w*|voordeur|achterdeur|raam|ruit\w*|slot|poort)\b.{0,20}\b(?:intrappen|ingetrapt|inslaan|ingeslagen|intrapt|intrappe|open te breken|openbreken|openbreekt|forceren|te forceren|open te krijgen|ingegooid|kapot|aan het trappen|aan het beuken|aan het rammen)\b]],
      re [[\b(?:smash\w*|break\w*|broke|kick\w*|bang\w*|pound\w*|ramm?ing|bash\w*|climb\w*|forc\w*|hammering|shoulder\w*)\b.{0,25}\b(?:doors?|windows?|lock|gate)\b]],
      re [[\bkap\w* .{0,6}(?:kir|vur|tekme|yumruk|zorl|dayan|acmaya)\w*]],
      re [[\b(?:wywaza|wlamuje|dobija|wali|kopie|tlucze|szarpie|rozbil|wybil)\b.{0,15}\b(?:drzwi\w*|okn\w*|klamk\w*|szyb\w*)\b]],
      re [[\b(?:pod drzwiami|za drzwiami|w srodku|iceri gir\w*|evin icinde)\b]],
      words "inside-now.txt",
    },
    lock = re [[\b(?:slot|sleutel\w*|reservesleutel|brievenbus|deurklink|klink|ketting|raam|ruit|deur|deuren|voordeur|achterdeur|grendel|key|spare key|lock|letterbox|handle|latch|chain|window|door)\b]],
    names = re [[\b(?:roept|noemt|schreeuwt|fluistert|zingt|calling|calls|shouting|saying|whispering)\b.{0,20}\b(?:naam|namen|name|names)\b]],
    strangled = {
      re [[\b(?:keel|strot|hals|nek|throat|neck|windpipe|gardl\w*|szyj\w*|bogaz\w*)\b(?: [^ ]+){0,4} (?:dicht\w*|kneep|knijp\w*|geknepen|druk\w*|gedrukt|greep|grijpt|gepakt|pakte|pakt|vastgepakt|vastpakte|vasthoudt|vasthield|squeez\w*|grabbed|scisnal|dusil|sikti|sikiyor)\b]],
      re [[\b(?:kneep|knijp\w*|geknepen|drukte|greep|grijpt|pakte|pakt|handen|hand|arm|riem|sjaal|snoer|hands?|grabbed|squeezed|scisnal|dusil)\b(?: [^ ]+){0,4} (?:keel|strot|hals|nek|throat|neck|gardlo|szyje)\b]],
      re [[\b(?:wurg\w*|gewurgd|verwurg\w*|strangl\w*|chok(?:ed|es|ing) me|dusil mnie|dusi mnie|خنقني|بيخنقني)\b]],
    },
    armed = {
      re([[\b]] .. he .. [[\b(?: [^ ]+){0,5} ]] .. weapon .. [[\b]]),
      re([[\b]] .. weapon .. [[\b(?: [^ ]+){0,3} (?:vast|in zijn hand|in de hand|bij zich|in his hand|against my|tegen mijn|op mijn keel|op tafel gelegd)\b]]),
    },
    home_at = re [[\b(?:hij|ie|he|mijn man|my husband|papa|dad)\b (?:komt|is|gets|comes|will be|'s|'ll be)?.{0,12}\b(?:om|rond|tegen|tot|at|by|around|until) (?:[a-z]+|\d{1,2}(?:[:.]\d\d)?)(?: uur)? ?(?:thuis|terug|home|back)?\b]],
    -- Only at the door: alarming with something else.
    at_door = { "voor de deur", "aan de deur", "staat voor de deur", "staat aan de deur", "at the door", "at my door", "kapida", "kapimda", "على الباب", "عند الباب", "pod drzwiami", "staat buiten", "staat in de keuken", "staat in de tuin", "is in huis", "in the kitchen with", "op de deurmat" },
    witness = re [[\b(?:papa|pap|mijn vader|me pa|vader|stiefpa|stiefvader|dad|daddy|my dad|stepdad|mijn broer|tata|babam|oom)\b.{0,25}\b(?:mama|mam|mijn moeder|me ma|moeder|mum|mummy|mom|my mum|mijn zus\w*|mijn broertje|mame|annemi)\b.{0,30}\b(?:grond|vloer|keel|haren?|bloed\w*|mes|slaat|sloeg|schopt|wurgt|duwt|floor|throat|blood|knife|hit\w*|hurt\w*|bije|dovuyor)\b]],
    going_on = { "houdt niet op", "hou niet op", "stopt niet", "gaat maar door", "nu", "won't stop", "keeps going", "right now", "nie przestaje", "durmuyor" },
    struck = re [[\b(?:got|caught|hit|struck|clipped|raakte|raak|kwam|vloog|belandde) (?:me|mij|tegen|op|above|over|on|in|boven)\b.{0,15}\b(?:eye|head|face|lip|cheek|temple|forehead|ear|oog|hoofd|gezicht|lip|wang|slaap|voorhoofd|oor)\b]],
    throws = re [[\b(?:throws?|threw|throwing|gooi\w*|smijt\w*|smeet|rzuca\w*|firlat\w*)\b]],
    shut_in = re [[\b(?:hand|vingers?|arm|fingers?)\b.{0,10}\b(?:in the (?:car )?door|tussen de (?:auto)?deur)\b]],
    deed = re [[\b(?:slaan|schoppen|stompen|knijpen|duwen|wurgen|meppen|trappen|de klappen|het slaan|the hitting|hitting|beating)\b]],
    ongoing = re [[\b(?:(?:is |het |ook |nu )*weer begonnen|begint weer|opnieuw begonnen|elke (?:week|avond|vrijdag|zaterdag|zondag|dag|keer)|went er ?aan|doet (?:hij|ie|da|dat|het) (?:elke|altijd|nog)|steeds vaker|steeds erger|wordt erger|started again|getting worse)\b]],
    coming = words "coming-home.txt",
    before = words "before.txt",
    calm_home = { "gezellig", "koffie", "thee", "spelen", "speelt", "eten klaar", "monteur", "loodgieter", "pakket", "bezorger", "postbode", "huiswerk", "cosy", "plumber", "delivery", "parcel", "homework", "kitten", "kat", "hond", "cat", "dog" },
    blue = { "blauw", "blauwe", "bruise", "bruises", "black eye", "paars" },
    play = { "voetbal", "judo", "boksles", "kickboksen", "boksen", "sportles", "gym", "hockey", "rugby", "boxing", "fiets gevallen", "fell off my bike", "skien", "gevallen met de fiets", "kind geleden" },
    rage = words "rage.txt",
    tool_work = concepts.tool_work,
  },
  judge = function(m)
    return scene.judge(m, {
      { "inside", with = { { "now", "help_now", "hiding", "weapon", "threats", "recent", "child", "rage" } }, reach = 16, without = { "idiom" }, level = 3, category = "violence-now" },
      { "hiding", with = { { "attacker" }, { "now", "weapon", "rage", "help_now", "inside", "threats", "present" } }, reach = 22, without = { "idiom" }, level = 3, category = "violence-now" },
      { "weapon", with = { "attacker", { "now", "help_now", "hiding", "threats", "rage" } }, reach = 12, without = { "idiom", "tool_work" }, level = 3, category = "violence-now" },
      { "he_in", with = { { "lock", "names", "hiding", "help_now", "weapon", "threats" }, { "now", "help_now", "names", "hiding", "lock", "weapon", "child", "threats" } }, reach = 18, without = { "idiom", "before", "calm_home", "advice" }, level = 3, category = "violence-now" },
      { "strangled", with = { "attacker", "recent" }, reach = 10, without = { "idiom", "play" }, level = 2, category = "violence-now", past = false, negated = true },
      { "armed", with = { { "inside", "now", "help_now", "hiding", "rage", "threats", "soon" } }, reach = 18, without = { "idiom", "tool_work", "before" }, level = 3, category = "violence-now" },
      { "rage", with = { "now", { "threats", "attacker" } }, reach = 12, level = 3, category = "violence-now" },
      { "injury", with = { { "attacker", "me" }, { "recent" } }, reach = 16, without = { "idiom", "play" }, level = 2, category = "violence-now", negated = true },
      { "hides", with = { { "recent", "attacker", "soon", "blue" } }, reach = 25, without = { "idiom", "play" }, level = 2, category = "violence-now", negated = true },
      { "strangled", with = { "attacker" }, reach = 6, without = { "idiom", "play" }, level = 2, category = "violence-now", negated = true },
      { "home_at", with = { { "fear", "hits", "present", "threats" } }, reach = 30, without = { "idiom" }, level = 2, category = "violence-now", negated = true },
      { "witness", with = { { "going_on", "hiding", "help_now" } }, reach = 14, without = { "idiom", "before" }, level = 3, category = { "violence-now", "child-danger" } },
      { "witness", without = { "idiom" }, level = 2, category = { "violence-now", "child-danger" } },
      { "struck", with = { { "throws", "attacker" }, "recent" }, reach = 18, without = { "idiom", "play" }, level = 2, category = "violence-now" },
      { "shut_in", with = { "attacker" }, reach = 10, without = { "idiom", "small" }, level = 2, category = "violence-now" },
      { "deed", with = { "ongoing", { "attacker", "me" } }, reach = 16, without = { "idiom", "play", "small" }, level = 2, category = "violence-now" },
      { "coming", with = { { "hits", "present", "injury", "threats", "fear" } }, reach = 30, without = { "idiom" }, level = 2, category = "violence-now", negated = true },
      { "armed", with = { { "recent", "threats" } }, reach = 14, without = { "idiom", "tool_work" }, level = 2, category = "violence-now" },
      { "present", with = { "attacker", { "me", "child" } }, reach = 6, without = { "idiom", "small" }, level = 2, category = "violence-now" },
      { "forcing", with = { { "attacker" }, { "me", "child", "now", "help_now", "hiding", "soon" } }, reach = 9, without = { "idiom", "before", "calm_home", "advice" }, level = 3, category = "violence-now" },
      { "forcing", with = { { "help_now", "hiding" } }, reach = 14, without = { "idiom", "before", "calm_home", "advice" }, level = 3, category = "violence-now" },
      { "inside", with = { "attacker" }, reach = 6, without = { "idiom", "before", "calm_home", "at_door", "advice" }, level = 3, category = "violence-now" },
      { "weapon", with = { "attacker", { "me", "child" } }, reach = 7, without = { "idiom", "tool_work", "before", "play" }, level = 3, category = "violence-now" },
      { "hits", with = { { "attacker", "me" }, "recent" }, reach = 14, without = { "idiom", "play" }, level = 2, category = "violence-now" },
      { "hits", with = { "attacker", "recent" }, reach = 14, without = { "idiom" }, level = 2, category = "violence-now" },
    })
  end,
  examples = {
    { "Hij trapt de deur in, help.", level = 3 },
    { "He's in the house with a knife and I'm hiding in the closet", level = 3 },
    { "Mijn man slaat mij als het eten koud is.", level = 2 },
    { "Gisteren heeft hij mijn arm omgedraaid, alles is blauw.", level = 2 },
    { "kocam beni her gece dövüyor", level = 2 },
    { "Mijn vader sloeg mij toen ik klein was.", hit = false },
    { "Dat slaat nergens op, zei mijn broer.", hit = false },
  },
}
