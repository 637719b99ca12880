-- Families of words, as parts of expressions on folded text (no capitals, no accents). One place, so that a word added here
-- is known to every frame that uses the family.
local families = {}

local function any(list) return "(?:" .. table.concat(list, "|") .. ")" end

-- Who does it.
families.he = any {
  "hij", "ie", "zij", "ze", "mijn man", "mn man", "m'n man", "me man", "mijn ex", "mn ex", "m'n ex", "me ex", "ex", "mijn vader", "m'n vader", "mn vader", "me pa", "papa", "pap",
  "vader", "stiefvader", "mijn broer", "me broer", "broer", "mijn zoon", "zoon", "mijn vriend", "me vriend", "mn vriend", "vriend", "oom", "schoonmoeder", "schoonvader", "baas", "buurman", "de man", "die gast", "die man",
  "he", "she", "my husband", "my ex", "my boyfriend", "my dad", "my father", "my stepdad", "my brother", "my son", "my partner", "my bf", "dad", "stepdad" }

-- Moments that come, moments that were.
families.soon = any {
  "vannacht", "vanavond", "vandaag", "straks", "morgen", "morgenavond", "morgenvroeg", "morgenochtend", "morgennacht", "vanmiddag", "dit weekend", "zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag",
  "over een uur", "over een uurtje", "over een kwartier", "over een half uur", "over tien minuten", "na vandaag", "na vanavond", "na vannacht", "na morgen", "na het weekend", "nu",
  "tonight", "today", "tomorrow", "tomorrow night", "in the morning", "by morning", "by tomorrow", "in an hour", "this weekend", "now", "after today", "after tonight" }

families.body = any {
  "vingers?", "arm", "armen", "pols", "polsen", "neus", "rib", "ribben", "kaak", "tand", "tanden", "oog", "ogen", "lip", "keel", "nek", "hals", "hoofd", "rug", "been", "benen", "knie", "oor", "buik", "schouder", "gezicht", "wang", "hand", "sleutelbeen", "haren?", "elleboog", "enkel", "voet",
  "fingers?", "arms?", "wrists?", "nose", "ribs?", "jaw", "tooth", "teeth", "eyes?", "lip", "throat", "neck", "head", "back", "legs?", "knee", "ear", "stomach", "shoulder", "face", "cheek", "hands?", "collarbone", "hair", "elbow", "ankle" }

families.hurt = any {
  "gebroken", "brak", "breekt", "kapot", "dik", "dikke", "blauw", "blauwe", "paars", "paarse", "opgezwollen", "gezwollen", "gekneusd", "gekneusde", "bloedt", "bloed", "bloedde", "omgedraaid", "verdraaid", "verbrand", "verbrandde", "dichtgeknepen", "kneep", "kraakte", "gekraakt", "scheef", "gescheurd", "gescheurde", "ontwricht", "uit de kom", "hechtingen", "gehecht", "gegrepen", "getrokken", "trok", "sloeg", "geslagen", "schopte", "geschopt", "gestompt", "geraakt", "vastgegrepen", "uitgedrukt",
  "broke", "broken", "breaks", "swollen", "bruised", "black", "purple", "twisted", "cracked", "burned", "burnt", "bleeding", "bled", "split", "fractured", "dislocated", "stitches", "squeezed", "grabbed", "pulled", "punched", "kicked", "hit", "slammed" }

families.weapon = any {
  "mes", "messen", "keukenmes", "bijl", "hamer", "pistool", "wapen", "geweer", "gun", "koevoet", "knuppel", "honkbalknuppel", "schaar", "schroevendraaier", "benzine", "jerrycan", "zuur", "machete", "zwaard", "ketting", "stok", "hakmes", "breekijzer", "vleesmes",
  "knife", "axe", "hammer", "crowbar", "bat", "petrol", "acid", "pistol", "shotgun", "rifle", "blade", "machete", "weapon" }

families.weekday = [[(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:avond|nacht|ochtend|middag)?]]

return families
