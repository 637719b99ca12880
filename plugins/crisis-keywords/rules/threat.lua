-- A threat that somebody received (2; 3 with a weapon or on the spot), or that the writer makes.
local scene = use "lib/scene"

return rule {
  id = "threat",
  about = { nl = "Iemand wordt bedreigd, of dreigt zelf", en = "Somebody is threatened, or threatens" },
  patterns = {
    threats = words "threats.txt",
    says = words "says.txt",
    idiom = { words "idiom-die.txt", words "hit-idioms.txt" },
    made = words "threat-made.txt",
    armed = re [[\b(?:mes|bijl|hamer|pistool|koevoet|knuppel|benzine|wapen|zuur|knife|gun|bat|crowbar|petrol|hammer|axe|acid|bicak\p{L}*|silah\p{L}*|noz\p{L}*|سكين\p{L}*)\b]],
    there = { "voor haar deur", "voor zijn deur", "voor hun deur", "onderweg", "in mijn auto", "in mijn jas", "in mijn tas", "bij me", "kwartier", "outside her", "outside his", "in my bag", "in my car", "on my way", "in my jacket" },
    joke = re [[\b(?:mum|mom|sister|wife|boss|teacher|she|he|they|zus|moeder|juf|baas|ze|hij)(?:'ll| will| is going to|'s gonna| vermoordt| maakt) (?:kill|murder|me af|me)? ?(?:me)? ?(?:if|als) (?:i|ik) (?:wear|eat|forget|spill|spoil|am late|get|break|te laat|vergeet|verklap|opeet|mors)\b]],
    play = { "verklap", "spoiler", "als je nog een", "cliffhanger", "taart", "recept", "voetbal", "spelletje" },
  },
  judge = function(m)
    return scene.judge(m, {
      { "threats", with = { "weapon", { "now", "inside" } }, reach = 14, without = { "idiom", "play", "joke" }, level = 3, category = "threat-received" },
      { "made", with = { { "armed", "there" }, { "soon", "now", "armed" } }, reach = 16, without = { "idiom", "play", "joke" }, level = 3, category = "threat-made" },
      { "made", level = 2, category = "threat-made", without = { "idiom", "play", "joke" } },
      { "threats", with = { "says", { "attacker", "me" } }, reach = 12, without = { "idiom", "play", "joke" }, level = 2, category = "threat-received", negated = true },
      { "threats", with = { { "attacker", "says" } }, reach = 8, without = { "idiom", "play", "joke" }, level = 2, category = "threat-received", negated = true },
      { "threats", with = { "attacker", { "recent", "soon" } }, reach = 12, without = { "idiom", "play", "joke" }, level = 2, category = "threat-received", negated = true },
    })
  end,
  examples = {
    { "Hij zegt dat hij me vermoordt als ik wegga.", level = 2, category = "threat-received" },
    { "He texted that he will kill me on Sunday", level = 2 },
    { "kocam beni öldüreceğim diyor", level = 2 },
    { "Ik weet je te vinden en dan praten we hier nooit meer over.", level = 2, category = "threat-made" },
    { "Mijn zus dreigt me te vermoorden als ik het seizoen verklap.", hit = false },
    { "Ik zou een moord doen voor die taart.", hit = false },
  },
}
