#include "feature/directory/vocabulary.h"

#include <algorithm>
#include <charconv>

#include "view/catalogue.h"

namespace luwte::directory {
namespace {

constexpr Term violence_type_terms[] = {
    {1, "domestic", LUWTE_TEXT("Violence at home"),
     "huiselijk geweld thuis slaan schoppen mishandeling domestic abuse"},
    {2, "partner", LUWTE_TEXT("Violence by a partner or ex"),
     "partner ex vriend vriendin man vrouw relatie partnergeweld controle boyfriend husband"},
    {3, "child-abuse", LUWTE_TEXT("Children who are hurt or neglected"),
     "kindermishandeling verwaarlozing kind kinderen vader moeder ouders child neglect"},
    {4, "sexual", LUWTE_TEXT("Sexual violence"),
     "seksueel geweld verkrachting verkracht aanranding misbruik incest rape assault sexual"},
    {5, "boundary-crossing", LUWTE_TEXT("Somebody crosses your boundaries"),
     "grensoverschrijdend grens intimidatie lastigvallen harassment"},
    {6, "online", LUWTE_TEXT("Online, with images or messages"),
     "online internet sexting naaktfoto foto beelden chantage sextortion grooming"},
    {7, "stalking", LUWTE_TEXT("Being followed or stalked"), "stalking stalken belaging achtervolgen volgen"},
    {8, "trafficking-exploitation", LUWTE_TEXT("Forced to work or to have sex"),
     "mensenhandel uitbuiting loverboy prostitutie gedwongen trafficking exploitation"},
    {9, "honour", LUWTE_TEXT("Honour"), "eer eerwraak eergeweld honour"},
    {10, "harmful-practices", LUWTE_TEXT("Forced marriage, abandonment or cutting"),
     "huwelijksdwang uithuwelijking achterlating besnijdenis vgv forced marriage"},
    {11, "elder-abuse", LUWTE_TEXT("Older people who are hurt"), "ouderenmishandeling ouderen bejaard elder"},
    {12, "church-context", LUWTE_TEXT("In a church"), "kerk dominee pastoor priester geloof church"},
    {13, "sport-context", LUWTE_TEXT("In sports"), "sport trainer coach club"},
    {14, "culture-context", LUWTE_TEXT("In theatre, film or television"),
     "toneel film televisie cultuur theater"},
    {15, "other", LUWTE_TEXT("Something else"), ""},
};

constexpr Term audience_terms[] = {
    {1, "survivors", LUWTE_TEXT("People it happened to"), "slachtoffer overlever survivor victim"},
    {2, "bystanders", LUWTE_TEXT("People around them"), "naaste omstander familie vriend bystander"},
    {3, "perpetrators", LUWTE_TEXT("People who used violence"),
     "pleger dader zelf geweld gebruikt agressie perpetrator"},
    {4, "professionals", LUWTE_TEXT("People who work in help"), "professional hulpverlener leraar docent"},
    {5, "children", LUWTE_TEXT("Children"), "kind kinderen child"},
    {6, "youth", LUWTE_TEXT("Young people"), "jongere jongeren tiener puber teenager"},
    {7, "young-adults", LUWTE_TEXT("Young adults"), "jongvolwassene student"},
    {8, "women", LUWTE_TEXT("Women"), "vrouw vrouwen meisje woman"},
    {9, "men", LUWTE_TEXT("Men"), "man mannen jongen"},
    {10, "lhbtiq", LUWTE_TEXT("LGBTIQ+ people"), "lhbtiq lhbti homo lesbisch trans queer gay lgbt"},
    {11, "migrants", LUWTE_TEXT("People who came from another country"),
     "migrant vluchteling nieuwkomer refugee"},
    {12, "undocumented", LUWTE_TEXT("People without papers"), "ongedocumenteerd papieren illegaal"},
    {13, "christian", LUWTE_TEXT("Christians"), "christelijk gereformeerd katholiek"},
    {14, "islamic", LUWTE_TEXT("Muslims"), "islam moslim"},
    {15, "other-faith", LUWTE_TEXT("People of another faith"), "geloof"},
    {16, "disability", LUWTE_TEXT("People with a disability"), "beperking handicap rolstoel doof blind"},
    {17, "intellectual-disability", LUWTE_TEXT("People who learn slowly"),
     "lvb verstandelijke beperking makkelijk"},
    {18, "elderly", LUWTE_TEXT("Older people"), "oudere ouderen"},
    {19, "athletes", LUWTE_TEXT("Athletes"), "sporter sport"},
    {20, "students", LUWTE_TEXT("Students"), "student school studie"},
};

constexpr Term help_type_terms[] = {
    {1, "acute-first-aid", LUWTE_TEXT("Help at once"), "acuut nu spoed nood urgent"},
    {2, "listening", LUWTE_TEXT("Somebody who listens"), "luisteren praten oor listen talk"},
    {3, "advice", LUWTE_TEXT("Advice"), "advies raad"},
    {4, "information", LUWTE_TEXT("Information"), "informatie uitleg"},
    {5, "peer-contact", LUWTE_TEXT("Contact with people who went through the same"),
     "lotgenoten ervaringsdeskundige peer"},
    {6, "shelter", LUWTE_TEXT("A safe place to stay"), "opvang blijf slapen onderdak slaapplek shelter"},
    {7, "care", LUWTE_TEXT("Treatment or guidance"),
     "behandeling therapie begeleiding psycholoog trauma emdr"},
    {8, "legal", LUWTE_TEXT("Legal help"), "juridisch advocaat recht rechten aangifte lawyer"},
    {9, "later-help", LUWTE_TEXT("Help when it was long ago"), "vroeger lang geleden later"},
    {10, "signposting", LUWTE_TEXT("Finding the way to help"), "wegwijs"},
    {11, "referral", LUWTE_TEXT("Passing you on to other help"), "doorverwijzen verwijzing"},
    {12, "reporting-point", LUWTE_TEXT("A place to report it"), "melden meldpunt report"},
    {13, "forum", LUWTE_TEXT("A forum"), "forum"},
    {14, "self-help", LUWTE_TEXT("Working on it yourself"), "zelfhulp oefening"},
    {15, "modules", LUWTE_TEXT("An online course"), "cursus module"},
    {16, "outreach", LUWTE_TEXT("Somebody who comes to you"), "thuis langskomen huisbezoek"},
};

constexpr Term channel_terms[] = {
    {1, "phone", LUWTE_TEXT("Calling"), "bellen telefoon call"},
    {2, "chat", LUWTE_TEXT("Chatting"), "chat chatten"},
    {3, "whatsapp", LUWTE_TEXT("WhatsApp"), "whatsapp app"},
    {4, "email", LUWTE_TEXT("E-mail"), "mail mailen"},
    {5, "form", LUWTE_TEXT("A form on their site"), "formulier"},
    {6, "in-person", LUWTE_TEXT("Face to face"), "langskomen inloop gesprek"},
    {7, "forum", LUWTE_TEXT("Their forum"), "forum"},
    {8, "app", LUWTE_TEXT("An app"), "app"},
    {9, "social", LUWTE_TEXT("Social media"), "instagram facebook"},
    {10, "sms", LUWTE_TEXT("Text message"), "sms"},
    {11, "video", LUWTE_TEXT("Video call"), "video beeldbellen"},
};

constexpr Term staff_terms[] = {
    {1, "professionals", LUWTE_TEXT("professionals"), ""},
    {2, "trained-volunteers", LUWTE_TEXT("trained volunteers"), ""},
    {3, "volunteers", LUWTE_TEXT("volunteers"), ""},
    {4, "experience-experts", LUWTE_TEXT("people with experience of their own"), ""},
    {5, "peers", LUWTE_TEXT("people who went through the same"), ""},
    {6, "lawyers", LUWTE_TEXT("lawyers"), ""},
};

constexpr Term language_terms[] = {
    {1, "nl", LUWTE_TEXT("Dutch"), ""},    {2, "en", LUWTE_TEXT("English"), ""},
    {3, "ar", LUWTE_TEXT("Arabic"), ""},   {4, "tr", LUWTE_TEXT("Turkish"), ""},
    {5, "pl", LUWTE_TEXT("Polish"), ""},   {6, "fr", LUWTE_TEXT("French"), ""},
    {7, "es", LUWTE_TEXT("Spanish"), ""},  {8, "so", LUWTE_TEXT("Somali"), ""},
    {9, "fa", LUWTE_TEXT("Persian"), ""},  {10, "ur", LUWTE_TEXT("Urdu"), ""},
    {11, "ru", LUWTE_TEXT("Russian"), ""}, {12, "zh", LUWTE_TEXT("Chinese"), ""},
};

}  // namespace

std::span<const Term> violence_types() {
    return violence_type_terms;
}
std::span<const Term> audiences() {
    return audience_terms;
}
std::span<const Term> help_types() {
    return help_type_terms;
}
std::span<const Term> channel_types() {
    return channel_terms;
}
std::span<const Term> staff_kinds() {
    return staff_terms;
}
std::span<const Term> languages() {
    return language_terms;
}

const Term* find_key(std::span<const Term> terms, std::string_view key) {
    const auto found = std::ranges::find(terms, key, &Term::key);
    return found == terms.end() ? nullptr : &*found;
}

const Term* find_number(std::span<const Term> terms, std::string_view number) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size()) return nullptr;
    const auto found = std::ranges::find(terms, value, &Term::number);
    return found == terms.end() ? nullptr : &*found;
}

}  // namespace luwte::directory
