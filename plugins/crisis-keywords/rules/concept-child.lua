-- A child in danger, by what stands together: a child, what is done to it or left undone, and who.
local scene = use "lib/scene"
local c = use "lib/concepts"

return rule {
  id = "concept-child",
  about = { nl = "Een kind in gevaar, afgelezen uit wat bij elkaar staat", en = "A child in danger, read from what stands together" },
  patterns = {
    child_hurt = c.child_hurt, child_marks = c.child_marks, child_source = c.child_source, child_calm = c.child_calm, grip_play = c.grip_play, i_nearly = c.i_nearly, again = c.again, glad = c.glad, call_out = c.call_out,
    idiom = { words "hit-idioms.txt", words "idiom-die.txt" },
    before = words "before.txt",
    going = re [[\b(?:nu|net|op dit moment|zojuist|nog steeds|is aan het|right now|at the moment)\b]],
    lately = words "recent.txt",
    cries = re [[\b(?:huilt|huilen|blijft huilen|krijst|krijsen|gilt|stil te krijgen|slaapt niet|al nachten|crying|cries|screaming|won't stop)\b]],
    alarm = re [[\b(?:bang (?:voor|van) mezelf|bang dat ik|schaam me|ik schrok van mezelf|geschrokken van mezelf|monster|slechte moeder|slechte vader|straks|weer begint|wat als ik|durf niet alleen|scared of myself|afraid (?:that )?i|afraid of what i|ashamed|what if i)\b]],
    swallowed = re [[\b(?:kind|kindje|zoontje|zoon|dochtertje|dochter|baby|peuter|kleine|kleuter|broertje|zusje|neefje|nichtje|child|son|daughter|toddler|baby)\b[^.!?;]{0,60}\b(?:gedronken|ingeslikt|gegeten|geslikt|opgegeten|swallowed|drank|ate)\b]],
    bad_breath = re [[\b(?:ademt (?:zo |heel )?(?:raar|zwaar|niet|gek|snel)|kwijlt|slap|wordt niet wakker|reageert niet|blauw(?:e lippen)?|stuipen|schuim|bewusteloos|beweegt niet|not breathing|won't wake|limp|drool\w*|blue lips|foaming|unconscious|seizure|breathing (?:funny|weird|strange))\b]],
    tells = re [[\b(?:vertelde|vertelt|zegt|zei|fluisterde|tekende|liet zien|told me|says|said|whispered|drew|showed)\b]],
    touched = re [[\b(?:geheimpje|een geheim met|spelletje (?:onder|in) (?:de|het) (?:deken|bed)|piemel|plasser|onder de dekens?|bij (?:stief\w+|papa|opa|hem) (?:in bed )?moet (?:liggen|slapen)|moet (?:liggen|slapen) (?:bij|naast)|in bad|komt (?:zo |weer |dan )*(?:weer )?naar (?:mijn|haar|zijn) kamer|foto's van (?:je|me|mij) (?:maakt|in)|plasser|plassertje|poesje|doosje aanraken|tussen de benen|(?:haar|zijn) (?:broekje|onderbroek)|bij (?:haar|hem) in bed|aan (?:haar|hem) gezeten|foto's (?:zonder|in) (?:kleren|bad|ondergoed)|naaktfoto\w*|pijn (?:van onder|bij het plassen)|secret game|private parts|his willy|her privates|in her bed|in his bed|touch(?:es|ed)? (?:her|him))\b]],
    kid = words "children.txt",
    grown = re [[\b(?:opa|oom|stiefvader|papa|vader|vriend|nieuwe vriend|buurman|trainer|coach|meester|oppas|neef|broer|stiefbroer|mijn (?:ex|man)|grandad|grandpa|uncle|stepdad|dad|father|boyfriend|neighbour|coach|teacher|babysitter|cousin|brother)\b]],
    alone = re [[\b(?:alleen thuis|alleen gelaten|laat (?:ze|haar|hem|de kinderen|de baby|onze \w+|het kind) (?:[a-z]+ ){0,4}?alleen|uren (?:alleen|in de auto|in zijn hok)|nachten alleen|in de auto (?:zitten|achter|opgesloten|gelaten)|geen eten in huis|niks te eten|slapen in (?:hun|de) (?:jas|kou)|vieze luier\w*|niet gewassen|left alone|alone in the (?:car|house)|no food in)\b]],
    young = re [[\b(?:ik ben|ben|kben|i'm|i am|im) (?:pas |nu |nog maar |net |only |just )?(?:acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|8|9|1[0-6])(?: jaar| jr)?\b]],
    hit_me = re [[\b(?:slaat|sloeg|schopt|schopte|duwt|klappen|riem|opsluit|opgesloten|sluit me|pijn doet|doet me pijn|hits me|beats me|locks me|sturen|'s nachts)\b]],
    hungry = re [[\b(?:geeft? (?:me|mij|ons|haar|hem|ze) (?:[a-z]+ ){0,3}?(?:geen|niks te|niet te) eten|krijg(?:t|en)? (?:ik |ze |hij |we )?(?:al |\w+ ){0,3}?(?:geen|niks te|niet te) eten|mag (?:ik |hij |ze )?(?:niet|niks) eten (?:als|tot|omdat)|zonder eten naar bed|no food (?:if|because|for)|won't feed|doesn't feed)\b]],
    drives = re [[\b(?:weggereden|wegreden|rijdt|reed|in de auto|achter het stuur|drove off|driving)\b[^!?;]{0,50}\b(?:bier op|dronken|bezopen|gedronken|zat|biertjes|fles wodka|drunk|beers|wasted)\b|\b(?:zeg (?:maar )?dag tegen|wij gaan op reis|we gaan samen weg|say goodbye to the kids)\b]],
    dangles = re [[\b(?:uit het raam|boven de trap|over de reling|over het balkon|over de balustrade|balkonhek|op de vensterbank|op het spoor|op de rails|in de gracht|in het kanaal|onder water|laat (?:ik|hij|haar|hem) (?:los|vallen)|out of the window|over the balcony|over the railing|under water|on the tracks)\b]],
    use = re [[\b(?:gokken|drinkt|drugs|spuit|high|blowt|dronken|coke|naalden|cafe|stapt|gambl\w*|drinks|drugs|high|needles)\b]],
  },
  judge = function(m)
    local guard = { "idiom", "child_calm", "grip_play" }
    return scene.judge(m, {
      { "swallowed", with = { "bad_breath" }, reach = 20, without = { "before" }, level = 3, category = "medical", negated = true },
      { "child_hurt", with = { "attacker", { "going", "call_out" } }, reach = 10, without = { "idiom", "child_calm", "grip_play", "before", "glad" }, level = 3, category = "child-danger" },
      { "bad_breath", with = { "kid", { "going", "call_out", "grown" } }, reach = 12, without = { "idiom", "before" }, level = 3, category = { "child-danger", "medical" }, negated = true },
      { "child_marks", with = { "child_source" }, reach = 22, without = guard, level = 2, category = "child-danger", negated = true },
      { "young", with = { { "touched", "hit_me", "alone" }, "grown" }, reach = 22, without = { "idiom", "grip_play" }, level = 2, category = "child-danger", negated = true },
      { "hungry", with = { "grown" }, reach = 14, without = { "idiom", "child_calm" }, level = 2, category = "child-danger", negated = true },
      { "drives", with = { "kid" }, reach = 16, without = { "idiom", "before" }, level = 3, category = "child-danger", negated = true },
      { "dangles", with = { "kid" }, reach = 16, without = { "idiom", "child_calm" }, level = 3, category = "child-danger", negated = true },
      { "child_hurt", with = { "attacker", { "again", "lately", "tells" } }, reach = 16, without = guard, level = 2, category = "child-danger" },
      { "i_nearly", with = { "kid", { "alarm", "cries" } }, reach = 18, without = guard, level = 2, category = "child-danger", negated = true },
      { "touched", with = { "kid", { "grown" } }, reach = 18, without = guard, level = 2, category = "child-danger", negated = true },
      { "alone", with = { "kid", { "use", "again", "grown" } }, reach = 18, without = guard, level = 2, category = "child-danger", negated = true },
    })
  end,
  examples = {
    { "Stiefpa sluit mijn zusje elke keer op in de kelder als ze huilt.", level = 2, category = "child-danger" },
    { "De baby blijft huilen en ik kon me net inhouden, ik ben bang voor mezelf.", level = 2 },
    { "Mijn zoontje heeft ontstopper gedronken en hij ademt raar", level = 3 },
    { "Opa zegt dat het hun geheimpje is, mijn dochter wil niet meer bij hem in bed.", level = 2 },
    { "Mijn zoon is van de fiets gevallen en heeft een bult, papa gaf een kus erop.", hit = false },
    { "Mijn dochter heeft gisteren een heel bord spinazie gegeten!", hit = false },
  },
}
