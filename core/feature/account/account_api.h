// Accounts in the API: sessions, personas, settings, the return code, one's own data.
#pragma once

#include <memory>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "feature/account/account_pages.h"
#include "feature/visit/route.h"

namespace luwte::account {

/// What the functions of the API stand on: the same as the pages.
using ApiParts = std::shared_ptr<const AccountPages::Parts>;

[[nodiscard]] std::vector<visit::Route> account_api_routes(AccountPages::Parts parts);

// What they are put together from.
[[nodiscard]] std::vector<visit::Route> session_api_routes(const ApiParts& parts);
[[nodiscard]] std::vector<visit::Route> persona_api_routes(const ApiParts& parts);
[[nodiscard]] std::vector<visit::Route> code_api_routes(const ApiParts& parts);
[[nodiscard]] std::vector<visit::Route> own_data_api_routes(const ApiParts& parts);

/// problem+json with the sentence that the pages have for it.
[[nodiscard]] net::Response refuse(const visit::Context& context, const base::Problem& problem);
/// What a client must know of the session it now has, with its cookie.
[[nodiscard]] net::Response tell_opened(const visit::Context& context, const char* kind,
                                        std::string_view cookie);

}  // namespace luwte::account
