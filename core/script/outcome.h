// What one rule answers: read from the tables that hold { … }, escalate { … } and the others make.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "script/message.h"
#include "script/value.h"

namespace luwte::script {

struct Outcome {
    enum class Kind : std::uint8_t { action, warn, tag, reply };
    Kind kind = Kind::action;
    Action action = Action::allow;
    std::optional<double> score;
    std::string group;  ///< empty: the plugin's own
    int level = 0;
    std::vector<std::string> categories;
    std::string reason;
    std::string name;  ///< of a warning or tag
    bool marks_given = false;
    std::vector<std::string> mark_names;
    std::vector<std::pair<std::size_t, std::size_t>> marks;
};

/// The categories that there are, most serious first.
[[nodiscard]] const std::vector<std::string>& categories();

/// One verdict, or a list of them. `error` says what is wrong.
[[nodiscard]] std::vector<Outcome> read_outcomes(const Value& value, std::string& error);

}  // namespace luwte::script
