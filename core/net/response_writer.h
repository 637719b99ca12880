// From an answer as a value to bytes: chooses the coding and the condition, and writes the header block.
// Internal to this room.
#pragma once

#include <string>
#include <string_view>

#include "net/negotiation.h"
#include "net/response.h"

namespace luwte::net {

/// An answer that is ready to be sent.
struct Outgoing {
    Response response;
    Coding coding = Coding::identity;
    std::string etag;     ///< with the mark of its coding, without quotes; empty: none
    bool varies = false;  ///< by Accept-Encoding

    /// The bytes of the body in the chosen coding; empty for event streams and statuses without a body.
    [[nodiscard]] std::string_view payload() const;
    [[nodiscard]] bool is_stream() const { return std::holds_alternative<EventStream>(response.body); }
};

/// Compresses a string body where that helps, answers 304 where the client holds the same version, and turns
/// an answer that cannot be sent (line breaks in a header) into a 500. Compressing takes up to a millisecond
/// a page, so answers of workers are prepared on the worker's thread.
[[nodiscard]] Outgoing prepare_answer(Response response, const Wishes& wishes);

/// Appends the status line and all headers to `out`. `date` is an IMF-fixdate.
void write_head(std::string& out, const Outgoing& outgoing, const Wishes& wishes, std::string_view date,
                bool keep_alive);

/// "Not Found" for 404.
[[nodiscard]] std::string_view reason_of(unsigned status);

}  // namespace luwte::net
