// Drawn avatars: calm things from the coast, so that a schuilnaam has a picture without a face.
#pragma once

#include <cstdint>
#include <string>

namespace luwte::view {

/// An inline SVG (class "avatar", hidden from screen readers: the name stands beside it), always the same for
/// the same seed. Shells, dunes, birds, leaves, waves and stones in quiet colours that need no theme. A few
/// hundred bytes.
[[nodiscard]] std::string avatar_svg(std::uint64_t seed);

}  // namespace luwte::view
