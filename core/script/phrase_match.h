// Whether a phrase really stands where the scanner found its longest part.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>

#include "script/normalise.h"
#include "script/pattern.h"

namespace luwte::script {

/// The segment that the scanner looks for: the longest.
[[nodiscard]] std::size_t anchor_of(const Phrase& phrase);

/// The whole phrase around its anchor at [begin, begin + size): its bytes in the reading, or nothing.
[[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> match_phrase(const Phrase& phrase,
                                                                              const Reading& reading,
                                                                              std::size_t anchor_begin);

}  // namespace luwte::script
