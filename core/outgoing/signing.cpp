#include "outgoing/signing.h"

#include <array>
#include <chrono>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

#include "outgoing/mail_text.h"

namespace luwte::outgoing {
namespace {

constexpr std::size_t scalar_size = 32;
constexpr std::chrono::hours token_life{12};  // RFC 8292 allows a day

template <auto Free>
struct Freeing {
    template <class T>
    void operator()(T* thing) const {
        Free(thing);
    }
};
using Number = std::unique_ptr<BIGNUM, Freeing<&BN_clear_free>>;
using Group = std::unique_ptr<EC_GROUP, Freeing<&EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, Freeing<&EC_POINT_free>>;
using Context = std::unique_ptr<BN_CTX, Freeing<&BN_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freeing<&OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freeing<&OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freeing<&EVP_PKEY_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freeing<&EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freeing<&ECDSA_SIG_free>>;

void must(bool good) {
    if (!good) throw std::runtime_error("OpenSSL could not do what it can always do");
}

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// From 1 to order - 1. Twice as many bits as needed, so that what modulo adds in bias is nothing.
Number private_scalar(const base::SecretKey& key, std::string_view organisation, const EC_GROUP& group,
                      BN_CTX& context) {
    const auto seed = base::keyed_hash(key, fmt::format("1:{}", organisation)) +
                      base::keyed_hash(key, fmt::format("2:{}", organisation));
    Number wide(BN_bin2bn(raw(seed), static_cast<int>(seed.size()), nullptr));
    Number most(BN_dup(EC_GROUP_get0_order(&group)));
    Number scalar(BN_new());
    must(wide && most && scalar && BN_sub_word(most.get(), 1) == 1 &&
         BN_mod(scalar.get(), wide.get(), most.get(), &context) == 1 && BN_add_word(scalar.get(), 1) == 1);
    return scalar;
}

std::string public_point(const EC_GROUP& group, const BIGNUM& scalar, BN_CTX& context) {
    const Point point(EC_POINT_new(&group));
    std::string bytes(2 * scalar_size + 1, '\0');
    must(point && EC_POINT_mul(&group, point.get(), &scalar, nullptr, nullptr, &context) == 1 &&
         EC_POINT_point2oct(&group, point.get(), POINT_CONVERSION_UNCOMPRESSED,
                            reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                            &context) == bytes.size());
    return bytes;
}

}  // namespace

std::string webhook_signature(std::string_view secret, std::string_view id, base::TimePoint sent,
                              std::string_view body) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(sent).time_since_epoch().count();
    const auto text = fmt::format("{}.{}.{}", id, seconds, body);
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    must(HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), raw(text), text.size(),
              mac.data(), &size) != nullptr);
    return "v1," + to_base64({reinterpret_cast<const char*>(mac.data()), size});
}

std::string show_webhook_secret(std::string_view secret) {
    return "whsec_" + to_base64(secret);
}

struct PushKey::Key {
    std::unique_ptr<EVP_PKEY, Freeing<&EVP_PKEY_free>> pair;
};

PushKey::PushKey(const base::SecretKey& installation_key, std::string_view organisation)
    : key_(std::make_unique<Key>()) {
    const Context context(BN_CTX_secure_new());
    const Group group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    must(context && group);
    const auto scalar = private_scalar(installation_key.derive("web-push"), organisation, *group, *context);
    const auto point = public_point(*group, *scalar, *context);
    const Builder builder(OSSL_PARAM_BLD_new());
    must(builder &&
         OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, SN_X9_62_prime256v1, 0) ==
             1 &&
         OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar.get()) == 1 &&
         OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                          point.size()) == 1);
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContext maker(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY* pair = nullptr;
    must(parameters && maker && EVP_PKEY_fromdata_init(maker.get()) == 1 &&
         EVP_PKEY_fromdata(maker.get(), &pair, EVP_PKEY_KEYPAIR, parameters.get()) == 1);
    key_->pair.reset(pair);
    public_key_ = base::to_base64url(point);
}

PushKey::~PushKey() = default;
PushKey::PushKey(PushKey&&) noexcept = default;
PushKey& PushKey::operator=(PushKey&&) noexcept = default;

std::string PushKey::authorization(std::string_view origin, std::string_view contact,
                                   base::TimePoint now) const {
    const auto until = std::chrono::floor<std::chrono::seconds>(now + token_life).time_since_epoch().count();
    nlohmann::json claims{{"aud", origin}, {"exp", until}};
    if (!contact.empty()) claims["sub"] = contact;
    const auto text =
        base::to_base64url(R"({"typ":"JWT","alg":"ES256"})") + "." + base::to_base64url(claims.dump());
    const Digest digest(EVP_MD_CTX_new());
    std::array<unsigned char, 128> der{};
    std::size_t size = der.size();
    must(digest && EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key_->pair.get()) == 1 &&
         EVP_DigestSign(digest.get(), der.data(), &size, raw(text), text.size()) == 1);
    // JWT wants the two numbers side by side (RFC 7518 3.4), OpenSSL gives them in ASN.1.
    const unsigned char* at = der.data();
    const Signature pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)));
    std::string signature(2 * scalar_size, '\0');
    auto* out = reinterpret_cast<unsigned char*>(signature.data());
    must(pair && BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), out, scalar_size) > 0 &&
         BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), out + scalar_size, scalar_size) > 0);
    return fmt::format("vapid t={}.{}, k={}", text, base::to_base64url(signature), public_key_);
}

}  // namespace luwte::outgoing
