// luwte forum add, luwte forum list.
#include <fmt/format.h>
#include <sysexits.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/connect.h"
#include "app/exit_codes.h"
#include "app/find_organisation.h"
#include "feature/forum/founding.h"

namespace luwte::app {
namespace {

const char* sentence_of(const base::Problem& problem) {
    if (problem.code == "forum.bad-name") return "the name has to be 1 to 80 characters";
    if (problem.code == "forum.bad-purpose") return "--purpose has to be 1 to 400 characters";
    if (problem.code == "forum.bad-rules") return "at most three --rule, of 200 characters each";
    if (problem.code == "forum.bad-language") return "--language has to be nl, en, ar, tr or pl";
    if (problem.code == "forum.name-taken") return "there is a forum of that name in this zone already";
    return problem.code.c_str();
}

forum::MayWrite may_write_of(const std::string& word) {
    if (word == "nobody") return forum::MayWrite::nobody;
    return word == "zone" ? forum::MayWrite::zone : forum::MayWrite::anyone;
}

}  // namespace

int run_forum_add(const Configuration& configuration, const Arguments& arguments) {
    const auto& typed = arguments.forum;
    const auto pool = connect(configuration);
    const auto connection = pool->lend();
    const auto organisation = find_organisation(*connection, typed.organisation);
    if (!organisation) return EX_NOINPUT;
    forum::Forum forum;
    forum.zone = organisation::parse_zone(typed.zone).value_or(forum::Zone::survivors);
    forum.name = typed.name;
    forum.purpose = typed.purpose;
    forum.rules = typed.rules;
    forum.language = typed.language;
    forum.may_read = typed.may_read == "zone" ? forum::MayRead::zone : forum::MayRead::anyone;
    forum.may_write = may_write_of(typed.may_write);
    const auto added = forum::found_forum(*connection, organisation->id, std::move(forum));
    if (!added) {
        std::cerr << "luwte: " << sentence_of(added.error()) << '\n';
        return exit_code_of(added.error().kind);
    }
    std::cout << fmt::format("It is at /f/{}\n", base::to_public(*added));
    return EX_OK;
}

int run_forum_list(const Configuration& configuration, const Arguments& arguments) {
    const auto pool = connect(configuration);
    const auto connection = pool->lend();
    const auto organisation = find_organisation(*connection, arguments.forum.organisation);
    if (!organisation) return EX_NOINPUT;
    auto list = nlohmann::json::array();
    for (const auto& forum : forum::all_forums(*connection, organisation->id)) {
        const auto path = "/f/" + base::to_public(forum.id);
        const std::string zone = organisation::zone_name(forum.zone);
        if (!arguments.json) std::cout << fmt::format("{:<14} {:<18} {}\n", zone, path, forum.name);
        list.push_back({{"zone", zone}, {"path", path}, {"name", forum.name}, {"purpose", forum.purpose}});
    }
    if (arguments.json) std::cout << list.dump(2) << '\n';
    if (list.empty()) std::cerr << "No forums yet: luwte forum add --help\n";
    return EX_OK;
}

}  // namespace luwte::app
