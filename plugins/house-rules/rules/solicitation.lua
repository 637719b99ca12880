-- Luring: away from here, into secrecy, towards pictures, money, work or a meeting.
return rule {
  id = "solicitation",
  about = { nl = "Lokt iemand: ander kanaal, geheim, foto's, geld, werk of afspreken", en = "Lures somebody: another channel, secrecy, pictures, money, work or a meeting" },
  patterns = {
    -- Asks the reader to come to another channel, or for the reader's contact.
    elsewhere = {
      words "elsewhere.txt",
      re [[\b(?:geef|stuur|app|dm|pm|drop|laat|mag ik|wil ik|heb je|wat is|heeft u|deel) (?:me |mij |eens |even |maar )*(?:je|jouw|jou|uw|een|jullie) (?:[a-z]+ ){0,2}(?:nummer|nr|06|whatsapp|app|snap|snapchat|insta|instagram|telegram|tele|discord|signal|tiktok|adres|mail|foto|fotos|foto's|pic|pics|selfie|naaktfoto|nude|nudes|telefoonnummer|kik)\b]],
      re [[\b(?:send|give|drop|share|text|tell|dm|what'?s|can i have|can i get|got) (?:me )?(?:your|ur|a|ya) (?:[a-z]+ ){0,2}(?:number|whatsapp|snap|snapchat|insta|instagram|telegram|discord|signal|address|e-?mail|photo|photos|pic|pics|selfie|nudes?|kik|handle)\b]],
      re [[\b(?:voeg|add) (?:me|mij)(?: even| maar| gewoon)?(?: toe)? (?:op|on|via) (?:[a-z]+ )?(?:snap|snapchat|insta|instagram|telegram|whatsapp|discord|signal|tiktok|kik|facebook|wickr)\b]],
      re [[\b(?:praat|praten|app|appen|kletsen|chatten|schrijf|schrijven|verder|bericht|dm|mail|kom|contact|spreek|bel|zoek me|vind me|reageer|msg|message|chat|talk|text|write|move|come|hit me up|continue|hmu|contact me|find me|yaz|yazin|gel|konusalim|napisz|pisz|odezwij sie) .{0,30}(?:\b(?:op|via|naar|on|over to|over on|over at|na|przez|to|in|met|off) (?:de |mijn |mn |the |my )?(?:snap|snapchat|insta|instagram|telegram|tg|whatsapp|wapp|discord|signal|tiktok|kik|facebook|messenger|wickr|skype|prive|privé|privately|private|viber|tinder)\b|\b(?:telegram|whatsapp|snap|insta|instagram|signal|discord)['’]?(?:dan|den|tan|ten|a|e|da|de|ie|u)\b)]],
      re [[(?:تيليجرام|تلغرام|تليجرام|تليغرام|واتساب|واتس|سناب|انستا|الخاص)]],
    },
    secret = words "secret.txt",
    -- Meeting the reader.
    meet = words "meet.txt",
    -- What is offered or asked.
    offer = words "offer.txt",
    sexual = words "sexual-ask.txt",
    money = words "money.txt",
    abroad = re [[\b(?:paspoort|passport|pasaport\p{L}*|paszport|visum|visa|ticket|hotel|reis|overtocht|vlucht) .{0,30}(?:regel|geregeld|regelen|betaal|betaald|arrange|sorted|sort out|pay for|hallederim|zalatwie)]],
    lodging = {
      re [[\b(?:bed|kamer|slaapplek|slaapplaats|plek|logeerkamer|bank|studio|appartement|huis|woonruimte|onderdak|room|sofa|couch|flat|place|pokoj|oda)\b.{0,30}\b(?:vrij|over|beschikbaar|gratis|voor (?:een |jou|je)|free|available|for you|za darmo|bedava)\b]],
      re [[\b(?:geen huur|zonder huur|huur hoef|no rent|rent free|bij mij (?:intrekken|wonen|logeren|slapen)|mag bij mij|mogen (?:direct )?bij mij|kom bij mij|move in with me|live with me|stay with me)\b]],
      re [[\b(?:woongroep|commune|leefgroep|retraite|retreat)\b.{0,120}\b(?:intrekken|inbrengen|uitkering|geen contact|geen telefoon|no phone|benefits)\b]],
    },
    recruits = {
      re [[\b(?:ik|wij|we) (?:zoek|zoeken|heb|hebben|regel|regelen|bied|bieden) .{0,20}\b(?:dames|meiden|meisjes|vrouwen|jonge vrouw|werk|werkzaamheden|baan|klus|huisvesting|modellen|masseuses?)\b.{0,80}\b(?:hotel|contant|cash|huisvesting|club|massage|verdien\w*|per dag|per uur|app|bericht|buitenland|papieren)\b]],
      re [[\b(?:i can|i'll|we can|can) (?:get|find|offer|arrange|give) you .{0,30}\b(?:job|work|flat|room|place|money|visa|papers)\b]],
      re [[\b(?:mam|znajde|zalatwie) (?:dla ciebie )?(?:prace|pokoj|mieszkanie)\b]],
    },
    pickup = re [[\b(?:haal (?:ik )?je (?:op|wel)|ik kom je (?:op)?halen|ik haal je|pik je op|stuur (?:me |mij )?(?:maar )?waar je (?:bent|zit|woont)|zeg maar waar je (?:bent|zit|woont)|tell me where you are|pick you up|come and get you|come alone|kom alleen|bring your (?:papers|passport)|neem je (?:paspoort|papieren) mee)\b]],
    -- Beds, work and warmth in return for something.
    barter = re [[\b(?:in ruil voor|tegen (?:gezelschap|een vriendendienst|wederdienst|liefde)|wat warmte|beetje gezelschap|gezelschap in de avond|lief zijn voor|we komen er (?:samen )?(?:wel )?uit|komen we wel uit|hoeft niks te kosten|betalen hoeft niet|niet met geld|natura|in exchange for|some company|bit of company|we'll work something out|no need to pay|in kind)\b]],
    jobs = re [[\b(?:bijverdien\w*|bij te verdienen|snel geld|makkelijk geld|goed geld|easy money|extra inkomen|(?:€ ?\d+|\d+ ?(?:euro|eur|€)|\d+k) (?:per|p/|a|an|in) ?(?:avond|dag|week|uur|nacht|shoot|keer|maand|night|day|hour|week|w)|gastvrouw in|hostess\w*|modellen|modellenwerk|modelwerk|fotoshoot|photoshoot|photo shoot|shoots?|modelling|escort|masseuse|besloten club|privehuis|feestjes (?:van|met|voor)|meegaan naar feestjes|webcam\w*|onlyfans|papieren geen probleem|zonder papieren|geen ervaring nodig|geen diploma nodig|vervoer geregeld|vervoer en|huisvesting geregeld|no experience|papers no problem|transport arranged)\b]],
    women = re [[\b(?:dames|meiden|meisjes|jonge vrouw\w*|vrouwen|gevluchte vrouwen|alleenstaande (?:moeders?|vrouwen|dames)|een vrouw|voor een vrouw|girls|ladies|young (?:woman|women|mums?)|single mums?|women)\b]],
    measures = re [[\b(?:leeftijd en|lengte en|lengte|maten|gewicht|foto (?:van jezelf|erbij|zonder filter|in bikini|in lingerie)|foto'?s? van je|stuur (?:eens |me |mij |maar |een |wat )*(?:foto\w*|selfie\w*|pic\w*)|hoe oud ben je|je echte leeftijd|ben je (?:nog )?(?:single|maagd|alleen|18|meerderjarig)|heb je een vriend(?:je)?|woon je alleen|slaap je alleen|height|measurements|photo of yourself|are you (?:single|alone|18)|live alone)\b]],
    isolating = re [[\b(?:telefoon (?:wordt )?(?:ingeleverd|inleveren|afgeven|thuislaten)|contact met (?:[a-z]+ ){0,2}(?:familie|vrienden) (?:stopt|verbreken|verbroken)|geen contact met (?:de )?buitenwereld|zonder (?:telefoon|wifi|familie)|(?:moderators?|begeleid\w*|gastvrouw\w*|groepje|hulpverlen\w*|moeder|ouders) (?:[a-z]+ ){0,3}(?:niet (?:alles )?(?:te )?weten|snappen (?:dat|het) niet|hoeft niet|hoeven niet)|(?:niet|niks|geen woord) (?:tegen|aan) (?:de )?(?:moderator\w*|begeleid\w*|gastvrouw\w*|groep\w*|anderen|iemand|je (?:moeder|ouders|begeleid\w*))|hier is het niet veilig|ze lezen (?:hier )?mee|hier lezen ze mee|onder ons|tussen ons|ons geheim\w*|ons dingetje|don't tell (?:the )?(?:mods|moderators|anyone|your)|they read along|between us|our (?:little )?secret|hand in (?:your )?phones?)\b]],
    come_to_me = re [[\b(?:kom (?:maar |gerust |een |gezellig |dan |een keer |lekker )*(?:bij mij|naar mij|naar mijn|een (?:weekend|nachtje|avondje|keer)|langs|slapen|logeren)|bij mij (?:logeren|slapen|thuis|langskomen|blijven|intrekken)|hotelkamer|ik masseer|massage van mij|verwend (?:mag |wil )?word\w*|verwennen|ik heb (?:een |nog een )?(?:hotelkamer|bed|kamer|plek|logeerkamer|boshut|huisje|camper|boot)|kamer (?:is )?vrij|er is een kamer|plek vrij|slaapplek|onderdak|bied\w* (?:onderdak|een bed|een kamer|een slaapplek|woonruimte)|come (?:to|stay at) my|stay at mine|sleep at mine|my hotel room|spoil you|massage you|spare room|got a bed)\b]],
    hard_offer = {
      re [[\b(?:\d{2,4}|honderd\w*|veel|grof|lekker|snel) (?:euro |eur )?(?:te )?verdien\w* (?:[a-z]+ ){0,3}?(?:in (?:1|een)|per|op de cam|met (?:je|dat)|avond|weekend)\b|\b(?:verdienen|cashen|cash maken) (?:[a-z0-9]+ ){0,4}?(?:avond|nacht|cam|weekend)\b|\b(?:regel|lever) (?:[a-z]+ ){0,3}?(?:hotel|klanten|laptop|outfit|vervoer|taxi)\b[^.!?]{0,40}\b(?:jij|je|procent|fifty|dm|app|we delen)\b|\bwe delen (?:fifty|de|het)\b]],
      re [[\b(?:pinpas|pinpassen|bankpas|rekening|bankrekening|tikkie-?rekening) (?:over|te huur|nodig|lenen|verhuren|gezocht)\b|\b(?:\d+ )?(?:euro )?per pas\b|\b(?:koffer|pakketje|tas|doos|parcel|suitcase)\b[^.!?]{0,50}\b(?:niet openmaken|geen vragen|bewaren|\d+ (?:euro|eur)|€ ?\d+|no questions)\b]],
      re [[\b(?:lingerie\w*|bikini\w*|naakt\w*|boudoir\w*|voeten\w*)(?:shoot|foto\w*|model\w*)\b|\b(?:shoot|sessie|sessies|massage|interview\w*|behandeling|studio|les|cursus) (?:[a-z]+ ){0,4}?(?:bij mij (?:op|in|thuis)|op zolder|op mijn kamer|in mijn (?:kamer|huis|hut|bus|camper))\b|\bik koop (?:[a-z]+ ){0,2}?(?:foto\w*|slipjes|ondergoed|sokken)\b]],
      re [[\b(?:wij|we) trouwen\b[^.!?]{0,60}\b(?:slaapt|bij mij|huishouden|ruil|vergunning|papieren)\b|\b(?:paspoort|id|telefoon|mobiel|spaargeld) (?:[a-z]+ ){0,3}?(?:inleveren|afgeven|inleveren bij|meenemen|mee)\b[^.!?]{0,60}|\b(?:kost en inwoning|inwoning) (?:is )?(?:vrij|gratis|geregeld)\b|\bleggen (?:[a-z]+ ){0,5}?(?:telefoon|telefoons) (?:ook|af)\b|\bvertel (?:het )?niemand (?:waarheen|waar je|dat je)\b]],
      re [[\b(?:kom (?:maar |eens |even )*(?:in|naar) mijn (?:bus|busje|auto|camper|huis|kamer|hut|boot)|(?:dan )?krijg (?:jij|je) (?:van mij )?een (?:armband|telefoon|cadeau\w*|ketting|ijsje|tas)|kamer met (?:een )?slot|camera (?:eens |even )*aan|zet je (?:camera|cam)|(?:mooi|lekker) (?:lijf|lichaam|mondje|koppie)|hoe (?:groot|lang) ben je|praat (?:als|zo) (?:18|volwassen)|moogt bij mij intrekken|bij mij intrekken|wat lief zijn|beetje lief zijn)\b]],
    },
    about_thing = re [[\bfoto\w* (?:van|of) (?:die|de|het|dat|je|jouw|jullie|the|your) (?:taart|sjaal|trui|hond|kat|poes|tuin|recept|boek|konijn|schilderij|cake|scarf|dog|cat|garden|boeket|kamer|uitzicht|baby|cavia|breiwerk|roosjes)\b]],
    other_tongue = {
      re [[\b(?:bayana oda|kira istemem|kira yok|sohbet yeter|foto at|evimde[^.!?]{0,20}yalniz|yalniz gelin|kimseye (?:anlatma\w*|soyleme\w*)|oturum icin evlilik|kimligi ben|pasaportu ben|kadina is|otelde is|ozel nefes|masaj yaparim|bulusalim|numarani (?:at|ver)|whatsapptan|telegramdan)\b]],
      re [[\b(?:praca dla (?:pan|kobiet|dziewczyn)|zakwaterowanie (?:za darmo|gratis)|dowod oddajemy|paszport (?:oddajemy|u szefa)|pokoj za darmo|nikomu nie mow|wyslij (?:zdjecie|fotke)|bez czynszu|w zamian za towarzystwo|przyjedz sama|masaz (?:u mnie|gratis))\b]],
      re [[(?:مطلوب بنات|مطلوب حريم|السكن علينا|بتجوزك|اتجوزك عشان الاقامه|تسكني عندي|تعطيني جوازك|الجواز يبقي|بلا محرم|صيفطي ليا|ابعتيلي (?:صوره|رقمك)|ما تقولي لحدا|ما تقوليش لحد|تعالي لحالك|شغل بفندق|بدون ايجار|راقي شرعي)]],
      re [[\b(?:easy cash|easy money|hold a parcel|no questions(?: asked)?|hush hush|cash in hand)\b]],
      re [[\b(?:huwelijk|trouwen|marriage|evlilik|slub) (?:[a-z]+ ){0,3}?(?:voor|for|icin|dla) (?:een |de |the )?(?:verblijfs\w*|papieren|visum|papers|visa|oturum|karta)\b]],
    },
    fair = re [[\b(?:woningstichting|woningcorporatie|huurtoeslag|met contract|huurcontract|via de gemeente|iemand van de organisatie erbij|met de begeleiding|bij het cafe van de bieb|blijfhuis|vrouwenopvang|opvang bellen|housing association|with a contract|via the council)\b]],
    private = re [[\b(?:priv(?:e|é)[ -]?(?:nummer|bericht|berichtje|chat|gesprek)|mijn profiel|private (?:message|number|chat)|my profile|buiten (?:deze|dit|de) (?:groep|forum|site))\b]],
    sweet = words "sweet.txt",
    age = re [[\b(?:hoe oud ben je|hoe oud bn je|hou oud|how old (?:are|r) (?:you|u)|kac yasindasin|ile masz lat|كم عمرك|asl)\b]],
    -- The writer tells of somebody else who asked, or warns.
    told = words "told.txt",
    service = words "service.txt",
  },
  judge = function(m)
    local told = m:has "told"
    local score = 0
    local function add(name, points)
      if m:has(name) then score = score + points end
    end
    add("elsewhere", 4)
    add("secret", 3)
    add("meet", 2)
    add("offer", 3)
    add("abroad", 2)
    add("lodging", 3)
    add("recruits", 4)
    add("pickup", 3)
    add("private", 1)
    add("sexual", 5)
    add("money", 4)
    add("sweet", 2)
    add("age", 2)
    add("other_tongue", 4)
    add("hard_offer", 4)
    if m:has "about_thing" then score = score - 4 end
    add("barter", 3)
    add("jobs", 2.5)
    add("measures", 2)
    add("isolating", 3)
    add("come_to_me", 2.5)
    if m:has "women" and (m:has "jobs" or m:has "lodging" or m:has "come_to_me" or m:has "offer") then score = score + 2 end
    if m:has "fair" then score = score - 4 end
    if m.place == "chat" and score > 0 then score = score + 1 end
    if m:has "service" then score = score - 3 end
    if told then score = score - 4 end
    if score >= 4 then return hold { reason = "solicitation", category = "solicitation" } end
  end,
  examples = {
    { "Geef me je whatsapp en vertel het nog even niet aan je groepje.", hold = true },
    { "Hey sweetie, send me your private number and keep it between us", hold = true },
    { "ik heb werk voor je in duitsland, hotel en eten geregeld, paspoort regel ik", hold = true },
    { "lekker ding, hoe oud ben je? stuur een foto", hold = true },
    { "Buradan değil, telegramdan yaz.", hold = true },
    { "Kun je me 50 euro lenen? Stuur maar een tikkie terug", hold = true },
    { "Kamer vrij voor een jonge vrouw, gratis, in ruil voor wat gezelschap.", hold = true },
    { "Dames gezocht, 300 euro per avond, vervoer geregeld, papieren geen probleem.", hold = true },
    { "Kom een nachtje bij mij slapen, de begeleiding hoeft het niet te weten.", hold = true },
    { "Mijn nicht verhuurt een kamer via de woningstichting, gewoon met contract.", hold = false },
    { "pinpas over? 200 euro per pas, geen vragen", hold = true },
    { "lingerieshoot bij mij op zolder, nieuwe gezichten welkom", hold = true },
    { "stuur eens een foto van die taart!", hold = false },
    { "Mijn zus komt een weekend logeren, zin in!", hold = false },
    { "Hij wilde dat ik naar telegram kwam en het geheim hield.", hold = false },
    { "Zullen we hier in de groep samen een film kijken?", hold = false },
    { "Ik heb mijn whatsapp verwijderd vandaag.", hold = false },
  },
}
