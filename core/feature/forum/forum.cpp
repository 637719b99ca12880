#include "feature/forum/forum.h"

#include <array>

namespace luwte::forum {
namespace {

constexpr std::array state_names{"published", "held", "returned", "removed", "withdrawn"};

}  // namespace

const char* post_state_name(PostState state) {
    return state_names[static_cast<std::size_t>(state)];
}

PostState parse_post_state(std::string_view name) {
    for (std::size_t at = 0; at < state_names.size(); ++at) {
        if (name == state_names[at]) return static_cast<PostState>(at);
    }
    return PostState::held;  // what is not known is not shown
}

bool may_become(PostState from, PostState to) {
    // Rows: from; columns: to; in the order published, held, returned, removed, withdrawn.
    constexpr bool allowed[5][5] = {
        {true, true, true, true, true},    // published: edited (again published, or held), and every decision
        {true, true, true, true, true},    // held
        {true, true, false, true, true},   // returned: the author changed it, or takes it back
        {true, false, true, false, true},  // removed: the team was wrong, or its author erases it
        {false, false, false, false, false},  // withdrawn: the text is gone for good
    };
    return allowed[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
}

std::optional<Reaction> parse_reaction(std::string_view name) {
    if (name == "herkenning") return Reaction::recognition;
    if (name == "steun") return Reaction::support;
    if (name == "dank") return Reaction::thanks;
    return std::nullopt;
}

std::optional<Zone> parse_zone(std::string_view name) {
    for (const Zone zone : organisation::all_zones) {
        if (name == organisation::zone_name(zone)) return zone;
    }
    return std::nullopt;
}

char zone_letter(Zone zone) {
    return static_cast<char>('a' + static_cast<int>(zone));
}

std::optional<Zone> zone_of_letter(std::string_view letter) {
    if (letter.size() != 1 || letter[0] < 'a' || letter[0] > 'd') return std::nullopt;
    return static_cast<Zone>(letter[0] - 'a');
}

}  // namespace luwte::forum
