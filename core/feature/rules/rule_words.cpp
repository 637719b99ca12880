#include "feature/rules/rule_words.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "feature/room/words.h"
#include "view/catalogue.h"

namespace luwte::rules {
namespace {

constexpr std::pair<std::string_view, const char*> problems[] = {
    {"rules.changed",
     LUWTE_TEXT("A colleague wrote a version in the meantime. Yours is kept below; look at theirs first.")},
    {"rules.not-possible", LUWTE_TEXT("A colleague was ahead of you. This is how it stands now.")},
    {"rules.second-person",
     LUWTE_TEXT("Somebody else publishes this: not who wrote it, and not who proposed it.")},
    {"rules.fails",
     LUWTE_TEXT(
         "This version goes no further: it does not load, or an example does not come out. See below.")},
    {"rules.expired",
     LUWTE_TEXT("The end date of this version has passed. Write a version with a later date.")},
    {"rules.no-source", LUWTE_TEXT("The rule is empty.")},
    {"rules.source-too-long", LUWTE_TEXT("The rule is too long: 64 kB fit.")},
    {"rules.hidden-characters", LUWTE_TEXT("There are characters in it that cannot be seen and change what "
                                           "one reads. Take them out, or write them as \\u{…}.")},
    {"rules.no-name", LUWTE_TEXT("Give the rule a name: the id in its source, or here.")},
    {"rules.bad-name", LUWTE_TEXT("A name has small letters, digits and hyphens, at most 60.")},
    {"rules.name-taken", LUWTE_TEXT("There is a rule with this name already.")},
    {"rules.no-reason", LUWTE_TEXT("Say why: colleagues read it later.")},
    {"rules.reason-too-long", LUWTE_TEXT("This is too long: 500 characters fit.")},
    {"rules.bad-date", LUWTE_TEXT("The end date must lie ahead.")},
    {"rules.bad-cap", LUWTE_TEXT("The most a day is a number from 1 to 100,000.")},
    {"rules.test-running", LUWTE_TEXT("A test is running already. Wait for it, or cancel it.")},
    {"rules.test-busy", LUWTE_TEXT("Too many tests are running now. Try it again in a minute.")},
    {"rules.bad-amount", LUWTE_TEXT("Choose from 1 to 20,000 messages.")},
    {"rules.too-many", LUWTE_TEXT("There are 500 rules. Use one that was withdrawn.")},
};

const char* step_text(const Step& step) {
    if (!step.from) return LUWTE_TEXT("{name} wrote {version}");
    switch (step.to) {
        case State::tried:
            return LUWTE_TEXT("{name} tried {version}");
        case State::shadow:
            return *step.from == State::proposed ? LUWTE_TEXT("{name} sent the proposal of {version} back")
                                                 : LUWTE_TEXT("{name} let {version} watch along");
        case State::proposed:
            return LUWTE_TEXT("{name} proposed {version}");
        case State::published:
            return *step.from == State::proposed ? LUWTE_TEXT("{name} published {version}")
                                                 : LUWTE_TEXT("{name} went back to {version}");
        case State::withdrawn:
            return step.staff ? LUWTE_TEXT("{name} withdrew {version}")
                              : LUWTE_TEXT("{version} ended: its date has passed");
        case State::draft:
        case State::superseded:
            break;
    }
    return LUWTE_TEXT("{version} made room for another version");
}

}  // namespace

std::string state_words(const visit::Context& context, State state) {
    switch (state) {
        case State::draft:
            return context.translate("Draft");
        case State::tried:
            return context.translate("Tried");
        case State::shadow:
            return context.translate("Watches along");
        case State::proposed:
            return context.translate("Proposed");
        case State::published:
            return context.translate("In force");
        case State::superseded:
            return context.translate("Replaced");
        case State::withdrawn:
            return context.translate("Withdrawn");
    }
    return {};
}

std::string step_words(const visit::Context& context, const Step& step) {
    return context.translate(step_text(step),
                             {{"name", step.staff_name}, {"version", version_text(step.number)}});
}

std::string test_words(const visit::Context& context, TestState state) {
    switch (state) {
        case TestState::running:
            return context.translate("Running");
        case TestState::finished:
            return context.translate("Finished");
        case TestState::cancelled:
            return context.translate("Cancelled");
        case TestState::interrupted:
            return context.translate("Interrupted: start it again");
        case TestState::failed:
            return context.translate("Failed: the rules did not load");
    }
    return {};
}

std::string action_words(const visit::Context& context, script::Action action, int level) {
    if (level >= 2) return room::level_words(context, level);
    switch (action) {
        case script::Action::allow:
            return context.translate("Placed at once");
        case script::Action::nudge:
            return context.translate("Asked first");
        case script::Action::hold:
            return context.translate("Held");
        case script::Action::escalate:
            return context.translate("Calls somebody");
    }
    return {};
}

std::string stood_words(const visit::Context& context, std::string_view stood) {
    if (stood == "published") return context.translate("stands there");
    if (stood == "held") return context.translate("waits");
    if (stood == "returned") return context.translate("back with its author");
    if (stood == "removed") return context.translate("taken away");
    return std::string(stood);
}

std::string share_words(std::optional<double> share) {
    return share ? fmt::format("{:.0f} %", *share * 100) : "–";
}

std::string problem_words(const visit::Context& context, const base::Problem& problem) {
    for (const auto& [code, text] : problems)
        if (code == problem.code) return context.translate(text);
    return context.translate("This did not work. Look at what you filled in and try again.");
}

}  // namespace luwte::rules
