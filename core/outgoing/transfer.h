// One thing sent out of this machine, by libcurl: an HTTP POST or a mail. Blocks until it is done, with a
// deadline; follows no redirect, uses no proxy of the environment, keeps nothing of what comes back.
#pragma once

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "outgoing/address.h"

namespace luwte::outgoing {

/// What became of it, as far as the sender has to know.
enum class Outcome : std::uint8_t {
    taken,      ///< the other side has it (HTTP 2xx, SMTP accepted)
    gone,       ///< the other side says that there is no such receiver any more (HTTP 404, 410)
    refused,    ///< it will not take this however often it is sent (other 4xx, redirects, a rejected mail)
    later,      ///< not reached, too slow, busy or broken (5xx, 429, network): worth another try
    forbidden,  ///< our own rules forbid the address
    stopped,    ///< we are shutting down
};
/// "taken", "gone", …: as the database has them.
[[nodiscard]] const char* outcome_name(Outcome outcome);

struct Receipt {
    Outcome outcome = Outcome::later;
    unsigned status = 0;                 ///< HTTP or SMTP; 0: there was no answer
    std::chrono::seconds not_before{0};  ///< the other side asks to wait so long (Retry-After)
};

struct Options {
    Rules rules;
    /// A PEM file of authorities to trust besides those of the system; empty: none.
    std::string authorities;
};

struct Post {
    Address to;
    std::string content_type;  ///< empty: none, as for an empty body
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

struct MailServer {
    std::string
        url;  ///< "smtps://mail.example.org" (TLS from the start) or "smtp://mail.example.org:587" (STARTTLS)
    std::string user, password;  ///< both empty: no sign-in
    std::string from;            ///< the address of the sender
    bool without_tls = false;    ///< TLS only when it offers it: for a server on this very machine
    [[nodiscard]] bool configured() const { return !url.empty(); }
};

struct Mail {
    std::string to, subject, text;
    std::string id;  ///< unique; stands in the Message-ID
};

/// Thread safe.
class Transfer {
  public:
    explicit Transfer(Options options);
    [[nodiscard]] Receipt post(const Post& what, std::chrono::milliseconds deadline,
                               const std::stop_token& stop = {}) const;
    /// Over TLS, unless the server says otherwise.
    [[nodiscard]] Receipt mail(const MailServer& server, const Mail& what, base::TimePoint now,
                               std::chrono::milliseconds deadline, const std::stop_token& stop = {}) const;
    [[nodiscard]] const Rules& rules() const { return options_.rules; }

  private:
    Options options_;
};

/// The seconds of a Retry-After (RFC 9110 10.2.3), its form with a date too; 0 when it is none, a day at
/// most.
[[nodiscard]] std::chrono::seconds parse_retry_after(std::string_view value, base::TimePoint now);
/// Whether "smtp://…" names this machine, so that nobody is in between: 127.0.0.1, [::1] or localhost.
[[nodiscard]] bool is_this_machine(std::string_view url);
/// What an HTTP status means for the sender.
[[nodiscard]] Outcome outcome_of_status(unsigned status);

}  // namespace luwte::outgoing
