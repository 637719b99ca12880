-- Sexual violence in the last days, by what stands together: a no (or nobody asked), a body, and when.
local scene = use "lib/scene"
local c = use "lib/concepts"

return rule {
  id = "concept-sexual",
  about = { nl = "Seksueel geweld in de afgelopen dagen, afgelezen uit wat bij elkaar staat", en = "Sexual violence in the last days, read from what stands together" },
  patterns = {
    no_consent = c.no_consent, body_after = c.body_after, these_days = c.these_days,
    other = re [[\b(?:hij|ie|die (?:gast|jongen|man|vent|kerel)|mijn (?:vriend|man|trainer|coach|baas|collega|stiefvader|oom|neef|date|ex|huisgenoot|begeleider|therapeut|fysio|chef|leraar|docent|broer)|een (?:man|jongen|gast|collega|vriend|maat|kennis|vreemde)|date|tinder|feest|feestje|club|after|he|him|my (?:boyfriend|husband|coach|boss|colleague|stepdad|uncle|date|ex|flatmate|teacher)|a (?:man|guy|friend|mate|colleague|stranger)|party)\b]],
    plain = re [[\b(?:verkracht\w*|aangerand\w*|aanrand\w*|gedrogeerd|raped?|sexually assault\w*|groped|molested|betast\w*|bepoteld)\b]],
    aftermath = re [[\b(?:douche (?:me|mij) (?:rauw|kapot|de hele)|al (?:de hele dag|uren|heel den dag) onder de (?:douche|kraan)|krijg (?:me|mij) niet (?:proper|schoon)|pijn van onder|(?:panty|slip|onderbroek|ondergoed|jurk) (?:was |is |zat )?(?:in mijn|gescheurd|kapot|weg)|gescheurde (?:panty|slip|onderbroek|jurk)|niet gewassen|nog iets vinden op|sporen (?:op|van)|(?:laken|kleren|jas|onderbroek) (?:[a-z]+ ){0,4}?(?:in een (?:tas|zak|vuilniszak|plastic)|bewaard)|bang dat ik zwanger|morning.after|hand(?:en)? (?:[a-z]+ ){0,4}?(?:in|onder|tussen) (?:mn|mijn|m'n|me) (?:broek|rok|slip|bh|benen|onderbroek|blouse|trui)|aan zijn ding|deed wat hij w(?:ou|ilde) terwijl|wakker geworden in (?:een|zijn) (?:bed|huis)|ging door terwijl ik|niet gestopt toen ik|luisterde niet naar (?:mijn )?nee|heeft (?:me|mij) gedwongen|mij gedwongen|me gedwongen|forced me|kept going (?:while|after|when) i|woke up in a (?:bed|room)|scrub(?:bing)? myself|haven't (?:washed|showered))\b]],
    daily = re [[\b(?:extra dienst|overwerk\w*|verkoper|abonnement|collecte|sushi|taart|koekje|huiswerk|vergadering|hond|kat|overtime|salesman|cake|homework|meeting|training over|les over|film|serie|boek)\b]],
    old = { re [[\b(?:jaren? geleden|jaar geleden|jaar terug|vroeger|als kind|toen ik (?:klein|\w+tien|\d+) was|maanden geleden|years? ago|months ago|as a (?:kid|child|teen\w*)|vorig jaar|last year)\b]] },
  },
  judge = function(m)
    return scene.judge(m, {
      { "plain", with = { "these_days" }, reach = 25, without = { "old", "daily" }, clear = 12, level = 2, category = "acute-sexual-violence", past = true },
      { "aftermath", with = { "these_days" }, reach = 30, without = { "old", "daily" }, clear = 20, level = 2, category = "acute-sexual-violence", past = true, negated = true },
      { "no_consent", with = { "body_after", "these_days", "other" }, reach = 40, without = { "old", "daily" }, clear = 20, level = 2, category = "acute-sexual-violence", past = true, negated = true },
    })
  end,
  examples = {
    { "Zaterdagnacht, na het feestje. Ik bevroor en die jongen ging door. Ik douche de hele tijd.", level = 2 },
    { "I said no to my date last night, he kept going. My underwear is in a bag.", level = 2 },
    { "Ik zei gisteren nee tegen mijn collega over de extra dienst.", hit = false },
    { "Tien jaar geleden bevroor ik toen een man aan me zat.", hit = false },
  },
}
