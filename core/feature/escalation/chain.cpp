#include "feature/escalation/chain.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace luwte::escalation {
namespace {

constexpr std::array<std::pair<Stage, const char*>, 5> stages{{{Stage::on_duty, "on_duty"},
                                                               {Stage::next, "next"},
                                                               {Stage::everyone, "everyone"},
                                                               {Stage::fallback, "fallback"},
                                                               {Stage::handed_over, "handed_over"}}};
constexpr std::array<std::pair<CallState, const char*>, 5> call_states{
    {{CallState::waiting, "waiting"},
     {CallState::sent, "sent"},
     {CallState::failed, "failed"},
     {CallState::acknowledged, "acknowledged"},
     {CallState::cancelled, "cancelled"}}};

std::vector<Recipient> recipients_of(const std::vector<StaffId>& people) {
    std::vector<Recipient> recipients;
    for (const auto staff : people)
        if (std::ranges::find(recipients, staff, &Recipient::staff) == recipients.end())
            recipients.push_back({staff});
    return recipients;
}

std::vector<StaffId> without(const std::vector<StaffId>& people, const std::vector<StaffId>& called) {
    std::vector<StaffId> left;
    std::ranges::copy_if(people, std::back_inserter(left),
                         [&](StaffId staff) { return std::ranges::find(called, staff) == called.end(); });
    return left;
}

bool is_at_end(const Way& way) {
    return way.stage == Stage::everyone || way.stage == Stage::fallback;
}

}  // namespace

const char* stage_name(Stage stage) {
    return std::ranges::find(stages, stage, &std::pair<Stage, const char*>::first)->second;
}

std::optional<Stage> parse_stage(std::string_view name) {
    for (const auto& [stage, text] : stages)
        if (name == text) return stage;
    return std::nullopt;
}

const char* call_state_name(CallState state) {
    return std::ranges::find(call_states, state, &std::pair<CallState, const char*>::first)->second;
}

CallState parse_call_state(std::string_view name) {
    for (const auto& [state, text] : call_states)
        if (name == text) return state;
    throw std::logic_error("the database has a state of a call that this program does not know: " +
                           std::string(name));
}

NextStep next_step(const DutyPlaces& duty, const Way& way) {
    if (!way.stage && !way.asked.empty()) return {Stage::handed_over, recipients_of(way.asked), false};
    if (!is_at_end(way)) {
        const bool first = !way.stage || way.stage == Stage::handed_over;
        for (const auto& place : duty.places)
            if (const auto left = without(place, way.called); !left.empty())
                return {first ? Stage::on_duty : Stage::next, recipients_of(left), false};
        if (!duty.everyone.empty()) return {Stage::everyone, recipients_of(duty.everyone), false};
    }
    auto recipients = recipients_of(duty.everyone);
    recipients.insert(recipients.begin(), Recipient{});
    return {Stage::fallback, std::move(recipients), true};
}

}  // namespace luwte::escalation
