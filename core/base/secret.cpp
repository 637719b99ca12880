#include "base/secret.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>

namespace luwte::base {
namespace {

void ready() {
    static const bool done = [] {
        if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start: no source of randomness");
        return true;
    }();
    static_cast<void>(done);
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t argon2_memory = 19 * 1024 * 1024;
constexpr unsigned long long argon2_passes = 2;

/// Reads exactly one key from an open file; false when the file holds anything else.
bool read_key(int file, unsigned char* into) {
    unsigned char extra = 0;
    return ::read(file, into, SecretKey::size) == static_cast<ssize_t>(SecretKey::size) &&
           ::read(file, &extra, 1) == 0;
}

}  // namespace

void random_bytes(void* data, std::size_t size) {
    ready();
    randombytes_buf(data, size);
}

std::string random_string(std::size_t size) {
    std::string bytes(size, '\0');
    random_bytes(bytes.data(), size);
    return bytes;
}

std::uint32_t random_below(std::uint32_t bound) {
    ready();
    return randombytes_uniform(bound);
}

SecretKey SecretKey::random() {
    SecretKey key;
    random_bytes(key.bytes_.data(), size);
    return key;
}

SecretKey SecretKey::derive(std::string_view purpose) const {
    SecretKey key;
    crypto_generichash(key.bytes_.data(), size, bytes_of(purpose), purpose.size(), bytes_.data(), size);
    return key;
}

SecretKey::~SecretKey() { sodium_memzero(bytes_.data(), size); }

Result<SecretKey> SecretKey::load_or_create(const std::filesystem::path& file) {
    ready();
    SecretKey key;
    int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (handle < 0) {
        handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (handle < 0) return problem(ProblemKind::internal, "key.cannot-create");
        key = random();
        const bool written = ::write(handle, key.bytes_.data(), size) == static_cast<ssize_t>(size) && ::fsync(handle) == 0;
        ::close(handle);
        if (!written) return problem(ProblemKind::internal, "key.cannot-write");
        return key;
    }
    struct stat facts {};
    const bool private_file = ::fstat(handle, &facts) == 0 && (facts.st_mode & 077) == 0;
    const bool whole = read_key(handle, key.bytes_.data());
    ::close(handle);
    if (!private_file) return problem(ProblemKind::internal, "key.readable-by-others");
    if (!whole) return problem(ProblemKind::internal, "key.damaged");
    return key;
}

std::string keyed_hash(const SecretKey& key, std::string_view text) {
    ready();
    std::string hash(32, '\0');
    crypto_generichash(bytes_of(hash), hash.size(), bytes_of(text), text.size(), key.data(), SecretKey::size);
    return hash;
}

namespace {

/// The Ed25519 key pair whose seed is a key.
struct KeyPair {
    explicit KeyPair(const SecretKey& key) {
        ready();
        static_assert(crypto_sign_SEEDBYTES == SecretKey::size);
        crypto_sign_seed_keypair(public_key, secret_key, key.data());
    }
    ~KeyPair() { sodium_memzero(secret_key, sizeof secret_key); }
    KeyPair(const KeyPair&) = delete;
    KeyPair& operator=(const KeyPair&) = delete;

    unsigned char public_key[crypto_sign_PUBLICKEYBYTES];
    unsigned char secret_key[crypto_sign_SECRETKEYBYTES];
};

}  // namespace

std::string sign(const SecretKey& key, std::string_view text) {
    const KeyPair pair(key);
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(bytes_of(signature), nullptr, bytes_of(text), text.size(), pair.secret_key);
    return signature;
}

std::string public_key_of(const SecretKey& key) {
    const KeyPair pair(key);
    return {reinterpret_cast<const char*>(pair.public_key), sizeof pair.public_key};
}

bool is_signature(std::string_view signature, std::string_view text, std::string_view public_key) {
    ready();
    return signature.size() == crypto_sign_BYTES && public_key.size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_sign_verify_detached(bytes_of(signature), bytes_of(text), text.size(), bytes_of(public_key)) == 0;
}

std::string sha256(std::string_view text) {
    ready();
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(bytes_of(hash), bytes_of(text), text.size());
    return hash;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string seal(const SecretKey& key, std::string_view text, std::string_view context) {
    std::string sealed = random_string(nonce_size);
    sealed.resize(nonce_size + text.size() + tag_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed) + nonce_size, nullptr, bytes_of(text), text.size(),
                                               bytes_of(context), context.size(), nullptr, bytes_of(sealed),
                                               key.data());
    return sealed;
}

Result<std::string> unseal(const SecretKey& key, std::string_view sealed, std::string_view context) {
    ready();
    if (sealed.size() < nonce_size + tag_size) return problem(ProblemKind::internal, "secret.damaged");
    std::string text(sealed.size() - nonce_size - tag_size, '\0');
    const auto box = sealed.substr(nonce_size);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(text), nullptr, nullptr, bytes_of(box), box.size(),
                                                   bytes_of(context), context.size(), bytes_of(sealed),
                                                   key.data()) != 0)
        return problem(ProblemKind::internal, "secret.damaged");
    return text;
}

Result<std::string> hash_password(std::string_view password) {
    ready();
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), argon2_passes, argon2_memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return problem(ProblemKind::unavailable, "secret.no-memory");
    hash.resize(hash.find('\0'));
    return hash;
}

bool verify_password(const std::string& hash, std::string_view password) {
    ready();
    return hash.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string to_hex(std::string_view bytes) {
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes_of(bytes), bytes.size());
    hex.pop_back();
    return hex;
}

Result<std::string> from_hex(std::string_view hex) {
    std::string bytes(hex.size() / 2, '\0');
    std::size_t length = 0;
    if (hex.size() % 2 != 0 || sodium_hex2bin(bytes_of(bytes), bytes.size(), hex.data(), hex.size(), nullptr, &length,
                                              nullptr) != 0 || length != bytes.size())
        return problem(ProblemKind::invalid, "secret.not-hex");
    return bytes;
}

std::string to_base64url(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
    text.pop_back();
    return text;
}

Result<std::string> from_base64url(std::string_view text) {
    std::string bytes(text.size() * 3 / 4 + 1, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, &end,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        end != text.data() + text.size())
        return problem(ProblemKind::invalid, "secret.not-base64");
    bytes.resize(length);
    return bytes;
}

}  // namespace luwte::base
