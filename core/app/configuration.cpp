#include "app/configuration.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <toml++/toml.h>
#include <variant>

#include "app/places.h"
#include "outgoing/address.h"

namespace luwte::app {
namespace {

using Text = std::string Configuration::*;
using Number = std::int64_t Configuration::*;
using List = std::vector<std::string> Configuration::*;

/// One key of the file: where it goes and what it may hold.
struct Key {
    const char* section;
    const char* name;
    std::variant<Text, Number, List> member;
    const char* meaning;
    std::int64_t least = 0;
    std::int64_t most = 0;
};

const std::vector<Key>& keys() {
    using C = Configuration;
    static const std::vector<Key> all = {
        {"server", "listen", &C::listen, "Addresses and ports to listen on; IPv6 as \"[::1]:8080\"."},
        {"server", "certificate", &C::certificate, "File with the certificate chain (PEM). With private_key: TLS 1.2 and newer."},
        {"server", "private_key", &C::private_key, "File with the private key (PEM)."},
        {"server", "trusted_proxies", &C::trusted_proxies, "Networks whose Forwarded header is believed, such as \"10.0.0.0/8\"."},
        {"server", "metrics", &C::metrics, "Where Prometheus may read /metrics; a local address. Empty: nowhere."},
        {"server", "user", &C::user, "Whose rights the server has when root starts it; all it reads and writes must be this user's to read and write."},
        {"server", "threads", &C::threads, "I/O threads; 0 is one a core.", 0, 256},
        {"server", "workers", &C::workers, "Threads that make pages.", 1, 512},
        {"server", "stop_seconds", &C::stop_seconds, "How long a stop waits for requests under way.", 0, 600},
        {"limits", "connections", &C::connections, "Open connections in all.", 1, 1'000'000},
        {"limits", "connections_per_client", &C::connections_per_client, "Open connections of one client.", 1, 1'000'000},
        {"limits", "requests_per_client", &C::requests_per_client, "Requests of one client a minute that need work; 0 is no limit.", 0, 10'000'000},
        {"limits", "kept_megabytes", &C::kept_megabytes, "Memory for finished pages, in megabytes.", 1, 65'536},
        {"database", "connection", &C::connection, "How to reach PostgreSQL, as libpq takes it: \"host=/run/postgresql dbname=luwte\"."},
        {"database", "connections", &C::database_connections, "Connections at most.", 1, 1'000},
        {"database", "statement_seconds", &C::statement_seconds, "Longest time for one statement.", 1, 600},
        {"alarms", "send_seconds", &C::send_seconds, "Longest time for one attempt to call somebody to an alarm.", 1, 120},
        {"files", "key", &C::key, "The installation key; made when missing. Keep it apart from backups of the database."},
        {"files", "plugins", &C::plugins, "Folder with the plugins."},
        {"files", "web", &C::web, "Folder with templates, styles and scripts."},
        {"files", "data", &C::data, "Folder with migrations and seeds."},
        {"delivery", "mail_server", &C::mail_server, "Mail server that calls colleagues on duty: \"smtps://mail.example.org\" (TLS) or \"smtp://mail.example.org:587\" (STARTTLS, which only a server on this machine may lack). Empty: no mail."},
        {"delivery", "mail_user", &C::mail_user, "Name to sign in there with. Empty: no sign-in."},
        {"delivery", "mail_password_file", &C::mail_password_file, "File with the password, on its first line."},
        {"delivery", "mail_from", &C::mail_from, "Sender's address. Choose a domain that says nothing: it is in every mail."},
        {"delivery", "contact", &C::contact, "Whom push services may write to: \"mailto:…\" or \"https://…\"."},
        {"delivery", "inside", &C::inside, "Hosts of your own network, such as \"ntfy.internal:8080\": webhooks and ntfy may go there though their addresses are private, and without TLS."},
        {"delivery", "only", &C::only, "With any: webhooks, ntfy and push go to these hosts (\"*.example.org\" is all below it) and those of inside, and nowhere else."},
        {"delivery", "authorities", &C::authorities, "File with certificate authorities (PEM) to trust besides those of the system."},
        {"log", "level", &C::log_level, "debug, info, warning or error. No level logs addresses, names or texts."},
    };
    return all;
}

std::string environment_name(const Key& key) {
    std::string name = fmt::format("LUWTE_{}_{}", key.section, key.name);
    for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return name;
}

std::unexpected<ConfigurationFault> fault(std::string message) { return std::unexpected(ConfigurationFault{std::move(message)}); }

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        auto part = text.substr(0, end);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        if (!part.empty()) parts.emplace_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// Sets one key; what is wrong with the value otherwise.
std::optional<std::string> set(Configuration& into, const Key& key, const toml::node& node) {
    if (const auto* text = std::get_if<Text>(&key.member)) {
        if (!node.is_string()) return "has to be a text in quotes";
        into.*(*text) = **node.as_string();
    } else if (const auto* number = std::get_if<Number>(&key.member)) {
        if (!node.is_integer()) return "has to be a whole number";
        const auto value = **node.as_integer();
        if (value < key.least || value > key.most) return fmt::format("has to be from {} to {}", key.least, key.most);
        into.*(*number) = value;
    } else {
        const auto* array = node.as_array();
        if (array == nullptr) return "has to be a list of texts: [\"…\"]";
        std::vector<std::string> values;
        for (const auto& value : *array) {
            if (!value.is_string()) return "has to be a list of texts: [\"…\"]";
            values.push_back(**value.as_string());
        }
        into.*std::get<List>(key.member) = std::move(values);
    }
    return std::nullopt;
}

std::optional<std::string> set_from_text(Configuration& into, const Key& key, const std::string& value) {
    if (const auto* text = std::get_if<Text>(&key.member)) {
        into.*(*text) = value;
    } else if (const auto* number = std::get_if<Number>(&key.member)) {
        std::int64_t parsed = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
        if (error != std::errc{} || end != value.data() + value.size()) return "has to be a whole number";
        if (parsed < key.least || parsed > key.most) return fmt::format("has to be from {} to {}", key.least, key.most);
        into.*(*number) = parsed;
    } else {
        into.*std::get<List>(key.member) = split(value);
    }
    return std::nullopt;
}

const Key* find_key(std::string_view section, std::string_view name) {
    for (const auto& key : keys())
        if (section == key.section && name == key.name) return &key;
    return nullptr;
}

bool is_section(std::string_view section) {
    for (const auto& key : keys())
        if (section == key.section) return true;
    return false;
}

std::expected<void, ConfigurationFault> read_file(Configuration& into, const std::filesystem::path& file) {
    toml::table table;
    try {
        table = toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        const auto line = error.source().begin.line;
        if (line == 0) return fault(fmt::format("{}: cannot be read", file.string()));
        return fault(fmt::format("{}:{}: {}", file.string(), line, error.description()));
    }
    for (const auto& [section, node] : table) {
        const auto line = node.source().begin.line;
        const auto* entries = node.as_table();
        if (entries == nullptr || !is_section(section.str()))
            return fault(fmt::format("{}:{}: {}: there is no such section", file.string(), line, section.str()));
        for (const auto& [name, value] : *entries) {
            const auto place = fmt::format("{}:{}: {}.{}", file.string(), value.source().begin.line, section.str(), name.str());
            const auto* key = find_key(section.str(), name.str());
            if (key == nullptr) return fault(place + ": there is no such key");
            if (const auto wrong = set(into, *key, value)) return fault(fmt::format("{}: {}", place, *wrong));
        }
    }
    return {};
}

std::string shown(const Configuration& configuration, const Key& key) {
    if (const auto* text = std::get_if<Text>(&key.member)) return fmt::format("\"{}\"", configuration.*(*text));
    if (const auto* number = std::get_if<Number>(&key.member)) return std::to_string(configuration.*(*number));
    std::string list;
    for (const auto& value : configuration.*std::get<List>(key.member)) list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", value);
    return "[" + list + "]";
}

}  // namespace

std::expected<Configuration, ConfigurationFault> read_configuration(const std::optional<std::filesystem::path>& file,
                                                                    const Environment& environment) {
    Configuration configuration;
    set_places(configuration);
    if (file)
        if (auto read = read_file(configuration, *file); !read) return std::unexpected(read.error());
    for (const auto& key : keys()) {
        const auto name = environment_name(key);
        const auto value = environment(name);
        if (!value) continue;
        if (const auto wrong = set_from_text(configuration, key, *value)) return fault(fmt::format("{}: {}", name, *wrong));
    }
    if (configuration.certificate.empty() != configuration.private_key.empty())
        return fault("server.certificate and server.private_key go together: one of them is missing");
    if (!configuration.mail_server.empty()) {
        if (!configuration.mail_server.starts_with("smtp://") && !configuration.mail_server.starts_with("smtps://"))
            return fault("delivery.mail_server: begins with smtp:// or smtps://");
        if (!outgoing::is_mail_address(configuration.mail_from)) return fault("delivery.mail_from: is no mail address");
    }
    if (!configuration.contact.empty() && !configuration.contact.starts_with("mailto:") && !configuration.contact.starts_with("https://"))
        return fault("delivery.contact: begins with mailto: or https://");
    static constexpr std::string_view levels[] = {"debug", "info", "warning", "error"};
    if (std::ranges::find(levels, configuration.log_level) == std::end(levels))
        return fault(fmt::format("log.level: \"{}\" is none of debug, info, warning, error", configuration.log_level));
    return configuration;
}

std::string describe_configuration() {
    const Configuration defaults;
    std::string text = "# Luwte's configuration. Every value below is the default; LUWTE_SECTION_KEY in the environment goes before it.\n";
    const char* section = "";
    for (const auto& key : keys()) {
        if (std::strcmp(section, key.section) != 0) text += fmt::format("\n[{}]\n", section = key.section);
        text += fmt::format("# {}\n# {} = {}\n", key.meaning, key.name, shown(defaults, key));
    }
    return text;
}

}  // namespace luwte::app
