#include "net/target.h"

#include <algorithm>
#include <charconv>

#include <boost/asio/ip/address_v6.hpp>

#include "base/text.h"
#include "net/percent.h"

namespace luwte::net {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return lower(c); });
    return result;
}

bool is_port(std::string_view text) {
    unsigned port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && end == text.data() + text.size() && text.size() <= 5 && port >= 1 &&
           port <= 65535;
}

bool is_label(std::string_view label) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label, allowed);
}

bool is_name(std::string_view name) {
    if (name.empty() || name.size() > 253) return false;
    while (true) {
        const auto dot = name.find('.');
        if (!is_label(name.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        name.remove_prefix(dot + 1);
    }
}

bool is_address_v6(std::string_view text) {
    boost::system::error_code error;
    boost::asio::ip::make_address_v6(std::string(text), error);
    return !error && text.find('%') == std::string_view::npos;
}

/// The length of "http://" or "https://" in front of `text`; 0 when there is none.
std::size_t scheme_length(std::string_view text) {
    for (const std::string_view scheme : {std::string_view{"http://"}, std::string_view{"https://"}})
        if (text.size() >= scheme.size() &&
            std::ranges::equal(text.substr(0, scheme.size()), scheme, {}, [](char c) { return lower(c); }))
            return scheme.size();
    return 0;
}

}  // namespace

std::optional<Host> parse_host(std::string_view text) {
    if (text.empty() || text.size() > 262) return std::nullopt;
    Host host{.name = {}, .authority = lower(text)};
    std::string_view name = host.authority;
    const auto bracket = name.find(']');
    const auto colon = name.find(':', bracket == std::string_view::npos ? 0 : bracket);
    if (colon != std::string_view::npos) {
        if (!is_port(name.substr(colon + 1))) return std::nullopt;
        name = name.substr(0, colon);
    }
    if (name.starts_with('[')) {
        if (!name.ends_with(']') || !is_address_v6(name.substr(1, name.size() - 2))) return std::nullopt;
    } else {
        if (name.ends_with('.')) name.remove_suffix(1);
        if (!is_name(name)) return std::nullopt;
    }
    host.name = name;
    return host;
}

std::optional<std::string> decode_path(std::string_view encoded) {
    if (!encoded.starts_with('/')) return std::nullopt;
    const auto slashes = std::ranges::count(encoded, '/');
    auto path = decode_percent(encoded, false);
    if (!path || std::ranges::count(*path, '/') != slashes) return std::nullopt;
    const auto forbidden = [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f || c == '\\'; };
    if (std::ranges::any_of(*path, forbidden) || !base::is_utf8(*path)) return std::nullopt;
    std::string_view rest = *path;
    while (!rest.empty()) {
        rest.remove_prefix(1);  // the slash
        const std::string_view segment = rest.substr(0, rest.find('/'));
        rest.remove_prefix(segment.size());
        if (segment == "." || segment == ".." || (segment.empty() && !rest.empty())) return std::nullopt;
    }
    return path;
}

std::optional<Target> parse_target(std::string_view text) {
    if (std::ranges::any_of(text, [](char c) { return c <= ' ' || c >= 0x7f || c == '#'; }))
        return std::nullopt;
    Target target{.path = {}, .query = {}, .origin = text, .authority = {}};
    if (const auto scheme = scheme_length(text)) {
        const auto end = text.find_first_of("/?", scheme);
        target.authority = text.substr(scheme, end == std::string_view::npos ? end : end - scheme);
        target.origin = end == std::string_view::npos ? std::string_view{"/"} : text.substr(end);
        if (target.authority.empty()) return std::nullopt;
    }
    const auto mark = target.origin.find('?');
    const std::string_view encoded = target.origin.substr(0, mark);
    if (mark != std::string_view::npos) target.query = target.origin.substr(mark + 1);
    auto path = decode_path(encoded.empty() && !target.authority.empty() ? "/" : encoded);
    if (!path) return std::nullopt;
    target.path = std::move(*path);
    return target;
}

}  // namespace luwte::net
