// Names for versions of rules.
#pragma once

#include <string>
#include <string_view>

namespace luwte::script {

/// A 16-digit hash (FNV-1a, 64 bits) that names a version. It tells versions apart; it proves nothing.
[[nodiscard]] std::string version_hash(std::string_view text);

}  // namespace luwte::script
