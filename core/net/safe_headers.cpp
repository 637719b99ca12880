#include "net/safe_headers.h"

#include <algorithm>
#include <array>

namespace luwte::net {
namespace {

// Images come from our own addresses and drawings stand inline in the page, so no "data:" is needed. Features
// are denied one by one, since Permissions-Policy knows no "all"
// (https://www.w3.org/TR/permissions-policy-1/). Two stay with our own pages: copying the return code, and
// passkeys for staff. Named is what Chromium knows on every system; web-share is not, and would fill its console.
#define LUWTE_SAFE_HEADERS                                                                                  \
    "content-security-policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "    \
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'\r\n"  \
    "referrer-policy: no-referrer\r\n"                                                                      \
    "cross-origin-opener-policy: same-origin\r\n"                                                           \
    "cross-origin-resource-policy: same-origin\r\n"                                                         \
    "cross-origin-embedder-policy: require-corp\r\n"                                                        \
    "x-content-type-options: nosniff\r\n"                                                                   \
    "x-frame-options: DENY\r\n"                                                                             \
    "x-robots-tag: noarchive\r\n"                                                                           \
    "permissions-policy: accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=(), " \
    "clipboard-write=(self), compute-pressure=(), cross-origin-isolated=(), display-capture=(), "           \
    "encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), "                 \
    "identity-credentials-get=(), idle-detection=(), interest-cohort=(), local-fonts=(), magnetometer=(), " \
    "microphone=(), midi=(), otp-credentials=(), payment=(), picture-in-picture=(), "                       \
    "publickey-credentials-create=(self), publickey-credentials-get=(self), screen-wake-lock=(), "          \
    "serial=(), "                                                                                           \
    "storage-access=(), sync-xhr=(), usb=(), window-management=(), xr-spatial-tracking=()\r\n"

constexpr std::string_view plain = LUWTE_SAFE_HEADERS;
constexpr std::string_view with_hsts = LUWTE_SAFE_HEADERS "strict-transport-security: max-age=31536000\r\n";
#undef LUWTE_SAFE_HEADERS

// Sorted. Cache-Control and Vary follow from Response::caching and the body.
constexpr std::array<std::string_view, 21> reserved = {"cache-control",
                                                       "connection",
                                                       "content-encoding",
                                                       "content-length",
                                                       "content-security-policy",
                                                       "content-type",
                                                       "cross-origin-embedder-policy",
                                                       "cross-origin-opener-policy",
                                                       "cross-origin-resource-policy",
                                                       "date",
                                                       "etag",
                                                       "keep-alive",
                                                       "permissions-policy",
                                                       "referrer-policy",
                                                       "server",
                                                       "strict-transport-security",
                                                       "transfer-encoding",
                                                       "vary",
                                                       "x-content-type-options",
                                                       "x-frame-options",
                                                       "x-robots-tag"};
static_assert(std::ranges::is_sorted(reserved));

}  // namespace

std::string_view safe_headers(bool secure) {
    return secure ? with_hsts : plain;
}

bool is_reserved_header(std::string_view name) {
    return std::ranges::binary_search(reserved, name);
}

}  // namespace luwte::net
