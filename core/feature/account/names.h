// Schuilnamen: what may be one, when two are the same, and suggestions from nature.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace luwte::account {

/// A name as it is stored: cleaned. Problems, all `invalid` and of field "name":
/// `account.name-too-short`, `account.name-too-long` (2-30 characters as people count them),
/// `account.name-characters` (letters, digits, single spaces, - and ' only; at least two letters),
/// `account.name-contact` (looks like a mail address, a web address or a phone number),
/// `account.name-staff` (looks like somebody of the organisation or of a service: `reserved` adds its own
/// names).
[[nodiscard]] base::Result<std::string> check_name(std::string_view name,
                                                   const std::vector<std::string_view>& reserved);

/// Two names with the same key look the same: case, accents, look-alike letters of any script (Unicode TR 39
/// skeletons), digits for letters, and separators are folded.
[[nodiscard]] std::string name_key(std::string_view name);

/// Whether a name looks like a first name with a surname ("Anna de Vries"): worth a question, no refusal.
[[nodiscard]] bool looks_like_full_name(std::string_view name);

/// "Stille Meeuw": an adjective and something from nature, chosen at random.
[[nodiscard]] std::string suggest_name();
/// The same with a number behind it, for when many are taken: "Stille Meeuw 47".
[[nodiscard]] std::string suggest_numbered_name();
/// Whether a suggestion may end in `number`: not in that of a help line ("113"), which check_name refuses.
[[nodiscard]] bool may_follow_a_name(std::uint32_t number);
/// How many names suggest_name can give.
[[nodiscard]] std::size_t possible_names();

}  // namespace luwte::account
