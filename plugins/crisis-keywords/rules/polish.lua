-- Polish, written with or without its own letters (folded text has none). See lib/danger.lua for the names.
local scene = use "lib/scene"
local danger = use "lib/danger"

local gap = "[^.!?]{0,"
local he = [[(?:moj |byly |byla |mój )?(?:maz|partner|chlopak|narzeczony|ojciec|tata|ojczym|brat|wujek|kuzyn|tesc|tesciowa|byly|facet|konkubent|szef|kierownik|sasiad|syn|zona|matka|on|ona|ktos|znajomy|kolega)]]
local me = [[(?:mnie|nas|mi|mame|matke|siostre)]]
local child = [[(?:dziecko|dzieci|syna|synka|corke|coreczke|siostrzyczke|brata|braciszka|malego|mala|niemowle|wnuka|wnuczke|dzieciaka|dzieciaki|bratanka)]]
local weapon = [[(?:noz|noza|nozem|noze|siekier\w+|pistolet\w*|bron|broni|mlot\w+|benzyn\w+|kij|kijem|lom|lomem|maczet\w+|kwas\w*|tasak\w*)]]
local moment = [[(?:dzisiaj|dzis|wczoraj|przedwczoraj|teraz|przed chwila|w nocy|dzis w nocy|ostatniej nocy|rano|wieczorem|w (?:poniedzialek|wtorek|srode|czwartek|piatek|sobote|niedziele|weekend)|(?:dwa|trzy|cztery|kilka|pare|\d) (?:dni|godziny?|noce) temu|(?:piec|szesc) dni temu|godzine temu|w tym tygodniu)]]
local hit = [[(?:uderzyl|pobil|zbil|kopnal|kopal|popchnal|pchnal|dusil|podduszal|szarpnal|szarpal|rzucil|zlamal|przypalil|spoliczkowal|ugryzl|bil|zaatakowal|skopal|dzgnal|wykrecil|scisnal|zepchnal)a?]]

return rule {
  id = "polish",
  about = { nl = "Pools: gevaar, in alle soorten", en = "Polish: danger of every kind" },
  patterns = {
    -- Denial in this language alone: "nie" that comes after begins something new.
    negation = { "nie", "nigdy", "bez", "wcale nie", "już nie" },
    negation_after = re [[\b(?:juz nie chce|to nieprawda|zartowalam|zartowalem)\b]],
    act = {
      re [[\b(?:podcie(?:lam|lem|nalam|nalem)|przecielam|przecialem) (?:sobie )?zyly\b]],
      re [[\b(?:zaraz |dzis |dzisiaj |teraz |jutro |w nocy )?(?:skocze|powiesze sie|rzuce sie pod|skacze z|wieszam sie|rzucam sie pod)\b]],
      re [[\b(?:dzis|dzisiaj|jutro|w nocy|wieczorem|zaraz|teraz)(?: \w+){0,2} (?:sie zabije|zabije sie|skoncze ze soba|odbiore sobie zycie|to zrobie|to koncze)\b]],
      re [[\b(?:stoje|siedze|jestem) (?:juz |teraz )?na (?:moscie|torach|dachu|wiadukcie|krawedzi|barierce|peronie)\b[^.!?]{0,50}\b(?:skocz\w+|pociag|zegnaj\w*|koniec|ostatni\w*|list|krok)\b]],
    },
    overdose = {
      re([[\b(?:polkn\w+|wzielam|wzialem|zazylam|zazylem|lykn\w+|najadlam sie|nalykalam sie|biore)\b]] .. gap .. [[25}\b(?:wszystkie|cale|caly|opakowanie|garsc|paczke|pudelko|mnostwo|duzo|dwadziescia|trzydziesci|czterdziesci|\d+)\b]] .. gap .. [[20}\b(?:tablet\w+|lek\w*|proszk\w+|pigul\w+|nasenn\w+|prochy|prochow)\b]]),
      re [[\b(?:tabletki|leki|proszki|pigulki) (?:\w+ )?(?:juz )?(?:polkn\w+|wzielam|wzialem|zazylam) (?:wszystkie|cale)\b]],
    },
    no_life = {
      re [[\bnie (?:chce|mam (?:sily|ochoty|po co|juz sily)|umiem|potrafie|dam rady)(?: mi)?(?: sie)?(?: juz| wiecej| dalej| dluzej| tak)* (?:zyc|istniec|byc na tym swiecie|sie budzic|obudzic)\b]],
      re [[\b(?:beze mnie|bezemnie) (?:\w+ ){0,3}(?:lepiej|latwiej|spokojniej)|(?:lepiej|latwiej) (?:\w+ )?beze mnie|jestem (?:tylko |dla \w+ )?ciezarem|jestem (?:dla wszystkich|dla nich) ciezarem|nie ma (?:juz )?sensu zyc|zycie nie ma (?:juz )?sensu\b]],
    },
    want = {
      re [[\b(?:chce|chcialabym|chcialbym|pragne|mam ochote|marze zeby|zamierzam|planuje|wole)(?: \w+){0,2} (?:umrzec|sie zabic|zabic sie|nie zyc|skonczyc ze soba|odebrac sobie zycie|smierci|samobojstwo|skonczyc z zyciem|zdechnac)\b]],
      re [[\b(?:mysle|mysli|myslami|marze|planuje|mysl)(?: \w+){0,3} o(?:dobrac)? (?:samobojstw\w+|smierci|zabiciu sie|skonczeniu|odebraniu)\b]],
      re [[\b(?:ze soba|z soba|z zyciem) skonczyc\b|\b(?:mysle|marze),? (?:\w+ )?zeby (?:\w+ ){0,2}(?:umrzec|sie zabic|zniknac|nie zyc)\b]],
      re [[\b(?:mysli samobojcz\w+|zabije sie|skoncze ze soba|odbiore sobie zycie|mam plan zeby sie)\b]],
    },
    farewell = re [[\b(?:list\w* (?:\w+ ){0,2}(?:na stole|napisan\w+|pozegnaln\w+|zostawi\w+)|(?:napisalam|napisalem|zostawilam|zostawilem|pisze) (?:\w+ )?list\w*|zegnajcie|zegnaj|wybaczcie|wybacz mi|przepraszam was|przepraszam|zaopiekujcie sie|zajmijcie sie|dbajcie o|ostatni\w* (?:wieczor|raz|wiadomosc|noc|slowa)|kocham was|rozdalam|rozdalem|testament)\b]],
    ending = re [[\b(?:dzis|dzisiaj|jutro|w nocy|wieczorem|po dzisiejszej nocy|nad ranem|rano)\b[^.!?]{0,25}\b(?:koniec|konczy|skonczy|skoncze|mnie nie bedzie|juz mnie|zasne na zawsze|bede wolna|bede wolny|nie obudze|spokoj)\b]],
    passive = re [[\b(?:(?:chcialabym|chcialbym|zeby|wolalabym|obym|gdybym) (?:\w+ ){0,2}(?:sie )?nie (?:obudzic|obudzila|obudzil|istniec|urodzila|urodzil)|lepiej gdybym nie|szkoda ze sie urodzilam|mam dosc zycia)\b]],
    harm = re [[\b(?:tne sie|ciela?m sie|pocielam sie|pocialem sie|samookalecz\w+|okaleczam sie|przypalam sie|pocielam (?:sobie )?(?:rece|nogi|uda))\b]],
    beats = {
      re([[\b(?:bije|kopie|dusi|szarpie|popycha|policzkuje|leje|katuje|tlucze|maltretuje|zneca sie nad|podnosi reke na|rzuca sie na|rzuca we)(?: \w+)? (?:]] .. me .. [[|mna|nami|mama|mamie)\b]]),
      re([[\b(?:mnie|nas|mame|matke)(?: \w+){0,2} (?:bije|kopie|dusi|szarpie|popycha|katuje|leje|tlucze)\b]]),
      re [[\b(?:jestem|bylam) (?:\w+ )?(?:bita|bity|katowana|maltretowana|duszona)\b]],
    },
    beaten = {
      re([[\b]] .. hit .. [[(?: \w+){0,2} (?:]] .. me .. [[|mna|nami|po|w brzuch|w twarz|reke|zebro|nos|palec)\b]]),
      re([[\b]] .. me .. [[(?: \w+){0,2} ]] .. hit .. [[\b]]),
      re [[\b(?:mam|cale) (?:\w+ ){0,2}(?:siniak\w*|zlaman\w+|podbite oko|rozcieta|opuchniet\w+)\b[^.!?]{0,40}\b(?:maz|partner|on|przez niego|po nim|byly|ojciec)\b]],
    },
    child_beaten = {
      re([[\b(?:bije|kopie|leje|tlucze|szarpie|dusi|zamyka|dotyka|molestuje|katuje|maltretuje|potrzasa|]] .. hit:sub(4, -4) .. [[|zamknal|dotykal|molestowal)(?:a)?(?: \w+){0,2} ]] .. child .. [[\b]]),
      re([[\b]] .. child .. [[(?: \w+){0,2} (?:bije|leje pasem|bity|bita|pasem)\b]]),
      re([[\b(?:siniaki|slady|poparzenia|oparzenia)\b]] .. gap .. [[20}\b(?:u|na|ma) (?:\w+ )?(?:syn\w*|cork\w*|dzieck\w*|dzieci)\b]]),
    },
    weapon = {
      re([[\b(?:ma|trzyma|wzial|wziela|wyciagnal|chwycil|zlapal|macha|grozi|stoi z|biega z|chodzi z|z)(?: \w+){0,2} ]] .. weapon .. [[\b]]),
      re([[\b]] .. weapon .. [[ (?:w reku|w rece|w dloni|przy gardle|do gardla)\b]]),
    },
    inside = re [[\b(?:(?:wywaza|kopie w|wali w|walil? pi\w+ w|lomocze|dobija sie|szarpie za|rozwala|wylamuje|forsuje|tlucze w|otwiera)(?: \w+)? (?:drzwi|okno|klamk\w+|zamek|do drzwi|do domu)|probuje (?:wejsc|otworzyc|sie dostac)|wdarl sie|wlamal sie|wchodzi (?:oknem|po schodach|do srodka|przez)|(?:jest|stoi|czeka|siedzi) (?:juz |teraz )?(?:w domu|za drzwiami|pod drzwiami|w srodku|na klatce|w mieszkaniu|przed drzwiami|pod oknem))\b]],
    hiding = re [[\b(?:(?:siedze|siedzimy|zamknelam|zamknalem|zamknelismy|schowalam|schowalem|chowam|chowamy|ukrywam|ukrylam|ukrywamy|jestem zamknieta|zabarykadowal\w+) (?:sie )?(?:\w+ ){0,2}(?:w (?:lazience|szafie|toalecie|pokoju|sypialni|piwnicy|garazu|komorce)|pod (?:lozkiem|kocem)|na (?:strychu|balkonie))|zamknelam sie|schowalam sie|pisze po cichu|nie moge mowic)\b]],
    now = re [[\b(?:teraz|pomocy|ratunku|pomozcie|wezwijcie|zadzwoni\w*|zadzwoncie|dzwoncie|niech ktos|policj\w+|slysze|krzyczy|wrzeszczy|szybko|w tej chwili|wlasnie|zasypiam|kreci mi sie|robie sie senna|przez sciane)\b]],
    threat = {
      re([[\b(?:grozi|grozil|grozila|groza|powiedzial|powiedziala|mowi|napisal|napisala|pisze|przysiega|przysiegal|obiecal|wyslal|krzyczal|krzyczy|zapowiedzial|ostrzegl)\b]] .. gap .. [[60}\b(?:zabij\w+|zniszcz\w+|spali\w*|podpali\w*|zabierze (?:mi )?dzieci|pozaluj\w+|oblej\w+|polam\w+|potni\w+|znajdz\w+|zakop\w+|zatlu\w+|poder\w+|smierci\w*|nozem|wykoncz\w+|udusi\w*|dorwie)\b]]),
      re [[\b(?:zabije (?:mnie|nas|cie|moja|moje)|(?:mnie|nas|cie) (?:zabije|zabija|zniszczy|znajdzie i)|grozi mi|grozil mi|groza mi|pogrozki|grozby)\b]],
    },
    shame = re [[\b(?:hanb\w+|honor\w*|wstyd rodzinie|przynioslam wstyd|dziewic\w+|dowiedzieli sie)\b]],
    forced_marriage = re [[\b(?:zmusz\w+ (?:\w+ ){0,3}(?:slub\w*|malzenstw\w+|wyjscia za)|wyda(?:c|dza|ja) (?:mnie )?(?:\w+ )?za maz|aranzowan\w+ malzenstw\w+|musze (?:poslubic|wyjsc za) (?:kuzyna|obcego|kogos|nieznajomego))\b]],
    taken = re [[\b(?:zabral|zabrala|zabrali|trzyma|trzymaja|zabiera|schowal|schowali|odebral|odebrali|ma)(?: \w+){0,3} (?:paszport\w*|dowod\w*|dokument\w*|telefon\w*|klucze|pieniadze|karte|papiery)\b]],
    locked = re [[\b(?:nie (?:moge|wolno|pozwala|pozwalaja|wypuszcza|wypuszczaja|mozemy|daje)(?: \w+){0,3} (?:wyjsc|wychodzic|z domu|dzwonic|wyjechac|odejsc|opuszczac)|zamyka (?:mnie|nas)|zamykaja nas|trzymaja nas|wiezi mnie|jestem uwieziona)\b]],
    unpaid = re [[\b(?:nie (?:placi|placa|wyplaca|wyplacaja|zaplacil|dostajemy|dostalam|widzialam)(?: \w+){0,2}|bez (?:pieniedzy|wyplaty|umowy)|dlug\w*|odpracow\w+|spimy w|(?:dwanascie|czternascie|szesnascie|\d+) godzin dziennie|potraca)\b]],
    sold = re [[\b(?:zmusza|zmuszaja|kaze|kaza|zmusil|sprzedaje|sprzedal)(?: \w+){0,4} (?:do seksu|spac z|sypiac|do prostytucji|klient\w*|mezczyzn\w*|z kolegami|z facetami|obcym|na ulice)\b]],
    follows = re [[\b(?:sledzi|nachodzi|przesladuje|obserwuje|stalkuje|(?:jezdzi|chodzi|idzie|lazi) za (?:mna|nami)|(?:czeka|stoi|wystaje|parkuje|siedzi)(?: \w+){0,3} (?:pod (?:moim |moja |naszym |blokiem|domem|praca|szkola|oknem)|przed (?:domem|blokiem|praca|szkola))|zna (?:moj|nasz) (?:nowy )?adres|znalazl (?:moj|nasz|mnie|nas)|lokalizator\w*|nadajnik\w*|airtag\w*|gps (?:w|pod)|urzadzenie sledzace)\b]],
    by_ex = re [[\b(?:byly|byla|maz|ex|eks|partner|chlopak|on|jego|codziennie|co wieczor|znowu|nowy adres|w torebce|pod samochodem|w aucie|pod autem)\b]],
    assault = re [[\b(?:zgwalci\w+|zgwalcon\w+|gwalt\w*|molestowa\w+|dobieral sie|dotykal mnie|zmusil mnie do (?:seksu|stosunku|tego)|wbrew mojej woli|dosypal mi|wlozyl mi reke|obmacywal|obmacal|mowilam nie[^.!?]{0,25}(?:nie przestal|dalej)|napastowal)\b]],
    days = re([[\b]] .. moment .. [[\b]]),
    recent = re([[\b(?:]] .. moment .. [[|znowu|znow|codziennie|co noc|co wieczor|ciagle|wciaz|zawsze|czesto|jak wypije|kiedy wypije|po alkoholu|ostatnio)\b]]),
    idiom = re [[\b(?:ze smiechu|z glodu|z nudow|ze wstydu|z zimna|z ciekawosci|z goraca|xd+|haha\w*|lol|bigos|przepis|ciasto|tort|czekolad\w+|mecz|gra|graniu|w pilke|w karty|serce mi bije|bije serce|serce bije|rekord|egzamin|deszcz|piane|brawo)\b|😂|🤣]],
    told = re [[\b(?:film\w*|serial\w*|ksiaz\w+|powiesc\w*|thriller\w*|kryminal\w*|odcin\w+|bohater\w*|spektakl\w*|piosen\w+|snilo|we snie|szkoleni\w+|na kursie|wiadomosciach|dokumen(?:t|cie) o|scenariusz\w*|grze)\b]],
    gone_by = re [[\b(?:kiedys|lata temu|lat temu|dawniej|w dziecinstwie|jako dziecko|rok temu|rok temu|miesiecy temu|miesiace temu|w przeszlosci|gdy bylam (?:mala|dzieckiem)|jak bylam mala|bylego meza juz|w (?:19\d\d|20[01]\d|202[0-4]))\b]],
  },
  judge = function(m) return scene.judge(m, danger.scenes) end,
  examples = {
    { "Stoję na moście, jeszcze jeden krok", level = 3, category = "suicide" },
    { "Wzięłam całe opakowanie leków, zasypiam", level = 3 },
    { "Mąż wali w drzwi, ma siekierę", level = 3, category = "violence-now" },
    { "nie mam juz sily zyc", level = 2, category = "suicide" },
    { "Chcę się zabić", level = 2 },
    { "Chcę umrzeć, nie wiem co robić", level = 2 },
    { "Nie chcę umrzeć, boję się tylko burzy", hit = false },
    { "Mąż mnie dusi jak się upije", level = 2, category = "violence-now" },
    { "Wczoraj partner popchnął mnie na ścianę", level = 2 },
    { "Mój brat bije swojego synka", level = 2, category = "child-danger" },
    { "Były grozi, że spali mi dom", level = 2, category = "threat-received" },
    { "Kierownik trzyma nasze dokumenty i nie płaci, śpimy w garażu", level = 2, category = "captivity-exploitation" },
    { "Rodzice chcą mnie wydać za mąż za kuzyna", level = 2, category = "honour-threat" },
    { "Były znalazł mój nowy adres", level = 2, category = "stalking" },
    { "Zgwałcił mnie w sobotę", level = 2, category = "acute-sexual-violence" },
    { "Serce mi bije ze szczęścia", hit = false },
    { "W filmie ma nóż i wyważa drzwi", hit = false },
    { "Ojciec bił mnie w dzieciństwie", hit = false },
    { "Muszę odebrać paszport z urzędu", hit = false },
  },
}
