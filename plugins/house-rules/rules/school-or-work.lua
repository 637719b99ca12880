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
      exact [[\b(?:[Jj]uf|[Mm]eester|[Ll]eraar|[Ll]erares|[Dd]ocent|[Vv]erpleegkundige|[Kk]apster|[Kk]apper|[Kk]assière|[Bb]alie\w*|[Ii]k werk|[Ww]erkzaam|[Tt]eacher|[Nn]urse|I work) (?:op|bij|in|van|at|for) (?:de |het |the )?[A-Z][A-Za-zé&']+ [A-Z][A-Za-zé&']+]],
    },
    child = { "kind", "kinderen", "zoon", "zoontje", "dochter", "dochtertje", "dochters", "zoons", "kleinkind", "zusje", "broertje", "nichtje", "neefje", "groep 1", "groep 2", "groep 3", "groep 4", "groep 5", "groep 6", "groep 7", "groep 8", "son", "daughter", "kid", "kids", "child", "children", "meisje", "jongetje", "hij", "zij", "ze" },
    city_only = exact [[\b(?:in|uit|naar) (?:Nederland|België|Duitsland|Turkije|Marokko|Spanje|Amsterdam|Rotterdam|Utrecht|Den Haag|Groningen|Zwolle|Eindhoven|Arnhem|Tilburg|Breda|Almere|Nijmegen|Maastricht|Leeuwarden|Antwerpen|Gent|Brussel)\b]],
    -- Places so big that nobody is found there.
    big = { "zorg", "bouw", "gemeente", "overheid", "onderwijs", "thuiszorg" },
  },
  judge = function(m)
    if m:has "work" and not m:same_sentence("work", "big") then
      return hold { reason = "work-other", category = "personal-data", marks = { "work" } }
    end
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
