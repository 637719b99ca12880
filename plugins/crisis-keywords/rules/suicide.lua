-- Wanting to die, planning it, doing it. A wish without intent is a concern (1); an active wish, being a burden or settling
-- affairs is urgent (2); a moment, letter, means or farewell is immediate (3).
local scene = use "lib/scene"
local families = use "lib/families"
local soon = families.soon

return rule {
  id = "suicide",
  about = { nl = "Wil niet meer leven, heeft een plan of is ermee bezig", en = "Does not want to live, has a plan or is carrying it out" },
  patterns = {
    act = words "suicide-act.txt",
    want = {
      words "suicide-want.txt",
      -- "ikwil", "k wil", "wilt": as people type it at night.
      re [[\b(?:ik ?|'?k |kwil |wij |ma |mar |en )?(?:wil|wl|wi|wil+|wou|wilt)(?: het| gewoon| echt| alleen| maar| nog| zo| graag| liever| nu| ook| eigenlijk){0,3} (?:dood|doot|dod|doodd|sterven|doodgaan|dood gaan|er niet meer zijn)\b]],
      re [[\b(?:aan|over|om) (?:de |het |een )?(?:zelfmoord|zelf moord|zelfdoding|dood ?ga+n|dood te gaan|doodgaan|sterven|mezelf iets aan|mijn eigen dood)\b]],
      re [[\bni(?:e|et) (?:meer|mer|mr) (?:te )?(?:leven|leve|lven)\b]],
      re [[\b(?:beter|beste|fijner|makkelijker|rustiger) (?:af |leven |zijn )?(?:als ik (?:er )?(?:niet|nie|weg|dood)|zonder (?:mij|me|mama|mn))\b]],
    },
    -- "Vannacht is het klaar", "I won't be a bother after tonight": a moment and an ending in one breath.
    dated_end = {
      re([[\b]] .. soon .. [[\b.{0,12}\b(?:is|houdt|stopt|eindigt|wordt|ben|heb|doe|maak|stap|ga|spring) (?:het|alles|ik|ik er|ik eruit|dat|t|'t)\b.{0,14}\b(?:klaar|op|over|voorbij|gedaan|genoeg|afgelopen|eruit|er uit|een eind\w*|er niet meer|niet meer hier|van de brug|voor de trein|dood|verlost|rust|stil|vrij)\b]]),
      re([[\b(?:dat|het|alles) (?:het |dan )?]] .. soon .. [[\b.{0,14}\b(?:ophoudt|op houdt|ophouden|stopt|klaar|voorbij|over|afgelopen|gedaan|eindigt|genoeg)\b]]),
      re [[\b(?:besloten|beslist|besluit genomen|mijn besluit|keuze gemaakt|mijn keuze)\b.{0,40}\b(?:ophou\w*|op te houden|stop\w*|eind\w*|genoeg|klaar|niet meer|rust|laatste|weg te gaan|dood|te gaan)\b]],
      re [[\b(?:kerst|oud en nieuw|nieuwjaar|verjaardag|zomer|lente|morgen|volgende week|het weekend|maandag)\b.{0,20}\b(?:haal ik niet|maak ik niet meer mee|niet meer mee|ben ik er niet|zonder mij|niet meer nodig|hoef ik niet meer)\b]],
      re [[\b(?:je|jullie|u|niemand|ge|gij) (?:hoeft|hoeven|moet|moeten) (?:morgen|straks|vanaf morgen|vanaf nu|dan|na vandaag|me)\b.{0,20}\b(?:niet meer|geen|nie meer|nooit meer)\b]],
      re [[\b(?:it|this|everything|all) (?:ends|stops|will end|will stop|will be over|is over|finishes)\b.{0,12}\b(?:tonight|today|tomorrow|soon|now|this weekend)\b]],
      re [[\b(?:tonight|today|tomorrow|by morning|by tomorrow|this weekend|soon)\b.{0,20}\b(?:it ends|it stops|it will be over|it'?ll (?:all )?be over|i'?ll be gone|i will be gone|i won'?t be here|i won'?t be around|it'?s over|i'?m done|i'?ll be free|no more)\b]],
      re [[\byou (?:won'?t|don'?t|do not|will not) (?:have to|need to) .{0,30}\b(?:anymore|any more|after tonight|after today|again|tomorrow)\b]],
      re [[\b(?:bu gece|yarin|bugun|bu aksam)\b.{0,20}\b(?:bitecek|bitiyor|son|olmayacagim|kurtulacagim|her sey)\b]],
      re [[\b(?:dzisiaj|dzis|jutro|w nocy|wieczorem)\b.{0,20}\b(?:koniec|konczy|skonczy|to zrobie|mnie nie bedzie|zasne)\b]],
    },
    -- Asleep and never awake.
    sleep = re [[\b(?:slapen|slaap|inslapen|sleep|zasnac|uyumak|انام|نام)\b.{0,30}\b(?:niet meer wakker|nooit meer wakker|voor altijd|voorgoed|for good|forever|never wake|not wake|nie obudzic|uyanmamak|ما فيق|ما اصحي|ما اصحى)\b]],
    dies = re [[\b(?:ik|k) (?:ga|zal|moet|kan)(?: vandaag| vanavond| vannacht| gewoon| dan| beter| maar| nu| morgen){0,2} (?:dood|doodgaan|sterven|doot)\b]],
    parting = {
      re [[\b(?:dag|doei|daag|bye|slaap lekker|welterusten|ciao|tot ziens) (?:lieve|lieverds|allemaal|mensen|mama|mam|papa|poes|schat|schatten|wereld|iedereen|groep|world|everyone|all|mum|mom|kindjes|jongens|meiden|vrienden|vriendinnen)\b]],
      re [[\b(?:zorg|zorgt|let|pas|kijk) (?:goed |jij |jullie |u |je |maar |alsjeblieft |aub )*(?:voor|op|naar|dat) (?:mijn|mn|m'n|mama|mam|papa|de kinderen|elkaar|de hond|de kat|haar|hem|oma|ons|zusje|broertje|iedereen|de baby|mekaar)\b]],
      re [[\b(?:jullie|je|jij|u) (?:waren|was|bent|zijn) (?:altijd |zo |heel |echt )*(?:lief|goed|aardig) (?:voor me|voor mij|geweest|tegen me)?]],
      re [[\b(?:take|takes) (?:good )?care of (?:my|mum|mom|dad|the kids|each other|her|him|the dog|the cat)\b]],
    },
    -- Bags: these words in any order, as subordinate clauses and haste shuffle them.
    life = { "leven", "leve", "lven", "lvn", "bestaan", "bestaan meer", "wakker worden", "wakker wordn", "live", "alive", "exist", "wake up", "zyc", "yasamak", "عيش", "اعيش" },
    no_more = { "niet meer", "nie meer", "nimeer", "niet mr", "nt meer", "niet langer", "nooit meer", "geen zin meer", "anymore", "any more", "no longer", "don't want", "dont want", "nie chce", "istemiyorum", "ما بدي", "مش عايزه" },
    will = { "wil", "wil echt", "wilde", "wou", "willen", "wilt", "wl", "zin", "hoef", "hoeft", "want", "wanna", "chce", "istemiyorum", "بدي", "عايزه" },
    is_done = re [[\b(?:'?t|het|dit|alles)? ?(?:'?s|is|tis|was) (?:nu |echt |gewoon )?(?:klaar|gedaan|over|voorbij|genoeg|op|done|over) (?:voor mij|voor me|met mij|met me|for me|with me)\b]],
    excuse = re [[\b(?:niet|nie|never|not|nooit) (?:haar|zijn|jullie|je|hun|jouw|ieders|mama's|iemands|her|his|your|their|anyone's|mum's) (?:schuld|fault)\b]],
    love = re [[\b(?:love (?:jullie|you all|u all|ya all|you guys|y'all)|hou (?:zo |heel |echt |veel )*van (?:jullie|jou|iedereen|mijn kinderen|ze)|ik hou van (?:jullie|je|jou))\b]],
    affairs = words "suicide-affairs.txt",
    passive = { words "suicide-passive.txt", words "ending.txt" },
    means = words "suicide-means.txt",
    recovered = words "recovered.txt",
    idiom = words "idiom-die.txt",
    pills = words "pills.txt",
    taken = words "taken.txt",
    stocked = words "stocked.txt",
    place = words "high-place.txt",
    farewell = words "farewell.txt",
    note = words "note.txt",
    hele = { "hele", "alle", "al mijn", "alles", "te veel", "teveel", "whole", "all", "all my", "too many", "wszystkie", "cale", "hepsini", "كلها", "كل" },
    planned = { "gepland", "plan", "een plan", "mijn plan", "datum", "besloten", "voorbereid", "alles klaar", "planned", "a plan", "prepared", "a date", "decided", "planladim", "zaplanowane", "mam plan", "خطه" },
    routine = { "voorgeschreven", "van de dokter", "van de huisarts", "volgens schema", "bijsluiter", "apotheek", "ontbijt", "elke ochtend", "prescribed", "pharmacy", "every morning", "as prescribed", "hoofdpijn", "headache", "griep" },
  },
  judge = function(m)
    local guard = { "idiom", "recovered" }
    return scene.judge(m, {
      { "act", without = guard, negated = true, level = 3, category = "suicide" },
      { "dated_end", with = { { "parting", "farewell", "note", "pills", "passive", "want", "affairs", "place" } }, reach = 40, without = guard, level = 3, category = "suicide", negated = true },
      { "is_done", with = { { "soon", "excuse", "love", "parting", "farewell", "affairs", "note" } }, reach = 20, without = guard, level = 3, category = "suicide", negated = true },
      { "excuse", with = { { "soon", "love", "parting", "farewell", "affairs", "note", "passive", "want", "pills" } }, reach = 20, without = guard, level = 3, category = "suicide", negated = true },
      { "life", with = { "no_more", "will", { "soon", "pills", "place", "note", "planned" } }, reach = 8, without = guard, level = 3, category = "suicide", negated = true },
      { "life", with = { "no_more", "will" }, reach = 4, without = guard, level = 2, category = "suicide", negated = true },
      { "is_done", without = guard, level = 2, category = "suicide", negated = true },
      { "dies", with = { { "soon", "parting", "farewell", "note", "place" } }, reach = 12, without = guard, level = 3, category = "suicide" },
      { "parting", with = { { "want", "sleep", "dies", "note", "place", "pills" } }, reach = 25, without = guard, level = 3, category = "suicide", negated = true },
      { "sleep", with = { { "soon", "pills", "farewell", "parting", "note" } }, reach = 16, without = guard, level = 3, category = "suicide", negated = true },
      { "want", with = { { "soon", "farewell", "place", "planned" } }, reach = 12, without = guard, level = 3, category = "suicide" },
      { "want", with = { { "stocked" }, "means" }, reach = 16, without = guard, level = 3, category = "suicide", negated = true },
      { "pills", with = { "taken", { "passive", "farewell", "want", "now", "note" } }, reach = 14, without = { "idiom", "recovered", "routine" }, level = 3, category = "suicide", negated = true },
      { "pills", with = { "stocked", { "passive", "farewell", "want", "now", "note", "soon" } }, reach = 16, without = { "idiom", "recovered", "routine" }, level = 3, category = "suicide", negated = true },
      { "place", with = { { "farewell", "want", "passive", "note" } }, reach = 40, without = guard, level = 3, category = "suicide", negated = true },
      { "farewell", with = { "farewell", { "passive", "note", "want", "affairs" } }, reach = 30, without = guard, level = 3, category = "suicide", negated = true },
      { "note", with = { "farewell", { "passive", "want", "child", "soon" } }, reach = 30, without = guard, level = 3, category = "suicide", negated = true },
      { "dated_end", without = guard, level = 2, category = "suicide", negated = true },
      { "sleep", without = guard, level = 2, category = "suicide", negated = true },
      { "pills", with = { "stocked" }, reach = 7, without = { "idiom", "recovered", "routine" }, level = 3, category = "suicide", negated = true },
      { "pills", with = { "taken", { "hele", "now" } }, reach = 6, without = { "idiom", "recovered", "routine" }, level = 3, category = "suicide", negated = true },
      { "farewell", with = { "farewell" }, reach = 20, without = guard, level = 2, category = "suicide", negated = true },
      { "want", without = guard, level = 2, category = "suicide" },
      { "affairs", with = { "affairs" }, reach = 40, without = { "idiom" }, level = 2, category = "suicide" },
      { "affairs", with = { { "passive", "want", "farewell", "note" } }, reach = 50, without = { "idiom" }, level = 2, category = "suicide" },
      { "passive", with = { "farewell" }, reach = 20, without = guard, level = 2, category = "suicide", negated = true },
      { "passive", without = { "idiom" }, level = 1, category = "suicide", negated = true },
    })
  end,
  examples = {
    { "Ik wil niet meer leven.", level = 2, category = "suicide" },
    { "Vanavond doe ik het, de brief ligt klaar.", level = 3 },
    { "Ik heb alle pillen ingenomen en word slaperig.", level = 3 },
    { "I want to die and I have a plan.", level = 3 },
    { "Iedereen is beter af zonder mij.", level = 2 },
    { "Was ik maar dood, denk ik soms.", level = 1 },
    { "Ik lach me dood om die kat.", hit = false },
    { "In het boek van de leesclub pleegt de hoofdpersoon zelfmoord.", hit = false },
  },
}
