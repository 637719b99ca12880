#include "net/tls.h"

#include <string_view>

#include <openssl/ssl.h>

namespace luwte::net {
namespace {

namespace ssl = boost::asio::ssl;

// Mozilla's "intermediate" list without its DHE entries
// (https://wiki.mozilla.org/Security/Server_Side_TLS, 5.7).
constexpr const char* ciphers_1_2 =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
constexpr unsigned char session_context[] = "luwte";

/// Takes http/1.1 when it is offered; a client that insists on something else is told so.
int select_protocol(SSL*, const unsigned char** out, unsigned char* out_length, const unsigned char* in,
                    unsigned in_length, void*) {
    static constexpr unsigned char ours[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned char* chosen = nullptr;
    if (SSL_select_next_proto(&chosen, out_length, ours, sizeof ours, in, in_length) !=
        OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

}  // namespace

base::Result<std::shared_ptr<ssl::context>> make_tls_context(const Listening& listening) {
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    SSL_CTX* handle = context->native_handle();
    SSL_CTX_set_options(handle, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_mode(handle, SSL_MODE_RELEASE_BUFFERS);  // an idle connection holds no record buffers
    SSL_CTX_set_alpn_select_cb(handle, select_protocol, nullptr);
    if (SSL_CTX_set_min_proto_version(handle, TLS1_2_VERSION) != 1 ||
        SSL_CTX_set_cipher_list(handle, ciphers_1_2) != 1 ||
        SSL_CTX_set_session_id_context(handle, session_context, sizeof session_context - 1) != 1)
        return base::problem(base::ProblemKind::internal, "net.tls-setup");
    boost::system::error_code error;
    context->use_certificate_chain_file(listening.certificate_file, error);
    if (error)
        return base::problem(base::ProblemKind::invalid, "net.certificate-unreadable",
                             listening.certificate_file);
    context->use_private_key_file(listening.private_key_file, ssl::context::pem, error);
    if (error)
        return base::problem(base::ProblemKind::invalid, "net.private-key-unreadable",
                             listening.private_key_file);
    if (SSL_CTX_check_private_key(handle) != 1)
        return base::problem(base::ProblemKind::invalid, "net.private-key-of-another",
                             listening.private_key_file);
    return context;
}

}  // namespace luwte::net
