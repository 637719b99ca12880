// Sanctions in words: for the person in whole sentences, for the team short.
#pragma once

#include <string>

#include "feature/moderation/sanction.h"
#include "feature/visit/context.h"

namespace luwte::moderation {

/// "Under the name Wadpier you have a pause from writing. You can read everything."
[[nodiscard]] std::string sanction_sentence(const visit::Context& context, const Sanction& sanction);
/// The reason as a sentence; the words of the moderator are apart.
[[nodiscard]] std::string sanction_why(const visit::Context& context, const Sanction& sanction);
/// "Until 4 May 2026, 14:00. It ends by itself." or that it has ended, or was taken back.
[[nodiscard]] std::string sanction_until(const visit::Context& context, const Sanction& sanction);
/// For the team: "Slow mode: one message each 60 minutes".
[[nodiscard]] std::string sanction_short(const visit::Context& context, const Sanction& sanction);
/// "Warning", "Slow mode", "Reading only", "Pause", "Exclusion".
[[nodiscard]] std::string sanction_kind_words(const visit::Context& context, SanctionKind kind);
/// A moment of the person's own, on a clock in the Netherlands: "4 May 2026, 14:00".
[[nodiscard]] std::string moment_words(const visit::Context& context, base::TimePoint moment);
/// The day of it: "4 May 2026".
[[nodiscard]] std::string day_words(const visit::Context& context, base::TimePoint moment);

/// Fills moderation/stopped.html: what stops somebody here, until when, why, and where to read more.
void show_stop(view::Fields fields, const visit::Context& context, const Stop& stop);

}  // namespace luwte::moderation
