// Everything secret, by libsodium: random numbers, keyed hashes, sealed texts, password hashes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace luwte::base {

/// Fills `size` bytes at `data` from the system's secure generator.
void random_bytes(void* data, std::size_t size);
/// `size` random bytes.
[[nodiscard]] std::string random_string(std::size_t size);
/// A number below `bound` without bias.
[[nodiscard]] std::uint32_t random_below(std::uint32_t bound);

/// 32 bytes that only this installation knows. Wiped when destroyed; not copied by accident.
class SecretKey {
  public:
    static constexpr std::size_t size = 32;
    /// A new random key.
    static SecretKey random();
    /// A key for one purpose, derived from this one, so that one key file serves many purposes. `purpose` is a
    /// constant of the source ("return-code", "form-token"): two purposes give unrelated keys.
    [[nodiscard]] SecretKey derive(std::string_view purpose) const;
    /// Reads the key file, or makes one (mode 0600) when there is none. The file lies outside the database and
    /// must be kept apart from its backup (safety.md S23).
    static Result<SecretKey> load_or_create(const std::filesystem::path& file);

    SecretKey(const SecretKey&) = default;
    SecretKey& operator=(const SecretKey&) = default;
    ~SecretKey();
    [[nodiscard]] const unsigned char* data() const { return bytes_.data(); }

  private:
    SecretKey() = default;
    std::array<unsigned char, size> bytes_{};
};

/// BLAKE2b-256 of `text` under `key`: 32 bytes.
[[nodiscard]] std::string keyed_hash(const SecretKey& key, std::string_view text);
/// Ed25519 with the key pair that grows from `key`: a signature (64 bytes) that anybody can check who has the public
/// key (32 bytes).
[[nodiscard]] std::string sign(const SecretKey& key, std::string_view text);
[[nodiscard]] std::string public_key_of(const SecretKey& key);
[[nodiscard]] bool is_signature(std::string_view signature, std::string_view text, std::string_view public_key);
/// SHA-256, 32 bytes (for the audit chain and ETags: a standard that others can recompute).
[[nodiscard]] std::string sha256(std::string_view text);
/// Compares without telling by time where they differ.
[[nodiscard]] bool equal_in_constant_time(std::string_view a, std::string_view b);

/// XChaCha20-Poly1305 with a random nonce in front. `context` is authenticated with it and must be the same on
/// opening (use the row's id, so that a sealed text cannot be moved to another row).
[[nodiscard]] std::string seal(const SecretKey& key, std::string_view text, std::string_view context);
[[nodiscard]] Result<std::string> unseal(const SecretKey& key, std::string_view sealed, std::string_view context);

/// Argon2id with 19 MiB and two passes (OWASP Password Storage Cheat Sheet, minimum for Argon2id), in the
/// PHC string form. Takes tens of milliseconds: call it on a bounded queue only.
[[nodiscard]] Result<std::string> hash_password(std::string_view password);
[[nodiscard]] bool verify_password(const std::string& hash, std::string_view password);

[[nodiscard]] std::string to_hex(std::string_view bytes);
[[nodiscard]] Result<std::string> from_hex(std::string_view hex);
/// Base 64 for addresses and cookies (RFC 4648 section 5), without padding.
[[nodiscard]] std::string to_base64url(std::string_view bytes);
[[nodiscard]] Result<std::string> from_base64url(std::string_view text);

}  // namespace luwte::base
