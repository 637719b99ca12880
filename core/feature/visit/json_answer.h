// What functions of the API answer with, and the routes that they hang on.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/clock.h"
#include "base/problem.h"
#include "feature/visit/context.h"
#include "feature/visit/json_body.h"
#include "feature/visit/route.h"
#include "net/response.h"

namespace luwte::visit {

/// application/json. Text that is not UTF-8 (there should be none) is replaced, never refused.
[[nodiscard]] net::Response json_answer(const Context& context, const nlohmann::json& body,
                                        unsigned status = 200);
/// 204.
[[nodiscard]] net::Response no_content();
/// RFC 9457 with further members (`detail`, `title`, …) on top of those of problem_json; `status` 0: that of
/// the problem.
[[nodiscard]] net::Response json_problem(const base::Problem& problem, const nlohmann::json& members,
                                         unsigned status = 0);

/// RFC 9457 with the sentence that the pages have for it as `detail`; without one where they have none: what
/// is not there, a defect, and what only the API can refuse ("api.…").
[[nodiscard]] net::Response json_refusal(const base::Problem& problem,
                                         const std::function<std::string()>& sentence);

/// Lets the answer be kept for readers until one of the subjects changes: see PageOptions::keep_until.
void keep_for_readers(const Context& context, std::vector<std::string> subjects,
                      std::chrono::seconds at_most = std::chrono::seconds(60));

/// No more exactly than others may know (safety.md S8): {"kind": "in-month", "month": 3, "text": "in maart"}.
[[nodiscard]] nlohmann::json coarse_json(const Context& context, base::TimePoint moment);

/// Where a list goes on: a letter for the way and an id, as one opaque word.
template <class IdType>
[[nodiscard]] std::string write_cursor(char way, IdType id) {
    return way + base::to_public(id);
}
struct CursorWord {
    char way = 0;         ///< 0: none was given
    std::string_view id;  ///< 12 characters
};
/// The `cursor` of the query; `api.bad-cursor` (invalid) when its way is none of `ways` or it is no cursor.
[[nodiscard]] base::Result<CursorWord> read_cursor(std::string_view text, std::string_view ways);

using ApiHandler = std::function<net::Response(Context&, const JsonBody&)>;

/// A GET.
[[nodiscard]] Route api_get(std::string pattern, Access access, Handler handler);
/// A POST, PUT or PATCH with a JSON object of these fields; `{}` where there are none.
[[nodiscard]] Route api_send(net::Method method, std::string pattern, Access access,
                             std::vector<JsonField> fields, ApiHandler handler);
/// A DELETE, without a body.
[[nodiscard]] Route api_delete(std::string pattern, Access access, Handler handler);

}  // namespace luwte::visit
