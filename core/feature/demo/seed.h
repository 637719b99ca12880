// What the demonstration consists of, as db/seed/demo.json has it: organisations, their forums with a few
// conversations, and their team.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/problem.h"
#include "feature/forum/forum.h"
#include "feature/organisation/organisations.h"

namespace luwte::demo {

struct SeedPost {
    std::string by;  ///< a schuilnaam
    std::string text;
    double after_hours = 0;  ///< since the conversation began
};

/// The first post opens it.
struct SeedConversation {
    std::string title;
    double days_ago = 0;
    forum::WarningSet warnings = 0;
    std::vector<SeedPost> posts;
};

struct SeedForum {
    forum::Forum forum;  ///< without id
    std::vector<SeedConversation> conversations;
};

struct SeedStaff {
    std::string name;
    std::vector<std::string> roles;  ///< as account::role_bit knows them
};

struct SeedOrganisation {
    organisation::NewOrganisation what;
    std::vector<SeedStaff> staff;
    std::string on_duty;  ///< the name of who has the first shifts
    std::vector<SeedForum> forums;
};

/// Reads the file. `demo.unreadable` when there is none, `demo.damaged` with what is wrong as the field.
[[nodiscard]] base::Result<std::vector<SeedOrganisation>> read_seed(const std::filesystem::path& file);

}  // namespace luwte::demo
