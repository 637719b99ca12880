#include "net/negotiation.h"

#include <algorithm>
#include <optional>

namespace luwte::net {
namespace {

std::string_view trim(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

/// Cuts the part before `separator` off the front of `rest`.
std::string_view cut(std::string_view& rest, char separator) {
    const std::string_view part = rest.substr(0, rest.find(separator));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    return trim(part);
}

bool equal_ignoring_case(std::string_view text, std::string_view lower_case) {
    return std::ranges::equal(text, lower_case, {}, [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
}

/// A weight ("0.75") in thousandths; 0 for what is no weight, so that nothing malformed is preferred.
unsigned parse_weight(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
    unsigned weight = text[0] == '1' ? 1000 : 0;
    if (text.size() == 1) return weight;
    if (text[1] != '.') return 0;
    unsigned place = 100;
    for (const char c : text.substr(2)) {
        if (c < '0' || c > '9') return 0;
        weight += static_cast<unsigned>(c - '0') * place;
        place /= 10;
    }
    return std::min(weight, 1000U);
}

unsigned weight_of(std::string_view parameters) {
    while (!parameters.empty()) {
        const std::string_view parameter = cut(parameters, ';');
        if (parameter.size() > 2 && (parameter[0] == 'q' || parameter[0] == 'Q') && parameter[1] == '=')
            return parse_weight(parameter.substr(2));
    }
    return 1000;
}

/// The tag without what tells the coding.
std::string_view without_coding(std::string_view tag) {
    if (tag.ends_with("-gz") || tag.ends_with("-br")) tag.remove_suffix(3);
    return tag;
}

}  // namespace

Coding AcceptedCodings::choose(bool have_gzip, bool have_brotli) const {
    const unsigned zipped = have_gzip ? gzip : 0;
    const unsigned brotlied = have_brotli ? brotli : 0;
    if (brotlied > 0 && brotlied >= zipped && brotlied >= identity) return Coding::brotli;
    if (zipped > 0 && zipped >= identity) return Coding::gzip;
    return Coding::identity;
}

AcceptedCodings parse_accept_encoding(std::string_view header) {
    std::optional<unsigned> gzip, brotli, identity, other;
    while (!header.empty()) {
        std::string_view item = cut(header, ',');
        const std::string_view name = cut(item, ';');
        const unsigned weight = weight_of(item);
        if (equal_ignoring_case(name, "gzip") || equal_ignoring_case(name, "x-gzip"))
            gzip = weight;
        else if (equal_ignoring_case(name, "br"))
            brotli = weight;
        else if (equal_ignoring_case(name, "identity"))
            identity = weight;
        else if (name == "*")
            other = weight;
    }
    AcceptedCodings accepted;
    accepted.gzip = gzip.value_or(other.value_or(0));
    accepted.brotli = brotli.value_or(other.value_or(0));
    accepted.identity = identity.value_or(1);  // acceptable unless it says otherwise, and the last choice
    return accepted;
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
    if (etag.empty()) return false;
    while (!if_none_match.empty()) {
        std::string_view tag = cut(if_none_match, ',');  // our tags hold no comma
        if (tag == "*") return true;
        if (tag.starts_with("W/")) tag.remove_prefix(2);
        if (tag.size() < 2 || !tag.starts_with('"') || !tag.ends_with('"')) continue;
        if (without_coding(tag.substr(1, tag.size() - 2)) == without_coding(etag)) return true;
    }
    return false;
}

Wishes wishes_of(const Request& request) {
    Wishes wishes{.method = request.method, .secure = request.secure, .codings = {}, .if_none_match = {}};
    for (const Header& header : request.headers) {
        if (header.name == "accept-encoding") wishes.codings = parse_accept_encoding(header.value);
        if (header.name == "if-none-match") wishes.if_none_match = header.value;
    }
    return wishes;
}

}  // namespace luwte::net
