#include "net/forwarded.h"

#include <algorithm>
#include <charconv>

namespace luwte::net {
namespace {

using boost::asio::ip::address;

std::string_view trim(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

/// Splits at `separator` outside quotation marks.
std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    bool quoted = false;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] == '\\' && quoted && i + 1 < text.size()) {
            ++i;
        } else if (i < text.size() && text[i] == '"') {
            quoted = !quoted;
        } else if (i == text.size() || (text[i] == separator && !quoted)) {
            parts.push_back(trim(text.substr(start, i - start)));
            start = i + 1;
        }
    }
    return parts;
}

std::string unquote(std::string_view text) {
    if (text.size() < 2 || !text.starts_with('"') || !text.ends_with('"')) return std::string(text);
    std::string result;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == '\\' && i + 2 < text.size()) ++i;
        result.push_back(text[i]);
    }
    return result;
}

/// "192.0.2.1", "192.0.2.1:80", "[2001:db8::1]:80", "2001:db8::1"; nothing for "unknown" and "_hidden".
std::optional<address> parse_node(std::string_view text) {
    if (text.starts_with('['))
        text = text.substr(1, text.find(']') - 1);
    else if (std::ranges::count(text, ':') == 1)
        text = text.substr(0, text.find(':'));
    boost::system::error_code error;
    const auto parsed = boost::asio::ip::make_address(std::string(text), error);
    if (error) return std::nullopt;
    return parsed;
}

struct Hop {
    std::optional<address> client;
    std::string host;
    std::string scheme;
};

/// Every value of a header, however many lines it came in.
std::vector<std::string_view> items_of(const Request& request, std::string_view name) {
    std::vector<std::string_view> items;
    for (const Header& header : request.headers)
        if (header.name == name)
            for (const std::string_view item : split(header.value, ',')) items.push_back(item);
    return items;
}

std::vector<Hop> standard_hops(const Request& request) {
    std::vector<Hop> hops;
    for (const std::string_view element : items_of(request, "forwarded")) {
        Hop hop;
        for (const std::string_view pair : split(element, ';')) {
            const auto equals = pair.find('=');
            if (equals == std::string_view::npos) continue;
            const std::string name = lower(pair.substr(0, equals));
            const std::string value = unquote(pair.substr(equals + 1));
            if (name == "for")
                hop.client = parse_node(value);
            else if (name == "host")
                hop.host = value;
            else if (name == "proto")
                hop.scheme = lower(value);
        }
        hops.push_back(std::move(hop));
    }
    return hops;
}

std::vector<Hop> customary_hops(const Request& request) {
    const auto clients = items_of(request, "x-forwarded-for");
    const auto schemes = items_of(request, "x-forwarded-proto");
    const auto hosts = items_of(request, "x-forwarded-host");
    // Some proxies add to the lists, most replace them: a list that is shorter belongs to the last hops.
    const auto at = [&clients](const std::vector<std::string_view>& list, std::size_t i) {
        const std::size_t from_end = clients.size() - i;
        if (list.empty()) return std::string_view{};
        return from_end <= list.size() ? list[list.size() - from_end] : list.front();
    };
    std::vector<Hop> hops;
    for (std::size_t i = 0; i < clients.size(); ++i)
        hops.push_back({parse_node(clients[i]), std::string(at(hosts, i)), lower(at(schemes, i))});
    if (clients.empty() && (!schemes.empty() || !hosts.empty()))
        hops.push_back({std::nullopt, std::string(hosts.empty() ? "" : hosts.back()),
                        lower(schemes.empty() ? "" : schemes.back())});
    return hops;
}

/// Walks from us towards the client, past our own proxies.
Forwarded settle(const std::vector<Hop>& hops, const TrustedNetworks& trusted) {
    for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
        const bool own_proxy = hop->client && trusted.contains(*hop->client);
        if (own_proxy && std::next(hop) != hops.rend()) continue;
        return {hop->client, hop->host, hop->scheme == "https"};
    }
    return {};
}

}  // namespace

base::Result<TrustedNetworks> TrustedNetworks::parse(const std::vector<std::string>& networks) {
    TrustedNetworks trusted;
    for (const std::string& text : networks) {
        const auto slash = text.find('/');
        boost::system::error_code error;
        const auto parsed = boost::asio::ip::make_address(text.substr(0, slash), error);
        unsigned bits = !error && parsed.is_v4() ? 32 : 128;
        const unsigned most = bits;
        if (!error && slash != std::string::npos) {
            const auto [end, wrong] =
                std::from_chars(text.data() + slash + 1, text.data() + text.size(), bits);
            if (wrong != std::errc{} || end != text.data() + text.size() || bits > most)
                return base::problem(base::ProblemKind::invalid, "net.not-a-network", text);
        }
        if (error) return base::problem(base::ProblemKind::invalid, "net.not-a-network", text);
        const auto wide = parsed.is_v4()
                              ? boost::asio::ip::make_address_v6(boost::asio::ip::v4_mapped, parsed.to_v4())
                              : parsed.to_v6();
        trusted.networks_.push_back({wide.to_bytes(), parsed.is_v4() ? bits + 96 : bits});
    }
    return trusted;
}

bool TrustedNetworks::contains(const address& one) const {
    const auto wide =
        one.is_v4() ? boost::asio::ip::make_address_v6(boost::asio::ip::v4_mapped, one.to_v4()) : one.to_v6();
    const auto bytes = wide.to_bytes();
    return std::ranges::any_of(networks_, [&bytes](const Network& network) {
        const std::size_t whole = network.bits / 8;
        if (!std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(whole),
                        network.bytes.begin()))
            return false;
        if (network.bits % 8 == 0) return true;
        const auto mask = static_cast<unsigned char>(0xff << (8 - network.bits % 8));
        return (bytes[whole] & mask) == (network.bytes[whole] & mask);
    });
}

std::optional<Forwarded> read_forwarded(const Request& request, const TrustedNetworks& trusted) {
    const auto standard = standard_hops(request);
    const auto customary = customary_hops(request);
    if (standard.empty()) return settle(customary, trusted);
    const Forwarded said = settle(standard, trusted);
    if (!customary.empty()) {
        const Forwarded other = settle(customary, trusted);
        if (other.client != said.client || other.secure != said.secure) return std::nullopt;
    }
    return said;
}

}  // namespace luwte::net
