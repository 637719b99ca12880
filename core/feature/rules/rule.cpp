#include "feature/rules/rule.h"

#include <algorithm>
#include <array>
#include <utility>

namespace luwte::rules {
namespace {

constexpr std::array names{"draft", "tried", "shadow", "proposed", "published", "superseded", "withdrawn"};

using enum State;
constexpr std::array<std::pair<State, State>, 18> steps{{
    {draft, tried},
    {draft, superseded},
    {draft, withdrawn},
    {tried, shadow},
    {tried, proposed},
    {tried, superseded},
    {tried, withdrawn},
    {shadow, proposed},
    {shadow, superseded},
    {shadow, withdrawn},
    {proposed, shadow},
    {proposed, published},
    {proposed, superseded},
    {proposed, withdrawn},
    {published, superseded},
    {published, withdrawn},
    {superseded, published},
    {withdrawn, published},
}};

}  // namespace

const char* state_name(State state) {
    return names[static_cast<std::size_t>(state)];
}

std::optional<State> parse_state(std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<State>(found - names.begin());
}

bool may_become(State from, State to) {
    return from != to && std::ranges::find(steps, std::pair(from, to)) != steps.end();
}

const Version* WholeRule::find(int number) const {
    const auto found = std::ranges::find(versions, number, &Version::number);
    return found == versions.end() ? nullptr : &*found;
}

const Version* WholeRule::in_state(State state) const {
    const auto found = std::ranges::find(versions, state, &Version::state);
    return found == versions.end() ? nullptr : &*found;
}

std::string version_text(int number) {
    return "v" + std::to_string(number);
}

std::string rules_announcement(OrganisationId organisation) {
    return "rules " + base::encode_id(organisation.value);
}

}  // namespace luwte::rules
