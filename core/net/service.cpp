#include "net/service.h"

#include "net/target.h"

namespace luwte::net {
namespace {

/// Sets host and authority; false when the text is no host.
bool set_host(Request& request, std::string_view text) {
    auto host = parse_host(text);
    if (!host) return false;
    request.host = std::move(host->name);
    request.authority = std::move(host->authority);
    return true;
}

}  // namespace

std::uint64_t ClientMemory::client_of(const boost::asio::ip::address& address, const ClientKeys& keys) {
    if (epoch_ != keys.epoch() || address_ != address) {
        epoch_ = keys.epoch();
        client_ = keys.client_of(address);
        address_ = address;
    }
    return client_;
}

unsigned complete_head(Request& request, const Peer& peer, const Service& service, ClientMemory& memory) {
    auto target = parse_target(request.target);
    if (!target) return 400;
    auto query = Parameters::parse(target->query);
    if (!query) return 400;
    request.host.clear();
    request.authority.clear();
    const std::string_view sent_host = request.header("host");
    if (!sent_host.empty() && !set_host(request, sent_host)) return 400;
    if (sent_host.empty() && !request.headers.empty() && target->authority.empty()) {
        for (const Header& header : request.headers)
            if (header.name == "host") return 400;  // sent, and empty
    }
    if (!target->authority.empty() && !set_host(request, target->authority)) return 400;

    request.secure = peer.secure;
    boost::asio::ip::address client = peer.address;
    if (peer.trusted) {
        const auto said = read_forwarded(request, service.trusted);
        if (!said) return 400;
        if (said->client) client = *said->client;
        if (said->secure) request.secure = true;
        if (!said->host.empty() && !set_host(request, said->host)) return 400;
    }
    request.client = memory.client_of(client, service.clients);
    request.path = std::move(target->path);
    request.query = std::move(*query);
    if (target->origin.size() != request.target.size()) request.target = std::string(target->origin);
    return 0;
}

}  // namespace luwte::net
