#include "feature/forum/founding.h"

#include <algorithm>

#include "base/text.h"
#include "feature/forum/forum_store.h"

namespace luwte::forum {
namespace {

using base::problem;
using base::ProblemKind;

constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_purpose = 400;
constexpr std::size_t longest_rule = 200;
constexpr std::size_t most_rules = 3;

/// Cleans a line in place; false when it is empty, too long or not UTF-8.
bool clean(std::string& text, std::size_t longest) {
    if (!base::is_utf8(text)) return false;
    text = base::clean_line(text);
    return !text.empty() && base::count_characters(text) <= longest;
}

bool is_language(std::string_view code) {
    static constexpr std::string_view known[] = {"nl", "en", "ar", "tr", "pl"};
    return std::ranges::find(known, code) != std::end(known);
}

}  // namespace

base::Result<ForumId> found_forum(store::Connection& connection, OrganisationId organisation, Forum forum) {
    if (!clean(forum.name, longest_name)) return problem(ProblemKind::invalid, "forum.bad-name", "name");
    if (!clean(forum.purpose, longest_purpose))
        return problem(ProblemKind::invalid, "forum.bad-purpose", "purpose");
    const auto is_rule = [](std::string& rule) { return clean(rule, longest_rule); };
    if (forum.rules.size() > most_rules || !std::ranges::all_of(forum.rules, is_rule))
        return problem(ProblemKind::invalid, "forum.bad-rules", "rules");
    if (!is_language(forum.language)) return problem(ProblemKind::invalid, "forum.bad-language", "language");

    store::UnitOfWork work(connection);
    forum.id = base::new_id<ForumId>();
    forum.position = 0;
    for (const auto& other : find_forums(connection, organisation)) {
        if (other.zone != forum.zone) continue;
        if (other.name == forum.name) return problem(ProblemKind::conflict, "forum.name-taken", "name");
        forum.position = std::max(forum.position, other.position + 1);
    }
    insert_forum(connection, organisation, forum);
    work.announce("forums");
    work.commit();
    return forum.id;
}

std::vector<Forum> all_forums(store::Connection& connection, OrganisationId organisation) {
    return find_forums(connection, organisation);
}

}  // namespace luwte::forum
