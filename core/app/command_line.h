// The command line: subcommands, options, help.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace luwte::app {

/// What was typed, parsed. Which subcommand was meant stands in `command` ("serve", "db migrate" …).
struct Arguments {
    std::string command;
    std::optional<std::filesystem::path> configuration;
    bool json = false;

    struct {
        std::string name, title, theme, duty_text;
        std::vector<std::string> hosts, plugins;
        int idle_minutes = 15;
    } organisation;
    struct {
        std::string organisation;
        int level2 = 0, level3 = 0, acting = 0, repeat = 0;  ///< seconds; 0: as it is
    } alarms;
    struct {
        std::string organisation, name, purpose, zone, language, may_read, may_write;
        std::vector<std::string> rules;
    } forum;
    struct {
        std::string organisation, name;
        std::vector<std::string> roles;
    } staff;
    struct {
        std::string kind, name;
        std::vector<std::filesystem::path> folders;
        std::filesystem::path in;
    } plugin;
    struct {
        std::string organisation = "demo";
        std::vector<std::filesystem::path> plugins;
    } moderate;
    struct {
        std::string organisation;
        std::filesystem::path checkpoints;
        std::string key;
        bool show_key = false;
    } audit;
    struct {
        std::string organisation = "demo";
        std::int64_t topics = 0, posts = 0, accounts = 0;
        bool quiet = false;
    } demo;
};

/// Parses; when there is nothing to run (help, version, a mistake), prints what has to be said and gives the exit
/// code instead.
struct Parsed {
    std::optional<Arguments> arguments;
    int exit_code = 0;
};
[[nodiscard]] Parsed parse_command_line(int argument_count, const char* const* arguments);

}  // namespace luwte::app
