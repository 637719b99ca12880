// The room's words: levels, causes, categories, moments, problems. All translated.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "feature/escalation/escalation.h"
#include "feature/moderation/review.h"
#include "feature/visit/context.h"

namespace luwte::room {

/// "Now", "Urgent", "Concern", "Normal": what a level of danger asks.
[[nodiscard]] std::string level_words(const visit::Context& context, int level);
/// "thoughts of suicide", from "suicide"; an unknown one as it is.
[[nodiscard]] std::string category_words(const visit::Context& context, std::string_view category);
/// All of them, with commas; empty for none.
[[nodiscard]] std::string categories_words(const visit::Context& context,
                                           const std::vector<std::string>& categories);
[[nodiscard]] std::string cause_words(const visit::Context& context, const moderation::Item& item);
[[nodiscard]] std::string signal_words(const visit::Context& context, std::string_view reason);
[[nodiscard]] std::string choice_words(const visit::Context& context, moderation::Choice choice);
[[nodiscard]] std::string alarm_state_words(const visit::Context& context, const escalation::Alarm& alarm);
/// By which way somebody is called: "room", "mail" …
[[nodiscard]] std::string channel_words(const visit::Context& context, std::string_view channel);
/// Whom a step of the chain calls.
[[nodiscard]] std::string stage_words(const visit::Context& context, escalation::Stage stage);
[[nodiscard]] std::string happening_words(const visit::Context& context, const escalation::Event& event);
[[nodiscard]] std::string outcome_words(const visit::Context& context, escalation::Outcome outcome);
/// What is wrong with what was sent; a general sentence for codes that have none of their own.
[[nodiscard]] std::string problem_words(const visit::Context& context, const base::Problem& problem);

/// "12 minutes", "3 hours", "2 days".
[[nodiscard]] std::string since_words(const visit::Context& context, base::TimePoint since);
/// For data-since: 2026-05-01T20:14:00Z.
[[nodiscard]] std::string iso_moment(base::TimePoint moment);
/// On a clock in the Netherlands: "20:14", or with the day when it is not today: "1 May 20:14".
[[nodiscard]] std::string clock_words(const visit::Context& context, base::TimePoint moment);
/// "May", of 1 to 12.
[[nodiscard]] std::string month_words(const visit::Context& context, unsigned month);
/// "2026-05-01T20:14", as <input type="datetime-local"> has it, and back; nothing when it is not such a
/// moment.
[[nodiscard]] std::string local_input(base::TimePoint moment);
[[nodiscard]] std::optional<base::TimePoint> parse_local_input(std::string_view text);

/// Sets SINCE (for machines: data-since) and MINUTES (for people).
void set_clock(view::Fields fields, const visit::Context& context, base::TimePoint since);

}  // namespace luwte::room
