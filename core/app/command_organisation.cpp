// luwte organisation add, luwte organisation list.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/connect.h"
#include "app/exit_codes.h"
#include "app/plugins.h"
#include "feature/organisation/organisation_store.h"
#include "feature/organisation/organisations.h"

namespace luwte::app {
namespace {

const char* sentence_of(const base::Problem& problem) {
    if (problem.code == "organisation.bad-name") return "the name has to be 2 to 40 lower case letters, digits and hyphens, a letter first";
    if (problem.code == "organisation.bad-host") return "a host name has lower case letters, digits, dots and hyphens, and no port";
    if (problem.code == "organisation.bad-title") return "the title has to be 1 to 80 characters";
    if (problem.code == "organisation.name-taken") return "there is an organisation of that name already";
    if (problem.code == "organisation.host-taken") return "another organisation answers at one of these hosts";
    return problem.code.c_str();
}

}  // namespace

int run_organisation_add(const Configuration& configuration, const Arguments& arguments) {
    const auto& typed = arguments.organisation;
    const auto installed = installed_plugins(configuration);
    if (!installed.has_theme(typed.theme)) {
        std::cerr << fmt::format("luwte: there is no theme {} in {}\n", typed.theme, configuration.plugins);
        return EX_NOINPUT;
    }
    for (const auto& plugin : typed.plugins)
        if (!installed.has_rules(plugin)) {
            std::cerr << fmt::format("luwte: there is no moderation or escalation plugin {} in {}\n", plugin, configuration.plugins);
            return EX_NOINPUT;
        }
    organisation::NewOrganisation what;
    what.name = typed.name;
    what.title = typed.title;
    what.hosts = typed.hosts;
    what.theme = typed.theme;
    what.duty_text = typed.duty_text;
    what.idle_minutes = typed.idle_minutes;
    what.plugins = typed.plugins.empty() ? installed.rule_plugins : typed.plugins;
    const auto pool = connect(configuration);
    const auto added = organisation::add(*pool->lend(), what);
    if (!added) {
        std::cerr << "luwte: " << sentence_of(added.error()) << '\n';
        return exit_code_of(added.error().kind);
    }
    std::cout << fmt::format("{} answers at {}.\n", what.title, fmt::join(what.hosts, ", "));
    return EX_OK;
}

int run_organisation_list(const Configuration& configuration, const Arguments& arguments) {
    const auto pool = connect(configuration);
    auto list = nlohmann::json::array();
    for (const auto& [organisation, theme] : organisation::load_all(*pool->lend())) {
        if (!arguments.json) {
            std::cout << fmt::format("{:<20} {}\n  hosts   {}\n  theme   {}\n  plugins {}\n", organisation.name, organisation.title,
                                     fmt::join(organisation.hosts, ", "), theme, fmt::join(organisation.plugins, ", "));
        }
        list.push_back({{"name", organisation.name}, {"title", organisation.title}, {"hosts", organisation.hosts},
                        {"theme", theme}, {"plugins", organisation.plugins}});
    }
    if (arguments.json) std::cout << list.dump(2) << '\n';
    if (list.empty()) std::cerr << "No organisations yet: luwte organisation add --help, or luwte demo load.\n";
    return EX_OK;
}

}  // namespace luwte::app
