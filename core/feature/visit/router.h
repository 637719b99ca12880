// Finds the route of a method and a path.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "feature/visit/route.h"

namespace luwte::visit {

/// All routes of all features, as a tree of path segments. Immutable once built, so any thread may ask it.
class Router {
  public:
    /// Throws std::logic_error when two routes have the same method and pattern: a defect of the program.
    explicit Router(std::vector<Route> routes);
    ~Router();
    Router(Router&&) noexcept;

    struct Match {
        const Route* route = nullptr;              ///< null: nothing there, or not with this method
        std::vector<std::string_view> captures;    ///< views into the path that was asked
        std::vector<net::Method> allowed;          ///< methods that the path has, when route is null
    };
    /// A fixed segment goes before a caught one. HEAD finds the route of GET.
    [[nodiscard]] Match find(net::Method method, std::string_view path) const;
    [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

  private:
    struct Node;
    std::vector<Route> routes_;
    std::unique_ptr<Node> root_;
};

}  // namespace luwte::visit
