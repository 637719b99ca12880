#include "net/response_writer.h"

#include <algorithm>

#include <boost/beast/http/status.hpp>
#include <fmt/format.h>

#include "base/log.h"
#include "net/encoding.h"
#include "net/safe_headers.h"

namespace luwte::net {
namespace {

constexpr std::size_t worth_compressing = 1024;  // bytes; below it a packet is a packet
constexpr int quick_gzip_level = 1;

bool has_body(unsigned status) {
    return status != 204 && status != 304;
}

bool is_token(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool is_value(std::string_view value) {
    return std::ranges::none_of(value, [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7f; });
}

/// Whether every header can be written without becoming another one.
bool is_sendable(const Response& response) {
    if (response.status < 200 || response.status > 599 || !is_value(response.content_type)) return false;
    return std::ranges::all_of(response.headers, [](const Header& header) {
        return is_token(header.name) && is_value(header.value) && !is_reserved_header(header.name);
    });
}

void prepare_text(Outgoing& outgoing, const Wishes& wishes, bool tagged) {
    auto& text = std::get<std::string>(outgoing.response.body);
    if (tagged) outgoing.etag = etag_of(text);
    if (text.size() < worth_compressing || !is_compressible(outgoing.response.content_type)) return;
    outgoing.varies = true;
    if (wishes.codings.choose(true, false) != Coding::gzip) return;
    if (std::string zipped = gzip(text, quick_gzip_level); !zipped.empty()) {
        text = std::move(zipped);
        outgoing.coding = Coding::gzip;
    }
}

void prepare_kept(Outgoing& outgoing, const Wishes& wishes, bool tagged) {
    auto& body = std::get<std::shared_ptr<const PreparedBody>>(outgoing.response.body);
    if (!body) body = std::make_shared<const PreparedBody>();
    if (tagged) outgoing.etag = body->etag;
    outgoing.varies = !body->gzip.empty() || !body->brotli.empty();
    outgoing.coding = wishes.codings.choose(!body->gzip.empty(), !body->brotli.empty());
}

void add(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(value).append("\r\n");
}

std::string_view caching_of(Caching caching) {
    switch (caching) {
        case Caching::never:
            return "cache-control: no-store\r\n";
        case Caching::revalidate:
            return "cache-control: no-cache\r\n";
        case Caching::forever:
            return "cache-control: public, max-age=31536000, immutable\r\n";
    }
    return "cache-control: no-store\r\n";
}

}  // namespace

std::string_view reason_of(unsigned status) {
    const auto reason = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
    return {reason.data(), reason.size()};
}

std::string_view Outgoing::payload() const {
    if (!has_body(response.status)) return {};
    if (const auto* text = std::get_if<std::string>(&response.body)) return *text;
    if (const auto* kept = std::get_if<std::shared_ptr<const PreparedBody>>(&response.body)) {
        if (coding == Coding::gzip) return (*kept)->gzip;
        if (coding == Coding::brotli) return (*kept)->brotli;
        return (*kept)->identity;
    }
    return {};
}

Outgoing prepare_answer(Response response, const Wishes& wishes) {
    if (!is_sendable(response)) {
        spdlog::error("an answer with a header that cannot be sent was replaced by status 500");
        response = plain_text(500, std::string(reason_of(500)));
    }
    Outgoing outgoing;
    outgoing.response = std::move(response);
    const bool reading = wishes.method == Method::get || wishes.method == Method::head;
    const bool tagged =
        reading && outgoing.response.status == 200 && outgoing.response.caching != Caching::never;
    if (std::holds_alternative<std::string>(outgoing.response.body))
        prepare_text(outgoing, wishes, tagged);
    else if (!outgoing.is_stream())
        prepare_kept(outgoing, wishes, tagged);
    if (tagged && !wishes.if_none_match.empty() && matches_etag(wishes.if_none_match, outgoing.etag))
        outgoing.response.status = 304;
    if (!outgoing.etag.empty() && outgoing.coding == Coding::gzip) outgoing.etag += "-gz";
    if (!outgoing.etag.empty() && outgoing.coding == Coding::brotli) outgoing.etag += "-br";
    return outgoing;
}

void write_head(std::string& out, const Outgoing& outgoing, const Wishes& wishes, std::string_view date,
                bool keep_alive) {
    const Response& response = outgoing.response;
    const bool with_body = has_body(response.status);
    out.append("HTTP/1.1 ").append(fmt::format_int(response.status).c_str()).append(" ");
    add(out, reason_of(response.status), "");
    add(out, "date: ", date);
    if (outgoing.is_stream()) {
        out.append(
            "content-type: text/event-stream\r\nx-accel-buffering: no\r\n");  // nginx holds it back otherwise
    } else if (with_body) {
        if (!response.content_type.empty()) add(out, "content-type: ", response.content_type);
        out.append("content-length: ")
            .append(fmt::format_int(outgoing.payload().size()).c_str())
            .append("\r\n");
        if (outgoing.coding == Coding::gzip) out.append("content-encoding: gzip\r\n");
        if (outgoing.coding == Coding::brotli) out.append("content-encoding: br\r\n");
    }
    if (outgoing.varies) out.append("vary: accept-encoding\r\n");
    if (!outgoing.etag.empty()) out.append("etag: \"").append(outgoing.etag).append("\"\r\n");
    out.append(outgoing.is_stream() ? caching_of(Caching::never) : caching_of(response.caching));
    for (const Header& header : response.headers)
        out.append(header.name).append(": ").append(header.value).append("\r\n");
    out.append(safe_headers(wishes.secure));
    out.append(keep_alive ? "connection: keep-alive\r\n\r\n" : "connection: close\r\n\r\n");
}

}  // namespace luwte::net
