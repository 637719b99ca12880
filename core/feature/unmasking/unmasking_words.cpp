#include "feature/unmasking/unmasking_words.h"

#include <span>

#include "view/catalogue.h"

namespace luwte::unmasking {
namespace {

struct Sentence {
    std::string_view code;
    const char* text;
};

constexpr Sentence kinds[] = {
    {"life", LUWTE_TEXT("Somebody's life or safety is in danger")},
    {"deceit", LUWTE_TEXT("Somebody may be misleading or hurting others under several names")},
    {"law", LUWTE_TEXT("The law demands it")},
    {"other", LUWTE_TEXT("Another reason")},
};

constexpr Sentence problems[] = {
    {"unmasking.no-origin",
     LUWTE_TEXT("There is no such message. Copy the address of a message, or of what waits in the queue.")},
    {"unmasking.gone", LUWTE_TEXT("The person erased everything. There is nothing left to lift.")},
    {"unmasking.asked", LUWTE_TEXT("This was asked already, and waits for an answer.")},
    {"unmasking.no-kind", LUWTE_TEXT("Choose a kind of reason. The person reads it.")},
    {"unmasking.no-words", LUWTE_TEXT("Write down why.")},
    {"unmasking.words-too-long", LUWTE_TEXT("That is too long: 2,000 characters at most.")},
    {"unmasking.same-person", LUWTE_TEXT("You asked this yourself. Another custodian has to answer.")},
    {"unmasking.decided", LUWTE_TEXT("This was answered already, or its time is over.")},
    {"unmasking.not-yours",
     LUWTE_TEXT("Only the one who asked and the one who agreed see the names, for 24 hours.")},
};

const char* find(std::span<const Sentence> sentences, std::string_view code) {
    for (const auto& sentence : sentences)
        if (sentence.code == code) return sentence.text;
    return nullptr;
}

}  // namespace

std::string state_words(const visit::Context& context, State state) {
    switch (state) {
        case State::open:
            return context.translate("Waits for a second custodian");
        case State::agreed:
            return context.translate("Agreed: the names can be seen");
        case State::refused:
            return context.translate("Refused");
        case State::expired:
            return context.translate("Nobody answered within a week");
        case State::ended:
            return context.translate("Agreed; the day is over");
    }
    return {};
}

std::string kind_words(const visit::Context& context, std::string_view kind) {
    const auto* text = find(kinds, kind);
    return text ? context.translate(text) : std::string();
}

std::string zone_words(const visit::Context& context, organisation::Zone zone) {
    using organisation::Zone;
    switch (zone) {
        case Zone::survivors:
            return context.translate("among those who went through it");
        case Zone::nearby:
            return context.translate("among those who stand beside somebody");
        case Zone::involved:
            return context.translate("among those who want to change themselves");
        case Zone::professionals:
            return context.translate("among those whose work it is");
    }
    return {};
}

std::string problem_words(const visit::Context& context, const base::Problem& problem) {
    const auto* text = find(problems, problem.code);
    return context.translate(text ? text : LUWTE_TEXT("This did not work. Look at what you filled in and try again."));
}

}  // namespace luwte::unmasking
