#include "feature/rule_builder/form_words.h"

#include <utility>

#include "feature/forum/content_warning.h"
#include "view/catalogue.h"

namespace luwte::rule_builder {
namespace {

using Words = std::pair<std::string_view, const char*>;

constexpr Words codes[] = {
    {"topic", LUWTE_TEXT("a new conversation")},
    {"reply", LUWTE_TEXT("an answer")},
    {"group", LUWTE_TEXT("a group")},
    {"chat", LUWTE_TEXT("chat")},
    {"profile", LUWTE_TEXT("a profile")},
    {"survivors", LUWTE_TEXT("for people who live through it")},
    {"nearby", LUWTE_TEXT("for people nearby")},
    {"involved", LUWTE_TEXT("for people who used violence")},
    {"professionals", LUWTE_TEXT("for professionals")},
    {"phone", LUWTE_TEXT("telephone number")},
    {"e-mail", LUWTE_TEXT("e-mail address")},
    {"iban", LUWTE_TEXT("bank account (IBAN)")},
    {"bsn", LUWTE_TEXT("citizen service number (BSN)")},
    {"address", LUWTE_TEXT("street or postcode with house number")},
    {"licence-plate", LUWTE_TEXT("licence plate")},
    {"handle", LUWTE_TEXT("name on another network")},
    {"1", LUWTE_TEXT("Monday")},
    {"2", LUWTE_TEXT("Tuesday")},
    {"3", LUWTE_TEXT("Wednesday")},
    {"4", LUWTE_TEXT("Thursday")},
    {"5", LUWTE_TEXT("Friday")},
    {"6", LUWTE_TEXT("Saturday")},
    {"7", LUWTE_TEXT("Sunday")},
    {"nl", LUWTE_TEXT("Dutch")},
    {"en", LUWTE_TEXT("English")},
    {"ar", LUWTE_TEXT("Arabic")},
    {"tr", LUWTE_TEXT("Turkish")},
    {"pl", LUWTE_TEXT("Polish")},
    {"de", LUWTE_TEXT("German")},
    {"fr", LUWTE_TEXT("French")},
    {"es", LUWTE_TEXT("Spanish")},
    {"uk", LUWTE_TEXT("Ukrainian")},
    {"ru", LUWTE_TEXT("Russian")},
    {"fa", LUWTE_TEXT("Persian")},
};

constexpr Words faults[] = {
    {"builder.bad-name", LUWTE_TEXT("Use small letters, digits and hyphens, at most 50.")},
    {"builder.needed", LUWTE_TEXT("Fill this in.")},
    {"builder.hidden-characters", LUWTE_TEXT("There are characters in it that cannot be seen. Type it anew.")},
    {"builder.too-long", LUWTE_TEXT("This is too long.")},
    {"builder.too-many", LUWTE_TEXT("These are too many.")},
    {"builder.twice", LUWTE_TEXT("Something stands here twice.")},
    {"builder.unknown", LUWTE_TEXT("This is not one of the choices.")},
    {"builder.no-condition", LUWTE_TEXT("Add at least one condition.")},
    {"builder.bad-words", LUWTE_TEXT("One of these lines cannot be looked for. Write a word or a few words a line; ... stands for at most four words between, * for any ending.")},
    {"builder.one-way", LUWTE_TEXT("Choose one: how often, in disguise or not, or words that are fine.")},
    {"builder.out-of-bounds", LUWTE_TEXT("This number is not possible here.")},
    {"builder.bad-expression", LUWTE_TEXT("This expression cannot be used. RE2 knows no lookaround and no backreferences.")},
    {"builder.bad-domain", LUWTE_TEXT("Write only the domain of each, such as example.org.")},
    {"builder.nothing-follows", LUWTE_TEXT("Say what has to happen.")},
    {"builder.no-lua", LUWTE_TEXT("This is no whole Lua.")},
    {"builder.comment", LUWTE_TEXT("There is a comment here, and the form has no place for it.")},
    {"builder.beyond", LUWTE_TEXT("This can do more than the form can show.")},
    {"builder.mixed-endings", LUWTE_TEXT("Some words have endings (~) and others have not. The form has one choice for the whole list.")},
    {"builder.unknown-field", LUWTE_TEXT("The form does not know this part of a rule.")},
    {"builder.unknown-verdict", LUWTE_TEXT("The form does not know this consequence.")},
    {"builder.unknown-fact", LUWTE_TEXT("The form does not know this part of an example.")},
    {"builder.written-differently", LUWTE_TEXT("This is written differently from what the form makes of it.")},
};

}  // namespace

std::string choice_words(const visit::Context& context, std::string_view kind, std::string_view code) {
    if (kind == "warning")
        for (const auto& warning : forum::content_warnings())
            if (warning.code == code) return context.translate(warning.english);
    for (const auto& [known, english] : codes)
        if (known == code) return context.translate(english);
    return std::string(code);
}

std::string fault_words(const visit::Context& context, std::string_view code) {
    for (const auto& [known, english] : faults)
        if (known == code) return context.translate(english);
    return std::string(code);
}

}  // namespace luwte::rule_builder
