// What went wrong, as a value: the one error type that verbs return and that pages and the API turn into words.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <utility>

namespace luwte::base {

/// The kinds of trouble a caller can act on. Each maps to one HTTP status (see net/status of the answer).
enum class ProblemKind : std::uint8_t {
    invalid,          ///< the input breaks a rule; `field` says which part (422)
    unauthenticated,  ///< nobody is signed in, and somebody has to be (401)
    forbidden,        ///< signed in, and not allowed (403)
    not_found,        ///< nothing there, or nothing that this visitor may know of (404)
    conflict,         ///< somebody else was first, or the version is an older one (409)
    too_large,        ///< beyond a limit of size (413)
    too_many,         ///< beyond a limit of rate (429)
    unavailable,      ///< the database or a queue cannot take it now; nothing was stored (503)
    internal,         ///< a defect of ours; nothing was stored (500)
};

/// A problem. `code` is stable and machine readable ("forum.text-too-long"): translators key their sentence
/// on it, and the API shows it. `field` names the form field at fault, or is empty.
struct Problem {
    ProblemKind kind = ProblemKind::internal;
    std::string code;
    std::string field;
};

template <class T = void>
using Result = std::expected<T, Problem>;

/// Shorthand for returning a problem: `return base::problem(ProblemKind::invalid, "forum.no-text", "text");`
[[nodiscard]] inline std::unexpected<Problem> problem(ProblemKind kind, std::string code, std::string field = {}) {
    return std::unexpected(Problem{kind, std::move(code), std::move(field)});
}

}  // namespace luwte::base
