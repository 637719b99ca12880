#include "feature/forum/forum_api.h"

#include <utility>

namespace luwte::forum {

std::vector<visit::Route> forum_api_routes(const ApiParts& parts) {
    std::vector<visit::Route> routes;
    for (auto& part :
         {reading_api_routes(), writing_api_routes(parts), post_api_routes(parts), own_api_routes(parts)}) {
        routes.insert(routes.end(), part.begin(), part.end());
    }
    return routes;
}

}  // namespace luwte::forum
