// Where this machine may send to. Addresses are given by people (an administrator, a colleague's browser), so
// each is a way to make this server knock at doors inside its own network; these rules close them.
//
// Two checks, since a name can mean anything: `parse_address` when somebody fills it in, and
// `may_connect` on the socket's address, after the name was looked up, at every connection.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

struct sockaddr;

namespace luwte::outgoing {

/// What the operator allows in the configuration.
struct Rules {
    /// "ntfy.internal" or "ntfy.internal:8080": hosts inside the operator's own network. They may have
    /// private addresses, and may be reached by plain http.
    std::vector<std::string> inside;
    /// With any: nothing but these (and `inside`) is ever sent to. The same form; "*.example.org" is every
    /// host below it.
    std::vector<std::string> only;
};

struct Address {
    std::string url;     ///< whole, as it is requested
    std::string origin;  ///< "https://push.example.org", with the port when it is not the usual one
    std::string host;    ///< in lower case; an IPv6 address without brackets
    std::uint16_t port = 443;
    bool inside = false;  ///< the operator named it: no check of its network address
};

/// The longest address that is taken, in bytes.
inline constexpr std::size_t longest_address = 1000;

/// Reads and judges an address. Problems (invalid): `outgoing.no-address` (not http or https, with a user
/// name or a fragment, or not an address), `outgoing.not-https` (plain http to elsewhere),
/// `outgoing.not-allowed` (not on the operator's list), `outgoing.private-address` (an address of a private
/// network, written out).
[[nodiscard]] base::Result<Address> parse_address(std::string_view text, const Rules& rules);

/// Whether a socket address lies in the public Internet: not this machine, no private or shared network, no
/// multicast, nothing reserved (IANA's special-purpose registries), nor IPv6 forms that carry such an IPv4
/// one.
[[nodiscard]] bool is_public(const sockaddr& address);

/// An e-mail address that is safe to give to a mail server: one '@', printable ASCII without quotes,
/// brackets, commas or spaces, at most 254 characters.
[[nodiscard]] bool is_mail_address(std::string_view text);

}  // namespace luwte::outgoing
