-- English: wanting to die (2), a plan, a farewell, an attempt (3); a passive wish (1). Hurting oneself lately (2).
local scene = use "lib/scene"
local en = use "lib/english"
local gap = en.gap

local many = "(?:all|the whole|the entire|whole|every|the rest|the lot|loads|a load|too many|so many|them all|everything|a bunch|a handful|handfuls?|two packets?|\\d+|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|a (?:whole |full )?(?:packet|pack|box|bottle|strip))"
local medicine = "(?:pills?|tablets?|tabs|paracetamol|ibuprofen|oxys?|sleeping pills|sleepers|meds|medication|antidepressants|benzos|diazepam|insulin|packet|box|bottle|strips?|painkillers)"

return rule {
  id = "en-suicide",
  about = { nl = "Engels: wil niet meer leven, heeft een plan of is ermee bezig", en = "English: does not want to live, has a plan or is carrying it out" },
  patterns = {
    overdose = {
      re([[\b(?:took|taken|swallowed|swallowing|downed|necked|taking|had|eaten)\b]] .. gap(14) .. [[\b]] .. many .. [[\b]] .. gap(30) .. [[\b]] .. medicine .. [[\b]]),
      re [[\b(?:took|taken|swallowed|downed|necked) (?:all|every one|the (?:whole )?lot|too many|every last one)(?: of)? ?(?:them|it|my meds|mine)?\b]],
      re [[\bi(?:'ve| have) (?:overdosed|od'?d|cut my wrists?|slit my wrists?|taken an overdose|taken something)\b]],
      re [[\b(?:just|already|i) (?:overdosed|od'?d|cut my wrists?|slit my wrists?)\b]],
    },
    fading = re [[\b(?:drowsy|sleepy|getting tired|feel(?:ing)? (?:heavy|floaty|warm|numb)|fading|can'?t (?:feel|keep my eyes)|eyes are closing|dizzy|it'?s working|(?:minutes?|half an hour|an hour) ago|just now|don'?t know why i'?m (?:telling|writing)|goodbye|good night|sorry|waiting for it|it won'?t be long|room is spinning|hands are (?:cold|numb))\b]],
    doing = {
      re([[\b(?:i'?m|i am|im|i(?:'ve| have) decided i'?m) (?:\w+ )?(?:going to|gonna|about to|ready to|planning to)\b]] .. gap(10) .. [[\b(?:jump|hang myself|overdose|od|shoot myself|slit|cut my wrists|drown myself|gas myself|step (?:in front|off)|walk (?:in front|into the (?:sea|river|water|canal))|drive (?:into|off)|take (?:all|the whole|every|them all)|kms|end (?:it|my life|things)|kill myself|unalive|do it (?:tonight|tomorrow|now|today|this)|swallow)\b]]),
      re [[\b(?:noose|rope) (?:is|around|ready|tied|hanging)|(?:bought|got|tied|have) (?:a|the) (?:rope|noose)\b]],
      re [[\bi(?:'ll| will| shall) (?:\w+ )?(?:jump|hang myself|overdose|kill myself|end it|end my life|step off|let go)\b]],
      re([[\b(?:on|at|off|by|near|under|up on|sitting on|standing on|over)\b the (?:\w+ )?(?:bridge|ledge|roof|railing|edge|tracks|rails|platform|viaduct|cliff|car park|parapet)\b]] .. gap(60) .. [[\b(?:jump|fast (?:one|train)|next (?:one|train)|through train|waiting for|goodbye|shoes|one step|over in|water looks|it'?s (?:quiet|peaceful)|last|step|let go|won'?t feel)\b]]),
      re([[\b(?:waiting for|counting) the (?:next|fast|last|through|express|freight) (?:train|one)\b]]),
      re [[\bthis is (?:my last|goodbye|it for me|the end for me|me signing off|where i get off)\b]],
      re [[\bby the time (?:you|anyone|somebody|they) (?:read|reads|see|sees|find|finds|get|gets)\b]],
      re [[\b(?:my|the|a) (?:goodbye|suicide|farewell) (?:note|letters?|video|notes|message)(?: is| are|'s)? (?:written|ready|done|on the|in the|finished|left|waiting)\b]],
      re([[\b(?:wrote|written|writing|left|leaving|finished|posted|sealed) (?:my|a|the|all|all my|their|three|two|\w+) (?:goodbye|suicide|farewell|last) ?(?:note|letters?|video|notes|goodbyes|will)?\b]]),
    },
    want = {
      re [[\b(?:i|just|i'?d|really|only) (?:(?:really|just|honestly|still|only|actually|so|badly|want|wanna|do|rather|secretly|truly) )*(?:want|wanna|wana|need|rather|long|am ready|ready|wish|begging|pray)(?: (?:to|for|it|my life|everything|all of it|this|just|god|let me|me|be))* (?:die|death|be dead|dead|kill my ?self|end (?:it(?: all)?|my (?:own )?life|everything|things|the pain for good)|not (?:exist|be alive|live|be here any\w*)|stop (?:existing|living|being alive)|cease to exist|my life to (?:end|be over|stop)|unalive|sleep forever|never wake up|kms|be gone (?:for good|forever))\b]],
      re [[\b(?:don'?t|do not|dont|can'?t|cannot|never) (?:(?:even|really|just|honestly) )*(?:want|wanna|wish)(?: to)? (?:live|be alive|be here|exist|wake up|go on living|go on|continue living|carry on living|see (?:another|tomorrow)|be (?:on this (?:earth|planet)|around))(?: any ?more| at all| like this)?\b]],
      re [[\b(?:think|thinking|thought|thoughts|dream|dreaming|fantasi[sz]\w+|obsess\w*|googl\w+|read(?:ing)? up)(?: (?:a lot|constantly|all day|only|every day|every night|more and more|again|just|now|seriously))? (?:about|of|on) (?:suicide|killing myself|ending (?:it|things|my life|everything)|taking my (?:own )?life|dying|jumping|hanging|death|how to (?:die|end|kill)|ways to (?:die|end|kill|go)|not being alive|doing it)\b]],
      re [[\b(?:i'?m|i am|im|feel|feeling|been|am) (?:so |very |really |actively |getting |still |quite |a bit |properly )*suicidal\b]],
      re [[\b(?:can'?t|cannot|don'?t want to|not going to|won'?t be able to) (?:go on|carry on|live) (?:like this|any ?more|any longer|living)\b]],
      re [[\b(?:no|not a|nothing|any) (?:reason|point|purpose) (?:left )?(?:to|in|of) (?:live|living|stay alive|being alive|staying alive|go on|going on|be here|wake up)\b]],
      re [[\b(?:gonna|going to|want to|wanna|might|will|about to|so close to|could) (?:just |actually |really )?(?:kill my ?self|kms|end my life|end it all|take my (?:own )?life|unalive my ?self|hang my ?self|do myself in|top myself)\b]],
      re [[\b(?:better|happier|easier|relieved|safer) (?:off )?(?:without me|if i (?:was|were|am|wasn'?t|weren'?t|'m not|just) (?:dead|gone|not|here|around|disappeared|died|never)|when i'?m (?:dead|gone))\b]],
      re [[\b(?:i'?m|i am|being|im|such|just) (?:just |only |nothing but |such )?a (?:burden|waste of (?:space|air)|dead weight) (?:to|on|for|and)?\b]],
      re [[\bi (?:have|'ve got|got) a (?:plan|date|method) (?:to (?:die|end|kill)|for (?:ending|it|my death)|and (?:the|a|i)|already|picked)\b]],
      re [[\b(?:my|a) suicide\b]],
      re [[\bhow many (?:of (?:my|the) )?(?:pills|tablets|tabs|paracetamol\w*|\w+ pills|\w+ tablets|milligrams|mg)\b[^.!?]{0,20}\b(?:take|need|would|enough|kill|die)\b]],
      re [[\b(?:enough|plenty of) (?:\w+ )?(?:pills|tablets|insulin|meds) (?:to|for|now|saved|by now)\b]], re [[\bthis time i (?:won'?t|will not|wont) (?:fail|mess|be found|survive)\b]],
      re [[\bi (?:tried|attempted) to (?:kill myself|end (?:it|my life)|hang myself|overdose) (?:again |)(?:last night|yesterday|today|this (?:morning|week)|on \w+day|\w+ days? ago)\b]],
    },
    ending = {
      re [[\b(?:won'?t|will not|not going to|never) (?:be )?(?:bother\w*|annoy\w*|troubl\w*|post\w*|writ\w*|repl\w*|text\w*|a (?:bother|burden|problem|worry)|in (?:your|anyone'?s) way|need(?:ing)?|hurt\w*)\b[^.!?]{0,30}\b(?:after|from|past) (?:tonight|tomorrow|today|this weekend|now on|sunday|monday|friday)\b]],
      re [[\b(?:want|need|ready for) (?:it|this|everything|all of (?:it|this)|things)(?: all)? to (?:be over|stop|end|finish)\b[^.!?]{0,30}\b(?:me included|me too|including me|for good|forever|with me|for me)\b]],
      re([[\b(?:after|by|from|come) (?:tonight|tomorrow|today|this weekend|sunday|monday|friday|saturday|the weekend|christmas|my birthday|next week|then|morning)\b]] .. gap(15) .. [[\b(?:nobody|no one|you|they|everyone|everybody|it|none of you|the kids|my \w+|i)\b]] .. gap(12) .. [[\b(?:won'?t|will (?:have|need|get) to|has to|will not|will never|will finally|can finally|don'?t have|not have|never have|be over|be gone|be free|be rid|not be here)\b]]),
      re([[\b(?:i|it|this|everything|all of this|the pain|it'?ll|i'?ll)\b]] .. gap(8) .. [[\b(?:won'?t be here|will be over|be over|ends|will end|will stop|stops|be gone|will be gone|won'?t be around|be finished|won'?t see|won'?t make it to|will be done)\b]] .. gap(12) .. [[\b(?:tonight|tomorrow|today|soon|by then|anymore|any more|next week|in the morning|by morning|this weekend|christmas|monday)\b]]),
      re [[\b(?:tonight|tomorrow|today|this weekend|by morning)(?:,| i| it|'s| is| will)* (?:i'?m done|it'?s over|it ends|it stops|the night|the day|i'?ll be free|i'?ll be gone|my last|be my last|is my last)\b]],
      re [[\bmy last (?:night|day|evening|post|message|weekend|meal|sunset|words)\b]],
    },
    parting = {
      re [[\b(?:goodbye|good bye|farewell|bye) (?:everyone|all|everybody|my|world|friends|to all|loves|lovelies|x+)\b]],
      re [[\b(?:saying|said|say) (?:my )?goodbyes?\b]],
      re [[\b(?:thank(?: you|s)|ty) (?:all )?(?:so much )?for (?:everything|being (?:kind|there|nice|so|my)|all (?:of it|you|the)|listening|loving|trying|the (?:laughs|kindness))]],
      re [[\b(?:tell|let) (?:my|mum|mom|dad|her|him|them|the)(?: \w+){0,3} (?:that )?(?:i|it) (?:love|loved|wasn'?t|was not|am sorry|'m sorry|isn'?t|tried|know)\b]],
      re [[\b(?:forgive me|please forgive|i'?m sorry (?:for everything|to everyone|mum|mom|kids|for what)|don'?t (?:blame yoursel\w+|look for me|be sad|cry for me|be angry)|it'?s (?:not|nobody'?s|no one'?s) (?:your )?fault|love you all|i love you guys|(?:please )?(?:look after|take care of) (?:my|mum|mom|the|each other|her|him)|remember me)\b]],
    },
    affairs = {
      re [[\b(?:gave|giving|given|give) (?:away )?(?:my|all my|most of my|the) (?:\w+ )?(?:stuff|things|jewell?ery|rings?|clothes|books|guitar|watch|cats?|dogs?|pets?|savings|plants|records|belongings)\b]],
      re [[\b(?:tidy|tidying|tidied|sort|sorting|sorted|put|putting|getting|organis|got)(?:ed|ing)?(?: out)? (?:all )?(?:my|the) (?:papers|paperwork|affairs|will|passwords|bills|accounts|insurance|funeral|things in order|flat spotless)\b]],
      re [[\b(?:dog|cat|cats|pets|kids|children|budgie|rabbit)(?:'s| is| are|'re)? (?:at|with|staying (?:with|at)) (?:the neighbou?r|my (?:sister|mum|mom|brother|friend|parents)|a friend|his|her)]],
      re [[\b(?:written|wrote|writing|letters?|notes?) (?:a letter |letters |notes )?(?:to|for) (?:my |the |each |both |every)?(?:mum|mom|mother|dad|kids|children|son|daughter|brother|sister|parents|family|everyone|ex|husband|wife|boss|them)\b]],
      re [[\b(?:made|changed|writing|written|finished) (?:my|a) will\b]], re [[\b(?:funeral|cremation|who (?:gets|will take|could take|should have) (?:the|my))\b]],
      re [[\b(?:calm|peaceful|at peace|relieved|lighter|so calm)\b]],
    },
    stock = {
      re([[\b(?:saved|saving|counted|counting|collected|collecting|stockpil\w+|hidden|hoard\w*|have|got|bought|lined up)\b]] .. gap(20) .. [[\b(?:pills?|tablets?|paracetamol|sleeping pills|meds|strips|rope|blades?|insulin|helium)\b]]),
      re [[\bthe (?:blades?|pills|tablets|rope|razor)\b]],
    },
    place = re [[\b(?:sitting|standing|stood|i'?m|parked|waiting) (?:up )?(?:on|at|by|near|under|in front of) the (?:\w+ )?(?:platform|bridge|ledge|roof|railway|tracks|cliff|viaduct|edge|water'?s edge|multi-?storey|level crossing)\b]],
    passive = {
      re [[\b(?:wish|hope|hoping|wishing|prefer|rather|like it if|would be nice if|wouldn'?t mind if|don'?t care if) (?:i|to|it) (?:\w+ )?(?:could |would |had |didn'?t |wasn'?t |weren'?t |was |were |just |never |not )*(?:wake up|been born|exist|here|dead|disappear\w*|alive|die|gone|be over|go to sleep)\b]],
      re [[\b(?:not wake up|never wake up|not being (?:around|here)|be(?:ing)? dead|what'?s the point of living|(?:stopped seeing|don'?t see|can'?t see|see no|there is no) (?:a|any|the)? ?future|tired of (?:living|life|being alive|existing)|don'?t care if i (?:live|die|wake))\b]],
      re [[\b(?:can'?t|cannot) (?:do|take|bear|stand|cope with) (?:this|it) (?:any ?more|any longer)\b]],
    },
    harm = {
      re [[\b(?:i|i'?ve|have|been|started|keep|kept|just|again) (?:\w+ )?(?:cut|cutting|burn(?:ed|t|ing)?|carv(?:ed|ing)|scratch(?:ed|ing)|hurt(?:ing)?|slic(?:ed|ing)|harm(?:ed|ing)|punish(?:ed|ing)|bit(?:ten|ing)?|starv(?:ed|ing)) (?:my ?self|(?:up )?my (?:arms?|legs?|thighs?|wrists?|skin|stomach|hips?|ankles?))\b]],
      re [[\b(?:been|started|i'?m|back to|am) (?:cutting|self-?harming|self harming|hurting myself)\b]],
      re [[\b(?:relapsed|self-?harmed|self harmed|blades?|razors?)\b[^.!?]{0,30}\b(?:arms?|legs?|thighs?|wrists?|again|skin|last night|yesterday|today|deeper|bleeding|self-?harm)\b]],
    },
    lately = re([[\b]] .. en.recent .. [[\b|\b(?:deeper|every (?:day|night)|all week|these days|nightly|bleeding|relapsed|started|been|keep)\b]]),
    resisted = re [[\b(?:urge|urges|wanted to|nearly|almost|tempted|instead|held ice|didn'?t|did not|haven'?t|days? clean|weeks? clean|clean for|distract\w*|put (?:the|it) (?:blade )?(?:away|down)|accident\w*|cooking|onions?|kitchen|chopping|garden\w*|shaving|paper|cardboard|hot pan|oven|iron)\b]],
    would_not = re [[\b(?:i would never|wouldn'?t (?:actually|ever|do)|never (?:act|do anything|actually)|no plans? to|not going to (?:act|do)|(?:my|the) (?:counsell?or|therapist|gp|psychologist) knows|it passes|doesn'?t sit down)\b]],
    soon = re([[\b]] .. en.soon .. [[\b]]),
    told = en.told, recovered = en.recovered, laughed = en.laughed, helping = en.helping,
  },
  judge = function(m)
    local guard = { "told", "recovered", "laughed" }
    return scene.judge(m, {
      { "overdose", with = { { "fading", "parting", "want", "ending", "passive", "place" } }, reach = 22, without = guard, level = 3, category = "suicide", negated = true },
      { "doing", without = { "told", "recovered", "laughed", "helping" }, level = 3, category = "suicide" },
      { "ending", with = { { "parting", "want", "passive", "affairs", "stock", "place", "overdose" } }, reach = 35, without = guard, level = 3, category = "suicide", negated = true },
      { "want", with = { { "soon", "stock", "place", "overdose" } }, reach = 10, without = { "told", "recovered", "laughed", "helping", "would_not" }, level = 3, category = "suicide", negated = true },
      { "stock", with = { "ending" }, reach = 16, without = guard, level = 3, category = "suicide", negated = true },
      { "want", with = { { "parting", "affairs" }, { "parting", "ending", "stock", "place" } }, reach = 30, without = guard, level = 3, category = "suicide", negated = true },
      { "place", with = { { "affairs", "parting", "passive", "want", "ending" } }, reach = 40, without = guard, level = 3, category = "suicide", negated = true },
      { "stock", with = { { "ending", "parting", "passive" } }, reach = 20, without = guard, level = 3, category = "suicide", negated = true },
      { "overdose", without = { "told", "recovered", "laughed", "helping" }, level = 2, category = "suicide" },
      { "ending", with = { { "affairs", "parting" } }, reach = 40, without = guard, level = 2, category = "suicide", negated = true },
      { "want", without = { "told", "recovered", "laughed", "helping", "would_not" }, level = 2, category = "suicide", negated = true },
      { "affairs", with = { "affairs", { "parting", "passive", "stock" } }, reach = 40, without = guard, level = 2, category = "suicide", negated = true },
      { "harm", with = { "lately" }, reach = 8, without = { "told", "recovered", "resisted", "helping" }, level = 2, category = "self-harm" },
      { "harm", without = { "told", "helping" }, level = 1, category = "self-harm", negated = true },
      { "passive", without = { "told", "laughed", "helping" }, level = 1, category = "suicide", negated = true },
      { "want", without = { "told", "laughed", "helping" }, level = 1, category = "suicide", negated = true, past = true },
    })
  end,
  examples = {
    { "I've swallowed all the tablets in the cupboard and my hands are numb.", level = 3, category = "suicide" },
    { "I'm going to jump, I'm just waiting for the last train.", level = 3 },
    { "My goodbye letters are on the kitchen table.", level = 3 },
    { "I want to kill myself tonight.", level = 3 },
    { "I honestly don't want to be alive anymore.", level = 2 },
    { "I keep thinking about killing myself", level = 2 },
    { "The kids would be happier without me", level = 2 },
    { "I burned my arm again last night, on purpose", level = 2, category = "self-harm" },
    { "I wish I had never been born", level = 1 },
    { "I nearly cut myself but I held ice instead", level = 1 },
    { "I used to want to die, now I bake bread for a living.", escalate = false },
    { "I want to die of embarrassment, I waved at a stranger", hit = false },
    { "In the novel she says 'I want to die' on page one.", hit = false },
    { "I took two paracetamol for the headache", hit = false },
    { "I gave away all my books before moving house", hit = false },
  },
}
