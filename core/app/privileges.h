// Serving as somebody who may do little, when the program was started by root.
#pragma once

#include <expected>
#include <string>

namespace luwte::app {

/// Becomes `user`, with that user's groups, for good: no program that is started from here on can be more. Of
/// root's rights one stays, to listen on ports below 1024, where root has it. Empty, or the user that runs
/// the program already: changes nothing. Call it before the first thread is started, since the rights of a
/// thread are those of the one that started it. A sentence for the operator when it cannot be done.
[[nodiscard]] std::expected<void, std::string> become(const std::string& user);

/// Whether root's rights are at hand, which nothing here needs.
[[nodiscard]] bool is_root();

}  // namespace luwte::app
