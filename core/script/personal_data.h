// Personal data that any rule may ask for by kind: data "phone". The expressions and, where there are any,
// the check digits.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "script/pattern.h"

namespace luwte::script {

/// "phone", "e-mail", "iban", "bsn", "address", "licence-plate", "handle".
[[nodiscard]] std::span<const std::string_view> personal_data_kinds();
/// What finds that kind; nothing for an unknown one. The expressions are compiled once.
[[nodiscard]] const std::vector<Entry>& personal_data(std::string_view kind);

/// By ISO 13616: length of the country where it is known, and the remainder by 97. Spaces, dots and hyphens
/// are skipped.
[[nodiscard]] bool is_iban(std::string_view text);
/// The "elfproef" of the Dutch citizen service number: nine digits. Spaces, dots and hyphens are skipped.
[[nodiscard]] bool is_bsn(std::string_view text);

}  // namespace luwte::script
