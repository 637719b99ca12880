#include "net/request.h"

#include <algorithm>

namespace luwte::net {

std::string_view Request::header(std::string_view name) const {
    const auto found = std::ranges::find(headers, name, &Header::name);
    return found == headers.end() ? std::string_view{} : std::string_view{found->value};
}

std::string_view Request::cookie(std::string_view name) const {
    std::string_view value;
    bool found = false;
    for (const Header& header : headers) {
        if (header.name != "cookie") continue;
        std::string_view rest = header.value;
        while (!rest.empty()) {
            std::string_view pair = rest.substr(0, rest.find(';'));
            rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
            pair.remove_prefix(std::min(pair.size(), pair.find_first_not_of(" \t")));
            const auto equals = pair.find('=');
            if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
            if (found) return {};  // two of one name: somebody else planted one, and we cannot tell which
            found = true;
            value = pair.substr(equals + 1);
            while (value.ends_with(' ') || value.ends_with('\t')) value.remove_suffix(1);
        }
    }
    return value;
}

}  // namespace luwte::net
