#include "feature/unmasking/unmasking.h"

namespace luwte::unmasking {
namespace {

constexpr std::size_t id_length = 12;

/// The id right behind `mark`, where nothing that could be part of it follows.
template <class IdType>
IdType id_behind(std::string_view text, std::string_view mark) {
    const auto at = text.find(mark);
    if (at == std::string_view::npos) return {};
    const auto rest = text.substr(at + mark.size());
    const auto end = rest.find_first_of("#&?/ \t\r\n");
    const auto word = rest.substr(0, end);
    if (word.size() != id_length) return {};
    return base::from_public<IdType>(word).value_or(IdType{});
}

}  // namespace

const char* state_name(State state) {
    switch (state) {
        case State::open:
            return "open";
        case State::agreed:
            return "agreed";
        case State::refused:
            return "refused";
        case State::expired:
            return "expired";
        case State::ended:
            return "ended";
    }
    return "open";
}

std::optional<State> parse_state(std::string_view name) {
    for (const auto state : {State::open, State::agreed, State::refused, State::expired, State::ended})
        if (name == state_name(state)) return state;
    return std::nullopt;
}

State state_at(const Request& request, base::TimePoint now) {
    if (request.state == State::open && now >= request.open_until) return State::expired;
    if (request.state == State::agreed && (!request.visible_until || now >= *request.visible_until))
        return State::ended;
    return request.state;
}

bool may_answer(const Request& request, StaffId staff, base::TimePoint now) {
    return state_at(request, now) == State::open && !request.gone() && staff && staff != request.asked_by;
}

bool may_look(const Request& request, StaffId staff, base::TimePoint now) {
    return state_at(request, now) == State::agreed && !request.gone() && staff &&
           (staff == request.asked_by || staff == request.decided_by);
}

Origin parse_origin(std::string_view text) {
    Origin origin;
    origin.item = id_behind<ReviewItemId>(text, "/room/r/");
    if (origin.item) return origin;
    for (const auto mark : {"#p-", "?b=", "&b=", "post:", "/b/"}) {
        origin.post = id_behind<PostId>(text, mark);
        if (origin.post) return origin;
    }
    return origin;
}

}  // namespace luwte::unmasking
