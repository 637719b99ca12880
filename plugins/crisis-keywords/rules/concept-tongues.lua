-- The same concepts in Arabic (of the Levant, Egypt, Iraq, Sudan and the Maghreb, also in Latin letters), Turkish, Polish and English, and the scenes
-- that they make together. Folded text: no marks, no hamza, Turkish and Polish without their own letters.
local scene = use "lib/scene"

local function any(list) return "(?:" .. table.concat(list, "|") .. ")" end
-- An Arabic word with what may stand before it.
local function arabic(words) return re([[(?:^|[^\p{Arabic}])(?:و|ف|ب|ل|ك)?(?:ال)?]] .. any(words) .. [[(?:$|[^\p{Arabic}]|ه|ها|ني|نا|ك|و|ي|هم)]]) end
local function latin(words) return re([[\b]] .. any(words) .. [[\b]]) end

return rule {
  id = "concept-tongues",
  about = { nl = "Gevaar in andere talen, afgelezen uit wat bij elkaar staat", en = "Danger in other languages, read from what stands together" },
  patterns = {
    feared = {
      arabic { "جوزي", "زوجي", "راجلي", "رجلي", "طليقي", "خطيبي", "ابوي", "بابا", "ابي", "اخوي", "اخويا", "خويا", "خوتي", "عمي", "خالي", "حماتي", "مرت ابوي", "صديقه", "رفيقه", "هو", "راجل", "رجال", "صاحب الشغل", "المدير" },
      latin { "gozi", "jozi", "jawzi", "zawji", "rajli", "tali2i", "khouya", "khoya", "howwe", "howa", "kocam", "esim", "eski kocam", "eski esim", "sevgilim", "babam", "abim", "dayim\\w*", "amcam\\w*", "amcaoglu", "oglum", "gelinim", "kayin\\w+", "annem", "patron", "adam", "babasi", "maz", "mezem", "byly", "eks", "chlopak", "ojciec", "tata", "ojczym", "brat", "bracia", "tesciowa", "szef", "brygadzista", "on", "he", "he's", "hes", "his", "husband", "my ex", "ex", "dad", "father", "brothers?", "boyfriend", "stepdad", "uncle", "she", "wife", "son", "boss", "they" },
    },
    arms = {
      arabic { "مسدس", "سكين", "سكينه", "موس", "مطوه", "فرد", "ساطور", "شاكوش", "بنزين", "حبل", "خرطوم", "مقلاه", "حزام", "كبل", "سلاح", "عصا", "ولاعه", "فاس", "قزاز" },
      latin { "sek+in\\w*", "mous", "m[ou]ss", "chak[o]+ch", "bicak\\w*", "bicag\\w*", "silah\\w*", "levye", "tufek\\w*", "benzin\\w*", "cakma\\w*", "kemer\\w*", "kablo\\w*", "balta\\w*", "sopa\\w*", "noz\\w*", "siekier\\w*", "kij\\w*", "mlot\\w*", "benzyn\\w*", "pasem", "kablem", "pistolet\\w*", "lom", "knife", "knf", "hammer", "shotgun", "gun", "revolver", "machete", "bar", "crowbar", "scissors", "hatchet", "axe", "petrol", "acid", "glass", "screwdriver", "strap" },
    },
    reach_me = {
      arabic { "باب", "شباك", "درج", "سلم", "جوه", "جوا", "بيت", "خلف الباب", "ورا الباب", "مطبخ", "غرفه", "شقته", "شقه", "تحت بيتها", "قدام", "واقف", "دخل" },
      latin { "elbab", "l bab", "bel beit", "bel ghurfa", "f douche", "kapi\\w*", "cam\\w*", "balkon\\w*", "merdiven\\w*", "asagida", "onunde\\w*", "icerid\\w*", "icerde", "evin\\w*", "apartman\\w*", "drzwi\\w*", "okn\\w*", "rynn\\w*", "klat\\w*", "schod\\w*", "pod blokiem", "wchodzi", "stoi", "door", "window", "fire escape", "landing", "kitchen", "upstairs", "downstairs", "stairs", "nursery", "outside", "lock", "deadlocked", "flat", "n th hs", "in the house" },
    },
    shelter = {
      arabic { "ضامه", "مخبيه", "متخبيه", "مستخبيه", "مقفله", "حمام", "تحت التخت", "تحت السرير", "جوه السرير", "اتصلوا", "شرطه", "بوليس", "عاونوني", "ساعدوني", "الحقوني", "بسرعه", "دقائق", "ارجوكم", "شسوي", "شو اعمل" },
      latin { "taht l takht", "7ada y7ki", "l ?police", "3ayt\\w*", "bsor3a", "dghya", "3awno\\w*", "saklan\\w*", "kilitli", "yardim\\w*", "polis\\w*", "cabuk", "ne yapayim", "iceriyiz", "icerideyi\\w*", "schowa\\w*", "ukryl\\w*", "lazienc\\w*", "pomoc\\w*", "pomozcie", "policj\\w*", "co robic", "co mam robic", "hiding", "in toilet", "in the toilet", "whisper\\w*", "help", "pls", "please", "cll plc", "call the police", "he'll hear", "what do i do", "under the bed" },
    },
    bleeds = {
      arabic { "دم", "نزيف", "بتنزف", "ينزف", "ما عم يوقف", "ما تتحرك", "مابتتحرك", "طايحه", "راسي عم يدور", "دوخه", "ضاقت نفسي", "فقدت الوعي" },
      latin { "kan var", "kan\\w* durm\\w*", "durmuyor", "cok kan", "kan icinde", "basim donuyor", "kipirda\\w*", "bayil\\w*", "krew\\w*", "krwawi\\w*", "nie przestaje", "dretwieje", "nie rusza", "nieprzytomn\\w*", "juz nie krzyczy", "blood", "bleeding", "so much of it", "won't stop", "isn't stopping", "not waking", "won't wake", "not moving", "bath is red", "stabbed", "spurting" },
    },
    strikes = {
      arabic { "ضرب", "ضربني", "بيضربني", "دق", "دقني", "بدقني", "خنق", "خنك", "خنقني", "ركل", "ركلني", "طعن", "طعنني", "كسر", "كسرلي", "يدفعني", "دفعني", "كفين", "بتتضرب", "كايضرب", "كيضرب", "حبسني", "ضلعا", "الزراق", "انشگ", "طاحت سنتي" },
      latin { "d[ae]?r[ae]?bn[yi]", "darabn?[yie]", "daraba", "kasar\\w*", "7abasn\\w*", "khn?e9n\\w*", "dovdu", "dovmus", "dovuyor", "dover", "bogu\\w*", "bogdu", "vuruyor", "vurdu", "tokat\\w*", "bicakla\\w*", "kirmis", "kirdi", "kapatti", "morluk\\w*", "cizik cizik", "bije", "pobil\\w*", "uderzyl\\w*", "szarp\\w*", "dostala (?:\\w+ )?po twarzy", "fiolet", "pregami", "siniak\\w*", "beat", "beats", "slaps?", "slapped", "punched", "kicked", "stabbed", "choked", "handprint", "bruises", "split (?:lip|eyebrow)", "went for me", "forced me" },
    },
    at_once = {
      arabic { "هسه", "هلق", "هلا", "دابا", "دلوقتي", "الان", "الحين", "هسع", "توا" },
      latin { "daba", "halla2", "dlwa2ti", "hassa", "nu", "simdi", "su an", "az once", "teraz", "wlasnie", "now", "just now", "right now" },
    },
    of_late = {
      arabic { "امبارح", "مبارح", "البارحه", "لبارح", "البارح", "امس", "اليوم", "النهارده", "كل يوم", "كل ليله", "يوميا", "من يومين", "قبل يومين", "قبل اربعه ايام", "قبل ايام", "الليله" },
      latin { "embare7", "mbere7", "lbare7", "lyoum", "kol lila", "dun", "dun gece", "dun aksam", "bugun", "her gun", "her gece", "bu ay", "gecen gece", "yine", "wczoraj", "dzis\\w*", "w poniedzialek", "we wtorek", "w srode", "w czwartek", "w piatek", "w sobote", "w niedziele", "codziennie", "znowu", "w tym miesiacu", "pazartesi\\w*", "sali", "carsamba\\w*", "persembe\\w*", "cuma\\w*", "cumartesi", "pazar gunu", "yesterday", "last night", "today", "this month", "every (?:day|night|time)", "again", "this morning", "on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)", "saturday", "friday", "tuesday", "sunday" },
    },
    ready = {
      arabic { "الجسر", "سطح", "شريطين", "شريط", "حبوب", "الحبل", "حبل", "الماي", "البحر", "السطح", "علبه كامله" },
      latin { "l7bel", "7abl", "khadt kol el dawa", "kol el dawa", "ipi", "ip tavan\\w*", "kopru\\w*", "hap\\w*", "catid\\w*", "sznur\\w*", "tabletk\\w*", "moscie", "na dachu", "na torach", "roof", "car park roof", "revolver", "pills", "tablets", "bridge", "tracks", "rope", "n[o0]te", "edge" },
    },
    bids_farewell = {
      arabic { "سلام", "السلامه", "سامحوني", "ادعولي", "الاظرف", "اعود الي الله", "ما اتحمل بعد", "رتبت السرير", "كتبت اسماء", "ما حدا يلحقني", "حد يلحقني", "خلص", "وصيتي" },
      latin { "salamo", "salam 3ala", "lila safi", "safi salit", "ma ta3ytou", "mektup\\w*", "emanet\\w*", "gitmis olurum", "kendini suclama\\w*", "komsuya verdim", "hakkinizi", "toplad\\w+", "herkes rahatlar", "ben gidersem", "list lezy", "klucz u", "jedzenie na", "odpoczne", "na zawsze", "beze mnie", "przepisal\\w*", "splacil\\w*", "envelopes?", "out of everyone'?s way", "say bye", "don'?t l[o0]+k f[o0]r me", "god bless", "be gone", "without me", "feel lighter", "nearly sorted", "matter of an hour", "gave my \\w+ to" },
    },
    this_night = {
      arabic { "منتصف الليل", "الليله", "بعد الفجر", "هلق", "هسه" },
      latin { "bu gece", "sabah ezani\\w*", "bugun", "had lila", "dzisiaj", "dzis", "w nocy", "wreszcie", "tonight", "t[o0]n[i1]ght", "an hour", "midnight", "by the time" },
    },
    youngster = {
      arabic { "ابني", "بنتي", "البنت", "الولد", "ولدي", "ولادي", "بتي", "العيال", "الجهال", "جهال", "طفل", "عمري اثنعش", "عندي عشر سنين", "عمرها ست سنين", "امي", "ماما" },
      latin { "kizi", "kizim\\w*", "oglum\\w*", "bebeg\\w*", "cocu[gk]\\w*", "11 yasindayim", "1\\d yasinda\\w*", "annemi", "syna", "syn", "cork[ai]", "maly", "dzieck\\w*", "niemowl\\w*", "my daughter", "my son", "the boy", "her in the car", "the kids", "the baby", "cot", "the lad next door", "weeks old", "kids upstairs", "onze dochter" },
    },
    child_peril = {
      arabic { "بره شباك", "الدور الخامس", "هسيبها", "حرق", "يطهروها", "كنت هرمي", "خايفه اعملها", "آثار", "كدمات" },
      latin { "balkon demiri\\w*", "iterim", "firlat\\w*", "ellerim titriyor", "kabloyla", "sirti", "pod zimnym prysznicem", "pregami", "na plecach", "bald patch", "on the balcony", "pillow towards", "without a seat", "revving", "lifted her up", "scared of what i", "on the bridge", "in his pants", "dropped (?:him|her)" },
    },
    menaces = {
      arabic { "يهدد", "بيهدد", "هدد", "احرق", "باحراقنا", "اخر يوم بعمرك", "دمها حلال", "نصفيو الحساب", "نصفي الحساب", "خساره", "گبر", "قبر", "هطلعلها", "يقتل", "اقتلك", "يذبح" },
      latin { "olur", "ya doner ya olur", "topragin alti\\w*", "kefen\\w*", "yakarim", "oldur\\w*", "hesabini", "gorur", "sure vermis\\w*", "popamietaja", "juz nie wroci", "czarna wstazke", "zabij\\w*", "zabic", "spali\\w*", "funeral", "spot in the woods", "leaving in a bag", "mark my words", "gone too soon", "sympathy card", "acid through", "find out what", "we both go", "see you in hell", "must be done", "restore the name", "burn (?:dat|that|the|her|his)", "post acid", "enjoy half term", "run" },
    },
    conveyed = {
      arabic { "بعتلي", "دزلي", "صيفط", "كتب", "قال", "قالو", "اتصل", "رساله", "صوره", "تصويره", "صوتيه", "يهدد", "لو ما", "اذا ما" },
      latin { "dedi", "demis", "diyor", "yazdi", "mesaj\\w*", "numaradan", "posta kutu\\w*", "napisal\\w*", "powiedzial\\w*", "w paczce", "wiadomosc\\w*", "jesli", "zdjecie", "says?", "said", "texted", "emailed", "email", "voice note", "card", "message", "letterbox", "told me", "if (?:she|he|i|that|you)", "wrote", "appte", "tell her", "tell him" },
    },
    follows = {
      arabic { "واقف كل يوم", "مشي ورايا", "ورايا", "جهاز تتبع", "محد يعرف عنواني", "يراقبني", "يلاحقني", "معلگه باكره", "قدام مدرسه" },
      latin { "onunde arabasi\\w*", "yeni ev\\w*", "anahtarlig\\w*", "takip", "gecedir", "nikt nie zna adresu", "na klamce", "sledzi", "mojego przystanku", "under my wiper", "same white van", "across from", "mornings running", "changed my number", "street sign", "new town", "new name", "wearing my", "followed me", "outside my", "three mornings", "worked out who you are", "school gates" },
    },
    held = {
      arabic { "اخذت جوازي", "جوازي", "قافل عليه", "قافل علي", "منعني نخرج", "محبوسه", "ما عندي تلفون", "مسمره", "دون اجر", "بدون راتب", "ياخذ راتبي", "كاياخد الفلوس", "مع الرجال", "ولا يوم راحه", "ست عشره ساعه", "صاحبه العمل", "صاحب العمل", "مخزن" },
      latin { "basbor", "mafeesh floos", "makhzan", "satiyor", "borc bitene\\w*", "pasaportum", "maas\\w*", "kilitliyor", "birakmiyor", "zamyka\\w*", "zabral\\w* (?:mi )?(?:paszport|dowod|telefon)", "nie wyplaca", "nie placi", "ids in his safe", "padlocks?", "keeps all our", "takes the rent", "not allowed out", "betalen voor visa", "no wages", "before he pays", "eleven of us" },
    },
    wed = {
      arabic { "يزوجوني", "ازوج", "الطياره", "جابو الشنطه", "حجابها", "مطلقه", "العرس", "خطوبه", "ختان", "يطهروها" },
      latin { "dugunum", "nikah", "dugun\\w*", "evlendir\\w*", "orada birakacak\\w*", "amcaoglu", "slub\\w*", "wesele", "wydaja", "bilet do", "took me out of college", "the wedding is", "met him on a screen", "picture of me and", "nikah is", "ticket naar", "flying in", "quran" },
    },
    violated = {
      arabic { "اغتصبني", "اغتصب", "اعتدي علي", "اعتدا", "عمل اللي عملو", "غصب عني", "تحرش", "دخل لعندي", "دخل عليا" },
      latin { "zorla yapti", "tecavuz\\w*", "odama girdi", "devamini yazamiyorum", "bagiramadim", "kapiyi kilitledi", "kwam gisteren in me kamer", "zamknal mnie", "nie chce pisac", "zgwalcil\\w*", "jeans inside out", "scrubbed", "thrown away the towel", "it happened on", "two of them", "as if it were a swap", "woke up with", "forced me", "he's not done", "driving examiner", "mondje dicht", "dotykal\\w*" },
    },
    cut_self = {
      arabic { "اعور نفسي", "جرحت ايدي", "جرحت نفسي", "كم طويل", "بالموس", "كنجرح" },
      latin { "jiletledim", "bilegimi", "kestim", "pocielam", "tne sie", "did it again", "fresh ones", "long sleeves", "lid of a tin", "eight lines", "cut too deep", "cut my (?:wrist|arm|leg|thigh)\\w*", "relapsed", "arms vol", "stopped injecting" },
    },
    -- What takes it away.
    told_so = {
      arabic { "فيلم", "مسلسل", "روايه", "كتاب", "بالدوره", "دوره", "تدريب", "اخبار", "حلم", "اغنيه", "قبل عشرين", "من سنين", "قبل سنين", "كان يقلي", "بالسجن", "محل ورد", "كنت كل ليله", "زمان" },
      latin { "film\\w*", "dizi\\w*", "roman\\w*", "kitap\\w*", "ruya\\w*", "eskiden", "yillar once", "on dort yil", "kucukken", "serial\\w*", "ksiazk\\w*", "lat temu", "dawno", "kiedys", "dwanascie lat", "book", "novel", "series", "episode", "years ago", "long ago", "used to", "when i was", "19\\d\\d", "20[01]\\d", "training", "course", "podcast", "museum", "recipe", "cake", "only one plaster", "in prison", "therapy" },
    },
    laughed = { re [[😂|🤣|\b(?:haha\w*|lol|lmao|hahah|xd|jaja\w*|saka|zart\w*|joke|kidding|baklava\w*|zupie|cream|brenda|rowerowanie|holiday|tatil|wakacje)\b|هههه|نكته]] },
  },
  judge = function(m)
    local off = { "told_so", "laughed" }
    return scene.judge(m, {
      { "arms", with = { "reach_me", { "feared", "shelter", "menaces" } }, reach = 16, without = off, level = 3, category = "violence-now", negated = true },
      { "shelter", with = { "reach_me", { "feared" }, { "strikes", "arms", "menaces", "at_once" } }, reach = 16, without = off, level = 3, category = "violence-now", negated = true },
      { "bleeds", with = { { "strikes", "arms", "cut_self" }, { "feared", "cut_self", "at_once", "shelter" } }, reach = 18, without = off, level = 3, category = { "violence-now", "medical" }, negated = true },
      { "strikes", with = { "feared", { "at_once", "shelter" }, { "youngster", "shelter", "bleeds" } }, reach = 14, without = off, level = 3, category = "violence-now" },
      { "child_peril", with = { "youngster", { "feared", "menaces", "at_once", "bleeds" } }, reach = 18, without = off, level = 2, category = "child-danger", negated = true },
      { "ready", with = { "bids_farewell" }, reach = 22, without = off, level = 3, category = "suicide", negated = true },
      { "bids_farewell", with = { "bids_farewell", "this_night" }, reach = 24, without = off, level = 3, category = "suicide", negated = true },
      { "bids_farewell", with = { "this_night", "ready" }, reach = 24, without = off, level = 3, category = "suicide", negated = true },
      { "wed", with = { "feared", { "at_once", "shelter", "arms" } }, reach = 24, without = off, level = 3, category = "honour-threat", negated = true },
      { "violated", with = { "reach_me", "shelter" }, reach = 18, without = off, level = 3, category = { "acute-sexual-violence", "violence-now" }, negated = true },
      { "strikes", with = { "feared", { "of_late" } }, reach = 14, without = off, level = 2, category = "violence-now" },
      { "bids_farewell", with = { "bids_farewell" }, reach = 20, without = off, level = 2, category = "suicide", negated = true },
      { "menaces", with = { "conveyed", { "feared", "follows", "of_late", "wed" } }, reach = 16, without = off, level = 2, category = "threat-received", negated = true },
      { "follows", with = { "follows" }, reach = 18, without = off, level = 2, category = "stalking", negated = true },
      { "follows", with = { "feared", "of_late" }, reach = 18, without = off, level = 2, category = "stalking", negated = true },
      { "held", with = { { "held" } }, reach = 24, without = off, level = 2, category = "captivity-exploitation", negated = true },
      { "wed", with = { "feared", { "menaces", "held", "conveyed" } }, reach = 24, without = off, level = 2, category = "honour-threat", negated = true },
      { "violated", with = { "of_late" }, reach = 18, without = off, level = 2, category = "acute-sexual-violence", negated = true, past = true },
      { "cut_self", with = { { "of_late", "cut_self" } }, reach = 12, without = off, level = 2, category = "self-harm", negated = true },
    })
  end,
  examples = {
    { "معه ساطور وهو واقف ورا الباب", level = 3, category = "violence-now" },
    { "Kocam elinde baltayla kapının önünde, saklandım", level = 3 },
    { "Były stoi pod drzwiami z siekierą, pomocy", level = 3 },
    { "Rope's ready, the envelopes are on the shelf.", level = 3, category = "suicide" },
    { "Mektupları bıraktım, kediyi komşuya verdim, bu gece gitmiş olurum.", level = 3 },
    { "راجلي ضربني لبارح", level = 2, category = "violence-now" },
    { "He slaps me every time we lose, again on Saturday.", level = 2 },
    { "Filmde adam baltayla kapıyı kırıyor", hit = false },
    { "Upiekłam ciasto, mąż stoi w kuchni z nożem i kroi, haha", hit = false },
    { "قرأت كتاب عن سكين ورا الباب", hit = false },
  },
}
