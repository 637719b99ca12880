// A route: method, pattern, who may, and the function that answers. Each feature has one table of them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "feature/visit/context.h"
#include "net/request.h"
#include "net/response.h"

namespace luwte::visit {

/// Who may use a route. Roles are asked with `roles`.
enum class Access : std::uint8_t {
    anyone,   ///< readers, persons, staff
    person,   ///< somebody with an account (else: the page to come back with a code)
    staff,    ///< staff with one of `roles` (any staff when 0); others get 404, as if nothing were there
    locked,   ///< also somebody whose session waits to be unlocked (unlock, exit)
};

/// How often a client may use a route; 0: the general limit only.
struct Rate {
    std::string name;                 ///< routes with the same name count together
    unsigned per_client = 0;          ///< within `window`, by keyed hash of the address
    unsigned in_all = 0;              ///< within `window`, for the whole organisation
    std::chrono::seconds window{60};
};

using Handler = std::function<net::Response(Context&)>;

struct Route {
    net::Method method = net::Method::get;  ///< get answers head too
    /// "/t/{id}/reply": {id} catches one segment; a last {rest*} catches the rest.
    std::string pattern;
    Access access = Access::anyone;
    Handler handler;
    std::uint16_t roles = 0;
    bool api = false;           ///< answers problems as RFC 9457 JSON instead of a page
    bool form_token = true;     ///< a POST must carry one (pages); the API proves its origin by header and cookie rules
    std::size_t body_limit = 64 * 1024;
    std::size_t most_fields = 200;  ///< of a form
    Rate rate;
};

}  // namespace luwte::visit
