-- Hurting oneself now or in the last days. An urge resisted, or long ago, is a concern at most.
local scene = use "lib/scene"

return rule {
  id = "self-harm",
  about = { nl = "Doet zichzelf pijn, nu of de laatste dagen", en = "Hurts themselves, now or in the last days" },
  patterns = {
    harm = {
      words "self-harm.txt",
      re [[\b(?:gekrast|kras|krassen|gekerfd|snij|snijd|snijden|sneed|gesneden|gebrand|verbrand|geschaafd|opengehaald|opengekrabd|gekrabd)\b(?: [^ ]+){0,5} (?:armen?|been|benen|bovenbe\w*|polsen?|dij\w*|buik|huid|mezelf|mijzelf)\b]],
      re [[\b(?:mijn|mn|m'n) (?:arm|armen|been|benen|bovenbe\w*|pols|polsen|dij\w*|buik|huid)\b(?: [^ ]+){0,3} (?:gekrast|gekerfd|gesneden|gebrand|verbrand|opengehaald|opengekrabd|kapot gekrast)\b]],
      re [[\b(?:cut\w*|scratch\w*|burn\w*|carv\w*|slic\w*)\b(?: [^ ]+){0,3} (?:myself|my (?:arms?|legs?|thighs?|wrists?|skin|stomach))\b]],
      re [[\b(?:tne sie|ciel\w* sie|pociel\w*|okalecz\w*|kendimi (?:kes|yak)\w*|kollarimi (?:kes|ciz)\w*)\b]],
    },
    again = re [[\b(?:did it again|done it again|doing it again|het weer gedaan|weer gedaan|weer zover|weer misgegaan|weer mis gegaan|relapsed|znowu to zrobi\w*|yine yaptim)\b]],
    skin = re [[\b(?:deeper|deep|dieper|diep|mouwen|sleeves?|horloge|watch|armband\w*|bracelet\w*|verband|pleisters|bandage|plasters?|bloed\w*|blood\w*|wond\w*|litteken\w*|scars?|mesje\w*|blade\w*|rekaw\w*)\b]],
    resisted = words "resisted.txt",
    idiom = { "groente", "groenten", "uien", "ui", "kip", "stof", "patroon", "papier", "onkruid", "haar geknipt", "kapper", "kapster", "onions", "vegetables", "bread", "brood", "hout", "karton", "in de keuken per ongeluk", "tijdens het koken", "koken" },
    hint = { "als je snapt wat ik bedoel", "snap je", "jullie weten wel", "je weet wel", "if you know what i mean", "graden", "degrees", "badkamer", "bathroom", "niemand mag het zien", "verstoppen", "verberg", "hide", "verband", "bandage", "bloed", "blood" },
  },
  judge = function(m)
    return scene.judge(m, {
      { "harm", with = { "now", "hint" }, reach = 12, without = { "idiom", "resisted" }, clear = 25, level = 2, category = "self-harm" },
      { "again", with = { "skin" }, reach = 16, without = { "idiom", "resisted" }, clear = 20, level = 2, category = "self-harm", negated = true },
      { "harm", with = { "recent" }, reach = 12, without = { "idiom", "resisted" }, clear = 25, level = 2, category = "self-harm" },
      { "harm", with = { "hint" }, reach = 14, without = { "idiom", "resisted" }, clear = 25, level = 2, category = "self-harm" },
      { "harm", without = { "idiom" }, level = 1, category = "self-harm", negated = true },
    })
  end,
  examples = {
    { "Gisteren heb ik mezelf weer gesneden.", level = 2, category = "self-harm" },
    { "Het is weer lange mouwen weer bij mij, als je snapt wat ik bedoel.", level = 2 },
    { "I have been cutting again every night", level = 2 },
    { "Ik wilde mezelf snijden maar heb het mesje weggelegd.", level = 1 },
    { "Ik heb de uien gesneden vandaag.", hit = false },
  },
}
