#include "app/command_line.h"

#include <sysexits.h>

#include <CLI/CLI.hpp>
#include <iostream>

namespace luwte::app {
namespace {

constexpr const char* about =
    "Luwte: anonymous peer support, with rules that moderators write.\n\n"
    "Settings come from the file given by --config (or LUWTE_CONFIG) and from the environment; `luwte config` lists them all.";

constexpr const char* after = "The manual: man luwte. Exit codes: those of sysexits.h (0 done, 64 usage, 65 input, 69 database away, 78 configuration).";

/// Notes which subcommand ran; CLI11 calls it after everything is parsed.
void name_command(CLI::App* command, Arguments& arguments, std::string name) {
    command->callback([&arguments, name = std::move(name)] { arguments.command = name; });
}

void add_database(CLI::App& program, Arguments& arguments) {
    auto* database = program.add_subcommand("db", "The database")->require_subcommand(1);
    name_command(database->add_subcommand("migrate", "Bring the tables up to date; safe to run again"), arguments, "db migrate");
    name_command(database->add_subcommand("status", "Show which migrations have been applied"), arguments, "db status");
}

void add_organisation(CLI::App& program, Arguments& arguments) {
    auto& values = arguments.organisation;
    auto* organisation = program.add_subcommand("organisation", "Organisations of this installation")->require_subcommand(1);
    auto* add = organisation->add_subcommand("add", "Add an organisation with a front door of its own");
    add->add_option("name", values.name, "Short name: lower case letters, digits, hyphens")->required();
    add->add_option("--title", values.title, "The name that people see")->required();
    add->add_option("--host", values.hosts, "Host name under which it answers; may be given several times")->required()->take_all();
    add->add_option("--theme", values.theme, "Theme plugin")->default_val("theme-luwte");
    add->add_option("--plugin", values.plugins, "Moderation or escalation plugin that is on; without: all that are shipped")->take_all();
    add->add_option("--duty-text", values.duty_text, "What the page for danger says about the organisation itself");
    add->add_option("--idle-minutes", values.idle_minutes, "Minutes until a session locks")->default_val(15)->check(CLI::Range(1, 15));
    name_command(add, arguments, "organisation add");
    auto* list = organisation->add_subcommand("list", "List them with hosts, theme and plugins");
    list->add_flag("--json", arguments.json, "As JSON");
    name_command(list, arguments, "organisation list");
    auto* alarms = organisation->add_subcommand("alarms", "Within how long its alarms are to be taken; without options: show it");
    alarms->add_option("name", arguments.alarms.organisation, "Short name of the organisation")->required();
    const CLI::Range a_day(1, 86'400);
    alarms->add_option("--level2", arguments.alarms.level2, "Seconds until the next is called, of an urgent alarm (900)")->check(a_day);
    alarms->add_option("--level3", arguments.alarms.level3, "The same of an immediate one (120)")->check(a_day);
    alarms->add_option("--acting", arguments.alarms.acting, "Seconds from taking it to \"I am acting\", after which it calls again (900)")->check(a_day);
    alarms->add_option("--repeat", arguments.alarms.repeat, "Seconds between two calls of everybody and the fallback (900)")->check(a_day);
    name_command(alarms, arguments, "organisation alarms");
}

void add_forum(CLI::App& program, Arguments& arguments) {
    auto& values = arguments.forum;
    auto* forum = program.add_subcommand("forum", "Forums of an organisation")->require_subcommand(1);
    auto* add = forum->add_subcommand("add", "Open a forum");
    add->add_option("organisation", values.organisation, "Short name of the organisation")->required();
    add->add_option("name", values.name, "Its name, as people see it")->required();
    add->add_option("--purpose", values.purpose, "One or two sentences: for whom, about what")->required();
    add->add_option("--zone", values.zone, "survivors, nearby, involved or professionals")->default_val("survivors")
        ->check(CLI::IsMember({"survivors", "nearby", "involved", "professionals"}));
    add->add_option("--rule", values.rules, "A line of its rules; three at most")->take_all();
    add->add_option("--language", values.language, "Of most that is written there: nl, en, ar, tr, pl")->default_val("nl");
    add->add_option("--may-read", values.may_read, "anyone, or zone: those with a name in it")->default_val("anyone")
        ->check(CLI::IsMember({"anyone", "zone"}));
    add->add_option("--may-write", values.may_write, "anyone, zone, or nobody: an archive")->default_val("anyone")
        ->check(CLI::IsMember({"anyone", "zone", "nobody"}));
    name_command(add, arguments, "forum add");
    auto* list = forum->add_subcommand("list", "List them");
    list->add_option("organisation", values.organisation, "Short name of the organisation")->required();
    list->add_flag("--json", arguments.json, "As JSON");
    name_command(list, arguments, "forum list");
}

void add_staff(CLI::App& program, Arguments& arguments) {
    auto& values = arguments.staff;
    auto* staff = program.add_subcommand("staff", "People who work in an organisation's room")->require_subcommand(1);
    auto* add = staff->add_subcommand("add", "Make a staff account; prints its code and its TOTP address once");
    add->add_option("organisation", values.organisation, "Short name of the organisation")->required();
    add->add_option("name", values.name, "First name, as colleagues see it")->required();
    add->add_option("--role", values.roles, "moderator, duty, host, companion, editor, administrator, custodian; several with commas")
        ->required()->delimiter(',');
    add->add_flag("--json", arguments.json, "As JSON");
    name_command(add, arguments, "staff add");
}

void add_plugin(CLI::App& program, Arguments& arguments) {
    auto& values = arguments.plugin;
    auto* plugin = program.add_subcommand("plugin", "Rules, alarms and themes in Lua")->require_subcommand(1);
    auto* check = plugin->add_subcommand("check", "Load a plugin folder and run its examples");
    check->add_option("folder", values.folders, "Folders of plugins")->required()->check(CLI::ExistingDirectory);
    name_command(check, arguments, "plugin check");
    auto* fresh = plugin->add_subcommand("new", "Write a plugin that passes its check, to start from");
    fresh->add_option("kind", values.kind, "moderation, escalation or theme")->required()->check(CLI::IsMember({"moderation", "escalation", "theme"}));
    fresh->add_option("name", values.name, "Its name, and its folder's")->required();
    fresh->add_option("--in", values.in, "Folder to make it in; without: the plugins folder");
    name_command(fresh, arguments, "plugin new");
    name_command(plugin->add_subcommand("list", "List the installed plugins"), arguments, "plugin list");
}

void add_rest(CLI::App& program, Arguments& arguments) {
    name_command(program.add_subcommand("serve", "Serve every organisation until stopped (SIGTERM, Ctrl-C); SIGHUP reads plugins anew"), arguments, "serve");

    auto* moderate = program.add_subcommand("moderate", "Judge messages: JSON lines in, verdicts out; needs no database");
    moderate->add_option("--organisation", arguments.moderate.organisation, "Whose rules")->default_val("demo");
    moderate->add_option("--plugin", arguments.moderate.plugins, "A plugin folder to add, or to use instead of the one with its name")->take_all();
    name_command(moderate, arguments, "moderate");

    auto* audit = program.add_subcommand("audit", "The audit log")->require_subcommand(1);
    auto* verify = audit->add_subcommand("verify", "Check the chain: finds a changed, missing or inserted entry");
    verify->add_option("--organisation", arguments.audit.organisation, "Only this one; without: all");
    verify->add_option("--checkpoints", arguments.audit.checkpoints, "A file of checkpoints (- for standard input) that the chain must still hold");
    verify->add_option("--key", arguments.audit.key, "The public key they are signed with; without: that of this installation");
    name_command(verify, arguments, "audit verify");
    auto* checkpoint = audit->add_subcommand("checkpoint", "Print where each chain ends, signed, a line each, to be kept elsewhere");
    checkpoint->add_option("--organisation", arguments.audit.organisation, "Only this one; without: all");
    checkpoint->add_flag("--show-key", arguments.audit.show_key, "Print the public key that checkpoints are signed with, and nothing else");
    name_command(checkpoint, arguments, "audit checkpoint");

    auto* demo = program.add_subcommand("demo", "Demonstration")->require_subcommand(1);
    auto* load = demo->add_subcommand("load", "Make the demonstration organisations; with numbers, fill them for load tests");
    load->add_option("--organisation", arguments.demo.organisation, "Which to fill")->default_val("demo");
    load->add_option("--topics", arguments.demo.topics, "Topics to generate")->check(CLI::Range(0, 1'000'000));
    load->add_option("--posts", arguments.demo.posts, "Posts to generate, in all")->check(CLI::Range(0, 10'000'000));
    load->add_option("--accounts", arguments.demo.accounts, "Accounts to generate")->check(CLI::Range(0, 1'000'000));
    load->add_flag("--quiet", arguments.demo.quiet, "No progress bar");
    load->add_flag("--json", arguments.json, "Print what was made as JSON");
    name_command(load, arguments, "demo load");

    name_command(program.add_subcommand("config", "Print every setting with its default"), arguments, "config");
    name_command(program.add_subcommand("version", "Print the version"), arguments, "version");
}

}  // namespace

Parsed parse_command_line(int argument_count, const char* const* raw) {
    Arguments arguments;
    CLI::App program(about, "luwte");
    program.footer(after);
    program.set_version_flag("--version", "luwte " LUWTE_VERSION);
    program.require_subcommand(1);
    program.add_option("--config", arguments.configuration, "Configuration file")->envname("LUWTE_CONFIG")->check(CLI::ExistingFile);
    add_rest(program, arguments);
    add_database(program, arguments);
    add_organisation(program, arguments);
    add_forum(program, arguments);
    add_staff(program, arguments);
    add_plugin(program, arguments);
    try {
        program.parse(argument_count, raw);
    } catch (const CLI::ParseError& error) {
        const int code = program.exit(error, std::cout, std::cerr);
        return {std::nullopt, code == 0 ? EX_OK : EX_USAGE};
    }
    return {std::move(arguments), EX_OK};
}

}  // namespace luwte::app
