// Proofs that a thing sent out is ours: a webhook's signature (HMAC) and web push's application server
// identification (VAPID, RFC 8292).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/secret.h"

namespace luwte::outgoing {

/// The signature of a webhook as https://www.standardwebhooks.com has it, for which most languages have a
/// library: "v1," and base 64 of HMAC-SHA-256 over "<id>.<seconds since 1970>.<body>" under the secret's
/// bytes. A receiver refuses what is more than five minutes old, and an id that it had before.
[[nodiscard]] std::string webhook_signature(std::string_view secret, std::string_view id,
                                            base::TimePoint sent, std::string_view body);
/// How a secret is shown, once: "whsec_" and base 64.
[[nodiscard]] std::string show_webhook_secret(std::string_view secret);

/// The key with which push services know one organisation (P-256). Made of the installation key and the
/// organisation's id, so nothing of it is stored and it stays the same for as long as the key file does.
class PushKey {
  public:
    PushKey(const base::SecretKey& installation_key, std::string_view organisation);
    ~PushKey();
    PushKey(PushKey&&) noexcept;
    PushKey& operator=(PushKey&&) noexcept;

    /// The uncompressed point, base 64 for addresses: what a browser subscribes with.
    [[nodiscard]] const std::string& public_key() const { return public_key_; }
    /// The Authorization header for a push service: a token for `origin`, good for twelve hours. `contact`
    /// ("mailto:…" or "https://…") tells the service whom to write to; empty: left out.
    [[nodiscard]] std::string authorization(std::string_view origin, std::string_view contact,
                                            base::TimePoint now) const;

  private:
    struct Key;
    std::unique_ptr<Key> key_;
    std::string public_key_;
};

}  // namespace luwte::outgoing
