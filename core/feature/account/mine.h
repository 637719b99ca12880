// What other features add to a person's own page (/m): their posts, the topics they follow, notices.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "feature/visit/context.h"

namespace luwte::account {

struct MineItem {
    std::string text;   ///< the person's own words, shortened, or a notice; translated
    std::string path;   ///< where it leads, without prefix: "/t/8x…"; empty: nowhere
    std::string state;  ///< "waits", "today" …; translated; may be empty
};

struct MineSection {
    std::string title;  ///< translated
    std::string empty;  ///< what to say when there are no items; translated
    std::vector<MineItem> items;
};

/// Called for a person who is signed in (context.visitor.person).
using MineSource = std::function<std::vector<MineSection>(visit::Context&)>;

}  // namespace luwte::account
