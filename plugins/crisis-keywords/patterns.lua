-- What the rules share: denial, time, stories, who does it and to whom.
return {
  negation = words "negation.txt",
  negation_after = words "negation-after.txt",
  past = {
    words "past.txt",
    re [[\b(?:19[5-9]\d|200\d|201\d)\b]],
    re [[\b(?:\w+tien|elf|twaalf|acht|negen|tien|zes|zeven|\d{1,2}) was ik\b|\bik was (?:\w+tien|elf|twaalf|acht|negen|tien|zes|zeven|\d{1,2})\b|\bi was (?:\w+teen|\d{1,2}|eight|nine|ten|eleven|twelve)\b]],
    re [[\b(?:in|sinds|rond|since|from|back in) (?:de (?:zomer|winter|herfst|lente) van |the (?:summer|winter|spring|autumn) of )?(?:19\d\d|20[01]\d|202[0-4])\b]],
    re [[\b(?:\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien|twintig|dertig|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|een paar|paar|enkele|several|some|a few) (?:jaar|jaren|jr|maanden|mnd|years|months|yrs)(?: lang)? (?:geleden|terug|ago|back|later|verder)\b]],
    re [[\btoen (?:ik|we|wij) (?:nog )?(?:klein|jong|kind|een kind|een meisje|een jongen|\d+|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|getrouwd|samen|puber|thuis woonde)\b]],
    re [[\b(?:when|back when) (?:i|we) (?:was|were) (?:little|young|a kid|a child|a teen\w*|\d+|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|married|together)\b]],
  },
  recent = {
    words "recent.txt",
    re [[\b(?:een|1|twee|2|drie|3|vier|4|vijf|5|zes|6|paar|enkele|a few|one|two|three|four|five|six|a couple of) (?:dag|dagen|dgn|uur|uren|nachten|nacht|days?|hours?|nights?) (?:geleden|terug|ago|back)\b]],
    re [[\b(?:afgelopen|vorige|deze|dit|last|this|on|op|sinds|since) (?:nacht|avond|ochtend|middag|week|weekend|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|night|morning|afternoon|evening)(?:avond|nacht|ochtend|middag)?\b]],
  },
  now = words "now.txt",
  soon = {
    words "soon.txt",
    re [[\bover (?:een|1|twee|2|drie|3|vier|vijf|zes|tien|half|paar|een paar|\d+) (?:uur|uurtje|uurtjes|min|minuten|minuutjes|dagen|dag)\b]],
    re [[\b(?:in|within) (?:an|one|two|half an|a few|\d+) (?:hours?|minutes?|days?)\b]],
  },
  story = { words "story.txt", words "story-others.txt", re [[😂|🤣|\bhahah\w*|\bjust kidding\b]] },
  -- Years back, said with a number.
  long_ago = re [[\b(?:[a-z]+|\d+) (?:jaar|jaren|years|yrs|lat|yil) (?:geleden|terug|ago|back|temu|once)\b]],
  -- Advice to somebody else: "if he comes again, then call".
  advice = {
    re [[\b(?:sterkte|succes|knuffel|dikke knuffel|wat goed dat je|jouw verhaal|jouw ex|je ex|je man|your ex|your husband|stay strong|hugs|take care)\b]],
    re [[\b(?:bel dan|bel je dan|dan mag je|kun je|kan je|mag je|moet je|zou je|you can|you could|you should|then call)\b]],
  },
  -- "If he stands there again, call": told to somebody else, in one sentence.
  advice_if = {
    re [[\b(?:als|wanneer|mocht|zodra) (?:hij|ze|je|jij|iemand|zij|dat|het|er)\b[^.!?]{0,60}\b(?:bel (?:dan|je|meteen|direct|de|112|113)|ga (?:dan )?naar|kun je|kan je|mag je|neem (?:dan )?contact|chat (?:dan )?met|praat (?:dan )?met)\b]],
    re [[\b(?:if|when) (?:he|she|they|you|someone|anyone|it)\b[^.!?]{0,60}\b(?:call (?:the|999|112|911|someone)|you can|you should|reach out|talk to)\b]],
    re [[\b(?:bel|chat met|contact met) (?:dan |gerust |altijd )*(?:113|veilig thuis|slachtofferhulp|de luisterlijn|fier|112)\b]],
  },
  -- Somebody small.
  small = re [[\b(?:zoon|dochter|zoontje|dochtertje|kind|son|daughter|peuter|kleuter|toddler|synek)\w* (?:van|of|is|,) ?(?:een|1|twee|2|drie|3|vier|4|vijf|5|zes|6|zeven|7|acht|8|two|three|four|five|six|seven)\b]],
  -- The one to fear is dead, in prison or far away.
  gone = words "gone.txt",
  attacker = words "attackers.txt",
  me = words "me.txt",
  child = words "children.txt",
  weapon = words "weapons.txt",
  inside = words "inside-now.txt",
  hiding = words "hiding.txt",
  fear = words "fear.txt",
  help_now = words "help-now.txt",
}
