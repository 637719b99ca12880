-- Held, or made to work or to please: papers and keys taken, wages withheld, not allowed out.
local scene = use "lib/scene"

return rule {
  id = "captivity",
  about = { nl = "Wordt vastgehouden of uitgebuit", en = "Is held or exploited" },
  patterns = {
    taken = words "freedom-taken.txt",
    work = words "exploited.txt",
    whole = words "captive-whole.txt",
    men = re [[\b(?:moet|moest|moeten|mot|dwingt|dwong|laat|make[sd]?|made|forces?|forced|have to|kaze|zmusza\w*|zorluyor|zorla|بيجبرني|يجبرني|لازم)\b.{0,40}\b(?:mannen|klanten|kerels|vreemden|gasten|vrienden|clients?|customers?|men|his friends|strangers|klient\w*|mezczyzn\w*|musteri\w*|adamlar\w*|erkekler\w*|رجال|زباين|اصحابه)\b]],
    debt = re [[\b(?:terugbetal\w*|afbetal\w*|schuld\w*|aflossen|pay (?:it |him |them )?(?:back|off)|owe|debt|splac\w*|oddac|borc\w*|odpracowac)\b]],
    must = re [[\b(?:moet|moeten|daarvoor|have to|must|musze|zorund\w*)\b.{0,40}\b(?:elke avond|elke nacht|iedere avond|elke dag|adres|hotel|klant\w*|mannen|langs|pakketje\w*|werken|rondbrengen|every night|every day|address|clients|deliver|co noc|her gece)\b]],
    unpaid = re [[\b(?:nie plac\w*|zabral\w* .{0,12}paszport\w*|paszporty|pasaport\w* .{0,10}(?:aldi|elinde)|niet betaald|krijgen? (?:geen|niks) (?:loon|geld)|geen loon|no wages|not paid us|slaap (?:bij|naast|op|in) (?:de |een )?(?:wasmachine|keuken|schuur|zolder|kelder|garage|gang|loods|kas))\b]],
    use = re [[\b(?:mee|bed|seks|sex|hotel\w*|kamer|geld|betaal\w*|betalen|schuld\w*|slapen|lief zijn|aardig zijn|wil (?:het|dit|dat) niet|wil niet|foto\w*|telefoon|sleep with|money|pay|debt|room|don't want|pieniadz\w*|dlug\w*|para|borc|فلوس|مصاري|فندق)\b]],
    idiom = { "op reis", "heuptas", "when we travel", "travel", "lose everything", "alle paspoorten", "ik bewaar", "handle in my hand", "door handle", "klink in mijn hand", "deurklink in", "laughing", "lacht erom", "restaurant", "vrijwillig", "nieuwe game", "game", "inspectie", "suf gezocht", "zaten ze", "slotenmaker", "dichtgewaaid", "zichzelf", "kelner", "stage", "boekverslag", "vakantie", "gemeente", "paspoort aanvragen", "paspoort verlengen", "nieuw paspoort", "verlopen", "balie", "loket", "buitensluiten", "mezelf buitengesloten", "sleutels vergeten", "renew", "expired", "holiday", "escaperoom", "kwijt" },
    earns = re [[\b(?:niet genoeg (?:verdien\w*|geld|opbreng\w*)|niet eten|geen eten|telt (?:het|mijn|al het) geld|geld (?:tellen|inleveren|afgeven)|don'?t (?:earn|make) enough|counts the money|no food)\b]],
    papers = re [[\b(?:papieren|paspoort|pas|id|passport|papers)\b (?:ligt|liggen|zit|zitten|is|zijn|bewaart|are|is)(?: [^ ]+){0,2} (?:bij|in|with)\b]],
    toil = re [[\b(?:geen vrije dag|werk van|van zes tot|van vijf tot|au ?pair|dag en nacht|no day off|from six to|elke dag werken|zeven dagen|schoonmaak\w*|huishoud\w*)\b]],
    bills = { "schuldhulp", "deurwaarder", "bank", "duo", "studieschuld", "belasting", "toeslag", "schuldhulpverlening", "incasso", "mortgage", "student loan" },
    free = { "nu ben ik vrij", "ik ben nu vrij", "ontsnapt", "weggekomen", "bevrijd", "ben ik daar weg", "i got out", "i escaped", "now i am free", "i'm free now" },
    travel = words "taken-away.txt",
  },
  judge = function(m)
    return scene.judge(m, {
      { "whole", with = { { "now", "soon" }, { "attacker", "help_now" } }, reach = 12, without = { "idiom", "free" }, level = 2, category = "captivity-exploitation" },
      { "whole", without = { "idiom", "free" }, never = { "free" }, level = 2, category = "captivity-exploitation" },
      { "debt", with = { "must", { "attacker" } }, reach = 18, without = { "idiom", "bills" }, never = { "free" }, level = 2, category = "captivity-exploitation", negated = true },
      { "unpaid", with = { { "taken", "unpaid", "debt" } }, reach = 30, without = { "idiom" }, never = { "free" }, level = 2, category = "captivity-exploitation", negated = true },
      { "earns", with = { "earns", { "attacker" } }, reach = 20, never = { "free" }, level = 2, category = "captivity-exploitation", negated = true },
      { "papers", with = { "toil" }, reach = 30, without = { "idiom" }, never = { "free" }, level = 2, category = "captivity-exploitation", negated = true },
      { "men", with = { "use" }, reach = 14, without = { "idiom" }, never = { "free" }, level = 2, category = "captivity-exploitation", negated = true },
      { "taken", with = { "work" }, reach = 70, without = { "idiom" }, never = { "free" }, level = 2, category = "captivity-exploitation", negated = true },
      { "taken", with = { "taken", { "attacker" } }, reach = 25, without = { "idiom" }, never = { "free" }, level = 2, category = "captivity-exploitation", negated = true },
      { "taken", with = { { "attacker" } }, reach = 8, without = { "idiom" }, never = { "free" }, level = 2, category = "captivity-exploitation", negated = true },
      { "taken", with = { { "hiding", "help_now" } }, reach = 15, without = { "idiom" }, never = { "free" }, level = 2, category = "captivity-exploitation", negated = true },
    })
  end,
  examples = {
    { "Mijn paspoort ligt bij de baas en het loon komt pas als ik wegga.", level = 2, category = "captivity-exploitation" },
    { "Ik mag niet naar buiten en hij heeft mijn telefoon afgepakt.", level = 2 },
    { "He keeps my passport and I have to work to pay off the debt", level = 2 },
    { "Ik moet met zijn vrienden naar bed van hem.", level = 2 },
    { "Ik moet mijn paspoort verlengen bij de gemeente.", hit = false },
    { "Ik had mezelf buitengesloten, de sleutels lagen binnen.", hit = false },
  },
}
