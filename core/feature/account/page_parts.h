// What the pages of accounts share: words for problems and zones, cookies, ways back.
#pragma once

#include <string>
#include <string_view>

#include "base/problem.h"
#include "feature/organisation/organisation.h"
#include "feature/visit/context.h"

namespace luwte::account {

/// What went wrong, as a sentence in the visitor's language.
[[nodiscard]] std::string sentence(const visit::Context& context, const base::Problem& problem);
/// How people call a zone.
[[nodiscard]] std::string zone_title(const visit::Context& context, organisation::Zone zone);

/// The path that a form or an address wants to lead back to, when it is one of ours ("/t/8x…"); else
/// `otherwise`.
[[nodiscard]] std::string way_back(std::string_view wished, std::string_view otherwise);

/// A redirect that opens a session.
[[nodiscard]] net::Response redirect_with_cookie(const visit::Context& context, std::string_view path,
                                                 std::string_view cookie);
/// Has the browser forget what it kept of us (S4), and the cookie with it.
void clear_browser(net::Response& response, std::string set_cookie);

}  // namespace luwte::account
