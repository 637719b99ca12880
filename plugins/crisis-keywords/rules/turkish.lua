-- Turkish, written with or without its own letters (folded text has none). See lib/danger.lua for the names.
local scene = use "lib/scene"
local danger = use "lib/danger"

local gap = "[^.!?]{0,"
local he = [[(?:kocam|esim|babam|abim|agabeyim|uvey babam|sevgilim|erkek arkadasim|eski kocam|eski esim|eski sevgilim|nisanlim|kardesim|kayinbiraderim|kayinpederim|kayinvalidem|oglum|amcam|dayim|patron\w*|annem|adam|biri|ailem|o)]]
local me = [[(?:beni|bizi|bana|bize|annemi|anneme|ablami|kardesimi)]]
local child = [[(?:cocug\w*|cocuk\w*|oglum\w*|kizim\w*|kardesim\w*|yegenim\w*|bebeg\w*|bebek\w*|torunum\w*|evlad\w*)]]
local weapon = [[(?:bicak\w*|bicag\w*|silah\w*|tabanca\w*|balta\w*|satir\w*|tufe[kg]\w*|jilet\w*|sopa\w*|cekic\w*|benzin\w*|kezzap|makas\w*)]]
local moment = [[(?:bugun|dun|dun gece|dun aksam|bu sabah|bu gece|bu aksam|az once|demin|onceki gun|evvelsi gun|gecen (?:gece|aksam|gun)|(?:bir|iki|uc|dort|bes|alti|\d) (?:gun|saat|gece) once|(?:gecen )?(?:pazartesi|sali|carsamba|persembe|cuma|cumartesi|pazar)(?: gunu| gecesi| aksami)?|hafta sonu|bu hafta|simdi)]]

return rule {
  id = "turkish",
  about = { nl = "Turks: gevaar, in alle soorten", en = "Turkish: danger of every kind" },
  patterns = {
    negation = { "değil", "asla", "hiçbir zaman" },
    negation_after = { "değilim", "değil", "istemiyorum artık", "demiyorum" },
    act = {
      re [[\b(?:bileklerimi (?:kestim|keseceg\w+|kesiyorum)|kendimi (?:asacag\w+|asiyorum|atacag\w+|atiyorum|vuracag\w+)|(?:koprud\w+|catid\w+|balkond\w+|raylar\w*|camd\w+)[^.!?]{0,30}(?:atla\w+acag\w+|atlicam|atliycam|birakacag\w+|atliyorum)|intihar (?:ediyorum|edecegim|edicem|ettim)|(?:bu gece|bugun|yarin|simdi|birazdan|bu aksam) (?:\w+ ){0,2}(?:kendimi oldur\w+|canima kiy\w+|intihar\w*|olecegim|oleceg\w+|gidiyorum bu dunyadan))\b]],
      re [[\bkendimi oldur(?:uyorum|ecegim|ecem|ucem|meye karar verdim)\b]],
    },
    overdose = {
      re([[\b(?:ilac\w*|hap\w*|uyku hapi\w*)\b]] .. gap .. [[25}\b(?:hepsini|tamamini|kutu\w*|avuc\w*|\d+|yirmi|otuz|hepsi)\b]] .. gap .. [[14}\b(?:ictim|yuttum|aldim|icmistim|icince|iciyorum)\b]]),
      re([[\b(?:hepsini|bir kutu|butun|bir avuc|tum|yirmi|otuz|\d+)\b]] .. gap .. [[12}\b(?:ilac\w*|hap\w*)\b]] .. gap .. [[10}\b(?:ictim|yuttum|aldim|iciyorum)\b]]),
    },
    no_life = {
      re [[\b(?:yasamak|hayatta kalmak|var olmak|nefes almak|uyanmak|yasamaya devam etmek) (?:\w+ ){0,2}(?:istemiyorum|istemiyom|istemiorum|istemem|gelmiyor icimden)\b]],
      re [[\b(?:yasama\w* (?:icin )?(?:bir )?(?:sebeb\w*|nedenim|anlami?|gucum)\w* (?:yok|kalmadi)|bensiz (?:\w+ )?(?:daha )?(?:iyi|mutlu|rahat) olur\w*|(?:herkes|ailem|cocuklar\w*) bensiz (?:daha )?(?:iyi|mutlu|rahat)\w*|herkese yuk\w*|yuk oluyorum|dayanacak gucum kalmadi artik yasa\w+|yasamaktan (?:biktim|yoruldum))\b]],
    },
    want = {
      re [[\b(?:olmek|olmeyi|intihar etmek|intihari|kendimi oldurmek|kendimi oldurmeyi|canima kiymak|canima kiymayi|yok olmak|hayatima son vermek|hayatima son vermeyi|intihar etmeyi) (?:\w+ ){0,2}(?:istiyorum|istiyom|istiorum|dusunuyorum|dusunuyom|planliyorum|geciyor|geliyor|hayal ediyorum)\b]],
      re [[\b(?:intihar\w* (?:\w+ )?dusun\w+yorum|intihar dusunceleri\w*|aklimdan intihar|kendime zarar ver\w+(?:yorum|mek istiyorum))\b]],
    },
    farewell = re [[\b(?:hakkinizi helal edin|hakkini helal et|elveda|vasiyet\w*|mektu[bp]\w* (?:\w+ ){0,2}(?:birak\w+|yaz\w+)|veda (?:mektubu|mesaji|ediyorum)|son (?:mesajim|gecem|gunum|sozlerim|kez)|beni affedin|affedin beni|cocuklarima (?:iyi )?(?:bakin|sahip cikin)|anneme iyi bakin|kendinize iyi bakin|(?:esyalarimi|altinlarimi|kolyemi|takilarimi) (?:\w+ )?(?:dagittim|verdim|biraktim))\b]],
    ending = re [[\b(?:bu gece|bu aksam|bugun|yarin|birazdan|sabaha|artik)\b[^.!?]{0,25}\b(?:bitecek|bitiyor|bitirecegim|bitiriyorum|olmayacagim|yokum|kurtulacagim|kurtulacaksiniz|huzura|son bulacak|uyanmayacagim|her sey bitecek|gormeyeceksiniz|uzmeyecegim)\b]],
    passive = re [[\b(?:keske (?:\w+ ){0,2}(?:olsem|olsam|uyanmasam|dogmasaydim|olseydim)|olsem de kurtulsam|hic dogmasaydim|uyanmasam keske)\b]],
    harm = re [[\b(?:kendimi (?:kestim|kesiyorum|yaraladim|yaktim|yakiyorum)|kollarimi (?:kestim|kesiyorum|cizdim|ciziyorum)|bacagimi (?:kestim|kesiyorum)|jiletle)\b]],
    beats = {
      re([[\b]] .. me .. [[ (?:\w+ ){0,3}(?:dovuyor|dover|vuruyor|tekmeliyor|tokatliyor|yumrukluyor|boguyor|hirpaliyor|doviyor|el kaldiriyor|iskence ediyor|siddet uyguluyor|yumruk atiyor|tokat atiyor)\w*\b]]),
      re([[\b]] .. he .. [[ (?:\w+ ){0,3}(?:dovuyor|dovuyo|tekmeliyor|boguyor|siddet uyguluyor|el kaldiriyor)\b]]),
      re [[\b(?:dayak yiyorum|siddet goruyorum|dayak yedim|siddete ugruyorum|vurup duruyor|dovup duruyor)\b]],
    },
    beaten = {
      re([[\b(?:]] .. me .. [[|]] .. he .. [[) (?:\w+ ){0,6}(?:dovdu|vurdu|tekmeledi|tokatladi|yumrukladi|bogdu|bogazimi sikti|itti|surukledi|bicakladi|firlatti|tokat atti|yumruk atti|dovmus|kirdi kolumu|yakti elimi)\b]]),
      re [[\b(?:kolumu|burnumu|disimi|parmag\w*|kaburgami|bilegimi|sacimi|sacimdan|bogazimi|boynumu) (?:\w+ )?(?:kirdi|buktu|cekti|sikti|yakti|tuttu|surukledi)\b]],
      re [[\b(?:gozum|yuzum|kolum|her yerim|vucudum)\w* (?:\w+ )?(?:mor\w*|morardi|mosmor|sis\w*|kan icinde)\b]],
    },
    child_beaten = {
      re([[\b]] .. child .. [[ (?:\w+ ){0,3}(?:dovuyor|dovdu|vuruyor|vurdu|tekmeliyor|tokatliyor|kilitliyor|kilitledi|taciz ediyor|taciz etti|dokunuyor\w*|dokunmus\w*|elliyor\w*|boguyor|sarsiyor|yakiyor|ac birakiyor|kemerle)\b]]),
      re([[\b]] .. child .. [[ (?:\w+ ){0,3}(?:morluk\w*|yanik iz\w*|kemer iz\w*)\b]]),
    },
    weapon = {
      re([[\b(?:elinde|elindeki|yaninda|belinde|aldi|cekti|sapladi|dayadi|salliyor|tutuyor|gosteriyor|getirdi)\b]] .. gap .. [[25}\b]] .. weapon .. [[\b]]),
      re([[\b]] .. weapon .. [[ (?:\w+ ){0,3}(?:var|cekti|aldi|sapladi|dayadi|salliyor|tutuyor|elinde|gosterdi|dokuyor|doktu|uzerime|geliyor)\b]]),
    },
    inside = re [[\b(?:kapi\w* (?:\w+ ){0,2}(?:kir\w+|zorlu\w+|tekmeli\w+|yumruklu\w+|surgule\w+|vuruyor|dayandi|acmaya calisi\w+)|kapida (?:\w+ )?(?:bagiriyor|bekliyor|dikiliyor|duruyor)|(?:eve|iceri|odaya|camdan|pencereden) (?:\w+ )?(?:girdi|giriyor|girmeye calisiyor|daldi|zorla girdi)|evin icinde|merdivenlerden cikiyor|kimse cikma\w+|kapinin onunde)\b]],
    hiding = re [[\b(?:(?:banyo|tuvalet|dolap|dolab|oda|yatak odasi|mutfak|yatagin alti|balkon|kiler)\w* (?:\w+ ){0,4}(?:saklan\w+|kilitle\w+|kilitli\w*|kitle\w+|gizlen\w+|girdim|sakliy\w+)|(?:dolab|yatag|masan|kapin|perden)\w* (?:icinde|altinda|arkasinda)\w*|saklaniyorum|saklandim|saklaniyoruz|kendimi kilitledim|duymasin|duymuyor(?:lar)?|sessiz(?:ce)? yaziyorum|fisilti\w*)\b]],
    now = re [[\b(?:su an|su anda|simdi|imdat|yardim edin|yardim|polis\w* (?:cagir\w+|ara\w+|gelsin|haber\w*)|duyuyorum|gelsinler|ciglik\w*|acele|cabuk|ses cikarm\w+|bagiriyor|uykum geliyor|basim donuyor|polis)\b]],
    threat = {
      re([[\b(?:oldur|vur|kes|yak|bitir|gebert|parcala|kacir|bogazla|mahved|yok ed|dok|bul|gom|cocuklari al|elinden al)\w*(?:ecegim|acagim|ucegim|ecem|acam|ecek|acak|ucek|urum|erim|arim|ururum|cegim|cem|urler|ecekler|acaklar|urmus|ermis|mekle|makla)\b]] .. gap .. [[20}\b(?:dedi|diyor|diyo|dediler|diyorlar|yazmis|yazdi|yaziyor|mesaj|atmis|yemin etti|soyledi|tehdit\w*|demis)\b]]),
      re([[\b(?:tehdit ediyor|tehdit etti|tehdit ediyorlar|tehdit mesaj\w+|olumle tehdit|seni oldur\w+|sizi oldur\w+|seni bulacag\w+|kezzap at\w+|asit at\w+)\b]]),
      re([[\b(?:dedi|diyor|yazmis|yazdi|mesaj\w*)\b]] .. gap .. [[40}\b(?:seni|sizi|beni|cocuklari) (?:\w+ )?(?:oldur|vur|kes|yak|bitir|gebert|bul)\w*(?:ecegim|acagim|ucegim|urum|erim|arim|ecek|acak|ururum)\b]]),
    },
    shame = re [[\b(?:namus\w*|toreye|tore|seref\w*|rezil ettin|leke\w*|ailenin adi|bakire\w*|erkek arkadas\w*|duydular|ogrendiler)\b]],
    forced_marriage = re [[\b(?:zorla (?:\w+ ){0,4}(?:evlendir\w+|nisanla\w+|nikah\w+)|evlendirmek istiyor\w*|beni (?:\w+ ){0,3}(?:evlendirecek\w*|verecekler|verdiler|nisanladilar)|(?:istemedigim|tanimadigim|hic gormedigim) (?:\w+ ){0,2}(?:adam\w*|biri\w*|kuzen\w*)[^.!?]{0,20}evlen\w+|memlekete (?:goturup|gonderip)[^.!?]{0,30}evlen\w+)\b]],
    taken = re [[\b(?:pasaport\w*|kimlig\w*|telefon\w*|anahtar\w*|banka kart\w*|belgeler\w*|oturum\w*) (?:\w+ ){0,4}(?:aldi|aldilar|almis|sakla\w+|el koy\w+|vermiyor\w*|geri vermi\w+|kasa\w*|tutuyor)\b]],
    locked = re [[\b(?:(?:disari|evden|atolyeden|sokaga|kapidan|otelden|tarladan) (?:\w+ ){0,3}(?:cik\w+|birakmiyor\w*|izin vermiyor\w*|salmiyor\w*)|eve kilitl\w+|uzerime kilit\w*|kapiyi (?:ustume|ustumuze|disaridan) kilit\w*|izin vermiyor\w*|kimseyle (?:konus\w+|gorus\w+)[^.!?]{0,12}(?:izin|yasak|birakmi\w+)|yasak)\b]],
    unpaid = re [[\b(?:para (?:da |filan )?(?:yok|vermiyor\w*|vermedi)|maas\w* (?:\w+ )?(?:vermiyor\w*|yok|odemiyor\w*|alamiyor\w*|odemedi)|borc\w*|parasiz|(?:on|on iki|on dort|on alti|\d+) saat calis\w+|paramizi|paramı)\b]],
    sold = re [[\b(?:zorla|mecbur|zorluyor|zorladi|gonderiyor)[^.!?]{0,25}(?:adamlarla|erkeklerle|arkadaslariyla|musteri\w*|fuhus\w*|bedenimi|otele)|(?:adamlarla|erkeklerle|arkadaslariyla|musterilerle) (?:\w+ ){0,2}(?:yatmami|yatmaya|birlikte olmami|birlikte olmaya|zorla\w*|gonder\w+)\b]],
    follows = re [[\b(?:takip (?:ediyor|etti|ediyo|edildigimi)|pesim(?:de|i birakmiyor)|(?:evim\w*|isyerim\w*|is yerim\w*|okul\w*|kapim\w*|sokag\w*) (?:\w+ ){0,2}(?:onunde|karsisinda|bekliyor|duruyor|dikiliyor|belirdi)|adresim\w* (?:\w+ )?(?:bul\w+|ogren\w+|biliyor)|evim\w* (?:\w+ )?(?:bul\w+|ogren\w+)|beni (?:gozetliyor|izliyor|bekliyor)|takip cihazi|gps cihazi|airtag)\b]],
    by_ex = re [[\b(?:eski|kocam|esim|babam|abim|sevgilim|nisanlim|o|her gun|yine|yeni|arabam\w*|cantam\w*|is\w*|ex\w*)\b]],
    assault = re [[\b(?:tecavuz\w*|taciz etti|taciz edildim|zorla (?:\w+ )?(?:birlikte|iliski\w*|optu|dokundu|soydu|sahip oldu)|istemedigim halde|hayir dedim[^.!?]{0,30}(?:durmadi|devam)|bana dokundu|cinsel saldiri\w*|elle taciz)\b]],
    days = re([[\b]] .. moment .. [[\b]]),
    recent = re([[\b(?:]] .. moment .. [[|yine|her gun|her gece|her aksam|surekli|hep|gecen hafta|hala|tekrar|mosmor|mor)\b]]),
    idiom = re [[\b(?:gulmekten|gulmek|acliktan|meraktan|sicaktan|soguktan|yorgunluktan|utancimdan|sikintidan|haha\w*|jaja\w*|sjs\w*|ksks\w*|lol|komik|yemek|tarif\w*|kiraz|pazarlik|mac\w*|oyun\w*|dondurma|cikolata|kek|sinav\w*|odev\w*|davul|gol)\b|😂|🤣]],
    told = re [[\b(?:dizi\w*|film\w*|roman\w*|kitap\w*|kitab\w*|belgesel\w*|ruya\w*|masal\w*|senaryo\w*|sarki\w*|tiyatro\w*|haberlerde|egitimde|bolumde|kahraman\w*|karakter\w*)\b]],
    gone_by = re [[\b(?:eskiden|yillar once|yillar boyu|bir zamanlar|kucukken|cocukken|gecen (?:yil|sene)|gecmiste|(?:bir|iki|uc|dort|bes|on|\d+) (?:yil|sene|ay) once|gencken|o zamanlar|20[01]\d|202[0-4])\b]],
  },
  judge = function(m) return scene.judge(m, danger.scenes) end,
  examples = {
    { "Köprüdeyim, birazdan atlayacağım", level = 3, category = "suicide" },
    { "Bir kutu hap içtim, uykum geliyor", level = 3 },
    { "Kocam elinde bıçakla kapıyı kırıyor", level = 3, category = "violence-now" },
    { "artik yasamak istemiyorum", level = 2, category = "suicide" },
    { "Babam içince annemi dövüyor", level = 2, category = "violence-now" },
    { "Eşim dün gece kolumu büktü, bana tokat attı", level = 2 },
    { "Üvey babam kızımı kemerle dövüyor", level = 2, category = "child-danger" },
    { "Seni bulup öldüreceğim diye mesaj atıyor", level = 2, category = "threat-received" },
    { "Patron pasaportumu kasaya koydu, el koydu, maaş da ödemiyor", level = 2, category = "captivity-exploitation" },
    { "Babam beni zorla kuzenimle evlendirmek istiyor", level = 2, category = "honour-threat" },
    { "Eski eşim her sabah işyerimin önünde bekliyor", level = 2, category = "stalking" },
    { "Dün gece bana tecavüz etti", level = 2, category = "acute-sexual-violence" },
    { "Keşke hiç uyanmasam", level = 1 },
    { "Ölmek istemiyorum, yaşamak güzel", hit = false },
    { "Gülmekten ölüyorum, kendimi öldüreceğim bu komik videoyla", hit = false },
    { "Romanda adam elinde silahla kapıyı kırıyor", hit = false },
    { "Küçükken babam beni döverdi", hit = false },
    { "Pasaportumu yenilemek için randevu aldım", hit = false },
  },
}
