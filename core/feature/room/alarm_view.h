// How an alarm is shown: its state, what comes next when nobody does anything, who was called and what
// happened.
#pragma once

#include "feature/escalation/escalation.h"
#include "feature/room/room.h"
#include "feature/visit/context.h"
#include "view/fields.h"

namespace luwte::room {

/// What an alarm is about, for people.
[[nodiscard]] std::string what_words(const visit::Context& context, const escalation::Alarm& alarm);

/// ID, VERSION, LEVEL, WHAT, STATE, SINCE, MINUTES, and IS_NOW, IS_LATE, IS_MINE.
void set_alarm(view::Fields fields, const visit::Context& context, const escalation::Alarm& alarm);

/// COMING: "At 02:14 Noor is called, when nobody has taken it by then".
void set_coming(view::Fields fields, visit::Context& context, const escalation::Alarm& alarm);

/// The notes of an alarm are sealed: who reads them stands in the audit log.
void note_reading(visit::Context& context, const escalation::Alarm& alarm,
                  const std::vector<escalation::Event>& history);

/// The history as LINE, and who was called as STEP with CALL.
void add_progress(view::Fields fields, visit::Context& context, const Parts& parts,
                  const escalation::Alarm& alarm);

}  // namespace luwte::room
