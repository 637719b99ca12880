// Leaving at once (safety.md S1), and coming back to a browser from which somebody left.
#include "feature/account/account_pages.h"
#include "feature/account/cookie.h"
#include "feature/account/page_parts.h"

namespace luwte::account {
namespace {

/// A page of another site must not be able to end somebody's session with a link; the cookie does not come
/// along from there either (SameSite), so this is the second lock on that door.
bool is_own_wish(const net::Request& request) {
    const auto site = request.header("sec-fetch-site");
    return request.method == net::Method::get && (site.empty() || site == "same-origin" || site == "none");
}

}  // namespace

net::Response AccountPages::leave(visit::Context& context) const {
    auto response = net::redirect(context.organisation->theme->exit_address);
    // Readers have no cookie, and get none here (S3).
    const bool had_cookie = !context.request.cookie(cookie_name).empty();
    if (!is_own_wish(context.request)) return response;
    clear_browser(response, had_cookie ? left_cookie() : std::string());
    if (context.visitor.kind == visit::VisitorKind::reader ||
        context.visitor.kind == visit::VisitorKind::left)
        return response;
    try {
        end_session_of(context.database(), context.organisation->id, context.visitor);
    } catch (const store::DatabaseError&) {
        // Leaving works whatever else does not: the browser has lost its cookie, and the session ends by
        // time.
    }
    return response;
}

net::Response AccountPages::go_on(visit::Context& context) const {
    auto response = context.redirect("/");
    if (context.visitor.kind == visit::VisitorKind::left)
        response.headers.push_back({"set-cookie", no_cookie()});
    return response;
}

}  // namespace luwte::account
