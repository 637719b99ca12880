#include "feature/moderation/review_values.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "view/catalogue.h"

namespace luwte::moderation {
namespace {

using script::Action;

constexpr std::size_t most_hits = 60;
constexpr std::size_t most_marks = 40;
constexpr std::size_t most_bytes = 65'536;  // review_item.hits

constexpr std::array causes{"held", "escalated", "failed", "signal"};
constexpr std::array item_states{"waiting", "claimed", "decided"};
constexpr std::array actions{"allow", "nudge", "hold", "escalate"};
constexpr std::array choices{"publish", "ask", "remove", "escalate", "note"};

// The sentences that authors read. They say what is, and what can be done; no code word for a rule they
// broke.
constexpr Reason publish_reasons[] = {
    {"read", LUWTE_TEXT("Somebody of the team read your message. It can be read by everybody now.")},
    {"word",
     LUWTE_TEXT("Your message waited because of a word in it. Here that word is all right, so your message "
                "can be read by everybody now.")},
    {"other",
     LUWTE_TEXT("Somebody of the team looked at your message, and it can be read by everybody now.")},
};
constexpr Reason ask_reasons[] = {
    {"own-data",
     LUWTE_TEXT("Your message has something in it by which others could find you. Would you take that "
                "out? Then it can be placed.")},
    {"others-data",
     LUWTE_TEXT("Your message has a name, an address or a number of somebody else in it. Would you "
                "take that out? Then it can be placed.")},
    {"detail",
     LUWTE_TEXT("Your message describes precisely what happened. For others that can be too much. Would "
                "you say it in fewer words, or put a warning in front?")},
    {"tone",
     LUWTE_TEXT("A part of your message can hurt the person you answer. Would you put it differently?")},
    {"advice",
     LUWTE_TEXT("Your message gives advice that can be dangerous for somebody in another situation. "
                "Would you write what you did yourself, instead of what the other must do?")},
    {"other", LUWTE_TEXT("The team has a question about your message before it can be placed.")},
};
constexpr Reason remove_reasons[] = {
    {"others-data",
     LUWTE_TEXT("Your message said things about somebody else by which that person can be found. "
                "That can put them in danger, so it cannot stay here.")},
    {"looks-for-someone",
     LUWTE_TEXT("Your message looks for a person. We cannot know whether that person wants to "
                "be found, so it cannot stay here.")},
    {"contact",
     LUWTE_TEXT("Your message asks to go on somewhere else. We cannot watch over people there, so it "
                "cannot stay here.")},
    {"hurts",
     LUWTE_TEXT("Your message hurts somebody who reads here. It cannot stay here. You can write it again "
                "in another way.")},
    {"threat", LUWTE_TEXT("Your message threatens somebody. It cannot stay here.")},
    {"dangerous",
     LUWTE_TEXT("Your message has something in it that is dangerous for people who feel bad. It cannot "
                "stay here. How you feel can be said here.")},
    {"spam",
     LUWTE_TEXT("Your message offers something for sale or was placed many times. It cannot stay here.")},
    {"other", LUWTE_TEXT("The team took your message away.")},
};

template <class Value, class Names>
Value parse(const Names& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        throw std::logic_error("the database has a value that this program does not know: " +
                               std::string(name));
    return static_cast<Value>(found - names.begin());
}

nlohmann::json to_json(const script::RuleHit& hit) {
    auto marks = nlohmann::json::array();
    for (const auto& [from, to] : hit.marks) {
        if (marks.size() == most_marks) break;
        marks.push_back({from, to});
    }
    return {{"plugin", hit.plugin},     {"rule", hit.rule},
            {"version", hit.version},   {"action", action_name(hit.action)},
            {"score", hit.score},       {"level", hit.level},
            {"category", hit.category}, {"reason", hit.reason},
            {"marks", std::move(marks)}};
}

script::RuleHit to_hit(const nlohmann::json& json) {
    script::RuleHit hit;
    hit.plugin = json.value("plugin", "");
    hit.rule = json.value("rule", "");
    hit.version = json.value("version", "");
    hit.action = parse<Action>(actions, json.value("action", "allow"));
    hit.score = json.value("score", 0.0);
    hit.level = json.value("level", 0);
    hit.category = json.value("category", "");
    hit.reason = json.value("reason", "");
    for (const auto& mark : json.value("marks", nlohmann::json::array()))
        hit.marks.emplace_back(mark.at(0).get<std::size_t>(), mark.at(1).get<std::size_t>());
    return hit;
}

}  // namespace

const char* cause_name(Cause cause) {
    return causes.at(static_cast<std::size_t>(cause));
}
Cause parse_cause(std::string_view name) {
    return parse<Cause>(causes, name);
}
const char* placement_name(Placement placement) {
    return placement == Placement::published ? "published" : "held";
}
Placement parse_placement(std::string_view name) {
    return name == "published" ? Placement::published : Placement::held;
}
ItemState parse_item_state(std::string_view name) {
    return parse<ItemState>(item_states, name);
}
const char* action_name(Action action) {
    return actions.at(static_cast<std::size_t>(action));
}
const char* choice_name(Choice choice) {
    return choices.at(static_cast<std::size_t>(choice));
}
std::optional<Choice> parse_choice(std::string_view name) {
    const auto found = std::ranges::find(choices, name);
    if (found == choices.end()) return std::nullopt;
    return static_cast<Choice>(found - choices.begin());
}

std::span<const Reason> reasons(Choice choice) {
    switch (choice) {
        case Choice::publish:
            return publish_reasons;
        case Choice::ask:
            return ask_reasons;
        case Choice::remove:
            return remove_reasons;
        case Choice::escalate:
        case Choice::note:
            break;
    }
    return {};
}

std::string_view reason_text(Choice choice, std::string_view code) {
    for (const auto& reason : reasons(choice))
        if (code == reason.code) return reason.text;
    return {};
}

std::string hits_to_json(const std::vector<script::RuleHit>& hits) {
    // Rules are written by others: neither what is not UTF-8 nor what is very long must keep a message from
    // being stored.
    for (auto most = most_hits;; most /= 2) {
        auto some = nlohmann::json::array();
        for (const auto& hit : hits) {
            if (some.size() == most) break;
            some.push_back(to_json(hit));
        }
        auto text = some.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        if (text.size() <= most_bytes) return text;
    }
}

std::vector<script::RuleHit> hits_from_json(std::string_view json) {
    std::vector<script::RuleHit> hits;
    const auto all = nlohmann::json::parse(json, nullptr, false);
    if (!all.is_array()) return hits;
    for (const auto& one : all) {
        try {
            hits.push_back(to_hit(one));
        } catch (const std::exception&) {
            // One hit less to show; the message itself and its verdict are not touched by this.
        }
    }
    return hits;
}

}  // namespace luwte::moderation
