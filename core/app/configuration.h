// The configuration: one TOML file, checked, with overrides from the environment. See luwte.toml(5) in the man page.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace luwte::app {

struct Configuration {
    // [server]
    std::vector<std::string> listen = {"127.0.0.1:8080"};  ///< address:port, "[::1]:8080" for IPv6
    std::string certificate;      ///< PEM chain; with private_key the server speaks TLS
    std::string private_key;
    std::vector<std::string> trusted_proxies;
    std::string metrics;          ///< address:port of the listener for /metrics; empty: none
    std::string user;             ///< whose rights serving has when root starts it; empty: as started
    std::int64_t threads = 0;     ///< I/O threads; 0: one a core
    std::int64_t workers = 8;     ///< threads that serve pages; each may hold one database connection
    std::int64_t stop_seconds = 20;
    // [limits]
    std::int64_t connections = 10'000;
    std::int64_t connections_per_client = 200;
    std::int64_t requests_per_client = 1200;  ///< a minute, beside the narrower limits of single pages; 0: none
    std::int64_t kept_megabytes = 48;         ///< finished pages for readers
    // [database]
    std::string connection;       ///< as libpq takes it
    std::int64_t database_connections = 10;
    std::int64_t statement_seconds = 5;
    // [alarms]
    std::int64_t send_seconds = 10;  ///< for one attempt to call somebody; twice that long another process waits for it
    // [files]
    std::string key;              ///< the installation key, apart from every backup of the database
    std::string plugins;
    std::string web;
    std::string data;             ///< migrations and seeds
    // [delivery]: how colleagues on duty are called outside the room
    std::string mail_server;      ///< "smtps://mail.example.org" or "smtp://mail.example.org:587"; empty: no mail
    std::string mail_user;
    std::string mail_password_file;  ///< the password on its first line
    std::string mail_from;
    std::string contact;          ///< for push services: "mailto:…" or "https://…"
    std::vector<std::string> inside;  ///< hosts that may have private addresses and speak plain http
    std::vector<std::string> only;    ///< with any: nothing is sent to other hosts
    std::string authorities;      ///< PEM file, besides those of the system
    // [log]
    std::string log_level = "info";
};

/// What is wrong, for a person: "luwte.toml:12: server.listen: …".
struct ConfigurationFault {
    std::string message;
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// Reads `file` (none: only defaults) and the environment: LUWTE_SERVER_LISTEN overrides server.listen, and so on for
/// every key; lists are separated by commas. Unknown keys, wrong types and values out of range are faults that
/// name file, line and key.
std::expected<Configuration, ConfigurationFault> read_configuration(const std::optional<std::filesystem::path>& file,
                                                                    const Environment& environment);

/// Every key with its default and its meaning, as a commented TOML file: what `luwte config` prints.
[[nodiscard]] std::string describe_configuration();

}  // namespace luwte::app
