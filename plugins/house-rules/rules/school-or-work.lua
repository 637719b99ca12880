-- Which school a child goes to, or where somebody works: the two places where people are waited for.
local owner = use "lib/owner"

return rule {
  id = "school-or-work",
  about = { nl = "Noemt de school van een kind of het werk van iemand", en = "Names a child's school or somebody's work" },
  patterns = {
    school = {
      exact [[(?:zit(?:ten)?|gaat|gaan|staat|zat|op|naar|bij|van) (?:(?:nu|ook|daar|allebei|beiden|gewoon|elke dag) )?(?:op |naar |bij )?(?:de |het )?(?:[Bb]asisschool|OBS|CBS|RKBS|PCBS|obs|cbs|[Kk]inderdagverblijf|KDV|kdv|[Kk]inderopvang|[Cc]rèche|[Pp]euterspeelzaal|[Mm]iddelbare school|BSO|bso|[Vv]oetbalclub|[Zz]wemclub) (?:'?[A-Z]|[Dd]e [A-Z]|[Hh]et [A-Z])[A-Za-zé']+]],
      exact [[(?:goes to|attends|is at|are at|school is|nursery is) (?:[A-Z][a-z']+ ){1,3}(?:Primary|Elementary|School|Nursery|Academy|College)]],
      exact [[(?:op|naar|bij|van) (?:de |het |een )?(?:[A-Z][a-zé'-]+ ){1,3}(?:[Bb]asisschool|[Ss]chool|[Ll]yceum|[Cc]ollege|[Mm]avo|[Vv]mbo|[Gg]ymnasium|[Kk]inderopvang|[Cc]rèche|[Mm]ontessorischool|[Dd]altonschool)\b]],
      exact [[(?:[Ss]chool|[Ll]yceum|[Cc]ollege|[Gg]ymnasium|[Kk]inderopvang|[Cc]rèche|[Ss]portclub|[Vv]oetbalclub|[Tt]urnvereniging|[Ss]couting|[Dd]ansschool|[Mm]anege|zwemles bij|voetbalt bij|hockeyt bij|turnt bij|speelt bij) (?:de |De |het |Het |'t |in )?[A-Z][A-Za-zé'-]+]],
      exact [[(?:zit|zitten|gaat|gaan|zwemt|voetbalt|turnt|danst|speelt|judoot|hockeyt|groep [1-8]|groep vijf)(?: [a-z0-9]+){0,5} (?:op|bij|van|naar) (?:De|Het|'t|Sint|OBS|CBS|SV|VV) [A-Z]?[A-Za-zé]+]],
      re [[\b(?:zwemclub|voetbalclub|sportclub|turnclub|manege|dansschool|muziekschool|judoclub|hockeyclub) (?:de |het )?[a-z]{3,}\b]],
      exact [[(?:at|to|from) (?:[A-Z][a-z]+ ){1,4}(?:Nursery|School|Primary|Academy|Preschool|Infants|Juniors)]],
      exact [[[A-ZÇĞİÖŞÜ][a-zçğıöşü]+ (?:İlkokulu|Ortaokulu|Anaokulu|Lisesi|Kreşi|İlkokul)]],
      exact [[(?:szkoły|szkole|przedszkola|przedszkolu|żłobka) (?:[a-z]+ )?(?:Pod |Nr |nr )?[A-ZŁŚŻ]?[a-ząćęłńóśźż]+]],
      re [[مدرسه [^ .،]+ [^ .،]+]],
      exact [[(?:gaan|gaat|go|goes) naar De [A-Z][a-z]+ ?[A-Z]?[a-z]* in [A-Z][a-z]+]],
      re [[\b(?:in )?groep (?:[1-8]|een|twee|drie|vier|vijf|zes|zeven|acht)\b.{0,25}\bbij (?:juf|meester) [a-z]+]],
      exact [[[Bb]asisschool (?:de |De |het |Het |'t )?[A-Z][a-zé]+ (?:in|te) [A-Z][a-z]+]],
    },
    work = {
      exact [[\b(?:[Hh]ij|[Zz]ij|[Hh]ij|ex|man|broer|vader) werkt (?:nu |gewoon |nog |als [a-z]+ )*(?:bij|op|in) (?:de |het |een )?(?:[a-zé]+ )?[A-Z][A-Za-zé&']+]],
      re [[\b(?:hij|ie|zij|ex|man|abi|gast) werkt (?:bij|op) (?:de |het )?(?:bakkerij|garage|kapper|slagerij|restaurant|cafe|supermarkt|sportschool|gym|kantoor|bedrijf|school) [a-z]+\b]],
      exact [[\b(?:[Hh]e|[Ss]he|ex) works (?:at|for) (?:the )?(?:[A-Z][A-Za-z&']+ ?)+]],
    },
    -- Somebody named by a first name and a shop, or by what they do and where.
    spotted = exact [[\b(?:[Hh]ij|[Zz]ij|[Zz]e|[Mm]ijn ex|[Mm]'n ex|[Dd]e dader|[Hh]aar nieuwe|[Zz]ijn nieuwe|[Zz]'n broer|[Zz]ijn broer|[Hh]aar zus|[Dd]ie [A-Z][a-z]+) (?:[a-z]+ ){0,3}(?:werkt|staat|zit|kassiert|traint|sport|traint|rijdt|lest|studeert) (?:[a-z]+ ){0,4}(?:bij|op|in) (?:de |het |een )?(?:[a-zé]+ )?[A-Z][A-Za-zé&']+]],
    -- Where the writer works: found by anybody who knows the profession.
    own_work = {
      exact [[\b(?:[Kk]apster|[Kk]apper|[Jj]uf|[Mm]eester|[Vv]erpleegkundige|[Kk]assière|[Ss]choonheidsspecialiste|[Bb]akker|[Ii]k werk|[Ii]k sta) (?:op|bij|in) (?:de |het )?(?:[a-z]+ op de )?[A-Z][A-Za-zé']+ (?:& |en )?[A-Z][A-Za-zé']+]],
      re [[(?:خياطه|ممرضه|معلمه|مدرسه|كوافيره|بياعه|موظفه) في محل [^ ]+]],
      exact [[\b(?:[Jj]uf|[Mm]eester|[Ll]eraar|[Ll]erares|[Dd]ocent|[Vv]erpleegkundige|[Kk]apster|[Kk]apper|[Kk]assière|[Bb]alie\w*|[Ii]k werk|[Ww]erkzaam|[Tt]eacher|[Nn]urse|I work) (?:op|bij|in|van|at|for) (?:de |het |the )?[A-Z][A-Za-zé&']+ [A-Z][A-Za-zé&']+]],
    },
    child = { "twins", "meiden", "jongens", "kleintje", "oglum", "oğlum", "kızım", "çocuğum", "kuba", "syn", "syna", "corka", "córka", "dziecko", "بنتي", "ولدي", "ابني", "kind", "kinderen", "zoon", "zoontje", "dochter", "dochtertje", "dochters", "zoons", "kleinkind", "zusje", "broertje", "nichtje", "neefje", "groep 1", "groep 2", "groep 3", "groep 4", "groep 5", "groep 6", "groep 7", "groep 8", "son", "daughter", "kid", "kids", "child", "children", "meisje", "jongetje", "hij", "zij", "ze" },
    city_only = exact [[\b(?:in|uit|naar) (?:Nederland|België|Duitsland|Turkije|Marokko|Spanje|Amsterdam|Rotterdam|Utrecht|Den Haag|Groningen|Zwolle|Eindhoven|Arnhem|Tilburg|Breda|Almere|Nijmegen|Maastricht|Leeuwarden|Antwerpen|Gent|Brussel)\b]],
    -- Somebody's shop, shown where: enough to wait there.
    shop = re [[\b(?:hij|zij|ze|ie|he|she|o|on|ona)\b[^.!?]{0,30}\b(?:werkt|works|sluit|staat|pracuje|calisiyor)\b[^.!?]{0,30}\b(?:bij|in|op|at|achter) (?:de |het |een |the )?(?:drogist\w*|bakker\w*|kapper\w*|kapsalon|supermarkt|action|hema|etos|kruidvat|albert heijn|ah|jumbo|lidl|aldi|garage|slager\w*|sportschool|apotheek|snackbar|cafe|restaurant|bloemist|nagelstudio|tankstation|bouwmarkt|hairdresser\w*|pharmacy|bakery|shop|gym|nail bar|garage)\b[^.!?]{0,30}\b(?:naast|tegenover|bij het station|station|aan de|op de|in [a-z]{4,}|next to|opposite|near)\b]],
    shop_ar = re [[(?:بيشتغل|شغال|يشتغل|خدام\w*|بتشتغل) (?:ب|في |ف)[^.]{3,20}(?:جنب|قدام|حدا|وراء|عند)]],
    -- Where the writer can be found, and when.
    whereabouts = {
      exact [[(?:elke|iedere|every) (?:[a-z]+ ){0,6}(?:alleen )?(?:op|in|bij|at) (?:het |de |the )?(?:terras |tafeltje |bar )?(?:van |of )?(?:[Cc]af[eé]|[Kk]offiehuis|[Bb]ar|[Rr]estaurant|[Bb]ieb) (?:De |Het |'t |The )?[A-Z][A-Za-z]+]],
      exact [[(?:[Ww]oonboot|[Bb]oerderij|[Vv]illa|[Hh]oeve|[Cc]aravan|[Cc]halet) (?:De |Het |'t )?[A-Z][A-Za-z]+]],
      exact [[(?:bij|naast|boven|tegenover|achter) de (?:[a-z]+ )?(?:op|aan) de (?:[A-Z][a-z]+ )+(?:Brink|Plein|Markt|Kade|Gracht|Dijk|Straat|Laan|Weg)[^.]{0,40}(?:elke|iedere|vanaf|altijd)]],
      re [[\b(?:ben ik|ik ben|wij zijn|i'm|i am) de enige\b[^.!?]{0,40}|\bde enige met een\b[^.!?]{0,40}\b(?:vindt|vinden|herken\w*|zo)\b|\bthe only (?:one|woman|mum|mother|person)\b[^.!?]{0,30}\b(?:village|street|island|hamlet)\b]],
    },
    hamlet = re [[\b(?:dorp|gehucht|straat|eiland|flat|wijk|village|hamlet|street|island|kade|brink|vindt me|leemdorp|uur|vanaf|schuif|kom (?:gerust|maar)|elke|iedere|langs)\b]],
    where_she = re [[\b(?:she'?s|he'?s|they'?re|she is|he is|zij|ze|hij|die gast|die vent) (?:[a-z]+ ){0,4}?(?:in|at|op|aan|achter|boven|naast|zit|woont|lives) [^.!?]{0,40}\b(?:flat|nr|nummer|bel|verdieping|number|apartment|block) (?:van )?(?:drie |twee |vier )?(?:nr )?\d{1,4}\b|\bflat \d+ of\b|\bgracht \d+ zit\b]],
    -- Places so big that nobody is found there.
    big = { "zorg", "bouw", "gemeente", "overheid", "onderwijs", "thuiszorg" },
  },
  judge = function(m)
    if m:has "work" and not m:same_sentence("work", "big") then
      return hold { reason = "work-other", category = "personal-data", marks = { "work" } }
    end
    if m:has "where_she" then return hold { reason = "work-other", category = "personal-data", marks = { "where_she" } } end
    if m:has "shop" or m:has "shop_ar" then return hold { reason = "work-other", category = "personal-data", marks = { "shop", "shop_ar" } } end
    if m:has "whereabouts" and m:near("whereabouts", "hamlet", 14) then return nudge { reason = "own-work", category = "personal-data", marks = { "whereabouts" } } end
    if m:has "spotted" and not m:same_sentence("spotted", "big") and not m:has "city_only" then
      return hold { reason = "work-other", category = "personal-data", marks = { "spotted" } }
    end
    if m:has "own_work" then return nudge { reason = "own-work", category = "personal-data", marks = { "own_work" } } end
    if m:near("school", "child", 25) then
      local hit = m:hits("school")[1]
      if owner.is_other(m, hit, 8) and not m:has "own" then
        return hold { reason = "school-other", category = "personal-data", marks = { hit } }
      end
      return nudge { reason = "school", category = "personal-data", marks = { hit } }
    end
  end,
  examples = {
    { "Mijn dochter zit op basisschool De Verzinboom in groep 4.", nudge = true, reason = "school" },
    { "Haar kinderen gaan naar basisschool Het Sprookje, wacht daar maar eens.", hold = true, reason = "school-other" },
    { "Hij werkt bij Garage Nergens, ga daar niet heen.", hold = true, reason = "work-other" },
    { "he works at Madeup Motors so avoid it", hold = true },
    { "Juf op de Verzonnen Boomgaard, moeder van twee", nudge = true, reason = "own-work" },
    { "Mijn dochter gaat naar school en vindt het leuk.", hit = false },
    { "Hij werkt in de zorg.", hit = false },
  },
}
