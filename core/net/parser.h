// Beast's parser, filling a Request directly and adding the limits and refusals that it leaves to us.
// Internal to this room, and to be included by its .cpp files alone.
#pragma once

#include <cstdint>

#include <boost/beast/http/basic_parser.hpp>

#include "net/request.h"
#include "net/server.h"

namespace luwte::net {

/// Whether a header in these bytes goes on in a line that begins with white space. Obsolete (RFC 9112 section 5.2), and
/// read differently by different servers: Beast would join such lines, a proxy before us may not.
[[nodiscard]] bool has_folded_line(std::string_view bytes);

/// Parses one request. A new one for each message.
class RequestParser final : public boost::beast::http::basic_parser<true> {
  public:
    RequestParser(Request& into, const Limits& limits);

    /// Whether the request line is complete.
    [[nodiscard]] bool has_request_line() const { return has_request_line_; }
    /// Bytes of the header fields parsed so far.
    [[nodiscard]] std::size_t header_size() const { return header_size_; }
    [[nodiscard]] bool is_http_1_0() const { return version_ == 10; }
    [[nodiscard]] bool expects_continue() const { return expects_continue_; }
    [[nodiscard]] bool has_body() const { return !is_done(); }
    /// The status with which to refuse what failed to parse; `line` is what stands in the buffer.
    [[nodiscard]] unsigned status_of(boost::system::error_code error, std::string_view line) const;
    /// What is wrong with a header that parsed: 0 for nothing, else the status of the refusal.
    [[nodiscard]] unsigned check_head() const;

  private:
    using string_view = boost::beast::string_view;
    using error_code = boost::system::error_code;

    void on_request_impl(boost::beast::http::verb verb, string_view method, string_view target, int version,
                         error_code& error) override;
    void on_response_impl(int, string_view, int, error_code&) override {}
    void on_field_impl(boost::beast::http::field field, string_view name, string_view value,
                       error_code& error) override;
    void on_header_impl(error_code&) override { header_done_ = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override;
    std::size_t on_body_impl(string_view body, error_code&) override;
    void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t remain, string_view body, error_code&) override;
    void on_finish_impl(error_code&) override {}

    Request& request_;
    const Limits& limits_;
    std::size_t header_size_ = 0;
    unsigned refusal_ = 0;
    int version_ = 11;
    unsigned hosts_ = 0;
    bool has_request_line_ = false;
    bool header_done_ = false;
    bool expects_continue_ = false;
    bool unknown_expectation_ = false;
    bool unknown_coding_ = false;
    bool has_transfer_encoding_ = false;
};

}  // namespace luwte::net
