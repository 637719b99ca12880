#include "feature/escalation/escalation_state.h"

#include <array>
#include <stdexcept>
#include <string>

namespace luwte::escalation {
namespace {

struct Transition {
    State from;
    Step step;
    State to;
};

// All that is allowed. Nothing is closed that nobody has taken: a human must have looked. A hand-over that
// the other has not taken yet can be taken by anybody, so that it is never left between two people. Who took
// it and never said that they act does not have it any more.
constexpr std::array transitions{
    Transition{State::raised, Step::deliver, State::delivered},
    Transition{State::raised, Step::acknowledge, State::acknowledged},
    Transition{State::delivered, Step::acknowledge, State::acknowledged},
    Transition{State::acknowledged, Step::act, State::acting},
    Transition{State::acknowledged, Step::lapse, State::delivered},
    Transition{State::acknowledged, Step::hand_over, State::handed_over},
    Transition{State::acknowledged, Step::take_over, State::acknowledged},
    Transition{State::acknowledged, Step::close, State::closed},
    Transition{State::acting, Step::hand_over, State::handed_over},
    Transition{State::acting, Step::take_over, State::acknowledged},
    Transition{State::acting, Step::close, State::closed},
    Transition{State::handed_over, Step::acknowledge, State::acknowledged},
};

template <class T>
struct Name {
    T value;
    const char* name;
};
constexpr std::array states{Name{State::raised, "raised"},
                            Name{State::delivered, "delivered"},
                            Name{State::acknowledged, "acknowledged"},
                            Name{State::acting, "acting"},
                            Name{State::handed_over, "handed_over"},
                            Name{State::closed, "closed"}};
constexpr std::array outcomes{Name{Outcome::safe, "safe"}, Name{Outcome::helped, "helped"},
                              Name{Outcome::handed_on, "handed_on"}, Name{Outcome::no_danger, "no_danger"},
                              Name{Outcome::no_contact, "no_contact"}};
constexpr std::array happenings{Name{Happening::raised, "raised"},
                                Name{Happening::raised_again, "raised_again"},
                                Name{Happening::delivered, "delivered"},
                                Name{Happening::called, "called"},
                                Name{Happening::acknowledged, "acknowledged"},
                                Name{Happening::acting, "acting"},
                                Name{Happening::lapsed, "lapsed"},
                                Name{Happening::handed_over, "handed_over"},
                                Name{Happening::noted, "noted"},
                                Name{Happening::closed, "closed"}};

template <class Table, class T>
const char* name_in(const Table& table, T value) {
    for (const auto& entry : table)
        if (entry.value == value) return entry.name;
    return "";
}

template <class Table>
auto value_in(const Table& table, std::string_view name) -> std::optional<decltype(table[0].value)> {
    for (const auto& entry : table)
        if (name == entry.name) return entry.value;
    return std::nullopt;
}

template <class T>
T known(std::optional<T> value, std::string_view name) {
    if (!value)
        throw std::logic_error("the database has a state that this program does not know: " +
                               std::string(name));
    return *value;
}

}  // namespace

std::optional<State> after(State state, Step step) {
    for (const auto& transition : transitions)
        if (transition.from == state && transition.step == step) return transition.to;
    return std::nullopt;
}

const char* state_name(State state) {
    return name_in(states, state);
}
State parse_state(std::string_view name) {
    return known<State>(value_in(states, name), name);
}
const char* outcome_name(Outcome outcome) {
    return name_in(outcomes, outcome);
}
std::optional<Outcome> parse_outcome(std::string_view name) {
    if (const auto found = value_in(outcomes, name)) return *found;
    return std::nullopt;
}
const char* happening_name(Happening what) {
    return name_in(happenings, what);
}
Happening parse_happening(std::string_view name) {
    return known<Happening>(value_in(happenings, name), name);
}

std::string announcement(OrganisationId organisation) {
    return "escalation " + base::encode_id(organisation.value);
}

}  // namespace luwte::escalation
