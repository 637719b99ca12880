#include "app/app.h"

#include <fmt/format.h>
#include <sysexits.h>

#include <cstdlib>
#include <iostream>

#include "app/command_line.h"
#include "app/command_moderate.h"
#include "app/command_plugin.h"
#include "app/commands.h"
#include "app/configuration.h"
#include "base/log.h"
#include "store/database.h"

namespace luwte::app {
namespace {

std::optional<std::string> from_environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): before any thread starts
    if (value == nullptr) return std::nullopt;
    return value;
}

int run_moderate(const Configuration& configuration, const Arguments& arguments) {
    script::Faults faults;
    const auto rules = load_rules(configuration.plugins, arguments.moderate.plugins, faults);
    for (const auto& fault : faults) std::cerr << fault.to_string() << '\n';
    return rules ? moderate(*rules, std::cin, std::cout) : EX_CONFIG;
}

int run_plugin(const Configuration& configuration, const Arguments& arguments) {
    const auto& typed = arguments.plugin;
    if (arguments.command == "plugin check") return plugin_check(typed.folders, std::cout);
    if (arguments.command == "plugin list") return plugin_list(configuration.plugins, std::cout);
    return plugin_new(typed.kind, typed.name, typed.in.empty() ? std::filesystem::path(configuration.plugins) : typed.in, std::cout);
}

int run_command(const Arguments& arguments, const Configuration& configuration) {
    const auto& command = arguments.command;
    if (command == "serve") return run_serve(configuration);
    if (command == "db migrate") return run_database_migrate(configuration);
    if (command == "db status") return run_database_status(configuration);
    if (command == "organisation add") return run_organisation_add(configuration, arguments);
    if (command == "organisation list") return run_organisation_list(configuration, arguments);
    if (command == "organisation alarms") return run_organisation_alarms(configuration, arguments);
    if (command == "forum add") return run_forum_add(configuration, arguments);
    if (command == "forum list") return run_forum_list(configuration, arguments);
    if (command == "staff add") return run_staff_add(configuration, arguments);
    if (command == "audit verify") return run_audit_verify(configuration, arguments);
    if (command == "audit checkpoint") return run_audit_checkpoint(configuration, arguments);
    if (command == "demo load") return run_demo_load(configuration, arguments);
    if (command == "moderate") return run_moderate(configuration, arguments);
    if (command.starts_with("plugin ")) return run_plugin(configuration, arguments);
    return EX_USAGE;
}

}  // namespace

int run(int argument_count, char** raw) {
    const auto parsed = parse_command_line(argument_count, raw);
    if (!parsed.arguments) return parsed.exit_code;
    const auto& arguments = *parsed.arguments;
    if (arguments.command == "version") {
        std::cout << "luwte " LUWTE_VERSION "\n";
        return EX_OK;
    }
    if (arguments.command == "config") {
        std::cout << describe_configuration();
        return EX_OK;
    }
    const auto configuration = read_configuration(arguments.configuration, from_environment);
    if (!configuration) {
        std::cerr << "luwte: " << configuration.error().message << '\n';
        return EX_CONFIG;
    }
    base::start_log(configuration->log_level);
    try {
        return run_command(arguments, *configuration);
    } catch (const store::DatabaseError& error) {
        std::cerr << "luwte: the database does not answer as it should: " << error.what() << '\n';
        return error.kind() == base::ProblemKind::unavailable ? EX_UNAVAILABLE : EX_SOFTWARE;
    } catch (const std::exception& error) {
        std::cerr << "luwte: " << error.what() << '\n';
        return EX_SOFTWARE;
    }
}

}  // namespace luwte::app
