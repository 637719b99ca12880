-- Violence told without its usual words: who, what is done, with what, where, when, and fear, close together.
local signs = use "lib/signs"

return rule {
  id = "violence-signs",
  about = { nl = "Tekenen van geweld die samen optellen", en = "Signs of violence that add up" },
  patterns = {
    agent = { words "attackers.txt" },
    act = { words "hits.txt", words "hits-present.txt",
      re [[\b(?:knijp\w*|kneep|geknepen|wurg\w*|gewurgd|kneu\w*|ramde|geramd|beukte|gebeukt|sleepte|gesleept|sleurde|gesleurd|smeet|gesmeten|kapotgeslagen|toegetakeld|afgeranseld|trapt|stompt|stampt\w*|stampte|duwt|duwde|geduwd|bijt|gebeten|krabt|gekrabd|steekt|stak|gestoken|verbrand\w*|verwond\w*|verdrink\w*|onderdompel\w*|onder water|overgoten|choke[sd]?|choking|strangl\w*|punch\w*|kick\w*|shov\w*|dragg\w*|slapp\w*|stomp\w*|smash\w*|burn(?:ed|t)|stab\w*)\b]] },
    wound = re [[\b(?:bloed\w*|blauwe? plek\w*|bulten?|buil|striem\w*|wond\w*|schram\w*|krab\w*|hechting\w*|spoedeisende|eerste hulp|seh|gips|spalk|hersenschudding|gebroken|opgezwollen|gezwollen|bruis\w*|blood\w*|bleed\w*|stitches|a&e|emergency room|swollen|concussion|broken|krwaw\w*|siniak\w*|kan icinde|yara\w*|مجروح\w*|جرح|دم)\b]],
    tool = re [[\b(?:mes|messen|bijl|hamer|riem|stok|pan|koekenpan|strijkijzer|sigaret\w*|aansteker|benzine|koevoet|knuppel|pistool|wapen|schaar|asbak|fles|flessen|kabel|snoer|ketting|pook|bezemsteel|kokend\w*|knife|knives|belt|hammer|bat|bottle|iron|petrol|gun|cable|cord|kettle|lighter|boiling|bicak\w*|kemer\w*|noz\w*|pas\b|سكين\w*|حزام)\b]],
    home = re [[\b(?:badkamer|wc|toilet|slaapkamer|zolder|kelder|kast|schuur|balkon|keuken|trap|deur|slot|sleutel\w*|raam|gang|bathroom|bedroom|closet|wardrobe|attic|cellar|shed|balcony|door|lock|stairs|hallway|kitchen|banyo\w*|kapi\w*|mutfak\w*|lazien\w*|drzwi\w*|kuchni\w*|الباب|المطبخ|الحمام|الغرفه)\b]],
    near_now = { words "now.txt", words "help-now.txt" },
    lately = words "recent.txt",
    frightened = { words "fear.txt", re [[\b(?:bang\w*|doodsbang|tril\w*|bibber\w*|ril\w*|fluister\w*|stil zijn|geen geluid|adem in|durf\w*|verstop\w*|schuil\w*|onder het bed|hide|hiding|whisper\w*|scared|terrified|shak\w*|quiet|quietly|silent)\b]] },
    rage = { words "rage.txt", re [[\b(?:boos|kwaad|woest|woedend|razend|schreeuw\w*|schreeuwt|brult|krijs\w*|gilt|vloekt|tiert|flip\w*|ontplof\w*|dronken|zat|gedronken|gesnoven|angry|furious|scream\w*|shout\w*|yell\w*|drunk|rage\w*|raging)\b]] },
    mine = { words "me.txt" },
    idiom = { words "hit-idioms.txt", words "idiom-die.txt" },
    aside = { words "past.txt" },
  },
  judge = function(m)
    if m:has "idiom" or m:has "story" then return end
    if m:has "past" or m:has "gone" then return end
    return signs.judge(m, {
      kinds = { agent = 1, act = 2.5, wound = 2, tool = 1.5, home = 1, near_now = 1.5, lately = 1.5, frightened = 1.5, rage = 1.5, mine = 0.5 },
      needs = { "act", "wound", "tool" }, also = { "agent" }, level2 = 6, level3 = 8.5, urgent = { "near_now", "frightened" }, window = 35,
      category = "violence-now",
    })
  end,
  examples = {
    { "Hij is woedend en smijt met borden, ik zit trillend op de wc met de deur op slot, er is bloed, help.", level = 3 },
    { "Gisteren kwam hij dronken thuis en stompte mij, mijn lip is gezwollen en ik ben bang.", escalate = true },
    { "Mijn man bakt pannenkoeken in de keuken, de pan is te klein.", hit = false },
    { "Vroeger sloeg mijn vader met de riem, ik was altijd bang.", hit = false },
  },
}
