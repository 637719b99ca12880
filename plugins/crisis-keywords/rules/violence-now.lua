-- Violence that goes on (2), or an attacker who is there, comes in or has a weapon (3).
local scene = use "lib/scene"
local families = use "lib/families"
local body, hurt, weapon, he = families.body, families.hurt, families.weapon, families.he

return rule {
  id = "violence-now",
  about = { nl = "Geweld dat nog gaande is, of iemand die er nu is", en = "Violence that goes on, or somebody who is there now" },
  patterns = {
    present = words "hits-present.txt",
    hits = words "hits.txt",
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
    he_in = re([[\b]] .. he .. [[(?:'s|s)? ?(?:is|staat|zit|loopt|komt|hangt|kwam|has|got)?(?: nu| al| er| weer| terug| hier| toch| net){0,2} (?:er|hier|binnen|bnnen|in huis|in mijn huis|beneden|boven|op de trap|op de gang|aan de deur|voor de deur|bij de deur|aan het raam|voor het raam|in de tuin|op de galerij|in de hal|achter de deur|bij de achterdeur|inside|here|in|in the house|at the door|outside the door|at the window|downstairs|upstairs|on the stairs|in my house|in the garden|in the hall)\b]]),
    lock = re [[\b(?:slot|sleutel\w*|reservesleutel|brievenbus|deurklink|klink|ketting|raam|ruit|deur|deuren|voordeur|achterdeur|grendel|key|spare key|lock|letterbox|handle|latch|chain|window|door)\b]],
    names = re [[\b(?:roept|noemt|schreeuwt|fluistert|zingt|calling|calls|shouting|saying|whispering)\b.{0,20}\b(?:naam|namen|name|names)\b]],
    strangled = {
      re [[\b(?:keel|strot|hals|nek|throat|neck|windpipe|gardl\w*|szyj\w*|bogaz\w*)\b(?: [^ ]+){0,4} (?:dicht\w*|kneep|knijp\w*|geknepen|druk\w*|gedrukt|greep|grijpt|gepakt|pakte|pakt|vast|vastpakte|squeez\w*|grabbed|scisnal|dusil|sikti|sikiyor)\b]],
      re [[\b(?:kneep|knijp\w*|geknepen|drukte|greep|grijpt|pakte|pakt|handen|hand|arm|riem|sjaal|snoer|hands?|grabbed|squeezed|scisnal|dusil)\b(?: [^ ]+){0,4} (?:keel|strot|hals|nek|throat|neck|gardlo|szyje)\b]],
      re [[\b(?:wurg\w*|gewurgd|verwurg\w*|strangl\w*|chok(?:ed|es|ing) me|dusil mnie|dusi mnie|خنقني|بيخنقني)\b]],
    },
    armed = {
      re([[\b]] .. he .. [[\b(?: [^ ]+){0,5} ]] .. weapon .. [[\b]]),
      re([[\b]] .. weapon .. [[\b(?: [^ ]+){0,3} (?:vast|in zijn hand|in de hand|bij zich|in his hand|against my|tegen mijn|op mijn keel|op tafel gelegd)\b]]),
    },
    coming = words "coming-home.txt",
    before = words "before.txt",
    calm_home = { "gezellig", "koffie", "thee", "spelen", "speelt", "eten klaar", "monteur", "loodgieter", "pakket", "bezorger", "postbode", "huiswerk", "cosy", "plumber", "delivery", "parcel", "homework", "kitten", "kat", "hond", "cat", "dog" },
    blue = { "blauw", "blauwe", "bruise", "bruises", "black eye", "paars" },
    play = { "voetbal", "judo", "boksles", "kickboksen", "boksen", "sportles", "gym", "hockey", "rugby", "boxing", "fiets gevallen", "fell off my bike", "skien", "gevallen met de fiets", "kind geleden" },
    rage = words "rage.txt",
  },
  judge = function(m)
    return scene.judge(m, {
      { "inside", with = { { "now", "help_now", "hiding", "weapon", "threats", "recent", "child", "rage" } }, reach = 16, without = { "idiom" }, level = 3, category = "violence-now" },
      { "hiding", with = { { "attacker" }, { "now", "weapon", "rage", "help_now", "inside", "threats", "present" } }, reach = 22, without = { "idiom" }, level = 3, category = "violence-now" },
      { "weapon", with = { "attacker", { "now", "help_now", "hiding", "threats", "rage" } }, reach = 12, without = { "idiom" }, level = 3, category = "violence-now" },
      { "he_in", with = { { "lock", "names", "hiding", "help_now", "weapon", "threats" }, { "now", "help_now", "names", "hiding", "lock", "weapon", "child", "threats" } }, reach = 18, without = { "idiom", "before", "calm_home" }, level = 3, category = "violence-now" },
      { "strangled", with = { { "attacker", "me" }, { "recent" } }, reach = 16, without = { "idiom", "play" }, level = 2, category = "violence-now", past = false, negated = true },
      { "armed", with = { { "inside", "now", "help_now", "hiding", "rage", "threats", "soon" } }, reach = 18, without = { "idiom", "before" }, level = 3, category = "violence-now" },
      { "rage", with = { "now", { "threats", "attacker" } }, reach = 12, level = 3, category = "violence-now" },
      { "injury", with = { { "attacker", "me" }, { "recent" } }, reach = 16, without = { "idiom", "play" }, level = 2, category = "violence-now", negated = true },
      { "hides", with = { { "recent", "attacker", "soon", "blue" } }, reach = 25, without = { "idiom", "play" }, level = 2, category = "violence-now", negated = true },
      { "coming", with = { { "hits", "present", "injury", "threats", "fear" } }, reach = 30, without = { "idiom" }, level = 2, category = "violence-now", negated = true },
      { "armed", with = { { "recent", "threats" } }, reach = 14, without = { "idiom" }, level = 2, category = "violence-now" },
      { "present", with = { "attacker", { "me", "child" } }, reach = 6, without = { "idiom" }, level = 2, category = "violence-now" },
      { "inside", with = { "attacker" }, reach = 6, without = { "idiom", "before", "calm_home" }, level = 3, category = "violence-now" },
      { "weapon", with = { "attacker", { "me", "child" } }, reach = 7, without = { "idiom", "before", "play" }, level = 3, category = "violence-now" },
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
