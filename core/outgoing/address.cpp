#include "outgoing/address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstring>
#include <curl/curl.h>
#include <memory>
#include <netinet/in.h>
#include <optional>

namespace luwte::outgoing {
namespace {

using base::ProblemKind;

struct Network {
    std::uint32_t address;
    int bits;
};
// https://www.iana.org/assignments/iana-ipv4-special-registry: all that is not globally reachable, multicast
// and the reserved rest.
constexpr Network not_public_v4[] = {
    {0x00000000, 8},  {0x0a000000, 8},  {0x64400000, 10}, {0x7f000000, 8},  {0xa9fe0000, 16},
    {0xac100000, 12}, {0xc0000000, 24}, {0xc0000200, 24}, {0xc0586300, 24}, {0xc0a80000, 16},
    {0xc6120000, 15}, {0xc6336400, 24}, {0xcb007100, 24}, {0xe0000000, 4},  {0xf0000000, 4},
};

bool is_public_v4(std::uint32_t address) {
    return std::ranges::none_of(not_public_v4, [&](const Network& network) {
        return (address >> (32 - network.bits)) == (network.address >> (32 - network.bits));
    });
}

std::uint32_t v4_at(const unsigned char* bytes) {
    return static_cast<std::uint32_t>(bytes[0]) << 24U | static_cast<std::uint32_t>(bytes[1]) << 16U |
           static_cast<std::uint32_t>(bytes[2]) << 8U | static_cast<std::uint32_t>(bytes[3]);
}

bool is_public_v6(const unsigned char (&bytes)[16]) {
    // Global unicast is 2000::/3 and nothing else; of the well-known prefix of NAT64 (RFC 6052) it depends.
    constexpr std::array<unsigned char, 12> nat64 = {0x00, 0x64, 0xff, 0x9b};
    if (std::equal(nat64.begin(), nat64.end(), bytes)) return is_public_v4(v4_at(bytes + 12));
    if ((bytes[0] & 0xe0U) != 0x20) return false;
    const unsigned first = static_cast<unsigned>(bytes[0]) << 8U | bytes[1];
    const unsigned second = static_cast<unsigned>(bytes[2]) << 8U | bytes[3];
    if (first == 0x2002) return false;                      // 6to4: carries an IPv4 address
    if (first == 0x2001 && second < 0x0200) return false;   // Teredo, benchmarks, ORCHID
    if (first == 0x2001 && second == 0x0db8) return false;  // documentation
    return (first & 0xfff0U) != 0x3ff0;                     // documentation (RFC 9637: 3fff::/20)
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

/// One entry of a list of the operator: "host", "host:port", "[::1]:port", "*.host".
bool matches(std::string_view entry, const std::string& host, std::uint16_t port) {
    std::string_view name = entry;
    const auto colon = entry.rfind(':');
    const bool has_port = colon != std::string_view::npos &&
                          (entry.front() == '[' ? entry[colon - 1] == ']' : entry.find(':') == colon);
    if (has_port) {
        unsigned wanted = 0;
        const auto digits = entry.substr(colon + 1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), wanted);
        if (error != std::errc{} || end != digits.data() + digits.size() || wanted != port) return false;
        name = entry.substr(0, colon);
    }
    if (name.size() > 2 && name.front() == '[' && name.back() == ']') name = name.substr(1, name.size() - 2);
    const auto wanted = lower(name);
    if (wanted.starts_with("*."))
        return host.size() > wanted.size() - 1 && host.ends_with(std::string_view(wanted).substr(1));
    return host == wanted;
}

bool on_list(const std::vector<std::string>& list, const std::string& host, std::uint16_t port) {
    return std::ranges::any_of(
        list, [&](const std::string& entry) { return !entry.empty() && matches(entry, host, port); });
}

/// libcurl's own reader of addresses, so that what is judged here is what is requested later.
class Url {
  public:
    Url() : url_(curl_url(), &curl_url_cleanup) {}
    bool set(const std::string& text) {
        return url_ &&
               curl_url_set(url_.get(), CURLUPART_URL, text.c_str(), CURLU_DISALLOW_USER) == CURLUE_OK;
    }
    [[nodiscard]] std::optional<std::string> part(CURLUPart which, unsigned flags = 0) const {
        char* text = nullptr;
        if (curl_url_get(url_.get(), which, &text, flags) != CURLUE_OK) return std::nullopt;
        std::string result(text);
        curl_free(text);
        return result;
    }

  private:
    std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url_;
};

/// Whether the host is an address written out that is not public. A name is judged when it is looked up.
bool is_written_private(const std::string& host) {
    sockaddr_in six_or_four{};
    six_or_four.sin_family = AF_INET;
    if (inet_pton(AF_INET, host.c_str(), &six_or_four.sin_addr) == 1)
        return !is_public(reinterpret_cast<const sockaddr&>(six_or_four));
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    if (inet_pton(AF_INET6, host.c_str(), &six.sin6_addr) == 1)
        return !is_public(reinterpret_cast<const sockaddr&>(six));
    return host == "localhost" || host.ends_with(".localhost") || host.find('.') == std::string::npos;
}

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f && c != '\\'; });
}

}  // namespace

bool is_public(const sockaddr& address) {
    if (address.sa_family == AF_INET)
        return is_public_v4(ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr));
    if (address.sa_family == AF_INET6)
        return is_public_v6(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr.s6_addr);
    return false;
}

base::Result<Address> parse_address(std::string_view text, const Rules& rules) {
    const auto no = [](const char* code) { return base::problem(ProblemKind::invalid, code, "address"); };
    Url url;
    if (text.empty() || text.size() > longest_address || !is_plain(text) || text.find('#') != text.npos ||
        !url.set(std::string(text)))
        return no("outgoing.no-address");
    const auto scheme = url.part(CURLUPART_SCHEME);
    const auto written_host = url.part(CURLUPART_HOST);
    const auto port = url.part(CURLUPART_PORT, CURLU_DEFAULT_PORT);
    const auto whole = url.part(CURLUPART_URL);
    if (!scheme || !written_host || !port || !whole || (*scheme != "https" && *scheme != "http") ||
        url.part(CURLUPART_ZONEID))
        return no("outgoing.no-address");
    Address address{.url = *whole, .origin = {}, .host = {}, .port = 0, .inside = false};

    address.host = lower(*written_host);
    if (address.host.ends_with('.')) address.host.pop_back();
    std::from_chars(port->data(), port->data() + port->size(), address.port);  // stays 0 when it is none
    const bool usual = address.port == (*scheme == "https" ? 443 : 80);
    address.origin = *scheme + "://" + address.host + (usual ? "" : ":" + *port);
    if (address.host.size() > 2 && address.host.front() == '[')
        address.host = address.host.substr(1, address.host.size() - 2);
    if (address.host.empty() || address.port == 0) return no("outgoing.no-address");
    address.inside = on_list(rules.inside, address.host, address.port);
    if (!rules.only.empty() && !address.inside && !on_list(rules.only, address.host, address.port))
        return no("outgoing.not-allowed");
    if (!address.inside && is_written_private(address.host)) return no("outgoing.private-address");
    if (!address.inside && *scheme != "https") return no("outgoing.not-https");
    return address;
}

bool is_mail_address(std::string_view text) {
    constexpr std::string_view refused = "\"<>()[],;:\\";
    constexpr std::size_t longest = 254;
    const auto at = text.find('@');
    if (at == 0 || at == text.npos || at + 1 == text.size() || text.size() > longest) return false;
    if (text.find('@', at + 1) != text.npos || text.find_first_of(refused) != text.npos) return false;
    const auto domain = text.substr(at + 1);
    return text.front() != '-' && is_plain(text) && domain.find('.') != domain.npos &&
           domain.front() != '.' && domain.back() != '.' && domain.find("..") == domain.npos;
}

}  // namespace luwte::outgoing
