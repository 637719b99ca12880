#include "feature/rule_builder/rule_form.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/text.h"
#include "feature/rule_builder/condition_kind.h"
#include "feature/rule_builder/example_fact.h"
#include "script/expression.h"
#include "script/outcome.h"
#include "script/pattern.h"

namespace luwte::rule_builder {
namespace {

bool is_code(std::string_view text, std::size_t longest = 60) {
    return !text.empty() && text.size() <= longest && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

bool is_known(std::span<const std::string_view> all, std::string_view one) {
    return std::ranges::find(all, one) != all.end();
}

/// "example.org", "a.b-c.nl"; any script, no path.
bool is_domain(std::string_view text) {
    return text.size() >= 3 && text.size() <= 253 && text.find('.') != std::string_view::npos && text.front() != '.' && text.back() != '.' &&
           text.find_first_of(" \t/\\:@?#[](){}<>\"'*") == std::string_view::npos;
}

/// Gathers what is wrong.
class Checker {
  public:
    std::vector<FormFault> check(const RuleForm& form) {
        if (!is_code(form.id, 50) || form.id.front() == '-') add("id", "builder.bad-name");
        text("note", form.note, longest_note, true, true);
        if (!form.about.contains("nl")) add("about.nl", "builder.needed");
        texts("about", form.about, longest_about, false);
        for (const auto& place : form.places)
            if (!is_known(known_places(), place)) add("places", "builder.unknown");
        if (has_twice(form.places)) add("places", "builder.twice");
        groups(form);
        consequence(form.then, form.id);
        if (form.examples.size() > most_examples) add("examples", "builder.too-many");
        for (std::size_t i = 0; i < form.examples.size(); ++i) example(form.examples[i], "e" + std::to_string(i));
        return std::move(faults_);
    }

  private:
    void add(std::string field, std::string code) { faults_.push_back({std::move(field), std::move(code)}); }

    static bool has_twice(std::vector<std::string> all) {
        std::ranges::sort(all);
        return std::ranges::adjacent_find(all) != all.end();
    }

    /// What a person may have typed: readable, no hidden directions, within its length, already cleaned.
    bool text(const std::string& field, const std::string& value, std::size_t longest, bool lines, bool may_be_empty) {
        if (!base::is_utf8(value) || value != (lines ? base::clean_text(value) : base::clean_line(value)))
            return add(field, "builder.hidden-characters"), false;
        if (value.empty() && !may_be_empty) return add(field, "builder.needed"), false;
        if (base::count_characters(value) > longest || value.size() > 8 * longest) return add(field, "builder.too-long"), false;
        return true;
    }

    void texts(const std::string& field, const Texts& all, std::size_t longest, bool lines) {
        for (const auto& [language, value] : all) {
            if (language != "nl" && language != "nl-plain" && language != "en") add(field + "." + language, "builder.unknown");
            text(field + "." + language, value, longest, lines, false);
        }
    }

    void groups(const RuleForm& form) {
        std::size_t conditions = 0;
        if (form.groups.size() > most_groups) add("groups", "builder.too-many");
        for (std::size_t g = 0; g < form.groups.size(); ++g)
            for (std::size_t c = 0; c < form.groups[g].conditions.size(); ++c) {
                ++conditions;
                condition(form.groups[g].conditions[c], "g" + std::to_string(g) + ".c" + std::to_string(c));
            }
        if (conditions == 0) add("groups", "builder.no-condition");
        if (conditions > most_conditions) add("groups", "builder.too-many");
    }

    void word_lines(const std::string& field, const std::vector<std::string>& all, bool ends_free) {
        if (all.size() > most_lines) add(field, "builder.too-many");
        for (const auto& line : all) {
            if (!text(field, line, longest_line, false, false)) return;
            std::string error;
            const bool marked = line.ends_with('~') || line.starts_with('#') || line.find("  #") != std::string::npos;
            (void)script::parse_phrase(line, "nl", error);
            if (marked || !error.empty() || (ends_free && line.ends_with('*'))) return add(field, "builder.bad-words");
        }
        if (has_twice(all)) add(field, "builder.twice");
    }

    void words(const Condition& condition, const std::string& field, bool near) {
        if (condition.lines.empty()) add(field + ".lines", "builder.needed");
        if (near && condition.others.empty()) add(field + ".others", "builder.needed");
        word_lines(field + ".lines", condition.lines, condition.inflected);
        word_lines(field + ".others", condition.others, near && condition.inflected);
        if (!condition.language.empty() && !is_known(word_languages(), condition.language)) add(field + ".language", "builder.unknown");
        if (condition.inflected && condition.language.empty()) add(field + ".language", "builder.needed");
        // One way of finding at a time: how many, in disguise or not, or with words that are fine.
        const int ways = (condition.number > 1 ? 1 : 0) + (condition.disguise != Disguise::either ? 1 : 0) + (!condition.others.empty() ? 1 : 0);
        if (!near && ways > 1) add(field, "builder.one-way");
        if (near && condition.disguise != Disguise::either) add(field, "builder.one-way");
    }

    void number(const Condition& condition, const ConditionKind& kind, const std::string& field) {
        if (condition.number < kind.lowest || condition.number > kind.highest) add(field + ".number", "builder.out-of-bounds");
    }

    void choices(const Condition& condition, const ConditionKind& kind, const std::string& field) {
        if (condition.lines.empty()) add(field + ".lines", "builder.needed");
        if (condition.lines.size() > 40) add(field + ".lines", "builder.too-many");
        if (has_twice(condition.lines)) add(field + ".lines", "builder.twice");
        for (const auto& line : condition.lines)
            if (kind.choices.empty() ? !is_code(line) : !is_known(kind.choices, line)) return add(field + ".lines", "builder.unknown");
    }

    void condition(const Condition& condition, const std::string& field) {
        const auto* kind = find_kind(condition.kind);
        if (kind == nullptr) return add(field + ".kind", "builder.unknown");
        switch (kind->shape) {
            case Shape::words:
            case Shape::near:
                words(condition, field, kind->shape == Shape::near);
                return number(condition, *kind, field);
            case Shape::data:
            case Shape::choice:
                return choices(condition, *kind, field);
            case Shape::expression:
            case Shape::written:
                return expression(condition, field, kind->shape == Shape::written);
            case Shape::number:
                return number(condition, *kind, field);
            case Shape::domains:
                if (condition.lines.empty()) add(field + ".lines", "builder.needed");
                if (condition.lines.size() > most_lines) add(field + ".lines", "builder.too-many");
                for (const auto& line : condition.lines)
                    if (text(field + ".lines", line, 253, false, false) && !is_domain(line)) return add(field + ".lines", "builder.bad-domain");
                if (has_twice(condition.lines)) add(field + ".lines", "builder.twice");
                return;
            case Shape::hours:
                if (condition.number < 0 || condition.number > 23) add(field + ".number", "builder.out-of-bounds");
                if (condition.until < 0 || condition.until > 24 || condition.until == condition.number) add(field + ".until", "builder.out-of-bounds");
                return;
            case Shape::flag:
                return;
        }
    }

    void expression(const Condition& condition, const std::string& field, bool written) {
        if (condition.lines.size() != 1) return add(field + ".lines", "builder.needed");
        const auto& source = condition.lines.front();
        if (!text(field + ".lines", source, longest_expression, false, false)) return;
        std::string error;
        using Against = script::Expression::Against;
        if (!script::Expression::compile(source, written ? Against::written : Against::folded, error)) add(field + ".lines", "builder.bad-expression");
    }

    void consequence(const Consequence& then, const std::string&) {
        static constexpr std::string_view actions[] = {"", "allow", "nudge", "hold", "escalate"};
        if (!is_known(actions, then.action)) return add("then.action", "builder.unknown");
        const bool asks = then.action == "nudge" || then.action == "hold";
        if (then.action.empty() && then.labels.empty() && then.warnings.empty() && then.reply.empty()) add("then.action", "builder.nothing-follows");
        if (then.action == "escalate" && (then.level < 1 || then.level > 3)) add("then.level", "builder.out-of-bounds");
        const auto& categories = script::categories();
        if (!then.category.empty() && std::ranges::find(categories, then.category) == categories.end()) add("then.category", "builder.unknown");
        // Tenths, so that a number is written as it was filled in.
        const bool rounded = std::isfinite(then.score) && std::round(then.score * 10) / 10 == then.score;
        if (!rounded || then.score < 0 || then.score > 100) add("then.score", "builder.out-of-bounds");
        if (asks && !then.sentence.contains("nl")) add("then.sentence.nl", "builder.needed");
        texts("then.sentence", then.sentence, longest_sentence, true);
        texts("then.reply", then.reply, longest_sentence, true);
        if (!then.reply.empty() && !then.reply.contains("nl")) add("then.reply.nl", "builder.needed");
        for (const auto* list : {&then.labels, &then.warnings}) {
            const auto* field = list == &then.labels ? "then.labels" : "then.warnings";
            if (list->size() > most_labels) add(field, "builder.too-many");
            if (has_twice(*list)) add(field, "builder.twice");
            for (const auto& code : *list)
                if (!is_code(code)) return add(field, "builder.bad-name");
        }
    }

    void example(const Example& example, const std::string& field) {
        text(field + ".text", example.text, longest_example, true, false);
        for (const auto& [name, value] : example.texts) {
            const auto* fact = find_fact(name);
            if (fact == nullptr || fact->shape != ExampleFact::Shape::text || !is_code(value) ||
                (!fact->choices.empty() && !is_known(fact->choices, value)))
                add(field + "." + name, "builder.unknown");
        }
        for (const auto& [name, value] : example.numbers) {
            const auto* fact = find_fact(name);
            if (fact == nullptr || fact->shape != ExampleFact::Shape::number || value < 0 || value > fact->highest)
                add(field + "." + name, "builder.out-of-bounds");
        }
        for (const auto& [name, value] : example.flags)
            if (const auto* fact = find_fact(name); fact == nullptr || fact->shape != ExampleFact::Shape::flag) add(field + "." + name, "builder.unknown");
        if (example.warnings.size() > 12 || has_twice(example.warnings)) add(field + ".warnings", "builder.too-many");
        for (const auto& code : example.warnings)
            if (!is_code(code)) return add(field + ".warnings", "builder.unknown");
    }

    std::vector<FormFault> faults_;
};

/// Only what its kind looks at is kept.
void keep_own_fields(Condition& condition) {
    const auto* kind = find_kind(condition.kind);
    if (kind == nullptr) return;
    Condition kept{condition.kind, condition.negated, {}, {}, {}, false, Disguise::either, true, 0, 0};
    const auto shape = kind->shape;
    if (shape != Shape::number && shape != Shape::flag && shape != Shape::hours) kept.lines = std::move(condition.lines);
    if (shape == Shape::words || shape == Shape::near) {
        kept.others = std::move(condition.others);
        kept.language = condition.language;
        kept.inflected = condition.inflected;
        kept.disguise = condition.disguise;
        kept.number = condition.number;
    }
    if (shape == Shape::number) kept.at_least = condition.at_least, kept.number = condition.number;
    if (shape == Shape::hours) kept.number = condition.number, kept.until = condition.until;
    condition = std::move(kept);
}

}  // namespace

RuleForm canonical(RuleForm form) {
    std::erase_if(form.groups, [](const Group& group) { return group.conditions.empty(); });
    for (auto& group : form.groups) {
        for (auto& condition : group.conditions) keep_own_fields(condition);
        if (group.conditions.size() != 1) continue;
        group.conditions.front().negated = group.conditions.front().negated != group.negated;
        group.negated = false;
        group.join = Join::all;
    }
    const bool single = std::ranges::all_of(form.groups, [](const Group& group) { return group.conditions.size() == 1; });
    if (form.groups.size() > 1 && single) {
        Group all{form.join, false, {}};
        for (auto& group : form.groups) all.conditions.push_back(std::move(group.conditions.front()));
        form.groups = {std::move(all)};
    }
    if (form.groups.size() <= 1) form.join = Join::all;
    auto& then = form.then;
    if (then.action != "nudge" && then.action != "hold") then.sentence.clear(), then.score = 0;
    if (then.action != "escalate") then.level = 2;
    if (then.action.empty()) then.category.clear();
    return form;
}

std::vector<FormFault> form_faults(const RuleForm& form) {
    return Checker().check(form);
}

}  // namespace luwte::rule_builder
