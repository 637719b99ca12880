#include "support/push_check.h"

#include <memory>

#include <nlohmann/json.hpp>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include "base/secret.h"

namespace luwte::testing {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Key read_key(std::string point) {
    char group[] = "prime256v1";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
        OSSL_PARAM_construct_end()};
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr);
    EVP_PKEY* key = nullptr;
    if (EVP_PKEY_fromdata_init(context) == 1)
        EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, const_cast<OSSL_PARAM*>(parameters));
    EVP_PKEY_CTX_free(context);
    return {key, &EVP_PKEY_free};
}

bool proves(EVP_PKEY& key, std::string_view text, std::string_view signature) {
    if (signature.size() != 64) return false;
    const auto* bytes = reinterpret_cast<const unsigned char*>(signature.data());
    ECDSA_SIG* pair = ECDSA_SIG_new();
    ECDSA_SIG_set0(pair, BN_bin2bn(bytes, 32, nullptr), BN_bin2bn(bytes + 32, 32, nullptr));
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(pair, &der);
    EVP_MD_CTX* digest = EVP_MD_CTX_new();
    const bool good = size > 0 && EVP_DigestVerifyInit(digest, nullptr, EVP_sha256(), nullptr, &key) == 1 &&
                      EVP_DigestVerify(digest, der, static_cast<std::size_t>(size),
                                       reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1;
    EVP_MD_CTX_free(digest);
    OPENSSL_free(der);
    ECDSA_SIG_free(pair);
    return good;
}

}  // namespace

std::optional<nlohmann::json> check_push_authorization(std::string_view header, std::string_view public_key) {
    constexpr std::string_view start = "vapid t=";
    const auto comma = header.find(", k=");
    if (!header.starts_with(start) || comma == header.npos || header.substr(comma + 4) != public_key)
        return std::nullopt;
    const auto token = header.substr(start.size(), comma - start.size());
    const auto last = token.rfind('.');
    const auto first = token.find('.');
    if (last == token.npos || first == last) return std::nullopt;
    const auto signature = base::from_base64url(token.substr(last + 1));
    const auto point = base::from_base64url(public_key);
    const auto head = base::from_base64url(token.substr(0, first));
    const auto claims = base::from_base64url(token.substr(first + 1, last - first - 1));
    if (!signature || !point || !head || !claims) return std::nullopt;
    const auto key = read_key(*point);
    if (!key || nlohmann::json::parse(*head)["alg"] != "ES256" ||
        !proves(*key, token.substr(0, last), *signature))
        return std::nullopt;
    return nlohmann::json::parse(*claims);
}

}  // namespace luwte::testing
