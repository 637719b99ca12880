-- English: violence that goes on (2) or happens now, by somebody who is there or comes in (3); children hurt (2, now 3);
-- sexual violence in the last days (2); injuries (2, 3).
local scene = use "lib/scene"
local en = use "lib/english"
local gap, he, be, soft = en.gap, en.he, en.be, en.soft

return rule {
  id = "en-violence",
  about = { nl = "Engels: geweld, tegen iemand of een kind", en = "English: violence against somebody or a child" },
  patterns = {
    forces = {
      re([[\b]] .. he .. [[(?:'s|'re| is| are)]] .. gap(24) .. [[ (?:kicking|smashing|breaking|pounding|hammering|ramming|bashing|drilling|forcing)\b]] .. gap(20) .. [[\b(?:door|window|lock|gate|glass)\b]]),
      re([[\b]] .. he .. [[(?:'s|'re| is| are)]] .. gap(24) .. [[ (?:trying|rattling|picking|turning|jiggling|testing) (?:the|my|our|every|all the) (?:\w+ )?(?:door|doors|window|windows|lock|handle|latch|door ?knob)\b]]),
      re([[\b]] .. he .. [[(?:'s|'re| is| are)]] .. gap(24) .. [[ (?:trying to (?:get|come|break) in|climbing (?:in|through|over|up)|breaking in|getting in|coming through the)\b]]),
    },
    -- "He's through the first door."
    through = re([[\b]] .. he .. [[(?:'s|'re| is| are)]] .. soft .. [[ (?:through|past|over) the (?:\w+ )?(?:door|gate|window|fence)\b]]),
    breaks_in = {
      re([[\b]] .. he .. be .. soft .. [[ (?:kicking|smashing|breaking|pounding|hammering|forcing|ramming|battering|punching|bashing|banging|throwing himself)\b]] .. gap(25) .. [[\b(?:door|doors|window|windows|lock|in|gate|glass)\b]]),
      re([[\b]] .. he .. be .. soft .. [[ (?:trying|rattling|climbing|picking|turning|jiggling|using|drilling|unscrewing|getting|coming|testing|working)\b]] .. gap(25) .. [[\b(?:door|window|lock|handle|latch|balcony|letterbox|back gate|spare key|key in the|door ?knob|to get in|through the|up the stairs|over the fence|bedroom)\b]]),
      re([[\b]] .. he .. [[(?:'s| has| have|'ve)?]] .. soft .. [[ (?:broke|broken|got|forced|kicked|smashed|let himself|come|climbed|found)\b]] .. gap(20) .. [[\b(?:in(?:side)?|door in|the spare key|through the window|window)\b]] .. gap(30) .. [[\b(?:he'?s|i'?m|and is|now|inside|downstairs|hear|looking for|calling|coming)\b]]),
    },
    there = {
      re([[\b]] .. he .. [[(?:'s|'re| is| are)]] .. soft .. [[ (?:(?:right |just |standing |sat |sitting |waiting |pacing |shouting |screaming |banging |walking |back )*(?:inside|here|in (?:the|my|our) (?:house|home|flat|hall|hallway|kitchen|garden|building|bedroom|room|living room|stairwell|corridor)|at (?:the|my|our) (?:\w+ )?(?:door|window|gate)|outside (?:the|my|our) (?:\w+ )?(?:door|window|room|bathroom)|downstairs|upstairs|on the (?:stairs|balcony|landing|roof|porch)|coming (?:up|in|back|home|over|for|closer|towards|down)|on (?:his|her|their) way|looking for me|calling my name|behind the door|next door|in front of me))\b]]),
    },
    hiding = {
      re [[\b(?:(?:i'?m|i am|im|we'?re|we are|i'?ve|i have|i|we) (?:\w+ )?(?:hiding|hid|locked (?:myself|ourselves|us|in|inside)|barricad\w+|crouch\w*|whispering|lying still|under the (?:bed|desk|table|blanket|duvet|stairs)|in the (?:closet|wardrobe|cupboard|bathroom|toilet|attic|shed|loft|airing cupboard|bath|garage|cellar|laundry)(?: with| and|,|\.)|behind the (?:sofa|bed|door|bins|curtain))|typing (?:this )?(?:under|from|quietly|with one|in the)|(?:can'?t|cannot) (?:talk|speak|make a sound|call|ring)|(?:phone|screen) (?:on silent|dimmed|brightness)|i (?:can )?hear (?:him|her|them|his|footsteps|the (?:stairs|door|floor)))\b]],
    },
    weapon = {
      re([[\b]] .. he .. [[(?:'s|'ve| has| have| is| are)?]] .. soft .. [[ (?:has|have|got|holding|waving|carrying|pointing|swinging|grabbed|picked up|pulled|took|with|standing|there|sharpening|fetching|getting|pouring|put)\b]] .. gap(18) .. [[\b]] .. en.weapon .. [[\b]]),
      re([[\b]] .. en.weapon .. [[ (?:in (?:his|her|their) hand|to (?:my|her|his|our|the) (?:throat|neck|head|face|back)|at (?:my|her) (?:throat|neck)|on the table in front)\b]]),
    },
    now = {
      re [[\b(?:right now|now|as i (?:type|write)|at this (?:very )?(?:moment|minute)|this (?:minute|second)|help|please (?:help|call|ring|send|someone|somebody|hurry)|pls|plz|(?:call|ring|phone) (?:the )?(?:police|112|911|999|cops)|(?:someone|somebody|anyone) (?:call|ring|help|please)|what do i do|hurry|quick(?:ly)?|i (?:can )?hear|screaming|can hear|while i type|any (?:second|minute))\b]],
    },
    attack = {
      re([[\b]] .. he .. [[(?:'s|'re| is| are) (?:killing|going to kill|gonna kill|about to kill) (?:my|mum|mom|her|him|the kids|them|us)\b]]),
      re([[\b]] .. he .. [[(?:'s|'re| is| are) (?:going to|gonna|about to) (?:kill|stab|hurt|strangle) (?:me|us)\b]]),
      re([[\b]] .. he .. [[(?:'s|'re| is| are)]] .. soft .. [[ ]] .. en.hitting .. [[ ]] .. en.me .. [[\b]]),
      re([[\b]] .. he .. [[(?:'s|'re| has| have| is| are|'s got| got)?]] .. soft .. [[ (?:holding|got|has|grabbing|gripping|squeezing|dangling|pinning)?]] .. gap(12) .. [[\b(?:by the (?:throat|neck|hair)|(?:around|round) (?:my|her|his) (?:throat|neck)|against the wall|out of the window|over the (?:balcony|railing)|under (?:the )?(?:water|tap|cold|shower|hot)|a pillow (?:over|on))\b]]),
    },
    habitual = {
      re([[\b]] .. he .. soft .. [[ ]] .. en.hits .. [[ (?:me|us|my (?:mum|mom|mother|sister|brother|face|arm|arms|head|back|stomach|belly|hair|wife)|our (?:mum|mother))\b]]),
      re [[\b(?:being|get|gets|getting|am|was|got) (?:\w+ )?(?:beaten|hit|punched|slapped|kicked|choked|strangled|battered|abused|thrown) (?:up )?(?:by|every|when|if|at home|again)\b]],
      re([[\b]] .. he .. [[(?:'s| has| is|'re)? (?:started|keeps|kept|been|begun) (?:to )?]] .. en.hitting .. [[ (?:me|us|my|on me)\b]]),
    },
    hit = {
      re([[\b]] .. he .. [[(?:'s| has| have| had|'d)?]] .. soft .. [[ (?:(?:tried|threatened) to )?]] .. en.hit .. [[\b]] .. gap(28) .. [[\b(?:me|us|my (?:mum|mom|mother|sister|]] .. en.body .. [[)|of my (?:fingers|ribs|teeth|toes)|at me|her (?:head|face|arm))\b]]),
      re([[\b(?:i|my) (?:was|got|been|have been|ended up)\b]] .. gap(10) .. [[\b(?:hit|beaten|punched|slapped|kicked|choked|strangled|pushed|shoved|thrown|attacked|stabbed|dragged)\b]] .. gap(25) .. [[\b(?:by (?:my|him|her|the)|down|against|at home|into)\b]]),
      re([[\b(?:my|the) ]] .. en.body .. [[(?:'s| is| are| looks?)? (?:\w+ )?(?:black|blue|purple|swollen|broken|bruised|split|fractured|bleeding|burn(?:ed|t))\b]] .. gap(45) .. [[\b(?:he|she|my (?:husband|ex|boyfriend|dad|partner|wife)|because he|from him|by him)\b]]),
    },
    lately = re([[\b]] .. en.recent .. [[\b]]),
    sport = re [[\b(?:football|rugby|hockey|boxing|judo|karate|sparring|wrestling|basketball|skiing|skateboard\w*|by accident|accidentally|playing|playground|game|match|climbing|tackle|ball|pillow fight|snowball|the door hit|a look|record|jackpot|the road|shops|nail on the head|gym|dentist|doctor|physio|surgery|operation|vaccin\w*|needle|hairdresser|cat|dog|kitten|puppy|horse|goat|in my dreams?|egg whites|cheesecake|oven)\b]],
    happy = re [[\b(?:birthday|flowers|surprise|coming home|pizza|delivery|parcel|postman|plumber|electrician|so happy|excited|can'?t wait|cuddl\w*|hide and seek|cooking|making (?:dinner|tea|soup)|cake|chopping|onions|vegetables|tomatoes|football|friends|visit|party|guests)\b]],
    gone_by = re [[\b(?:used to|years? ago|months ago|when i was (?:\w+|\d+)|as a (?:child|kid|teen\w*)|back then|in (?:19\d\d|20[01]\d|202[0-4])|growing up|my childhood|before i left|before we left|since i left|since the divorce|prison|passed away|in jail|long ago|ex of \w+ years)\b]],
    child_hurt = {
      re([[\b]] .. he .. [[(?:'s|'re| is| are| has| have|'ve)?]] .. soft .. [[ (?:]] .. en.hits .. [[|]] .. en.hitting .. [[|]] .. en.hit .. [[|locks?|locked|locking|starves?|touch(?:es|ed|ing)?|drugs?|gives? (?:beer|vodka|pills|sleeping pills))\b]] .. gap(12) .. [[\b]] .. en.child .. [[\b]]),
      re([[\b]] .. he .. be .. [[?]] .. soft .. [[ (?:holding|dangling|shaking|throwing|threw|dropping|drowning|smothering)\b]] .. gap(10) .. [[\b]] .. en.child .. [[\b]] .. gap(15) .. [[\b(?:under|out of|over|by the|against|upside|down the|in the bath|head)\b]]),
      re([[\b]] .. en.child .. [[ (?:\w+ )?(?:said|says|told me|tells|showed|whispered|drew)\b]] .. gap(30) .. [[\b(?:touch(?:es|ed)?|hurts?|hits?|hit|secret game|tickle game|takes (?:off )?(?:her|his)|bed with|puts? (?:his|her)|kiss(?:es|ed)? (?:her|him) (?:there|down)|private|takes pictures|photos of)\b]]),
      re([[\b(?:comes|goes|creeps|gets|went|sneaks|climbs) (?:into|in|to) ]] .. en.child .. [['?s? (?:bed|room|bedroom)\b]]),
      re([[\b(?:bruis\w+|burns?|cigarette burns?|marks|welts|handprint|fingerprints|belt marks)\b]] .. gap(15) .. [[\bon ]] .. en.child .. [[\b]]),
      re([[\b]] .. en.child .. [[\b]] .. gap(45) .. [[\b(?:bruises|burn marks|cigarette burns?|belt marks|welts|handprint|covered in (?:bruises|marks))\b]]),
      re([[\b(?:locked|locks|shut|shuts|left|leaves) ]] .. en.child .. [[ (?:alone |up |in |outside )*(?:in the (?:cupboard|cellar|basement|shed|dark|garage|closet|bathroom|car)|for (?:days|hours)|without food|all night|outside all night)\b]]),
    },
    child_fear = {
      re([[\b(?:i'?m|i am|so|really|im) (?:\w+ )?(?:scared|afraid|terrified|frightened|worried) (?:that |of )?(?:i|i'?ll|i'?m going to|i might|i will|i could|hurting|shaking|myself)\b]] .. gap(20) .. [[\b(?:hurt\w*|shake|shaking|hit|throw|harm|drop|smother|drown|kill|snap|do something to)\b]] .. gap(15) .. [[\b]] .. en.child .. [[\b]]),
      re([[\bi (?:nearly|almost|just|want to|wanted to|could) (?:shook|shake|hit|threw|throw|smothered|smother|drown|drowned|hurt|dropped|slapped|slammed)\b]] .. gap(8) .. [[\b]] .. en.child .. [[\b]]),
    },
    child_now = re([[\b(?:can hear|i hear|screaming|right now|now|this (?:minute|second|moment)|as i (?:type|write)|through the wall|help|won'?t wake up|not breathing|isn'?t breathing|turning blue|stopped crying|gone quiet|went quiet|limp)\b]]),
    child_light = re [[\b(?:football|playing|game|playground|each other|accident\w*|by accident|fell off|bike|trampoline|school photo|haircut|flying kites|karate|judo|cat|goal|birthday|doctor said|nursery rhyme|kite)\b]],
    assault = {
      re [[\b(?:raped|sexually assaulted|molested|groped|fingered me|drugged me|spiked (?:my|me)|(?:been|got|was|getting) (?:raped|assaulted|groped|molested|drugged|spiked)|rape kit|morning after pill because|forced (?:me to (?:have sex|touch|suck|give|do things|sleep)|himself (?:on|into|inside)|his (?:hand|fingers|tongue))|made me (?:touch|suck|have sex|give him|do (?:things|stuff) to)|had sex with me (?:while|when|even though|and i)|put (?:his|her|a) (?:hands?|fingers?|tongue|penis) (?:in(?:side|to)?|up|down|under|between)|hands? (?:up|under|down|inside) my (?:skirt|dress|top|shirt|pants|trousers|underwear|knickers|leggings|jeans|bra)|pulled (?:my|down my) (?:pants|trousers|knickers|underwear|tights|leggings|clothes|dress)|(?:touched|touching|grabbed|grabbing) (?:me )?(?:there|down there|between|where|my (?:breasts?|boobs?|bum|bottom|crotch|private\w*|arse|ass|thighs?))|on top of me|(?:would not|wouldn'?t|didn'?t|did not|doesn'?t) stop (?:when|even|although)|(?:kept|keeps|carried|went) (?:on )?going (?:when|even|anyway|after i)|(?:i|i kept|i'd) (?:said|say|saying|told him) (?:no|stop)\b[^.!?]{0,40}(?:kept|carried|didn'?t|anyway|went on|still|laughed|continued|just)|took the condom off|without (?:my consent|me wanting)|i didn'?t want (?:it|to)\b[^.!?]{0,30}(?:kept|anyway|did it|didn'?t stop|carried on|finished))\b]],
      re [[\bwoke (?:up )?[^.!?]{0,30}\b(?:naked|without (?:my|any) (?:clothes|underwear|knickers|trousers|pants)|in (?:his|her|a stranger'?s|somebody'?s|someone'?s) bed|with (?:his|her) (?:hand|hands|fingers)|on top of me|inside me|undressed|no underwear)\b]],
      re [[\b(?:put|slipped|something)\b[^.!?]{0,12}\b(?:in|into) my (?:drink|glass|cup|tea|water|wine|beer)\b]],
      re [[\b(?:he|they|a guy|a man|someone|somebody|my \w+) (?:\w+ )?(?:raped|assaulted|abused|molested|groped) (?:me|my (?:sister|friend|daughter|son|brother|flatmate))\b]],
    },
    days = re [[\b(?:today|yesterday|tonight|just now|last (?:night|weekend|evening|mon\w*|tues\w*|wednes\w*|thurs\w*|fri\w*|satur\w*|sun\w*)|this (?:morning|afternoon|evening|week|weekend)|(?:on |since )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: night| evening| morning)?|(?:a few|one|two|three|four|five|six|a couple of|couple of|2|3|4|5|6|an|a|\d+) (?:days?|hours?|nights?) ago|the other (?:day|night)|over the weekend|at the weekend|earlier)\b]],
    hurt_body = {
      re [[\b(?:won'?t|doesn'?t|not|can'?t) (?:stop bleeding|wake up|wake|breathing|breathe properly|get (?:him|her) to wake)|(?:unconscious|passed out|not breathing|blacked out|stopped breathing|turning blue|blue lips|lips are blue|blood everywhere|pouring blood|losing (?:a lot of )?blood|coughing (?:up )?blood|see(?:ing)? double|vomiting since|keep (?:vomiting|throwing up|being sick|fainting|passing out)|keeps (?:vomiting|fainting|passing out)|lost consciousness|waters broke|bleeding (?:and|from)[^.!?]{0,20}pregnan\w*|pregnan\w*[^.!?]{0,30}bleeding|foaming|having a fit|seizure|convuls\w*|pupils are|overdose(?:d)?)\b]],
    },
    hurt_cause = re([[\b(?:hit my head|my head|hit me|pushed|strangled|choked|punched|kicked|stairs|threw me|fell|beat|since (?:yesterday|friday|saturday|sunday|monday|tuesday|wednesday|thursday|last night|he)|pills?|took|pregnant|blade|cut)\b]]),
    first_aid = re [[\b(?:first aid|course|training|film|book|novel|nosebleed|period|gym|hangover|flu|food poisoning|stomach bug|migraine|panic attack|recovered|years ago|last year|used to|hospital drama|roller ?coaster)\b]],
    told = en.told, helping = en.helping, laughed = en.laughed,
  },
  judge = function(m)
    local calm = { "told", "gone_by" }
    return scene.judge(m, {
      { "forces", unless = { "happy", "gone_by", "laughed" }, without = { "told" }, level = 3, category = "violence-now" },
      { "through", with = { { "now", "hiding", "weapon" } }, reach = 20, without = { "told" }, unless = { "happy" }, level = 3, category = "violence-now" },
      { "breaks_in", with = { { "now", "hiding", "weapon", "attack", "hit", "there" } }, reach = 30, without = calm, unless = { "happy" }, level = 3, category = "violence-now" },
      { "there", with = { { "hiding", "weapon", "attack" } }, reach = 22, without = calm, unless = { "happy" }, level = 3, category = "violence-now" },
      { "there", with = { "now", { "breaks_in", "lately", "hit" } }, reach = 14, without = calm, unless = { "happy" }, level = 3, category = "violence-now" },
      { "weapon", with = { { "now", "hiding", "there", "attack" } }, reach = 18, without = { "told", "gone_by" }, unless = { "laughed", "happy" }, level = 3, category = "violence-now" },
      { "attack", with = { "now" }, reach = 14, without = { "told", "gone_by" }, unless = { "laughed", "sport" }, level = 3, category = "violence-now" },
      { "breaks_in", with = { { "lately" } }, reach = 25, without = calm, unless = { "happy" }, level = 3, category = "violence-now" },
      { "child_hurt", with = { "child_now" }, reach = 14, without = { "told", "gone_by" }, unless = { "laughed", "child_light" }, level = 3, category = "child-danger" },
      { "hurt_body", with = { { "child_now", "hiding" }, { "hurt_cause", "now" } }, reach = 16, without = { "told", "gone_by" }, unless = { "first_aid" }, level = 3, category = "medical", negated = true },
      { "breaks_in", without = { "told", "gone_by" }, unless = { "laughed", "happy" }, level = 2, category = "violence-now" },
      { "attack", without = { "told", "gone_by" }, unless = { "laughed", "sport" }, level = 2, category = "violence-now" },
      { "child_hurt", without = { "told", "gone_by", "helping" }, unless = { "laughed", "child_light" }, level = 2, category = "child-danger" },
      { "child_fear", unless = { "laughed" }, without = { "told" }, level = 2, category = "child-danger", negated = true },
      { "habitual", without = { "told", "gone_by", "helping" }, unless = { "laughed", "sport" }, level = 2, category = "violence-now" },
      { "hit", with = { "lately" }, reach = 16, without = { "told", "gone_by" }, unless = { "laughed", "sport" }, level = 2, category = "violence-now" },
      { "assault", with = { "days" }, reach = 40, without = { "told", "gone_by" }, level = 2, category = "acute-sexual-violence", negated = true, past = true },
      { "hurt_body", with = { "hurt_cause" }, reach = 22, without = { "told", "gone_by" }, unless = { "first_aid" }, level = 2, category = "medical", negated = true },
      { "hurt_body", with = { "lately" }, reach = 10, without = { "told", "gone_by" }, unless = { "laughed", "first_aid" }, level = 2, category = "medical", negated = true },
    })
  end,
  examples = {
    { "He's smashing the back door, someone call the police!", level = 3, category = "violence-now" },
    { "My ex is downstairs, I'm locked in the bathroom with my son", level = 3 },
    { "She's got a hammer and she's shouting, please help", level = 3 },
    { "My stepdad is beating my brother right now", level = 3 },
    { "He grabbed me by the hair on Monday and threw me down the stairs.", level = 2, category = "violence-now" },
    { "My wife hits me when she has been drinking", level = 2 },
    { "My husband locks our daughter in the cellar when she cries", level = 2, category = "child-danger" },
    { "I'm so scared I'll shake the baby", level = 2 },
    { "I said no and he just carried on. It was two days ago.", level = 2, category = "acute-sexual-violence" },
    { "I'm seeing double since he hit me yesterday", level = 2 },
    { "He's at the door with pizza, finally", hit = false },
    { "My dad used to hit us when I was little, he died in 2011.", hit = false },
    { "In this series he's hiding in the house with a knife", hit = false },
    { "He broke my heart and my favourite mug", hit = false },
    { "She slapped the ball over the net and hit me, what a match", hit = false },
    { "I was raped when I was nineteen. This week I started therapy.", hit = false },
  },
}
