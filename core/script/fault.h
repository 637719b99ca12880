// Something wrong in a plugin, said so that its writer can mend it.
#pragma once

#include <string>
#include <vector>

namespace luwte::script {

/// Where, what, and what to do about it.
struct Fault {
    std::string file;    ///< below the plugin's folder's parent: "house-rules/rules/locating.lua"
    int line = 0;        ///< 0: the file as a whole
    std::string what;    ///< one sentence
    std::string advice;  ///< what to do; may be empty

    /// "house-rules/rules/a.lua:12: what. Advice."
    [[nodiscard]] std::string to_string() const;
};
using Faults = std::vector<Fault>;

}  // namespace luwte::script
