#include "feature/account/account_pages.h"

namespace luwte::account {
namespace {

using net::Method;
using visit::Access;

constexpr std::size_t small_form = 4 * 1024;
/// Tries that end in a wrong code are counted by GuessLimits; this only keeps a client from flooding.
const visit::Rate sign_in_rate{
    .name = "sign in", .per_client = 60, .in_all = 0, .window = std::chrono::seconds(600)};
const visit::Rate name_rate{
    .name = "name", .per_client = 20, .in_all = 0, .window = std::chrono::seconds(3600)};
/// Each costs a hash.
const visit::Rate code_rate{
    .name = "new code", .per_client = 10, .in_all = 0, .window = std::chrono::seconds(3600)};
const visit::Rate data_rate{
    .name = "take along", .per_client = 30, .in_all = 0, .window = std::chrono::seconds(3600)};

visit::Route route(Method method, const char* pattern, Access access, visit::Handler handler,
                   visit::Rate rate = {}) {
    visit::Route made;
    made.method = method;
    made.pattern = pattern;
    made.access = access;
    made.handler = std::move(handler);
    made.body_limit = small_form;
    made.rate = std::move(rate);
    return made;
}

}  // namespace

std::vector<visit::Route> AccountPages::routes() const {
    const auto call = [this](net::Response (AccountPages::*page)(visit::Context&) const) -> visit::Handler {
        return [this, page](visit::Context& context) { return (this->*page)(context); };
    };
    using Pages = AccountPages;
    return {
        route(Method::get, "/in", Access::anyone, call(&Pages::in_form)),
        route(Method::post, "/in", Access::anyone, call(&Pages::in), sign_in_rate),
        route(Method::get, "/in/lock", Access::locked, call(&Pages::lock_form)),
        route(Method::post, "/in/lock", Access::locked, call(&Pages::unlock), sign_in_rate),
        route(Method::post, "/in/uit", Access::locked, call(&Pages::sign_out)),
        route(Method::get, "/room/in", Access::locked, call(&Pages::staff_form)),
        route(Method::post, "/room/in", Access::locked, call(&Pages::staff_in), sign_in_rate),
        route(Method::post, "/room/uit", Access::locked, call(&Pages::sign_out)),
        route(Method::get, "/weg", Access::locked, call(&Pages::leave)),
        route(Method::get, "/verder", Access::locked, call(&Pages::go_on)),
        route(Method::get, "/m", Access::person, call(&Pages::mine)),
        route(Method::post, "/m/lock", Access::person, call(&Pages::lock_now)),
        route(Method::get, "/m/naam/{persona}", Access::person, call(&Pages::name_form)),
        route(Method::post, "/m/naam/{persona}", Access::person, call(&Pages::rename), name_rate),
        route(Method::get, "/m/code", Access::person, call(&Pages::code_page)),
        route(Method::post, "/m/code", Access::person, call(&Pages::show_or_refuse_code)),
        route(Method::get, "/m/veilig", Access::person, call(&Pages::safety)),
        route(Method::post, "/m/veilig", Access::person, call(&Pages::choose)),
        route(Method::post, "/m/pin", Access::person, call(&Pages::set_pin)),
        route(Method::post, "/m/code/nieuw", Access::person, call(&Pages::new_code), code_rate),
        route(Method::post, "/m/overal", Access::person, call(&Pages::sign_out_everywhere)),
        route(Method::get, "/m/mee", Access::person, call(&Pages::take_along_page)),
        route(Method::get, "/m/mee/{whose}", Access::person, call(&Pages::take_along), data_rate),
        route(Method::get, "/m/weg", Access::person, call(&Pages::erase_form)),
        route(Method::post, "/m/weg", Access::person, call(&Pages::erase)),
    };
}

}  // namespace luwte::account
