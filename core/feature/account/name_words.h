// The words of names: suggestions, and what a schuilnaam must not look like. All neutral, easy to spell,
// without gender; nouns are those that take "de", so that every adjective fits.
#pragma once

#include <array>
#include <string_view>

namespace luwte::account {

/// What comes first.
inline constexpr std::array<std::string_view, 62> name_adjectives = {
    "Stille",       "Zachte",   "Kalme",    "Rustige",   "Heldere",   "Blauwe",       "Groene",
    "Zilveren",     "Gouden",   "Koperen",  "Witte",     "Grijze",    "Lichte",       "Ruime",
    "Wijde",        "Verre",    "Warme",    "Koele",     "Frisse",    "Milde",        "Ronde",
    "Gladde",       "Ruige",    "Taaie",    "Vlugge",    "Vroege",    "Nieuwe",       "Jonge",
    "Kleine",       "Hoge",     "Diepe",    "Brede",     "Smalle",    "Groeiende",    "Bloeiende",
    "Zwevende",     "Deinende", "Wiegende", "Stromende", "Glanzende", "Schitterende", "Fonkelende",
    "Glinsterende", "Dappere",  "Vrije",    "Wakkere",   "Wijze",     "Trouwe",       "Zonnige",
    "Winderige",    "Nevelige", "Zandige",  "Zilte",     "Bonte",     "Gestippelde",  "Gestreepte",
    "Paarse",       "Gele",     "Oranje",   "Amberen",   "Mossige",   "Luwe"};

/// What comes second.
inline constexpr std::array<std::string_view, 118> name_nouns = {
    "Meeuw",      "Reiger",     "Kluut",       "Stern",        "Scholekster", "Wulp",       "Grutto",
    "Tureluur",   "Kievit",     "Zwaluw",      "Merel",        "Lijster",     "Specht",     "IJsvogel",
    "Fuut",       "Zwaan",      "Aalscholver", "Lepelaar",     "Ooievaar",    "Uil",        "Buizerd",
    "Torenvalk",  "Leeuwerik",  "Roodborst",   "Winterkoning", "Mees",        "Vink",       "Spreeuw",
    "Kauw",       "Otter",      "Bever",       "Egel",         "Haas",        "Eekhoorn",   "Zeehond",
    "Bruinvis",   "Garnaal",    "Zeester",     "Schelp",       "Mossel",      "Kokkel",     "Wulk",
    "Kreeft",     "Libel",      "Vlinder",     "Hommel",       "Krekel",      "Kever",      "Sprinkhaan",
    "Kikker",     "Salamander", "Els",         "Eik",          "Beuk",        "Berk",       "Wilg",
    "Linde",      "Iep",        "Esdoorn",     "Populier",     "Spar",        "Lijsterbes", "Vlier",
    "Hazelaar",   "Braam",      "Roos",        "Klaver",       "Varen",       "Heide",      "Lisdodde",
    "Waterlelie", "Zeekraal",   "Zonnebloem",  "Boterbloem",   "Korenbloem",  "Klaproos",   "Anemoon",
    "Krokus",     "Narcis",     "Tulp",        "Akelei",       "Lavendel",    "Tijm",       "Munt",
    "Duinroos",   "Distel",     "Golf",        "Branding",     "Wolk",        "Regenboog",  "Zeewind",
    "Bries",      "Nevel",      "Dauw",        "Ster",         "Maan",        "Rivier",     "Beek",
    "Bron",       "Vijver",     "Zandbank",    "Duinpan",      "Kwelder",     "Wadplaat",   "Vlakte",
    "Heuvel",     "Vallei",     "Oever",       "Steiger",      "Vuurtoren",   "Boei",       "Zeilboot",
    "Kiezel",     "Kei",        "Barnsteen",   "Dennenappel",  "Kastanje",    "Hazelnoot"};

/// Anywhere in a name, these would make readers take its bearer for staff or a service.
inline constexpr std::array<std::string_view, 27> staff_stems = {
    "luwte",          "moderat",     "beheerder",           "admin",      "hulpverlen",
    "politie",        "achterwacht", "ervaringsdeskundig",  "redactie",   "gastvrouw",
    "gastheer",       "medewerker",  "maatschappelijkwerk", "psycholo",   "psychiat",
    "therapeut",      "veiligthuis", "slachtofferhulp",     "begeleider", "vertrouwenspersoon",
    "helpdesk",       "webmaster",   "organisatie",         "officieel",  "official",
    "kindertelefoon", "blijfgroep"};

/// The same, as a whole word.
inline constexpr std::array<std::string_view, 23> staff_words = {
    "team",    "staf",     "staff",  "mod",      "mods", "arts",    "dokter",   "agent",
    "hulp",    "hulplijn", "jurist", "advocaat", "host", "hosts",   "systeem",  "system",
    "support", "crisis",   "redder", "112",      "113",  "anoniem", "anonymous"};

/// First names that many people bear, to notice a full name; folded.
inline constexpr std::array<std::string_view, 67> first_names = {
    "anna",    "maria",   "johanna", "emma",      "sanne",     "lisa",    "laura",  "eva",     "sophie",
    "julia",   "fleur",   "iris",    "femke",     "anouk",     "linda",   "petra",  "monique", "ingrid",
    "marieke", "esther",  "fatima",  "yasmin",    "aisha",     "samira",  "naima",  "layla",   "amina",
    "zeynep",  "elif",    "ayse",    "katarzyna", "agnieszka", "marta",   "jan",    "piet",    "peter",
    "johan",   "kees",    "henk",    "willem",    "thomas",    "daan",    "lucas",  "tim",     "tom",
    "bas",     "mark",    "martin",  "paul",      "robert",    "richard", "dennis", "jeroen",  "sander",
    "erik",    "mohamed", "ahmed",   "ali",       "hassan",    "mustafa", "omar",   "youssef", "mehmet",
    "murat",   "piotr",   "pawel",   "tomasz"};

/// What stands between a first name and a surname; folded.
inline constexpr std::array<std::string_view, 15> surname_particles = {
    "de", "den", "der", "van", "het", "ter", "ten", "te", "la", "le", "el", "al", "bin", "ben", "von"};

}  // namespace luwte::account
