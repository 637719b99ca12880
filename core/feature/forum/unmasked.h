// What somebody is told when their mask was lifted: that it was, and why, by a kind of reason in plain words.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ids.h"
#include "store/database.h"

namespace luwte::forum {

struct UnmaskReason {
    const char* code;
    const char* text;  ///< English; as the person reads it
};
/// "life", "deceit", "law", "other".
[[nodiscard]] std::span<const UnmaskReason> unmask_reasons();
/// The English sentence of a code; empty when unknown.
[[nodiscard]] std::string_view unmask_reason_text(std::string_view code);

/// A notice of kind "unmasked", for when they next come, in whatever language they read then. About no message: it is
/// about all their names.
void tell_unmasked(store::UnitOfWork& work, OrganisationId organisation, AccountId account, std::string_view code,
                   base::TimePoint now);

}  // namespace luwte::forum
