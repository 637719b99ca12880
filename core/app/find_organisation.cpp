#include "app/find_organisation.h"

#include <fmt/format.h>

#include <iostream>

#include "feature/organisation/organisation_store.h"

namespace luwte::app {

std::optional<organisation::Organisation> find_organisation(store::Connection& connection, const std::string& name) {
    for (auto& record : organisation::load_all(connection))
        if (record.organisation.name == name) return std::move(record.organisation);
    std::cerr << fmt::format("luwte: there is no organisation \"{}\": luwte organisation list\n", name);
    return std::nullopt;
}

}  // namespace luwte::app
