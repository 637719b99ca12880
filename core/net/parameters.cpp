// Queries and forms: application/x-www-form-urlencoded.
#include <algorithm>

#include "base/text.h"
#include "net/percent.h"
#include "net/request.h"

namespace luwte::net {

std::optional<Parameters> Parameters::parse(std::string_view encoded, std::size_t limit) {
    Parameters parameters;
    while (!encoded.empty()) {
        const std::string_view pair = encoded.substr(0, encoded.find('&'));
        encoded.remove_prefix(std::min(encoded.size(), pair.size() + 1));
        if (pair.empty()) continue;
        if (parameters.pairs_.size() == limit) return std::nullopt;
        const auto equals = pair.find('=');
        auto name = decode_percent(pair.substr(0, equals), true);
        auto value = decode_percent(equals == std::string_view::npos ? "" : pair.substr(equals + 1), true);
        if (!name || !value || !base::is_utf8(*name) || !base::is_utf8(*value)) return std::nullopt;
        parameters.add(std::move(*name), std::move(*value));
    }
    return parameters;
}

std::string_view Parameters::get(std::string_view name) const {
    const auto found = std::ranges::find(pairs_, name, &std::pair<std::string, std::string>::first);
    return found == pairs_.end() ? std::string_view{} : std::string_view{found->second};
}

bool Parameters::has(std::string_view name) const {
    return std::ranges::find(pairs_, name, &std::pair<std::string, std::string>::first) != pairs_.end();
}

std::vector<std::string_view> Parameters::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : pairs_)
        if (key == name) values.emplace_back(value);
    return values;
}

}  // namespace luwte::net
