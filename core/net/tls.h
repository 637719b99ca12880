// TLS as the server offers it. Internal to this room.
#pragma once

#include <memory>

#include <boost/asio/ssl/context.hpp>

#include "base/problem.h"
#include "net/server.h"

namespace luwte::net {

/// TLS 1.2 and newer, forward-secret AEAD ciphers only, ALPN "http/1.1". Keys of session tickets are
/// OpenSSL's own: random, in memory, gone with the process.
[[nodiscard]] base::Result<std::shared_ptr<boost::asio::ssl::context>> make_tls_context(
    const Listening& listening);

}  // namespace luwte::net
