#include "feature/account/take_along.h"

#include <nlohmann/json.hpp>

#include "feature/account/account_store.h"
#include "view/catalogue.h"

namespace luwte::account {

std::vector<TakenSection> own_sections(store::Connection& connection, const Whose& whose) {
    if (whose.persona) {
        const auto persona =
            account_store::find_persona(connection, whose.organisation, whose.account, whose.persona);
        if (!persona) return {};
        return {{"name", LUWTE_TEXT("Your name here"), {{{"name", LUWTE_TEXT("Name"), persona->name}}}}};
    }
    const auto chosen = account_store::find_preferences(connection, whose.organisation, whose.account)
                            .value_or(Preferences{});
    TakenItem item;
    if (chosen.idle_minutes)
        item.push_back(
            {"idle_minutes", LUWTE_TEXT("Minutes until the lock"), std::to_string(*chosen.idle_minutes)});
    if (chosen.language)
        item.push_back(
            {"language", LUWTE_TEXT("Language"), std::string(view::language_code(*chosen.language))});
    item.push_back({"hidden_kinds", LUWTE_TEXT("Hidden kinds of content, as a number"),
                    std::to_string(chosen.hidden_warnings)});
    return {{"settings", LUWTE_TEXT("Your settings"), {std::move(item)}}};
}

std::vector<TakenSection> collect(store::Connection& connection, const Whose& whose,
                                  const std::vector<Exporter>& exporters) {
    auto sections = own_sections(connection, whose);
    for (const auto& exporter : exporters)
        for (auto& section : exporter(connection, whose)) sections.push_back(std::move(section));
    return sections;
}

std::string to_json(const std::vector<TakenSection>& sections) {
    auto document = nlohmann::ordered_json::object();
    for (const auto& section : sections) {
        auto items = nlohmann::ordered_json::array();
        for (const auto& item : section.items) {
            auto object = nlohmann::ordered_json::object();
            for (const auto& field : item) object[field.key] = field.value;
            items.push_back(std::move(object));
        }
        document[section.key] = std::move(items);
    }
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace luwte::account
