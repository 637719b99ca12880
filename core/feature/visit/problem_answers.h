// Problems as people and programs see them: a sentence with the text kept, or RFC 9457 JSON.
#pragma once

#include <string>

#include "base/problem.h"
#include "feature/visit/context.h"
#include "net/response.h"

namespace luwte::visit {

/// 422, 401, 403, 404, 409, 413, 429, 503 or 500.
[[nodiscard]] unsigned status_of(base::ProblemKind kind);

/// A page that says what happened, that the text is safe (it is there, with a button that sends it again) and
/// what to do. Never says which part of ours failed.
[[nodiscard]] net::Response problem_answer(const Context& context, const base::Problem& problem);

/// A page for what was refused before it was read whole: too large, too slow, malformed.
[[nodiscard]] net::Response refusal_answer(const Context& context, unsigned status);

/// application/problem+json (RFC 9457) with `type`, `title`, `status`, `code` and `field`.
[[nodiscard]] net::Response problem_json(const base::Problem& problem);

}  // namespace luwte::visit
