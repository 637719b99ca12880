-- English: held or exploited, threatened, a threat to others, honour and forced marriage, followed and found (2; online only 1).
local scene = use "lib/scene"
local en = use "lib/english"
local gap, he, be, soft = en.gap, en.he, en.be, en.soft

local papers = "(?:passports?|papers|id|i\\.d\\.|identity card|visa|residence permit|documents|bank ?card|birth certificate|phone|mobile|keys|car keys|shoes|money|wages|salary|sim ?card|medication|insulin)"
local harm = "(?:kill|murder|stab|shoot|burn|drown|strangle|hurt|destroy|break|cut|slit|throw acid|beat|find|bury|finish|ruin|slaughter|smash|hang|end|petrol|poison|hunt)"

return rule {
  id = "en-control",
  about = { nl = "Engels: vastgehouden, uitgebuit, bedreigd, eer, gevolgd", en = "English: held, exploited, threatened, honour, followed" },
  patterns = {
    taken = {
      re([[\b]] .. he .. [[(?:'s|'ve| has| have)?]] .. soft .. [[ (?:took|takes|taken|takes away|keeps|kept|holds|holding|hid|hides|locked|confiscated|has|have|got|burned|tore up|cut up|keeping)\b]] .. gap(14) .. [[\b(?:my|our|all our|everyone'?s|her|their|the girls'?) ]] .. papers .. [[\b]]),
      re([[\b(?:holds|keeps|takes|hides|withholds|confiscates|confiscated|is holding|are holding|kept back) (?:all )?(?:my|our|their|your) ]] .. papers .. [[\b]]),
      re([[\b(?:they|family|families|employers?|agency|agents?|boss\w*|people|parents|in-laws|owners?|host)\b]] .. gap(25) .. [[ (?:keep|hold|took|have taken|have kept|confiscated) (?:all )?(?:my|our) ]] .. papers .. [[\b]]),
      re([[\b(?:my|our|her|their) ]] .. papers .. [[(?:'s| is| are)? (?:\w+ )?(?:in (?:his|her|the|their) (?:safe|drawer|office|car|pocket|desk|cupboard)|with (?:him|her|the (?:boss|agent|agency|manager|landlord|family)|my (?:husband|in-laws|boss|father))|taken|locked (?:up|away)|gone|hidden)\b]]),
    },
    not_out = {
      re [[\b(?:(?:not|never|isn'?t|aren'?t|haven'?t been|hasn'?t been|wasn'?t) (?:allowed|permitted|able) (?:to )?(?:go |leave|out\b|step |talk to (?:any|the neigh)|see (?:my|any)|phone|call|use the phone|learn|speak to)|(?:won'?t|doesn'?t|don'?t|never|will not) (?:let|allow|lets|allows) (?:me|us|her|them) (?:to )?(?:go out|leave|out|go outside|outside|have a phone|talk to|see (?:my|any)|speak|alone|work|go anywhere|go home|use)|(?:lock(?:s|ed|ing)? (?:me|us|her) (?:in|up|inside|at night))|(?:door|room|gate|flat|house)(?:s)? (?:is|are|stays) locked (?:from (?:the )?outside|at night|when)|(?:can'?t|cannot|couldn'?t) (?:leave|get out|go out|go home|go outside)(?: because| until| unless| the (?:house|flat|farm|hotel|room|building)| without)|locks? (?:the|every|all the|our) (?:gate|doors?|house|flat|windows?) (?:when|behind|from|until|every|at night|and (?:takes|keeps))|only (?:go out|allowed out|leave) (?:with|when|if)|held (?:here|captive|prisoner|against my will)|being held|trapped (?:here|in (?:this|the|his) (?:house|flat|room)))\b]],
    },
    work = {
      re [[\b(?:(?:no|without|never get|don'?t get|haven'?t been|not been|never been|isn'?t|aren'?t|hardly|see no|never see the|don'?t see (?:the|any|a)|keeps (?:all|most|half) (?:of )?(?:it|the|my)|takes (?:all|most|half) (?:of )?(?:the|my|it|what)) ?(?:being )?(?:paid|pay|wages|salary|money|earnings|cash|it)|(?:debt|owe|owes?|pay (?:it |him |her |them )?off|pay back|work off)\b[^.!?]{0,30}\b(?:agency|agent|boss|him|her|them|madam|thousand|euros?|pounds?|money|flight|visa|travel|first|off|paid|gone|passport|journey)|(?:\d+|ten|twelve|thirteen|fourteen|fifteen|sixteen|eighteen) hours(?: a day| every day| per day)?|seven days a week|no days? off|sleep(?:ing)? (?:in|on) (?:the |a )?(?:floor|shed|van|warehouse|kitchen|container|barn|caravan|greenhouse|back of)|(?:six|seven|eight|nine|ten|twelve|\d+) (?:of us|girls|women|men|people|guys)\b[^.!?]{0,20}\b(?:room|bathroom|bed|caravan|van|container|flat|mattress)|work (?:for free|without pay|every day|on the farm|in the (?:kitchen|massage|nail)))\b]],
    },
    sold = {
      re([[\b]] .. he .. soft .. [[ (?:makes?|forces?|forced|made|tells?|wants?|sends?|sold|sells|rents?|brings?|drives?|pressures?)\b]] .. gap(8) .. [[\b(?:me|us|my sister|the girls|her)\b]] .. gap(20) .. [[\b(?:see (?:men|clients|customers)|sleep with (?:men|his|other|people|clients|them|strangers)|have sex with (?:his|other|men|people|them|strangers|clients)|go with (?:men|clients|strangers|his)|to (?:men|other men|his friends|clients|hotels)|do (?:webcam|cam|clients|escort|videos)|work (?:the street|as an escort|in the window|in a hotel|nights in)|hotel rooms?|strip|on camera|film\w*)\b]]),
      re [[\b(?:i|we) (?:have to|must|had to|need to) (?:\w+ )?(?:see|sleep with|have sex with|go with|please|entertain) (?:men|clients|customers|his friends|other men|strangers)\b]],
      re [[\b(?:pimp|trafficked|loverboy|sold me|bought me)\b]],
    },
    own_fault = re [[\b(?:locked (?:myself|ourselves) out|left my keys|lost my|forgot my|renew\w*|expired|application|embassy appointment|holiday|airport|at the airport|customs|passport photo|toddler|teenager|escape room|homework|grounded|detention|lockdown|vet|school confiscated|teacher took|charging|repair|phone shop|training|course|novel|film|safe now|free now|got out|escaped|i left (?:him|her|in)|shelter found|used to|years ago)\b]],
    says_harm = {
      re([[\b]] .. he .. [[(?:'s|'ve| has| have|'ll|'d)?]] .. soft .. [[ (?:said|says|saying|told|tells|threatened|threatens|threatening|texted|texts|wrote|writes|messaged|messages|sent|sends|swore|swears|promised|promises|shouted|shouts|screamed|screams|emailed|posted|whispered|warned|warns|rang|called|left a (?:voicemail|note|message)|vowed|keeps saying|keeps (?:texting|messaging))\b]] .. gap(70) .. [[\b(?:he'?ll|she'?ll|they'?ll|he will|she will|they will|he would|he'?d|she'?d|i'?ll|i will|he'?s going to|going to|gonna|to|they'?re going to|would)\b]] .. gap(12) .. [[\b(?:]] .. harm .. [[ (?:me|you|us|him|her|my|himself and|the (?:kids?|children|baby|dog|house|car)|our|everyone|them|it down|my face)|make sure|make me (?:pay|regret|sorry|disappear)|come (?:for|after) (?:me|us)|come and get|take (?:the|my) (?:kids?|children|son|daughter|baby)|pay for|regret|never walk|never see|send (?:men|someone|people|the (?:photos|videos|pictures))|burn|do something|put me in|throw acid|be sorry)\b]]),
      re([[\b(?:threatens?|threatened|threatening|threats?|promis\w+) (?:to|of|that|with) ]] .. gap(14) .. [[\b(?:]] .. harm .. [[|knife|gun|acid|fire|take (?:the|my) (?:kids?|children|son|daughter)|leak|post|publish|share)\b]]),
      re [[\b(?:if (?:i|you)|when (?:i|you)|until i)\b[^.!?]{0,50}\b(?:he'?ll|she'?ll|they'?ll|he will|they will|i'?ll|i will|he swears he) (?:\w+ )?(?:kill|murder|stab|shoot|burn|drown|hurt|destroy|break|find|finish|throw|cut|smash|slit|bury)\b]],
      re [[\b(?:you(?:'re| are) (?:dead|next|finished)|watch your back|i know where (?:you|your|she|the)|(?:i'?ll|i will|we will|we'?ll) (?:find|get|come for|kill|burn|bury|finish|be waiting for) (?:you|her|your)|see you (?:soon|on (?:\w+day))|enjoy (?:your|it) (?:last|while)|tick ?tock|(?:nice|lovely|pretty|cute) (?:new )?(?:house|flat|door|school|car|garden|place|daughter|little \w+)|sleep with one eye|your (?:days|time) (?:are|is) (?:numbered|up)|your turn)\b]],
      re [[\b(?:death threats?|threatened (?:me|my life|us|to my)|threatening (?:me|us|my)|funeral (?:wreath|flowers|card)|(?:wreath|bullet|dead (?:bird|rat|cat|animal)|coffin|obituary|grave|death notice|mourning card|lighter|burn(?:t|ed) (?:photo|doll|picture))\b[^.!?]{0,40}\b(?:door|doorstep|mat|letterbox|post|mailbox|car|windscreen|porch|with (?:my|our|her|his) name|name on))\b]],
    },
    veiled = re [[\bnext time (?:he|i|she|they|we|you)(?:'ll| will| won'?t|'m| am)\b|\b(?:won'?t be (?:so|as) (?:lucky|nice|gentle|kind)|you'?ll see what happens|accidents happen|(?:he|i|they) won'?t miss|it would be a shame if)\b]],
    quoting_him = {
      re [[\b(?:he|she|they|my (?:ex|husband|boyfriend|brother|dad|father|uncle|wife|partner|cousin)|his (?:brother|family|mother)|ex|someone|somebody|anonymous|unknown (?:number|sender)|a (?:note|card|text|letter|message|photo|picture)|the (?:note|card|text|message)|text|message|sent|said|texted|wrote|messaged|letter)\b]],
    },
    vows = {
      re([[\b(?:i'?ll|i will|i swear i'?ll|i'?m going to|im gonna|i'?m gonna|imma|i swear|i could|i want to)\b]] .. gap(8) .. [[\b(?:kill|murder|stab|shoot|burn|drown|strangle|smash|destroy|break|hurt|beat|slit|bury|find|get|finish|slap)\b]] .. gap(14) .. [[\b(?:her|him|you|them|that (?:bitch|cow|woman|man|bastard|whore|slut|house)|my (?:ex|wife|husband|girlfriend|sister|daughter)|the (?:bitch|cow|house)|your (?:face|house|kids|family)|his (?:face|legs|house|new)|her (?:face|legs|house|new|car))\b]]),
      re [[\b(?:she|he|they|you)(?:'ll| will|'s going to| is going to|'re going to| are going to) (?:pay|regret|be sorry|suffer|wish|burn|bleed|get what)\b]],
    },
    he_says = re([[\b]] .. he .. [[(?: just| also| even)? (?:said|says|told|texted|wrote|threatened|messaged|sent|shouted|screamed|keeps saying|keeps texting)\b]]),
    waits = re([[\bi(?:'m| am|'ve been)(?: \w+)? (?:sitting|parked|waiting|standing|outside) ?(?:outside|at|in front of|near|opposite)? (?:her|his|my ex'?s?|my wife'?s|your|their) (?:work|house|flat|school|office|place|street|new \w+|front door|gym|mum'?s|mother'?s|sister'?s)\b]]),
    armed = re([[\b]] .. en.weapon .. [[\b]]),
    resolve = re [[\b(?:one way or another|she(?:'s| is) going to (?:listen|talk|pay|see)|will (?:listen|talk|pay|regret)|make (?:her|him) (?:listen|talk|pay)|last chance|has it coming|enough is enough|nothing (?:left )?to lose|if i can'?t have)\b]],
    condition = re [[\b(?:if (?:she|he|they|you)|unless|until|by (?:mon|tues|wednes|thurs|fri|satur|sun)day|tonight|tomorrow|i know where|i'?ve got (?:a|the)|waiting for (?:her|him|you)|outside (?:her|his|your)|i swear|mark my words|last (?:warning|chance)|with (?:her|him|them|you) in it|(?:keeps|takes|took|lets?|get|see) (?:my|the) (?:kids?|children|son|daughter)|found (?:out )?where|in my (?:car|bag|boot)|my (?:knife|gun))\b]],
    play = re [[\b(?:(?:ate|eat|eats|finish(?:ed)?|steal|stole|drank|drink|touch(?:ed)?) (?:the last|another|all the)|next time (?:i|we)(?:'ll| will) (?:bring|bake|cook|make|try|come|know|take the)|samosa|spoil\w*|recipe|lol|lmao|haha\w*|joke|joking|biscuits?|cake|chocolate|game|match|minecraft|fortnite|fifa|monopoly|chess|karaoke|tomatoes|frozen|dumplings?|series|episode|cat|dog|kettle|tickle|hugs?|kindness|surprise|birthday|party|dinner|pizza|tea|coffee|love you|printer|laptop|quiz|drill|class|training|court (?:report|case) was|sentenced|in prison|years ago|when i was|used to|passed away|in jail)\b]],
    marriage = {
      re([[\b(?:forced marriage|force (?:me|my sister|her) to marry|arranged (?:a |my )?(?:marriage|wedding)|marry me off|marry (?:a |my |his |some |this )?(?:cousin|man|stranger|old|him|someone|guy|relative|uncle'?s)|(?:wedding|engagement|nikah|nikkah) (?:is|has been|was) (?:arranged|planned|booked|fixed|set)|chosen (?:a|my) (?:husband|man|groom)|(?:picked|found|chose) (?:a|me a|someone|somebody) (?:husband|man|boy|groom|guy|for me)|promised (?:me )?to (?:my|a|his)|engaged to (?:my cousin|a man i|someone i)|get me married|marrying me)\b]]),
      re([[\b(?:fly|flying|send|sending|sends|take|taking|takes|ship|tickets?|flight|trip|back)\b]] .. gap(22) .. [[\b(?:pakistan|morocco|turkey|somalia|iraq|syria|afghanistan|sudan|egypt|india|bangladesh|iran|yemen|eritrea|gambia|guinea|ethiopia|kurdistan|back home|my (?:parents'|father's) (?:village|country)|the village|one.?way)\b]]),
    },
    family = re [[\b(?:my (?:family|parents|father|dad|mother|mum|mom|brothers?|uncles?|cousins?|in-laws|husband'?s family|relatives|community|clan|aunt|auntie|grandfather)|the (?:family|elders|community|brothers)|his (?:family|brothers|mother)|they)\b]],
    shame = re [[\b(?:honou?r|shame[ds]?|shamed the|dishonou?r\w*|disgrace\w*|reputation|not a virgin|virgin\w*|found out (?:about|i|that)|(?:my |a |his )?boyfriend|gay|lesbian|trans|girlfriend|pregnant|ran away|headscarf|hijab|restore|clean(?:se)? (?:the|our) name)\b]],
    honour_killing = re [[\b(?:honou?r killing|kill me (?:for|because)[^.!?]{0,20}(?:honou?r|shame|virgin|boyfriend)|clean(?:se)? (?:the|our|their) (?:family )?(?:honou?r|name)|fgm|get me cut|circumcis\w+ (?:my|me|her))\b]],
    unwilling = re [[\b(?:don'?t want|do not want|didn'?t choose|against my will|never met|no choice|can'?t say no|refus\w+|force[ds]?|forcing|scared|afraid|terrified|one.?way|won'?t (?:let me )?come back|no return|not coming back|kill me|they will|passport|secretly|help|how (?:do|can) i)\b]],
    watches = {
      re([[\bhis (?:\w+ ){0,2}(?:lighter|cigarettes?|cigarette brand|brand|key ?ring|gloves?|scarf|cap|hat|handwriting|aftershave|note|roses|flowers|jacket|beer can|tobacco|coffee cup)\b]] .. gap(40) .. [[\b(?:window ?sill|door ?mat|doorstep|letterbox|porch|car|bonnet|windscreen|gate|garden|pillow|door|balcony|mailbox|wiper)\b]]),
      re [[\b(?:air ?tag|tracker|gps (?:thing|device|tracker|tag)|tracking (?:device|app|thing)|spy ?ware|stalker ?ware|hidden camera|listening device|bug)\b[^.!?]{0,40}\b(?:car|bag|bumper|coat|jacket|pram|buggy|phone|lining|wheel|under|my|found|bedroom|teddy)\b]],
      re [[\b(?:found|discovered|there was|there'?s|hid|put|sewn|installed)\b[^.!?]{0,20}\b(?:air ?tag|tracker|gps|tracking|spyware|stalkerware|hidden camera)\b]],
      re([[\b]] .. he .. [[(?:'s|'re|'ve| is| are| has| have| was| were)?]] .. soft .. [[ (?:follow(?:s|ed|ing)? (?:me|us|my|her)|stalk(?:s|ed|ing)? (?:me|us|her)?|wait(?:s|ed|ing)? (?:for me )?(?:outside|at (?:my|the)|by (?:my|the)|in front|across|near)|park(?:s|ed|ing) (?:\w+ )?(?:outside|across|opposite|in (?:my|our) street|in front|near my)|sit(?:s|ting) (?:in his car )?outside|stand(?:s|ing) (?:outside|across|opposite|under|in (?:my|our) street|in front)|outside (?:my|our|the) (?:house|flat|work|school|gym|window|job|building)|watch(?:es|ing|ed) (?:me|us|my (?:house|flat|window))|turn(?:s|ed|ing)? up (?:at|outside)|show(?:s|ed|ing|n)? up (?:at|outside)|drives? (?:past|by|up and down)|found (?:my|our|out (?:my|our|where)|where i|me) ?(?:new )?(?:address|place|house|flat|live|again|i live|number|we live)?|knows (?:my new|where i|my address|our new))\b]]),
      re [[\bhis car (?:\w+ )?(?:is|was|'s)?[^.!?]{0,14}\b(?:outside|in (?:my|our) street|parked|round the corner|across)\b]],
      re [[\b(?:nobody|no one|none|never gave|haven'?t given|didn'?t give|only)\b[^.!?]{0,30}\b(?:my |this |our |the )?(?:new )?(?:address|number|where i live)\b[^.!?]{0,80}\b(?:doormat|letterbox|door|post|flowers|his|envelope|parcel|card)\b]],
    },
    ex = re [[\b(?:ex|exes|ex-\w+|my (?:husband|stepdad|father|dad|brother|boyfriend|partner|wife)|his (?:car|brother|mates|friends|voice|handwriting|bike)|he|stalker|him|restraining order|again|new address|new flat|new place|(?:third|second|fourth) (?:flat|house|move|address)|this morning|moved|every (?:day|morning|evening|night)|three (?:mornings|days|times)|twice)\b]],
    harmless = re [[\b(?:dog|cat|kitten|puppy|delivery|postman|luggage|suitcase|lost my keys|bike tracker|fitness tracker|period tracker|habit tracker|sleep tracker|parcel|on instagram|on linkedin|on facebook|linkedin|my stories|on social|youtube|school run dads|taxi|uber|bus|friend|lift home|pick(?:s|ed)? me up|surprise|flowers from my friend|in jail|in prison|behind bars|years ago|used to|hotel|book club|software bug)\b]],
    online = re [[\b(?:ex|he|she)(?:'s| is| has|'ve)?(?: \w+){0,2} (?:look(?:s|ing)|watch(?:es|ing)|view(?:s|ing|ed)|lik(?:es|ed|ing)|check(?:s|ing|ed)) (?:\w+ )?(?:at )?my (?:\w+ )?(?:stories|story|linkedin|instagram|facebook|profile|posts|tiktok|whatsapp|insta|status|snap)\b]],
    soon = re([[\b]] .. en.soon .. [[\b]]),
    told = en.told, helping = en.helping,
  },
  judge = function(m)
    local calm = { "told", "helping" }
    return scene.judge(m, {
      { "waits", with = { "armed" }, reach = 18, without = { "told", "helping" }, level = 3, category = "threat-made" },
      { "waits", with = { { "resolve", "vows" } }, reach = 18, without = { "told", "helping" }, level = 2, category = "threat-made" },
      { "veiled", with = { "quoting_him" }, reach = 9, without = { "told", "helping" }, unless = { "play" }, level = 2, category = "threat-received", negated = true },
      { "sold", without = { "told", "helping" }, unless = { "own_fault" }, level = 2, category = "captivity-exploitation" },
      { "taken", with = { { "not_out", "work", "sold" } }, reach = 45, without = calm, unless = { "own_fault" }, level = 2, category = "captivity-exploitation", negated = true },
      { "not_out", with = { { "taken", "work", "says_harm" } }, reach = 40, without = calm, unless = { "own_fault" }, level = 2, category = "captivity-exploitation", negated = true },
      { "honour_killing", without = { "told", "helping" }, level = 2, category = "honour-threat", negated = true },
      { "marriage", with = { { "family", "shame" }, "unwilling" }, reach = 26, without = { "told", "helping" }, level = 2, category = "honour-threat", negated = true },
      { "vows", with = { "condition" }, reach = 14, without = { "told", "helping", "he_says" }, unless = { "play" }, level = 2, category = "threat-made" },
      { "says_harm", with = { "family", "shame" }, reach = 25, without = { "told", "helping" }, unless = { "play" }, level = 2, category = "honour-threat", negated = true },
      { "says_harm", with = { "quoting_him" }, reach = 16, without = { "told", "helping" }, unless = { "play" }, level = 2, category = "threat-received", negated = true },
      { "watches", with = { "ex" }, reach = 20, without = { "told", "helping" }, unless = { "harmless" }, level = 2, category = "stalking", negated = true },
      { "online", without = { "told" }, level = 1, category = "stalking", negated = true },
    })
  end,
  examples = {
    { "The boss keeps our passports in his safe and we work sixteen hours, no pay.", level = 2, category = "captivity-exploitation" },
    { "He took my phone and my keys and I'm not allowed out without his mother", level = 2 },
    { "My boyfriend makes me sleep with his friends for money.", level = 2 },
    { "My husband said if I leave he'll find me and kill me.", level = 2, category = "threat-received" },
    { "If she keeps the kids on Friday I swear I'll burn her house.", level = 2, category = "threat-made" },
    { "My father booked flights to Morocco, I think they want to marry me off and I don't want to go", level = 2, category = "honour-threat" },
    { "There's an AirTag in the lining of my bag and my ex keeps turning up.", level = 2, category = "stalking" },
    { "My ex keeps watching my instagram stories", level = 1 },
    { "My passport is in the drawer, I only need to renew it", hit = false },
    { "My mum took my phone because of my homework", hit = false },
    { "I'll kill her if she spoils the last episode", hit = false },
    { "A friend is outside my house with soup, best day", hit = false },
    { "My parents found a flight to Turkey for my cousin's wedding, so happy", hit = false },
  },
}
