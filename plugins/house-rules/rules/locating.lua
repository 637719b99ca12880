-- Somebody looks for a person who may have fled. Nobody answers that in public, whoever asks and why.
local families = use "lib/families"
local person, english, shelter = families.person_nl, families.person_en, families.shelter

return rule {
  id = "locating",
  about = { nl = "Zoekt iemand die misschien is gevlucht", en = "Looks for somebody who may have fled" },
  patterns = {
    -- Outright: where is she, who has seen her.
    asks = {
      words "locating.txt",
      re([[\b(?:weet|wist|kent) (?:er )?(?:iemand|wie|een van jullie|jullie|u|je|jij)(?: hier)?(?: misschien| toevallig)? (?:waar|in welke|op welk|naar welke|welke|of) .{0,30}\b]] .. person .. [[\b.{0,40}\b(?:is|zit|zitten|woont|wonen|verblijft|verblijven|slaapt|uithangt|heen is|naartoe|gebleven|gebracht|ingeschreven|terecht|ondergedoken|opgevangen)\b]]),
      re([[\b(?:heeft|hebben) (?:er )?(?:iemand|een van jullie|jullie|iem)(?: hier)?(?: misschien| toevallig)? ]] .. person .. [[.{0,40}\b(?:gezien|gesproken|gespot|gehoord)\b]]),
      re([[\b(?:ik|wij|we) (?:zoek|zoeken|ben op zoek naar|zijn op zoek naar|probeer|moet|wil)(?: al [a-z ]{0,20})?(?: nog steeds| dringend)? (?:naar )?]] .. person .. [[\b.{0,60}\b(?:vinden|gevlucht|weg|verdwenen|meegenomen|opvang|vertrokken|gezien|terug|waar)\b]]),
      re([[\b(?:waar|in welke (?:stad|gemeente|opvang|plaats|wijk|straat|school)|welke (?:opvang|stad|school)) (?:is|zit|zitten|woont|wonen|verblijft|verblijven|hangt|gaat|gaan|hebben ze|staat) ]] .. person .. [[\b]]),
      re([[\b(?:has|have) (?:anyone|anybody|any of you|someone|you)(?: here)? (?:seen|met|come across|spotted|heard from|spoken to) ]] .. english .. [[\b]]),
      re([[\b(?:anyone|anybody|someone|somebody|any of you) (?:here )?(?:seen|spotted|come across|met) (?:]] .. english .. [[|her|him|them|this (?:woman|girl|boy|man|family|car))\b]]),
      re([[\b(?:does|do|would) (?:anyone|anybody|any of you|someone|you)(?: here)?(?: happen to)? know (?:where|which|what) .{0,30}\b(?:]] .. english .. [[|]] .. shelter .. [[)\b]]),
      re([[\b(?:i'?m|i am|we'?re|we are|been|just)? ?(?:looking for|trying to (?:find|locate|trace|track down)|searching for|need to find|want to find|help me find) ]] .. english .. [[\b]]),
      re([[\bwhere (?:is|are|has|have|did|does|do) ]] .. english .. [[\b.{0,30}\b(?:living|live|gone|staying|hiding|moved|move|stay|taken|go)\b]]),
      re [[\b(?:gezocht|vermist|wanted|missing|zaginela|kayip)\b ?:?.{0,60}\b(?:jaar|jr|years|yo|lat|yasinda|haar|ogen|lang|hair|kids|kinderen)\b]],
    },
    -- Signs: she left, with the children, to a shelter; tell me privately; I only want to talk.
    left = {
      words "left.txt",
      re([[\b]] .. person .. [[\b.{0,30}\b(?:is|zijn|heeft) .{0,40}\b(?:weggelopen|verdwenen|gevlucht|vertrokken|ondergedoken|verhuisd|weggegaan|weg|meegenomen|spoorloos|onvindbaar|vermist)\b]]),
      re([[\b]] .. english .. [[\b.{0,30}\b(?:left|ran|run|gone|fled|disappeared|vanished|moved|took|taken|missing|hiding|walked out)\b]]),
    },
    place = re(shelter),
    -- "Are you her?": probing who a writer is.
    probes = {
      re [[\b(?:woon|woonde|werk|werkte|heet|ben|kom|heb|zit) (?:je|jij|u) (?:toevallig|soms|misschien|niet toevallig|eigenlijk|niet)\b.{0,60}\b(?:flat|straat|huis|deur|wijk|dorp|zoon\w*|dochter\w*|kind\w*|hond|kat|heet|heten|auto|litteken|tattoo|tatoeage|getrouwd|vrouw van|zus van)\b]],
      re [[\b(?:schrijft|praat|klinkt|lijkt|typt|klinken|schrijven) (?:precies |net |heel erg |erg )?(?:zoals|als|op) (?:mijn|me|mn|m'n) (?:ex|vrouw|zus|dochter|vriendin|moeder|nicht|zusje)\b]],
      re [[\b(?:ben jij|ben je|bent u|is dit|are you|is this|is that you) (?:niet )?(?:[a-z]+ )?(?:van (?:de |het )?[a-z]+|from [a-z]+|mijn (?:ex|vrouw|zus|dochter)|my (?:ex|wife|sister|daughter))\b]],
      re [[\b(?:in welk|in welke|what|which) (?:huis|opvang|plaats|stad|house|shelter|town|refuge) (?:slapen|zitten|wonen|verblijven|zit|woon|are|is|do) (?:jullie|je|jij|you)\b]],
      re [[\byou (?:write|sound|talk) (?:just |exactly )?like my (?:ex|wife|sister|daughter)\b]],
      re [[\b(?:you )?(?:write|sound|talk|type) (?:exactly |just )?like (?:someone|somebody) i\b]],
      re [[\b(?:have you got|do you have|heb je|heb jij) (?:toevallig )?(?:a|an|een) [a-z ]{3,25}(?:called|named|die|dat) [a-z]+(?: heet)?\b[^.!?]{0,20}(?:and|en) (?:a|een)\b]],
    },
    -- Signs that add up: a search, who, by what to know them, why it would be harmless, how to answer.
    seeks = re [[\b(?:ik zoek|zoek mn|zoek mijn|zoek me|wij zoeken|wie ziet|wie haar ziet|wie hem ziet|meld het|kan iemand een adres|we zoeken|zoek ik|op zoek naar|zoeken wij|gezocht|vermist|wie kent|wie heeft|heeft iemand|weet iemand|wie weet|kent iemand|iemand gezien|wie werkt er|kan (?:iemand|er iemand|een van jullie|mij iemand)|verzoek(?:en)? (?:ik|wij)|eenieder|tips|geef (?:het|maar|dit) door|laat (?:het )?(?:me|mij|ons) weten|te melden|melden bij|uitkijken naar|ogen open|opsporen|terugvinden|terug te vinden|vinden|traceren|achterhalen|praat die|is dat (?:toevallig )?(?:die|dezelfde)|bevestigen|looking for|searching for|trying to find|anyone (?:know|seen)|has anyone|does anyone know|can (?:anyone|someone) (?:confirm|tell)|let me know|wanted|missing|szukam|ariyorum|goren|gorduyseniz)\b]],
    who = re([[\b(?:]] .. person .. [[|]] .. english .. [[|(?:dat|die|een|deze|the|a) (?:meisje|meid|vrouw|dame|moeder|jonge vrouw|jongedame|jongen|mevrouw|meneer|gezin|girl|woman|mother|lady)|mevrouw|die [a-z]{3,10} in dit groepje|die [a-z]{3,10} hier)\b]]),
    known_by = re [[\b(?:litteken|moedervlek|tatoeage|tattoo|wijnvlek|piercing|(?:rode|blauwe|groene|gele|zwarte|witte|paarse|roze|grijze) (?:jas|fiets|auto|kinderwagen|muts|sjaal|hoofddoek|koffer|tas|polo|bus)|accent|kenteken|bril|krullen|blond|donker haar|lang haar|kort haar|rood haar|hoofddoek|kinderwagen|sproeten|beugel|hinkt|stottert|zwanger|jaar oud|van \d\d|is \d\d|\d\d jaar|twee (?:jonge )?kinderen|baby|tweeling|heet|ze heet|scar|birthmark|red hair|blonde|accent|years old|pram|headscarf|pregnant|twins|called|named|goes by)\b]],
    motive = re [[\b(?:ongerust|doodongerust|bezorgd|verrassen|verrassing|cadeau|alleen (?:even )?(?:praten|weten|bevestigen)|wil (?:alleen|gewoon|enkel) (?:praten|weten|spreken)|familie|haar (?:moeder|vader|broer|man) |vader is ziek|moeder is ziek|oma is ziek|mist haar|missen haar|op sterven|erfenis|sorry zeggen|goedmaken|het uitleggen|mijn kinderen zien|recht om|hoort thuis|moet naar huis|terug naar huis|me neef|mijn neef|mijn zoon|mijn broer|belofte|beloof|niks doen|doe haar niks|rustig|worried|surprise|just (?:want to )?(?:talk|know)|her (?:mother|father|brother|husband)|is ill|is sick|say sorry|my (?:son|brother|cousin)|promise)\b]],
    place_asked = re([[\b(?:]] .. shelter .. [[|welk huis|welke (?:straat|plaats|stad|buurt|wijk|opvang|school|verdieping)|waar (?:precies|ergens)|precies zit|waar (?:ze|zij|je|jij|jullie|hij|die) (?:nu )?(?:zit|woont|verblijft|werkt|slaapt|uithangt|is|zitten|wonen|zijn)|zit ze|woont ze|het adres|haar adres|een adres noemen|adres noemen|stuur me de straat|de straat maar|in welke flat|hoe laat is ze|geheim adres|speeltuin|nieuwe groep|stuur (?:mij|me) (?:het )?adres|gebouw|langskomen|langs kom\w*|sinds kort|daar zijn|which (?:house|street|town|shelter|refuge)|where (?:she|you|they) (?:is|are|live\w*|stay\w*|sleep\w*)|the address|her address|drop by)\b]]),
    probing = re [[\b(?:welk huis|in welk huis|welke (?:opvang|straat|plaats|stad|verdieping|kamer)) (?:zit|zitten|woon|wonen|slaap|slapen|ben) (?:jij|je|jullie|u)\b|\bwaar (?:woon|zit|slaap|werk|sport|winkel|ga) (?:jij|je|u|jullie) (?:precies|nu|eigenlijk|ergens|naar school)\b|\b(?:zeg maar|vertel maar|noem maar|geef) (?:[a-z]+ ){0,2}?(?:welke straat|welk huis|waar je|je straat|je adres)\b|\b(?:wat is|geef|mag ik|stuur) (?:[a-z]+ )?(?:je|jouw|uw|jullie) (?:adres|straat|postcode|locatie)\b|\b(?:which|what) (?:house|street|shelter|town|floor|room) (?:are|do|is) (?:you|it)\b|\bwhere (?:exactly )?(?:do|are) you (?:live|stay|staying|living|based)\b[^.!?]{0,20}\b(?:exactly|right now)?|\b(?:what's|send me|give me) your (?:address|location|street|postcode)\b]],
    -- A shelter and where it stands; a reward; an office's words; a thing that tells where somebody is.
    refuge = re [[\b(?:blijf[a-z -]{0,20}huis|blijfhuis|blijf-van-mijn-lijf\w*|bljf\w*|vluchthuis|opvanghuis\w*|vrouwenopvang|vrouwenhuis|safehouse|safe house|schuiladres|geheim adres|noodopvang|crisisopvang|refuge|women's shelter|shelter|schronisk\w*|siginma evi\w*|siginak\w*)\b]],
    where_stands = re [[\b(?:waar (?:zit|zitten|ztten|staat|is|ligt)|welke? (?:is dat|straat|stad|plaats|opvang|huis|ervan)|alleen de straat|de straat|het adres|adres van|precies zit|langsgaan|langskomen|where is|which street|the address|gdzie jest|nerede)\b]],
    for_self = re [[\b(?:kan ik (?:terecht|me aanmelden)|kun je terecht|mag ik (?:mee|komen|mijn)|voor mezelf|voor mij en mijn|aanmelden|wachtlijst|plek voor (?:mij|ons)|mogen (?:honden|huisdieren|kinderen)|neemt (?:ook )?(?:honden|mannen|dieren)|ik (?:zit|slaap|woon|zat) (?:nu )?(?:zelf )?in|can i (?:go|stay|get)|for myself|takes pets|i(?:'m| am) (?:in|staying))\b]],
    reward = re [[\b(?:euro|€|beloning|reward|tientje|geld) (?:[a-z]+ )?(?:voor|for) (?:wie|degene|de tip|whoever|anyone)\b|\b(?:beloning|reward|na nagrode|odul)\b]],
    official = re [[\b(?:ondergetekende|gemachtigde|namens (?:de )?(?:leerplicht|school|gemeente|familie|vader|verzekering)|verzoekt? (?:ik )?een ?ieder|feitelijke verblijfplaats|verblijfplaats van|huidige adres|huidige school|zich te melden|klassenfoto zoeken|recht op omgang|afgedwaald|houdt zich schuil|meld (?:het|dit|haar|hem) (?:aan|bij|de)|current address|whereabouts of)\b]],
    device = {
      re [[\b(?:zendertje|tracker|airtag|gps|spy ?app|spyware|meeleesapp|nadajnik|takip cihazi)\b[^.!?]{0,60}\b(?:langst|beste|piep\w*|onopvallend|onder (?:een|haar|zijn|de) auto|in (?:haar|zijn) (?:tas|jas|auto)|best|hidden|without (?:her|him) knowing|zonder dat (?:ze|zij|hij))\b]],
      re [[\b(?:hoe|how|kan iemand|can (?:someone|anyone|i))\b[^.!?]{0,40}\b(?:via (?:haar|zijn|een) (?:telefoon|nummer|mobiel|insta\w*|snap\w*|google)|(?:haar|zijn|her|his) (?:locatie|location|telefoon uitlezen|wachtwoord)|kenteken (?:na|op)\w*|look up (?:a|her|his) (?:plate|number))\b[^.!?]{0,40}\b(?:waar|vind\w*|is|zijn|staat|weten|where|nakijken)?]],
    },
    small_talk = re [[\b(?:welk (?:dorp|stadje|huis)|welke (?:plaats|buurt|stad|wijk|kant van)) (?:ben|zit|woon|kom) (?:jij|je|u|ge|jullie)\b|\b(?:zitten|wonen) we (?:misschien )?(?:wel )?(?:dicht bij|vlak bij|dichtbij)\b|\b(?:is er|heb je|hebben jullie) (?:ook )?een (?:kanaal|kerk|station|watertoren|haven|molen|fabriek|snelweg|vliegveld) (?:bij|in de buurt|naast|vlakbij) (?:jullie|jou|je)?\b|\bin welke straat (?:dat|die|deze)\b|\b(?:in welke|which|op welke) (?:flat|galerij|verdieping|straat) (?:woont|wonen|zit|zitten) (?:ze|zij|hij|die)\b|\bhoe laat is (?:ze|zij|hij) (?:thuis|klaar|vrij)\b|\bwaar (?:chillt|hangt|zit|woont|is) (?:die|ze|zij|[a-z]{3,10}) (?:nu|tegenwoordig|uit)\b|\bin welk huis [a-z]{3,12} (?:zit|woont|slaapt)\b|\b(?:ben|bent) (?:je|jij|u|ge) (?:toevallig |soms |misschien )(?:de|die|dat|een) (?:moeder|vrouw|zus|dochter|dame|meisje|ex)\b|\bof mijn (?:vrouw|zus|dochter|ex|vriendin)\b[^.!?]{0,30}\b(?:is aangekomen|bij u is|daar is|er is|binnen is|bij jullie)\b|\bwaar wonen zulke\b|\b(?:haal|krijg) (?:ik )?(?:haar|het) adres\b]],
    -- Asks where a picture was taken; how to find a telephone; an office that no office is.
    picture = re [[\b(?:foto\w*|plaatje|uitzicht|zonsondergang|beschrijving|photo|picture|sunset|view|pic|zdjeci\w*|widok|guzel yer|yer orasi|resim\w*)\b|(?:وصفك|الصوره|صورتك)]],
    where_taken = re [[\b(?:welke (?:stad|straat|toren|kant|verdieping|wijk)|is dat (?:niet )?(?:de|het|een|vanaf)|waar is dat|waar heb je (?:die|dat)|is that (?:taken )?(?:from|the|near)|which (?:way|floor|street|tower|town|balcony)|is that de|ktory to|to (?:kanal|kosciol|most)|gdzie to|hangi|mi yoksa|meydan mi|evin\w*)\b|(?:اي شارع|في اي|باي شارع)]],
    your_home = re [[\b(?:je|jouw|jullie|uw|you|your|yours|twoj\w*|jest twoj|eviniz|evin|sizin|balcony|balkon|floor zit)\b|(?:بيتكم|بيتك)]],
    trace = re [[\b(?:locate|trace|track|lokaliseren|traceren|opsporen|achterhalen|volgen|namierzyc|zlokalizowac|yerini bul\w*|konumunu bul\w*)\b[^.!?]{0,40}\b(?:phone|number|telefoon|nummer|mobiel|gsm|telefon\w*|numer\w*|numara\w*|iemand|someone|her|him)\b|\bnumara\w* [^.!?]{0,30}\b(?:yerini|konum\w*)\b]],
    blocked = re [[\b(?:blocked|geblokkeerd|weg|gevlucht|kacti|left me|ran|verdwenen|zniknela|uciekla|she|her|ze|haar)\b]],
    office_asks = re [[\b(?:refuge|shelter|opvang|blijfhuis|schronisk\w*)\b[^.!?]{0,25}\b(?:address|adres|room number|kamernummer|locatie)\b[^.!?]{0,40}|\b(?:om te (?:leveren|bezorgen)|to deliver)\b[^.!?]{0,40}\b(?:address|adres)\b]],
    other_tongue = {
      re [[\b(?:esim|karim|kiz kardesim|ablam|nisanlim|kizim|yengem|gelinim)\b[^!?]{0,60}\b(?:kacti|gitmis|gitti|yok|kayip|alip)\b[^!?]{0,120}\b(?:bilen|goren|gorduyse|gorurse|gorduyseniz|hangi|adres\w*|yazsin|yerini|haber)\b|\bgoren (?:olursa|var)\b]],
      re [[(?:مرتي|زوجتي|اختي|بنتي|خطيبتي|مراتي|مراتو|حرمتي|البنت|بنت|خويتي)[^!؟]{0,120}(?:مين شاف|حد شاف|شايف|منو يعرف|اللي يعرف|حدا يعرف|حدا بيعرف|يا بيت|باي|فين|وين|بدنا نعرف|مكانها|كامب|ملجا|شافها)|(?:مين شايف|منو شاف|حد شاف|مين شاف|شكون شاف|اللي شاف)[^!؟]{0,80}(?:بنت|مرا|اختي|مرتي|ست|واحده)]],
      re [[\bchkoun\b[^!?]{0,30}\b(?:3ref|chaf|kay3ref|yaaref)\b[^!?]{0,80}|\b(?:mrati|mart|khti|benti)\b[^!?]{0,60}\b(?:fin|ina mdina|fayn|wayn)\b]],
      re [[\b(?:my wife|my sister|my daughter|mijn vrouw|mijn zus|our daughter|my husband's wife)\b[^!?]{0,80}\b(?:which (?:opvang|town|refuge|shelter|city)|just tell me|send us the|road name|which town|tell me which|in welke|welke opvang)\b]],
    },
    animal = re [[\b(?:kat|poes|hond|konijn|cavia|parkiet|schildpad|kater|puppy|cat|dog|rabbit|boek|film|liedje|recept|huisarts|tandarts|advocaat|fietsenmaker|baan|woning|kamer te huur|tips voor|lotgenoot|lotgenoten|oppas|wandelmaatje|school voor mijn|psycholoog|lawyer|dentist|job|recipe|song)\b]],
    fair = re [[\b(?:of ze dat wil|of zij dat wil|via via laat|laten vragen of|voor mezelf|voor mijzelf|mag ik zelf|voor een vriendin die|if she wants|for myself)\b]],
    wants = words "wants-to-know.txt",
    -- Looking for help, not for a person; or the writer has fled.
    help = words "locating-help.txt",
  },
  judge = function(m)
    if m:has "asks" and not m:near("help", "asks", 4) and not m:near("animal", "asks", 3) then
      return hold { reason = "locating", category = "locating-someone" }
    end
    if m:has "probes" then return hold { reason = "locating", category = "locating-someone" } end
    if m:has "left" and m:has "wants" and not m:has "help" and not m:near("animal", "left", 8) then
      return hold { reason = "locating", category = "locating-someone" }
    end
    if not m:has "fair" and not m:has "for_self" then
      if m:near("refuge", "where_stands", 10) or m:has "device" or m:has "small_talk" or (m:has "reward" and m:has "who") or (m:has "official" and (m:has "who" or m:has "place_asked" or m:has "seeks")) then
        return hold { reason = "locating", category = "locating-someone" }
      end
    end
    if not m:has "fair" and not m:has "help" then
      if m:has "other_tongue" or m:has "office_asks" or (m:has "trace" and m:has "blocked") or (m:near("picture", "where_taken", 16) and m:near("where_taken", "your_home", 8)) then
        return hold { reason = "locating", category = "locating-someone" }
      end
    end
    if m:has "probing" and not m:has "fair" then return hold { reason = "locating", category = "locating-someone" } end
    if m:has "seeks" and m:has "who" and not m:has "animal" and not m:has "fair" and not m:has "help" then
      local points = 2 + (m:has "known_by" and 2 or 0) + (m:has "motive" and 1 or 0) + (m:has "place_asked" and 1.5 or 0) + (m:has "left" and 1.5 or 0)
      if points >= 4.5 then return hold { reason = "locating", category = "locating-someone" } end
    end
    if m:near("wants", "place", 12) and not m:has "help" then
      return hold { reason = "locating", category = "locating-someone" }
    end
  end,
  examples = {
    { "Weet iemand in welke opvang mijn vrouw zit?", hold = true },
    { "Heeft iemand mijn zusje gezien? Ze heeft een litteken op haar kin.", hold = true },
    { "My wife left with the kids. I just want to talk. Please DM me which shelter.", hold = true },
    { "Does anyone know which shelter she went to?", hold = true },
    { "Mijn dochter is weggelopen, tips over waar ze is graag in een prive bericht", hold = true },
    { "Jij schrijft precies zoals mijn ex. Woon je toevallig in een flat met een zoontje?", place = "reply", hold = true },
    { "Wie kent die vrouw met de rode kinderwagen, haar broer wil alleen even praten.", hold = true },
    { "in welke straat zit jij? dan kom ik langs", place = "chat", hold = true },
    { "Mooie foto! Is dat de watertoren, en welke verdieping is jouw balkon?", hold = true },
    { "Hoe kan ik een telefoon opsporen van iemand die mij geblokkeerd heeft?", hold = true },
    { "Welke straat is dat vluchthuis? Ik wil even langsgaan.", hold = true },
    { "Beloning voor wie mijn zus ziet.", hold = true },
    { "Welk dorp ben jij? Dan wonen we misschien dicht bij elkaar.", place = "chat", hold = true },
    { "Bij welk blijfhuis kan ik terecht met twee kinderen?", hit = false },
    { "Mooie foto, wat een lucht!", hit = false },
    { "Wij zijn ongerust. Kan iemand bevestigen dat mijn zus in de opvang zit?", hold = true },
    { "Mijn kat is weggelopen, rode halsband, wie heeft hem gezien?", hit = false },
    { "In welke opvang kun je terecht met een hond?", hit = false },
    { "Ik ben gevlucht en zit nu in een opvang, wie kent dat?", hit = false },
    { "Does anyone know which shelter takes pets?", hit = false },
    { "Ik zoek een lotgenoot om mee te wandelen.", hit = false },
  },
}
