#include "feature/directory/help_json.h"

#include <nlohmann/json.hpp>

#include "feature/directory/service_text.h"

namespace luwte::directory {

using nlohmann::json;

const char* cost_code(Cost cost) {
    switch (cost) {
        case Cost::unknown:
            return "unknown";
        case Cost::free:
            return "free";
        case Cost::regular:
            return "regular";
    }
    return "unknown";
}

json known_json(const std::optional<bool>& value) {
    return value ? json(*value) : json(nullptr);
}

json openness_json(const visit::Context& context, const Openness& open) {
    const char* state = open.state == OpenState::open     ? "open"
                        : open.state == OpenState::closed ? "closed"
                                                          : "unknown";
    return {{"state", state}, {"text", openness_text(open, context)}};
}

json help_json(const visit::Context& context, std::span<const HelpLine> lines) {
    auto list = json::array();
    for (const auto& line : lines) {
        json item{{"service", line.service ? json(base::to_public(line.service)) : json(nullptr)},
                  {"name", line.name},
                  {"channel", line.channel},
                  {"number", line.number},
                  {"address", line.address},
                  {"open", openness_json(context, line.open)},
                  {"cost", cost_code(line.cost)},
                  {"anonymous", known_json(line.anonymous)},
                  {"on_bill", known_json(line.on_bill)},
                  {"staffed_by", line.staffed_by},
                  {"summary", in_language(line.summary_nl, line.summary_en, context)},
                  {"emergency", line.emergency},
                  {"speaks", line.speaks},
                  {"verified", line.verified}};
        if (line.chat) item["chat"] = openness_json(context, *line.chat);
        list.push_back(std::move(item));
    }
    return list;
}

}  // namespace luwte::directory
