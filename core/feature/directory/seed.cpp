#include "feature/directory/seed.h"

#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "feature/directory/vocabulary.h"

namespace luwte::directory {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 7> day_names = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<std::string_view, 3> cost_names = {"unknown", "free", "regular"};

[[noreturn]] void refuse(const std::string& what) {
    throw std::runtime_error(what);
}

std::string text_or_nothing(const json& value) {
    return value.is_null() ? std::string() : value.get<std::string>();
}

std::optional<bool> flag_or_nothing(const json& value) {
    return value.is_null() ? std::nullopt : std::optional(value.get<bool>());
}

/// "16:00" in minutes.
std::chrono::minutes time_of_day(const std::string& text) {
    int hour = 0;
    int minute = 0;
    const char* begin = text.data();
    const bool shape = text.size() == 5 && text[2] == ':';
    if (!shape || std::from_chars(begin, begin + 2, hour).ptr != begin + 2 ||
        std::from_chars(begin + 3, begin + 5, minute).ptr != begin + 5 || hour < 0 || minute < 0 ||
        minute > 59 || hour * 60 + minute > 24 * 60) {
        refuse("not a time of day: " + text);
    }
    return std::chrono::minutes(hour * 60 + minute);
}

std::string time_text(std::chrono::minutes time) {
    const auto two = [](long value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(time.count() / 60) + ":" + two(time.count() % 60);
}

std::optional<Hours> hours_from(const json& value) {
    if (value.is_null()) return std::nullopt;
    Hours hours;
    if (value.is_object()) {
        hours.always = value.at("always").get<bool>();
        if (!hours.always) refuse("hours that are neither slots nor always");
        return hours;
    }
    for (const auto& slot : value) {
        Window window{.days = 0, .from = time_of_day(slot.at("from")), .to = time_of_day(slot.at("to"))};
        if (window.from >= std::chrono::hours(24)) refuse("a slot begins at 24:00");
        for (const auto& day : slot.at("days")) {
            const auto name = day.get<std::string>();
            const auto* found = std::ranges::find(day_names, name);
            if (found == day_names.end()) refuse("not a day: " + name);
            window.days = static_cast<std::uint8_t>(window.days | (1U << (found - day_names.begin())));
        }
        hours.windows.push_back(window);
    }
    return hours;
}

json hours_to(const std::optional<Hours>& hours) {
    if (!hours) return nullptr;
    if (hours->always) return {{"always", true}};
    json slots = json::array();
    for (const auto& window : hours->windows) {
        json days = json::array();
        for (std::size_t day = 0; day < day_names.size(); ++day) {
            if ((window.days & (1U << day)) != 0) days.push_back(day_names.at(day));
        }
        slots.push_back({{"days", days}, {"from", time_text(window.from)}, {"to", time_text(window.to)}});
    }
    return slots;
}

Channel channel_from(const json& value) {
    Channel channel;
    channel.type = value.at("type").get<std::string>();
    if (find_key(channel_types(), channel.type) == nullptr) refuse("not a channel: " + channel.type);
    channel.value = text_or_nothing(value.at("value"));
    const auto cost = value.at("cost").get<std::string>();
    const auto* found = std::ranges::find(cost_names, cost);
    if (found == cost_names.end()) refuse("not a cost: " + cost);
    channel.cost = static_cast<Cost>(found - cost_names.begin());
    channel.hours = hours_from(value.at("hours"));
    channel.staffed = value.at("staffed").get<bool>();
    channel.on_bill = flag_or_nothing(value.at("on_bill"));
    return channel;
}

std::vector<Channel> channels_from(const json& values) {
    std::vector<Channel> channels;
    for (const auto& value : values) channels.push_back(channel_from(value));
    return channels;
}

SeedService service_from(const json& value) {
    SeedService seed;
    auto& service = seed.service;
    service.slug = value.at("id").get<std::string>();
    service.id = service_id(service.slug);
    service.name = value.at("name").get<std::string>();
    service.kind = value.at("kind").get<std::string>();
    service.url = text_or_nothing(value.at("url"));
    if (!service.url.empty() && !service.url.starts_with("https://")) refuse("address without https://");
    service.summary_nl = value.at("summary_nl").get<std::string>();
    service.summary_en = value.at("summary_en").get<std::string>();
    service.calling_nl = text_or_nothing(value.at("calling_nl"));
    service.calling_en = text_or_nothing(value.at("calling_en"));
    value.at("audiences").get_to(service.audiences);
    value.at("violence_types").get_to(service.violence_types);
    value.at("help_types").get_to(service.help_types);
    value.at("languages").get_to(service.languages);
    value.at("staffed_by").get_to(service.staffed_by);
    service.channels = channels_from(value.at("channels"));
    service.anonymous = flag_or_nothing(value.at("anonymous"));
    service.region = text_or_nothing(value.at("region"));
    service.involved_only = value.at("involved_only").get<bool>();
    service.source = value.at("source").get<std::string>();
    service.source_year = value.at("source_year").get<int>();
    value.at("social").get_to(seed.social);
    seed.editor_note = text_or_nothing(value.at("note"));
    return seed;
}

HelpPlan plan_from(const json& value, const std::set<std::string>& known) {
    HelpPlan plan;
    plan.category = value.at("category").get<std::string>();
    plan.emergency_first = value.at("emergency_first").get<bool>();
    value.at("violence_types").get_to(plan.violence_types);
    for (const auto& slug : value.at("services")) {
        if (!known.contains(slug.get<std::string>())) refuse("no such service: " + slug.get<std::string>());
        plan.services.push_back(service_id(slug.get<std::string>()));
    }
    return plan;
}

}  // namespace

base::Result<Seed> parse_seed(std::string_view text) {
    std::string where = "the file";
    try {
        const auto root = json::parse(text);
        Seed seed;
        std::set<std::string> known;
        for (const auto& value : root.at("services")) {
            where = value.at("id").get<std::string>();
            seed.services.push_back(service_from(value));
            if (!known.insert(where).second) refuse("comes twice");
        }
        where = "plans";
        for (const auto& value : root.at("plans")) seed.plans.push_back(plan_from(value, known));
        return seed;
    } catch (const std::exception& error) {
        return base::problem(base::ProblemKind::invalid, "directory.seed-malformed",
                             where + ": " + error.what());
    }
}

base::Result<Seed> read_seed(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return base::problem(base::ProblemKind::not_found, "directory.seed-unreadable", file.string());
    return parse_seed(std::string(std::istreambuf_iterator<char>(stream), {}));
}

std::string channels_to_json(const std::vector<Channel>& channels) {
    json all = json::array();
    for (const auto& channel : channels) {
        all.push_back({{"type", channel.type},
                       {"value", channel.value.empty() ? json(nullptr) : json(channel.value)},
                       {"cost", cost_names.at(static_cast<std::size_t>(channel.cost))},
                       {"hours", hours_to(channel.hours)},
                       {"staffed", channel.staffed},
                       {"on_bill", channel.on_bill ? json(*channel.on_bill) : json(nullptr)}});
    }
    return all.dump();
}

std::vector<Channel> channels_from_json(std::string_view text) {
    return channels_from(json::parse(text));
}

}  // namespace luwte::directory
