#include "script/outcome.h"

#include <algorithm>

namespace luwte::script {
namespace {

bool is_code(std::string_view text) {
    return !text.empty() && text.size() <= 60 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

void read_categories(const Value& value, Outcome& outcome, std::string& error) {
    const auto add = [&](const Value& each) {
        if (each.text() == nullptr || std::ranges::find(categories(), *each.text()) == categories().end())
            error = "category " + (each.text() == nullptr ? each.kind() : "'" + *each.text() + "'") +
                    " is unknown";
        else
            outcome.categories.push_back(*each.text());
    };
    if (!value.is_table) return add(value);
    for (const auto& each : value.list) add(each);
}

void read_marks(const Value& value, Outcome& outcome, std::string& error) {
    outcome.marks_given = true;
    if (!value.is_table) error = "marks must be a list of patterns' names or hits";
    for (const auto& each : value.list) {
        const auto* start = each.find("start");
        const auto* stop = each.find("stop");
        if (each.text() != nullptr)
            outcome.mark_names.push_back(*each.text());
        else if (start != nullptr && stop != nullptr && start->number() != nullptr &&
                 stop->number() != nullptr && *start->number() >= 1 && *stop->number() >= *start->number() &&
                 *stop->number() < 1e9)
            outcome.marks.emplace_back(static_cast<std::size_t>(*start->number()) - 1,
                                       static_cast<std::size_t>(*stop->number()));
        else
            error = "marks must be a list of patterns' names or hits";
    }
}

Outcome read_one(const Value& value, std::string& error) {
    Outcome outcome;
    const auto verdict = value.text_of("verdict");
    if (verdict == "warn" || verdict == "tag")
        outcome.kind = verdict == "warn" ? Outcome::Kind::warn : Outcome::Kind::tag;
    else if (verdict == "reply")
        outcome.kind = Outcome::Kind::reply;
    else if (verdict == "nudge")
        outcome.action = Action::nudge;
    else if (verdict == "hold")
        outcome.action = Action::hold;
    else if (verdict == "escalate")
        outcome.action = Action::escalate;
    else if (verdict != "allow")
        error = "a verdict is made by allow, nudge, hold, escalate, warn, tag or reply";
    for (const auto& [name, field] : value.fields) {
        if (name == "verdict" || name == "line") continue;
        if (name == "category")
            read_categories(field, outcome, error);
        else if (name == "marks")
            read_marks(field, outcome, error);
        else if (name == "score" && field.number() != nullptr && *field.number() >= 0 &&
                 *field.number() <= 1000)
            outcome.score = *field.number();
        else if (name == "level" && field.number() != nullptr &&
                 (*field.number() == 1 || *field.number() == 2 || *field.number() == 3))
            outcome.level = static_cast<int>(*field.number());
        else if (name == "group" && field.text() != nullptr && is_code(*field.text()))
            outcome.group = *field.text();
        else if (name == "reason" && field.text() != nullptr && is_code(*field.text()))
            outcome.reason = *field.text();
        else if (name == "name" && field.text() != nullptr && is_code(*field.text()))
            outcome.name = *field.text();
        else
            error = "'" + name + "' of a verdict is unknown or has a value that it cannot have";
    }
    if (outcome.action == Action::escalate && outcome.level == 0) error = "escalate needs level = 1, 2 or 3";
    if (outcome.action != Action::escalate && outcome.level != 0) error = "only escalate has a level";
    if (outcome.kind == Outcome::Kind::reply && (outcome.reason.empty() || outcome.score))
        error = "reply needs a reason, whose sentence the author reads, and has no score";
    if ((outcome.kind == Outcome::Kind::warn || outcome.kind == Outcome::Kind::tag) && outcome.name.empty())
        error = verdict + " needs a name (small letters, digits, -)";
    if (outcome.action == Action::escalate && outcome.score)
        error = "escalate has no score: danger does not add up";
    return outcome;
}

}  // namespace

const std::vector<std::string>& categories() {
    static const std::vector<std::string> all = {"suicide",
                                                 "violence-now",
                                                 "child-danger",
                                                 "acute-sexual-violence",
                                                 "medical",
                                                 "self-harm",
                                                 "captivity-exploitation",
                                                 "honour-threat",
                                                 "threat-received",
                                                 "threat-made",
                                                 "stalking",
                                                 "locating-someone",
                                                 "personal-data",
                                                 "solicitation",
                                                 "hostility",
                                                 "medical-advice-danger",
                                                 "victim-blaming",
                                                 "perpetrator-minimising",
                                                 "triggering-detail",
                                                 "spam"};
    return all;
}

std::vector<Outcome> read_outcomes(const Value& value, std::string& error) {
    std::vector<Outcome> outcomes;
    if (value.is_nothing() || (value.boolean() != nullptr && !*value.boolean())) return outcomes;
    if (!value.is_table)
        error = "a verdict or a list of verdicts expected, not " + value.kind();
    else if (value.find("verdict") != nullptr)
        outcomes.push_back(read_one(value, error));
    else if (value.list.empty() && !value.fields.empty())
        error = "a verdict is made by allow, nudge, hold, escalate, warn or tag";
    else
        for (const auto& each : value.list) outcomes.push_back(read_one(each, error));
    if (outcomes.size() > 8) error = "more than eight verdicts of one rule";
    return outcomes;
}

}  // namespace luwte::script
