#include "script/example.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "script/rule_set.h"
#include "script/runner.h"

namespace luwte::script {
namespace {

std::optional<Place> place_of(std::string_view name) {
    for (const auto place : {Place::topic, Place::reply, Place::group, Place::chat, Place::profile})
        if (to_text(place) == name) return place;
    return std::nullopt;
}

/// Some moment, the same for every example: Monday 5 January 2026, 12:00 UTC.
constexpr base::TimePoint usual_now{std::chrono::seconds(1'767'614'400)};

bool read_fact(const std::string& name, const Value& value, Message& message) {
    const bool yes = value.boolean() != nullptr && *value.boolean();
    if (name == "place") {
        const auto place = value.text() == nullptr ? std::nullopt : place_of(*value.text());
        if (place) message.place = *place;
        return place.has_value();
    }
    if (name == "zone" || name == "language") {
        (name == "zone" ? message.zone : message.language) = value.text() == nullptr ? "" : *value.text();
        return value.text() != nullptr;
    }
    if (name == "first_disclosure") return message.first_disclosure = yes, value.boolean() != nullptr;
    if (name == "replies_to_first_disclosure")
        return message.replies_to_first_disclosure = yes, value.boolean() != nullptr;
    if (name == "author") {
        if (const auto* messages = value.find("messages");
            messages != nullptr && messages->number() != nullptr)
            message.author_messages = static_cast<std::int64_t>(*messages->number());
        if (const auto* days = value.find("days"); days != nullptr && days->number() != nullptr)
            message.author_days = static_cast<std::int64_t>(*days->number());
        if (const auto* last = value.find("last_ten_minutes"); last != nullptr && last->number() != nullptr)
            message.author_last_ten_minutes = static_cast<std::int64_t>(*last->number());
        if (const auto* same = value.find("same_text"); same != nullptr && same->number() != nullptr)
            message.author_same_text = static_cast<std::int64_t>(*same->number());
        if (const auto* expert = value.find("expert"); expert != nullptr && expert->boolean() != nullptr)
            message.author_is_expert = *expert->boolean();
        return value.is_table;
    }
    if (name == "warnings") {
        for (const auto& each : value.list)
            if (each.text() != nullptr) message.warnings.push_back(*each.text());
        return value.is_table;
    }
    if (name == "forum" || name == "group") {
        (name == "forum" ? message.forum : message.group) = value.text() == nullptr ? "" : *value.text();
        return value.text() != nullptr;
    }
    if (name == "arrivals" && value.number() != nullptr)
        return message.arrivals = static_cast<std::int64_t>(*value.number()), true;
    if (name == "danger" && value.number() != nullptr && *value.number() >= 0 && *value.number() <= 3)
        return message.danger = static_cast<int>(*value.number()), true;
    if (name == "now" && value.number() != nullptr)
        return message.now =
                   base::TimePoint(std::chrono::seconds(static_cast<std::int64_t>(*value.number()))),
               true;
    return false;
}

constexpr std::string_view expectations[] = {"allow", "nudge",    "hold",   "escalate", "hit",
                                             "level", "category", "reason", "tag",      "warn"};

bool names(const Value& wanted, const std::vector<std::string>& got) {
    if (wanted.text() != nullptr) return std::ranges::find(got, *wanted.text()) != got.end();
    return std::ranges::all_of(wanted.list, [&](const Value& each) {
        return each.text() != nullptr && std::ranges::find(got, *each.text()) != got.end();
    });
}

std::string list_of(const std::vector<std::string>& names) {
    return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

Example read_example(const Value& value, std::string& error) {
    Example example;
    example.message.zone = "survivors";
    example.message.language = "nl";
    example.message.author_messages = 10;
    example.message.author_days = 30;
    example.message.now = usual_now;
    example.expected.is_table = true;
    if (value.list.size() != 1 || value.list[0].text() == nullptr || value.list[0].text()->empty()) {
        error = "an example starts with its text: { \"…\", hold = true }";
        return example;
    }
    example.message.text = *value.list[0].text();
    for (const auto& [name, field] : value.fields) {
        if (name == "why") continue;
        if (std::ranges::find(expectations, name) != std::end(expectations))
            example.expected.fields[name] = field;
        else if (!read_fact(name, field, example.message))
            error = "'" + name + "' of an example is unknown or has a value that it cannot have";
    }
    if (example.expected.fields.empty() && error.empty())
        error = "an example says what must come of it: hold = true";
    return example;
}

Spoken spoken_of(const RuleAnswer& answer) {
    Spoken spoken;
    for (const auto& outcome : answer.outcomes) {
        spoken.anything = true;
        spoken.level = std::max(spoken.level, outcome.level);
        if (outcome.kind == Outcome::Kind::warn)
            spoken.warnings.push_back(outcome.name);
        else if (outcome.kind == Outcome::Kind::tag)
            spoken.tags.push_back(outcome.name);
        else if (outcome.action != Action::escalate || outcome.level >= 2)
            spoken.action = std::max(spoken.action, outcome.action);
        spoken.categories.insert(spoken.categories.end(), outcome.categories.begin(),
                                 outcome.categories.end());
        if (!outcome.reason.empty()) spoken.reasons.push_back(outcome.reason);
    }
    return spoken;
}

Spoken spoken_of(const Verdict& verdict) {
    Spoken spoken{!verdict.hits.empty(), verdict.action,      verdict.level, verdict.categories, {},
                  verdict.tags,          verdict.add_warnings};
    for (const auto& hit : verdict.hits)
        if (!hit.reason.empty()) spoken.reasons.push_back(hit.reason);
    return spoken;
}

std::string difference(const Example& example, const Spoken& spoken) {
    for (const auto& [name, wanted] : example.expected.fields) {
        if (name == "hit") {
            if (wanted.boolean() != nullptr && *wanted.boolean() != spoken.anything)
                return spoken.anything
                           ? fmt::format("nothing should be said, but it says {}", to_text(spoken.action))
                           : "something should be said, but nothing is";
        } else if (name == "level") {
            if (wanted.number() == nullptr || static_cast<int>(*wanted.number()) != spoken.level)
                return fmt::format("level = {}, but it is {}",
                                   wanted.number() == nullptr ? -1 : *wanted.number(), spoken.level);
        } else if (name == "category") {
            if (!names(wanted, spoken.categories))
                return fmt::format("the categories are {}", list_of(spoken.categories));
        } else if (name == "reason") {
            if (!names(wanted, spoken.reasons))
                return fmt::format("the reasons are {}", list_of(spoken.reasons));
        } else if (name == "tag") {
            if (!names(wanted, spoken.tags)) return fmt::format("the tags are {}", list_of(spoken.tags));
        } else if (name == "warn") {
            if (!names(wanted, spoken.warnings))
                return fmt::format("the warnings are {}", list_of(spoken.warnings));
        } else if (wanted.boolean() == nullptr || *wanted.boolean() != (to_text(spoken.action) == name)) {
            return fmt::format("{} = {}, but the verdict is {}", name,
                               wanted.boolean() != nullptr && *wanted.boolean(), to_text(spoken.action));
        }
    }
    return {};
}

}  // namespace luwte::script
