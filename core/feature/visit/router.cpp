#include "feature/visit/router.h"

#include <map>
#include <stdexcept>

namespace luwte::visit {

struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> fixed;
    std::unique_ptr<Node> caught;
    std::map<net::Method, const Route*> here;
    std::map<net::Method, const Route*> rest;  // {name*}: this and everything below
};

namespace {

/// Takes the first segment off a path that starts with '/'.
std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    const auto segment = path.substr(0, end);
    path.remove_prefix(end);
    return segment;
}

net::Method effective(net::Method method) { return method == net::Method::head ? net::Method::get : method; }

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)), root_(std::make_unique<Node>()) {
    for (const auto& route : routes_) {
        Node* node = root_.get();
        std::string_view path = route.pattern;
        bool rest = false;
        while (!path.empty() && path != "/") {
            const auto segment = take_segment(path);
            if (segment.starts_with('{')) {
                rest = segment.ends_with("*}");
                if (rest) break;
                if (!node->caught) node->caught = std::make_unique<Node>();
                node = node->caught.get();
            } else {
                auto& child = node->fixed[std::string(segment)];
                if (!child) child = std::make_unique<Node>();
                node = child.get();
            }
        }
        auto& table = rest ? node->rest : node->here;
        if (!table.emplace(route.method, &route).second)
            throw std::logic_error("two routes with the same method and pattern: " + route.pattern);
    }
}

Router::~Router() = default;
Router::Router(Router&&) noexcept = default;

Router::Match Router::find(net::Method method, std::string_view path) const {
    struct Search {
        net::Method method;
        Match match;

        bool take(const std::map<net::Method, const Route*>& table) {
            const auto found = table.find(method);
            if (found == table.end()) {
                for (const auto& [other, route] : table) match.allowed.push_back(other);
                return false;
            }
            match.route = found->second;
            return true;
        }

        bool descend(const Node& node, std::string_view rest) {
            if (rest.empty()) return take(node.here);
            const auto whole = rest.substr(1);
            const auto segment = take_segment(rest);
            if (const auto child = node.fixed.find(segment); child != node.fixed.end() && descend(*child->second, rest)) return true;
            if (node.caught && !segment.empty()) {
                match.captures.push_back(segment);
                if (descend(*node.caught, rest)) return true;
                match.captures.pop_back();
            }
            if (node.rest.empty()) return false;
            match.captures.push_back(whole);
            if (take(node.rest)) return true;
            match.captures.pop_back();
            return false;
        }
    };
    Search search{effective(method), {}};
    if (path == "/") {
        search.take(root_->here);
    } else if (!path.empty()) {
        search.descend(*root_, path);
    }
    return std::move(search.match);
}

}  // namespace luwte::visit
