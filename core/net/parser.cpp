#include "net/parser.h"

#include <algorithm>

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

namespace luwte::net {
namespace {

namespace http = boost::beast::http;

constexpr std::size_t most_headers = 100;
constexpr std::size_t reserve_at_most = 64 * 1024;  // what a client announces is not yet sent

Method method_of(http::verb verb) {
    switch (verb) {
        case http::verb::get:
            return Method::get;
        case http::verb::head:
            return Method::head;
        case http::verb::post:
            return Method::post;
        case http::verb::put:
            return Method::put;
        case http::verb::patch:
            return Method::patch;
        case http::verb::delete_:
            return Method::delete_;
        case http::verb::options:
            return Method::options;
        default:
            return Method::other;
    }
}

/// Whether a request line that Beast refused for its version is well-formed: "GET / HTTP/2.0".
bool names_other_version(std::string_view line) {
    line = line.substr(0, line.find("\r\n"));
    const auto start = line.rfind(" HTTP/");
    if (start == std::string_view::npos) return false;
    line.remove_prefix(start + 6);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    // With a version that is spoken here something else was wrong with the line.
    if (line == "1.0" || line == "1.1") return false;
    return line.size() == 3 && is_digit(line[0]) && line[1] == '.' && is_digit(line[2]);
}

}  // namespace

bool has_folded_line(std::string_view bytes) {
    if (bytes.starts_with("\r\n")) return false;  // the header's end: what follows is the body
    bytes = bytes.substr(0, bytes.find("\r\n\r\n"));
    for (auto at = bytes.find("\r\n"); at != std::string_view::npos; at = bytes.find("\r\n", at + 2))
        if (at + 2 < bytes.size() && (bytes[at + 2] == ' ' || bytes[at + 2] == '\t')) return true;
    return false;
}

RequestParser::RequestParser(Request& into, const Limits& limits) : request_(into), limits_(limits) {
    header_limit(static_cast<std::uint32_t>(limits.header));
    body_limit(boost::none);  // set once the program has said what it admits
    request_.headers.clear();
    request_.body.clear();
    request_.query = {};
}

void RequestParser::on_request_impl(http::verb verb, string_view, string_view target, int version,
                                    error_code& error) {
    has_request_line_ = true;
    version_ = version;
    request_.method = method_of(verb);
    request_.target.assign(target.data(), target.size());
    if (target.size() > limits_.request_line) {
        refusal_ = 414;
        error = http::error::bad_target;
    }
}

void RequestParser::on_field_impl(http::field field, string_view name, string_view value, error_code& error) {
    // Beast holds its limit against the bytes in the buffer, not against the whole: many small pieces would
    // pass.
    header_size_ += name.size() + value.size() + 4;
    if (header_size_ > limits_.header || (!header_done_ && request_.headers.size() == most_headers)) {
        refusal_ = 431;
        error = http::error::header_limit;
        return;
    }
    if (header_done_) return;  // trailers: nobody here needs them
    switch (field) {
        case http::field::host:
            ++hosts_;
            break;
        case http::field::expect:
            expects_continue_ = boost::beast::iequals(value, "100-continue");
            unknown_expectation_ = !expects_continue_;
            break;
        case http::field::transfer_encoding:
            has_transfer_encoding_ = true;
            unknown_coding_ = unknown_coding_ || !boost::beast::iequals(value, "chunked");
            break;
        default:
            break;
    }
    Header& header = request_.headers.emplace_back();
    header.name.resize(name.size());
    std::ranges::transform(name, header.name.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    header.value.assign(value.data(), value.size());
}

void RequestParser::on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) {
    if (length) request_.body.reserve(std::min<std::uint64_t>(*length, reserve_at_most));
}

std::size_t RequestParser::on_body_impl(string_view body, error_code&) {
    request_.body.append(body.data(), body.size());
    return body.size();
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, string_view body, error_code&) {
    request_.body.append(body.data(), body.size());
    return body.size();
}

unsigned RequestParser::status_of(error_code error, std::string_view line) const {
    if (refusal_ != 0) return refusal_;
    if (error == http::error::header_limit) return has_request_line_ ? 431 : 414;
    if (error == http::error::body_limit) return 413;
    if (error == http::error::bad_version && names_other_version(line)) return 505;
    return 400;
}

unsigned RequestParser::check_head() const {
    if (hosts_ > 1 || (hosts_ == 0 && !is_http_1_0())) return 400;
    if (has_transfer_encoding_ && is_http_1_0()) return 400;  // nobody knows where such a body ends
    if (unknown_coding_) return 501;
    if (unknown_expectation_) return 417;
    if (request_.method == Method::other) return 501;
    return 0;
}

}  // namespace luwte::net
