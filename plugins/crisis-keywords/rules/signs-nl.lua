-- Dutch signs that nobody names: freedom taken, asked as a question; a picture that says "I know where you are"; a count that
-- says what it is for; the one who is there, told in a whisper.
local scene = use "lib/scene"

local things = [[(?:paspoort\w*|papieren|id|id-kaart|identiteitskaart|pinpas\w*|bankpas\w*|telefoon\w*|mobiel\w*|gsm|sleutels?|huissleutel|verblijfs\w+|geld|loon|salaris|zorgpas|simkaart)]]
local whose = [[(?:mijn|mn|m'n|me|je|jouw|uw|onze|ons|jullie|haar|hun)]]

return rule {
  id = "signs-nl",
  about = { nl = "Nederlandse tekens van gevaar die niemand bij de naam noemt", en = "Dutch signs of danger that nobody names" },
  patterns = {
    keeps = {
      re([[\b]] .. whose .. [[ (?:\w+ )?]] .. things .. [[\b[^.!?]{0,40}\b(?:bewaart|bewaren|houdt|inhoudt|beheert|afpakt|afgepakt|afgenomen|inneemt|ingenomen|ingehouden|verstopt|opgeborgen|kluis|la van|bij (?:hem|haar|de baas|de manager|mijn man|zijn moeder|mijn schoonmoeder|het bureau))\b]]),
      re([[\b(?:bewaart|houdt|beheert|heeft|hebben|bewaren|houden|pakt|pakte|nam|neemt|verstopt) (?:al |alle |ook |nog |altijd )?]] .. whose .. [[ ]] .. things .. [[\b]]),
    },
    confined = re [[\b(?:alleen|enkel|slechts|pas|niet|nooit|geen voet|zonder (?:hem|haar|toestemming))\b[^.!?]{0,40}\b(?:naar buiten|buiten|de deur uit|het huis uit|het erf af|de straat op|naar de winkel|weg|op straat)\b[^.!?]{0,12}(?:mag|mogen|kan|kom|laten|laat)?|\b(?:mag|mogen|kan|kunnen|laat me|laten ons) (?:er )?(?:alleen|enkel|niet|nooit|pas|nergens)\b|\b(?:de|onze) (?:deur|poort) (?:gaat|is|zit) (?:\w+ )?(?:op slot|van buiten)]],
    ordinary = re [[\b(?:gemeente|verlopen|aanvragen|verlengen|kwijt|vakantie|gevonden|puber|huiswerk|schermtijd|klas|leraar|juf|gymles|examen|concert|bioscoop|kluisje|sauna|zwembad|fitness|festival|douane|balie|bezorger|ik bewaar|reparatie)\b]],
    picture = re [[\b(?:filmpje|foto|foto's|fotootje|kaart|kaartje|briefje|video|videootje|screenshot|tekening|plattegrond|krantenknipsel)\b[^.!?]{0,45}\b(?:school\w*|voordeur|deur|huis|slaapkamer|raam|balkon|dochter|dochtertje|zoon|zoontje|kind|kinderen|auto|opvang|straat|tuin|werk|creche|bus|speeltuin)\b]],
    unsigned = re [[\b(?:onbekend\w* (?:nummer|afzender|account)|zonder (?:naam|afzender|tekst)|geen (?:naam|afzender|tekst)|anoniem\w*|verder (?:niks|niets)|meer (?:niet|stond er niet)|mijn ex|m'n ex|mn ex|me ex|van hem|hij (?:stuurde|appte|mailde|postte))\b]],
    veiled = re [[\b(?:geniet (?:er )?(?:nog )?(?:maar )?van (?:je|jullie|het|de) (?:laatste|rust|vrijheid|tijd)|je laatste (?:week|weekje|dag|dagen|kerst|zomer|rust)|slaap (?:maar )?(?:lekker|zacht) (?:zolang|nu) het (?:nog )?kan|ongelukken gebeuren|zou (?:toch )?zonde zijn als|kijk (?:maar )?(?:goed )?(?:uit|achterom|om je heen)|mooi h[ea]e?,? (?:dat|die|je)|leuk(?:e)? (?:nieuwe? )?(?:huis|huisje|school|schooltje|deur|buurt|straat|tuin)|volgende keer (?:mis|ben|sla|doe|kom|is het)|ik zie (?:je|jullie) wel|tot (?:snel|gauw|zondag|maandag|vrijdag|zaterdag)|tik ?tak|weet (?:je|jullie) te vinden)\b]],
    sent = re [[\b(?:hij|ze|zij|ex|mijn man|mn broer|mijn broer|mijn vader) (?:\w+ )?(?:appte|appt|stuurde|stuurt|schreef|mailde|smste|zei|zegt|liet weten|fluisterde|postte)\b|\b(?:kaartje|briefje|bericht|sms|appje|voicemail|bloemen|envelop|dm) (?:\w+ ){0,3}(?:in de bus|zonder|van (?:hem|mijn ex|een onbekend)|op de mat|aan de deur)\b|\b(?:onbekend nummer|zonder (?:naam|afzender))\b]],
    kind = re [[\b(?:oma|opa|juf|verjaardag|vakantie|makelaar|bezichtiging|funda|gefeliciteerd|taart|lieve vriendin|mijn beste vriendin|mijn therapeut|opgehangen|geschilderd|koelkast|zelfgemaakt|recept|wandeling|kat|hond)\b]],
    counts = re [[\b(?:tel|telde|geteld|spaar|spaarde|gespaard|opgespaard|verzamel|verzameld|bewaard|leg ik ze|heb ik er)\b[^.!?]{0,70}\b(?:genoeg|zijn er nu|heb er nu|heb ik er nu|er nu|op een rij\w*|al \w{3,12}tig)\b]],
    jumps = re [[\bik spring (?:zo|straks|nu|vannacht|vanavond|morgen|vandaag|echt)(?: dadelijk| echt| meteen)?(?: van (?:het|de|mijn) (?:dak|brug|balkon|flat|toren)| voor (?:de|een) (?:trein|metro|tram)| eraf| ervan ?af|[.!,]|$)]],
    counts_other = re [[\b(?:geld|euro|punten|zegels|postzegels|vogels|sterren|dagen|nachten|stappen|kilo|boeken|steken|vakantie|auto|fiets|medicijndoos|weekdoos|doosje|pillendoos\w*|apotheek|kinderen|schapen|schelpen|flessen|statiegeld|eieren|dopjes|kaarten|knikkers|plaatjes|jaren|zegeningen)\b]],
  },
  judge = function(m)
    return scene.judge(m, {
      { "jumps", level = 3, category = "suicide" },
      { "keeps", with = { "confined" }, reach = 24, unless = { "ordinary" }, level = 2, category = "captivity-exploitation", negated = true },
      { "picture", with = { "unsigned" }, reach = 12, unless = { "kind" }, level = 2, category = "threat-received", negated = true },
      { "veiled", with = { "sent" }, reach = 12, unless = { "kind" }, level = 2, category = "threat-received", negated = true },
      { "counts", unless = { "counts_other" }, level = 2, category = "suicide", negated = true },
    })
  end,
  examples = {
    { "Hoort dat zo, dat mijn man mijn pinpas bewaart en ik alleen met zijn zus naar buiten mag?", level = 2, category = "captivity-exploitation" },
    { "Een foto van ons balkon, van een onbekend nummer.", level = 2, category = "threat-received" },
    { "Hij appte vannacht: geniet maar van je laatste weekend.", level = 2, category = "threat-received" },
    { "Ik heb ze opgespaard in een sok, dertig, dat is genoeg.", level = 2, category = "suicide" },
    { "genoeg geweest. ik spring straks", level = 3, category = "suicide" },
    { "Ik spring zo in de douche, ben over een kwartier klaar", hit = false },
    { "De gemeente houdt mijn oude paspoort, ik mocht niet naar buiten zonder handtekening, zo leek het.", hit = false },
    { "Mijn therapeut stuurde een kaartje met een foto van haar tuin, zonder afzender haha", hit = false },
    { "Ik heb punten gespaard, genoeg voor een fiets.", hit = false },
  },
}
