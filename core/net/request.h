// An HTTP request as a plain value: what the rooms above the sockets see of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace luwte::net {

enum class Method : std::uint8_t { get, head, post, put, patch, delete_, options, other };

/// Name and value pairs of a query or a form, in order, decoded; names may repeat.
class Parameters {
  public:
    /// Decodes application/x-www-form-urlencoded. Nothing when it is malformed, not UTF-8, or over `limit` pairs.
    static std::optional<Parameters> parse(std::string_view encoded, std::size_t limit = 200);

    /// The first value of that name; empty when there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// Every value of that name, in order.
    [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }
    void add(std::string name, std::string value) { pairs_.emplace_back(std::move(name), std::move(value)); }

  private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

struct Header {
    std::string name;  ///< in lower case
    std::string value;
};

struct Request {
    Method method = Method::get;
    std::string host;    ///< in lower case, without the port
    std::string authority;  ///< the Host header as sent in lower case, with its port: to compare Origin with
    std::string path;    ///< decoded once, starts with '/', no "//", no dot segments, UTF-8
    std::string target;  ///< as it was sent: path and query
    Parameters query;
    std::vector<Header> headers;
    std::string body;
    bool secure = false;  ///< came by TLS, here or at a proxy that the configuration trusts
    /// Who sent it, for rate limits alone: a keyed hash of the client's address under a key that changes daily
    /// and lives in memory only (safety.md S16). The address itself goes no further than the connection.
    std::uint64_t client = 0;

    /// The header of that name (in lower case); empty when it was not sent.
    [[nodiscard]] std::string_view header(std::string_view name) const;
    /// The cookie of that name; empty when it was not sent, or sent twice.
    [[nodiscard]] std::string_view cookie(std::string_view name) const;
};

}  // namespace luwte::net
