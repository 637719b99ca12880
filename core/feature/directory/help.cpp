// Directory::help_for: what to call now, and in which order.
#include <algorithm>
#include <array>

#include "feature/directory/directory.h"

namespace luwte::directory {
namespace {

constexpr std::string_view emergency_number = "112";
/// A person in danger reads a few lines, not a list.
constexpr std::size_t most_lines = 6;
/// Further services, for those whose language the usual ones may not speak.
constexpr std::size_t most_in_language = 2;

/// From most to least direct: a voice, then a written talk, then a door.
constexpr std::array<std::string_view, 6> direct_ways = {"phone", "chat",  "whatsapp",
                                                         "sms",   "video", "in-person"};

bool has(const std::vector<std::string>& values, std::string_view wanted) {
    return std::ranges::find(values, wanted) != values.end();
}

struct Way {
    const Channel* channel = nullptr;
    Openness open;
    std::size_t directness = 0;
};

/// Open before unknown before closed; a number that is known before one that is not; a voice before a chat.
bool better(const Way& a, const Way& b) {
    if (a.open.state != b.open.state) return a.open.state < b.open.state;
    if (a.directness != b.directness) return a.directness < b.directness;
    return !a.channel->value.empty() && b.channel->value.empty();
}

Way best_way(const Service& service, base::TimePoint now) {
    Way best;
    for (const auto& channel : service.channels) {
        const auto* place = std::ranges::find(direct_ways, channel.type);
        if (place == direct_ways.end() || !channel.staffed || channel.value == emergency_number) continue;
        const Way way{&channel, openness(channel.hours, now),
                      static_cast<std::size_t>(place - direct_ways.begin())};
        if (best.channel == nullptr || better(way, best)) best = way;
    }
    return best;
}

HelpLine describe(const Service& service, std::string_view language) {
    HelpLine line;
    line.service = service.id;
    line.name = service.name;
    line.address = service.url;
    line.anonymous = service.anonymous;
    line.staffed_by = service.staffed_by;
    line.summary_nl = service.summary_nl;
    line.summary_en = service.summary_en;
    line.speaks = has(service.languages, language);
    line.verified = service.verified();
    line.source_year = service.source_year;
    line.channel = "website";
    return line;
}

HelpLine line_for(const Service& service, std::string_view language, base::TimePoint now) {
    auto line = describe(service, language);
    const auto way = best_way(service, now);
    if (way.channel == nullptr) return line;
    line.channel = way.channel->type;
    line.open = way.open;
    line.cost = way.channel->cost;
    line.on_bill = way.channel->on_bill;
    if (way.channel->type == "phone") line.number = way.channel->value;
    if (way.channel->type == "chat") return line;
    const auto chat = std::ranges::find(service.channels, "chat", &Channel::type);
    if (chat != service.channels.end()) line.chat = openness(chat->hours, now);
    return line;
}

/// 112, with what the list says of it when the list has it.
HelpLine emergency_line(const std::vector<Service>& services, std::string_view language,
                        base::TimePoint now) {
    HelpLine line;
    line.open.state = OpenState::open;
    for (const auto& service : services) {
        const auto found = std::ranges::find(service.channels, emergency_number, &Channel::value);
        if (found == service.channels.end()) continue;
        line = describe(service, language);
        line.open = openness(found->hours, now);
        line.cost = found->cost;
        line.on_bill = found->on_bill;
        break;
    }
    line.name = emergency_number;
    line.channel = "phone";
    line.number = emergency_number;
    line.address.clear();
    line.emergency = true;
    line.anonymous
        .reset();  // the list says it of the police as a whole; of an emergency call nobody promises it
    return line;
}

/// The plans for these categories, most serious first; the one for help in general when there is none.
std::vector<const HelpPlan*> plans_for(const std::vector<HelpPlan>& all,
                                       const std::vector<std::string>& categories) {
    std::vector<const HelpPlan*> plans;
    const auto add = [&](std::string_view category) {
        const auto found = std::ranges::find(all, category, &HelpPlan::category);
        if (found != all.end() && std::ranges::find(plans, &*found) == plans.end()) plans.push_back(&*found);
    };
    for (const auto& category : categories) add(category);
    if (plans.empty()) add("");
    return plans;
}

/// The first of every plan, most serious plan first, then the second of every plan, and so on; each once.
std::vector<const Service*> services_of(const std::vector<const HelpPlan*>& plans,
                                        const Directory& directory) {
    std::size_t longest = 0;
    for (const auto* plan : plans) longest = std::max(longest, plan->services.size());
    std::vector<const Service*> chosen;
    for (std::size_t place = 0; place < longest; ++place) {
        for (const auto* plan : plans) {
            if (place >= plan->services.size()) continue;
            const auto* service = directory.find(plan->services[place]);
            if (service != nullptr && std::ranges::find(chosen, service) == chosen.end())
                chosen.push_back(service);
        }
    }
    return chosen;
}

/// Services beyond the plans that deal with the same, name the language, and are not closed.
std::vector<const Service*> others_in(std::string_view language, const std::vector<const HelpPlan*>& plans,
                                      const std::vector<const Service*>& chosen, const Directory& directory,
                                      base::TimePoint now) {
    std::vector<const Service*> others;
    for (const auto& service : directory.services()) {
        if (others.size() == most_in_language) break;
        if (service.involved_only || !has(service.languages, language)) continue;
        if (std::ranges::find(chosen, &service) != chosen.end()) continue;
        const bool fits = std::ranges::any_of(plans, [&](const auto* plan) {
            return std::ranges::any_of(plan->violence_types,
                                       [&](const auto& type) { return has(service.violence_types, type); });
        });
        if (fits && best_way(service, now).open.state != OpenState::closed) others.push_back(&service);
    }
    return others;
}

struct Placed {
    HelpLine line;
    std::size_t place = 0;  ///< in the plans
};

}  // namespace

std::vector<HelpLine> Directory::help_for(const Need& need, base::TimePoint now) const {
    const auto plans = plans_for(plans_, need.categories);
    auto chosen = services_of(plans, *this);
    const bool dutch = need.language == "nl";
    if (!dutch) {
        const auto others = others_in(need.language, plans, chosen, *this, now);
        chosen.insert(chosen.end(), others.begin(), others.end());
    }
    std::vector<Placed> placed;
    for (const auto* service : chosen)
        placed.push_back({line_for(*service, need.language, now), placed.size()});
    // What the most serious danger asks for stays on top while it is open, whatever languages it names.
    const bool keep_top = !placed.empty() && placed.front().line.open.state == OpenState::open;
    std::sort(placed.begin() + (keep_top ? 1 : 0), placed.end(), [&](const Placed& a, const Placed& b) {
        if (a.line.open.state != b.line.open.state) return a.line.open.state < b.line.open.state;
        if (!dutch && a.line.speaks != b.line.speaks) return a.line.speaks;
        return a.place < b.place;
    });
    if (placed.size() > most_lines) placed.resize(most_lines);

    const bool emergency_first =
        need.level >= 3 || placed.empty() ||
        std::ranges::any_of(plans, [](const auto* plan) { return plan->emergency_first; });
    std::vector<HelpLine> lines;
    for (auto& each : placed) lines.push_back(std::move(each.line));
    lines.insert(lines.begin() + (emergency_first ? 0 : 1), emergency_line(services_, need.language, now));
    return lines;
}

}  // namespace luwte::directory
