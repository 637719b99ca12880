// An organisation: a tenant of the installation, with its own front door. A plain value.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "view/language.h"
#include "view/theme.h"

namespace luwte::organisation {

/// The four spaces that never touch each other (safety.md S11).
enum class Zone : std::uint8_t { survivors, nearby, involved, professionals };
inline constexpr Zone all_zones[] = {Zone::survivors, Zone::nearby, Zone::involved, Zone::professionals};
/// "survivors", "nearby" (naasten), "involved" (betrokkenen), "professionals": as the database has them.
[[nodiscard]] const char* zone_name(Zone zone);
[[nodiscard]] std::optional<Zone> parse_zone(std::string_view name);

struct Organisation {
    OrganisationId id;
    std::string name;   ///< the short name that an operator types: "demo"
    std::string title;  ///< the name that people see
    std::vector<std::string> hosts;
    std::vector<view::Language> languages;  ///< offered, the first is the default
    std::vector<std::string> plugins;       ///< names of the plugins that are on
    std::shared_ptr<const view::Theme> theme;
    std::string duty_text;                  ///< what the page for danger adds about the organisation itself
    int idle_minutes = 15;                  ///< S6
};

}  // namespace luwte::organisation
