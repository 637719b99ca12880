// A service: one offer of help in the directory (wegwijzer). Plain values, as the list says them; what the
// list does not say is kept as unknown, never as "no".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "feature/directory/hours.h"

namespace luwte::directory {

using ServiceId = base::PublicId<struct ServiceTag>;

enum class Cost : std::uint8_t { unknown, free, regular };

/// One way to reach a service.
struct Channel {
    std::string type;   ///< phone, chat, email, form, whatsapp, sms, video, in-person, forum, app, social
    std::string value;  ///< number or address; empty when it is not known
    Cost cost = Cost::unknown;
    std::optional<Hours> hours;  ///< nothing: not known, which is not the same as closed
    bool staffed = true;  ///< false: can be used within its hours, but nobody answers at once (mail, forum)
    std::optional<bool> on_bill;  ///< whether a call shows on the telephone bill; nothing: not known
};

struct Service {
    ServiceId id;
    std::string slug;  ///< the list's own name for it; never in a page or an address (S2)
    std::string name;
    std::string kind;  ///< national-general, national-specific, local-entry-point, online-tool
    std::string url;   ///< https://…, or empty
    std::string summary_nl, summary_en;
    std::string calling_nl, calling_en;  ///< what happens when you call, where more is known; empty otherwise
    std::vector<std::string> audiences, violence_types, help_types, languages, staffed_by;
    std::vector<Channel> channels;
    std::optional<bool> anonymous;
    std::string region;  ///< "national", a place, or empty when not known
    bool involved_only =
        false;           ///< for people who used violence or are accused of it: not in anybody else's results
    std::string source;  ///< where the facts come from
    int source_year = 0;  ///< the year of those facts
    std::string
        verified_on;  ///< the day somebody of the organisation checked it ("2026-03-01"); empty: unverified

    [[nodiscard]] bool verified() const { return !verified_on.empty(); }
};

/// Which services to name first when a message tells of this danger, best first.
struct HelpPlan {
    std::string category;          ///< as rules name it: "violence-now"; "" for any other
    bool emergency_first = false;  ///< 112 stands first even when nothing happens this minute
    std::vector<std::string>
        violence_types;  ///< what further services must deal with to fit; none: no further ones
    std::vector<ServiceId> services;
};

/// The id of a service: a hash of its slug, so that it is the same in every installation, and an address says
/// nothing about what the service is for.
[[nodiscard]] ServiceId service_id(std::string_view slug);

}  // namespace luwte::directory
