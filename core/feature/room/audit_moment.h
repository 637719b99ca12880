// Which entries of the log are shown with hour and minute.
#pragma once

#include <string_view>

namespace luwte::room {

/// Whether an actor's entries may have their moment: staff at work. What the program did followed somebody who wrote.
[[nodiscard]] bool has_moment(std::string_view actor);

}  // namespace luwte::room
