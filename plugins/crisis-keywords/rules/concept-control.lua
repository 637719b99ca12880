-- Freedom taken, threats, honour and stalking, by what stands together: papers kept and wages withheld; a family, a shame and a ticket; a
-- menace and how it arrived; somebody who watches, a place of the writer's, and again.
local scene = use "lib/scene"
local c = use "lib/concepts"

return rule {
  id = "concept-control",
  about = { nl = "Vrijheid, dreiging, eer en belaging, afgelezen uit wat bij elkaar staat", en = "Freedom, threats, honour and stalking, read from what stands together" },
  patterns = {
    papers_held = c.papers_held, kept_in = c.kept_in, unpaid_work = c.unpaid_work, sold = c.sold, clan = c.clan, shame = c.shame, sent_off = c.sent_off,
    against_will = c.against_will, glad = c.glad, menace = c.menace, reached = c.reached, i_will = c.i_will, watched = c.watched, my_places = c.my_places,
    repeated = c.repeated, past_love = c.past_love, found_me = c.found_me, left_thing = c.left_thing, armed_hand = c.armed_hand,
    dated = c.dated, ex = words "ex.txt",
    idiom = { words "idiom-die.txt", words "hit-idioms.txt" },
    office = re [[\b(?:gemeente|verlopen|verlengen|aanvragen|aanvraag|loket|balie|notaris|vakantie|reis\w*|op reis|douane|hotelkluis|receptie|kwijt|verloren|gevonden voorwerpen|huiswerk|schermtijd|puber|klas|juf|meester|leraar|werkgever vroeg een kopie|kopie|studieschuld|duo|belasting\w*|toeslag\w*|hypotheek|bewindvoerder|schuldhulp\w*|municipality|renew\w*|expired|holiday|travel\w*|hotel safe|reception|homework|screen time|teenager|copy of|student loan|mortgage)\b]],
    free = re [[\b(?:ontsnapt|weggekomen|bevrijd|nu ben ik vrij|ik ben nu vrij|ben ik daar weg|weg daar|eindelijk weg|teruggekregen|terug gekregen|escaped|got out|free now|got (?:it|them) back)\b]],
    joke = re [[\b(?:grapje|grap|geintje|haha\w*|lol|lmao|spelletje|spel|game|verklap\w*|spoiler|taart|voetbal|wedstrijd|kaartspel|bordspel|sinterklaas|piet|verjaardag|surprise|joke|joking|kidding|spoil\w*|cake|football|match|board game)\b]],
    service = re [[\b(?:bezorger|pakketbezorger|pakketje|postbode|monteur|buurvrouw|buurman|makelaar|verhuizer|taxi|huisarts zei|oppas|dealer|reclame|folder|krant|bloemetje van mijn (?:zus|moeder|vriendin|collega)|pannetje|soep|koekjes|delivery|postman|neighbour|flyer|newspaper|soup|cookies|my (?:sister|mum|friend) left)\b]],
    safe_now = re [[\b(?:straatverbod werkt|opgepakt|zit vast|vastzit|in de cel|is overleden|in prison|in jail|arrested and|is dead|nooit meer gezien)\b]],
    theirs = re [[\b(?:hij|ze|zij|haar|hem|hun|mijn ex|mijn vrouw|mijn vriendin|die|he|she|him|her|them)\b]],
  },
  judge = function(m)
    local calm = { "office", "joke", "idiom" }
    return scene.judge(m, {
      { "sold", with = { { "papers_held", "kept_in", "unpaid_work", "against_will", "attacker" } }, reach = 24, without = calm, never = { "free" }, level = 2, category = "captivity-exploitation", negated = true },
      { "papers_held", with = { { "kept_in", "unpaid_work", "sold" } }, reach = 40, without = calm, never = { "free" }, level = 2, category = "captivity-exploitation", negated = true },
      { "unpaid_work", with = { "unpaid_work", { "attacker", "kept_in" } }, reach = 30, without = calm, never = { "free" }, level = 2, category = "captivity-exploitation", negated = true },
      { "kept_in", with = { "unpaid_work" }, reach = 30, without = calm, never = { "free" }, level = 2, category = "captivity-exploitation", negated = true },
      { "sent_off", with = { "clan", "against_will" }, reach = 22, without = { "office", "joke", "glad" }, level = 2, category = "honour-threat", negated = true },
      { "shame", with = { "clan", "menace" }, reach = 25, without = { "joke", "glad" }, level = 2, category = "honour-threat", negated = true },
      { "shame", with = { "clan", "sent_off" }, reach = 30, without = { "office", "joke", "glad" }, level = 2, category = "honour-threat", negated = true },
      { "menace", with = { "armed_hand", { "attacker", "reached" } }, reach = 12, without = { "joke", "idiom" }, level = 3, category = "threat-received", negated = true },
      { "menace", with = { "reached", { "attacker", "past_love", "clan" } }, reach = 12, without = { "joke", "idiom", "advice" }, level = 2, category = "threat-received", negated = true },
      { "i_will", with = { "theirs" }, reach = 6, without = { "joke", "idiom" }, level = 2, category = "threat-made" },
      { "watched", with = { "my_places", "past_love", "repeated" }, reach = 18, without = { "service", "joke", "glad" }, never = { "safe_now" }, level = 2, category = "stalking", negated = true },
      { "found_me", with = { "past_love", { "watched", "left_thing", "reached", "repeated", "dated" } }, reach = 24, without = { "service", "joke", "glad" }, never = { "safe_now" }, level = 2, category = "stalking", negated = true },
      { "left_thing", with = { "past_love", { "repeated", "found_me", "dated" } }, reach = 20, without = { "service", "joke", "glad" }, never = { "safe_now" }, level = 2, category = "stalking", negated = true },
    })
  end,
  examples = {
    { "De manager heeft onze paspoorten in zijn kluis en we krijgen geen loon.", level = 2, category = "captivity-exploitation" },
    { "Mijn ooms zeggen dat ik de eer bezoedeld heb, er ligt een ticket klaar.", level = 2, category = "honour-threat" },
    { "Zijn zus liet weten dat mijn dagen zijn geteld, hij zegt dat hij me altijd vindt.", level = 2, category = "threat-received" },
    { "Mijn ex staat alweer bij mijn bushalte, de derde dag op rij.", level = 2, category = "stalking" },
    { "Ik ga hem morgen opwachten en in elkaar slaan.", level = 2, category = "threat-made" },
    { "Het hotel heeft onze paspoorten in de kluis, vakantie kan beginnen.", hit = false },
    { "Mijn tante heeft een bruidegom, wat een feest, we vliegen met de hele familie.", hit = false },
    { "De bezorger stond alweer bij mijn deur.", hit = false },
  },
}
