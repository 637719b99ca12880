#include "feature/rule_builder/form_view.h"

#include <algorithm>

#include <fmt/format.h>

#include "feature/forum/content_warning.h"
#include "feature/room/words.h"
#include "feature/rule_builder/condition_kind.h"
#include "feature/rule_builder/example_fact.h"
#include "feature/rule_builder/form_fields.h"
#include "feature/rule_builder/form_words.h"
#include "script/outcome.h"
#include "view/catalogue.h"

namespace luwte::rule_builder {
namespace {

using Option = std::pair<std::string, std::string>;

/// Ids in HTML and CSS: no dots.
std::string id_of(std::string_view field) {
    std::string id = "f-";
    for (const char c : field) id += c == '.' ? '-' : c;
    return id;
}

class FormView {
  public:
    FormView(const visit::Context& context, const RuleForm& form, const FormLook& look) : context_(context), form_(form), look_(look) {}

    void set(view::Fields fields) {
        fields.set("ID", form_.id).set("NOTE", form_.note);
        texts(fields, "ABOUT", form_.about);
        fault(fields, "ID", "id");
        fault(fields, "NOTE", "note");
        fault(fields, "ABOUT", "about.nl");
        fault(fields, "GROUPS", "groups");
        fault(fields, "EXAMPLES", "examples");
        for (const auto place : known_places()) choice(fields, "PLACE", "place", place, choice_words(context_, "place", place), form_.places);
        fields.show("ANY", form_.join == Join::any);
        for (std::size_t g = 0; g < form_.groups.size(); ++g) group(fields.add("GROUP"), form_.groups[g], g);
        fields.set("NEXT_GROUP", id_of("g" + std::to_string(form_.groups.size())));
        fields.set("NEXT_EXAMPLE", id_of("e" + std::to_string(form_.examples.size())));
        fields.show("MORE_GROUPS", form_.groups.size() < most_groups);
        consequence(fields);
        for (std::size_t e = 0; e < form_.examples.size(); ++e) example(fields.add("EXAMPLE"), form_.examples[e], e);
        fields.show("MORE_EXAMPLES", form_.examples.size() < most_examples);
    }

  private:
    /// NAME_FAULT, when something is wrong with the field, or with a part of it.
    void fault(view::Fields fields, const std::string& name, std::string_view field, bool and_parts = false) const {
        for (const auto& each : look_.faults)
            if (each.field == field || (and_parts && each.field.starts_with(std::string(field) + ".")))
                return fields.set_if(name + "_FAULT", fault_words(context_, each.code)), void();
    }

    static void texts(view::Fields fields, const std::string& name, const Texts& all) {
        for (const auto& [language, suffix] : {std::pair("nl", "_NL"), std::pair("nl-plain", "_PLAIN"), std::pair("en", "_EN")})
            if (const auto found = all.find(language); found != all.end()) fields.set(name + suffix, found->second);
    }

    static void choice(view::Fields fields, const char* section, const std::string& field, std::string_view code, const std::string& words,
                       const std::vector<std::string>& chosen) {
        auto row = fields.add(section);
        row.set("FIELD", field).set("CODE", code).set("WORDS", words);
        row.set("HTML_ID", id_of(field) + "-" + std::string(code));
        row.show("CHOSEN", std::ranges::find(chosen, code) != chosen.end());
    }

    static void option(view::Fields fields, const char* section, std::string_view code, const std::string& words, std::string_view chosen) {
        auto row = fields.add(section);
        row.set("CODE", code).set("WORDS", words).show("CHOSEN", code == chosen);
    }

    void group(view::Fields fields, const Group& group, std::size_t number) const {
        const auto field = "g" + std::to_string(number);
        fields.set("FIELD", field).set("HTML_ID", id_of(field)).set("NUMBER", static_cast<std::int64_t>(number + 1));
        const std::string_view join = group.negated ? (group.join == Join::any ? "none" : "not-all") : group.join == Join::any ? "any" : "all";
        option(fields, "JOIN", "all", context_.translate("All of these hold"), join);
        option(fields, "JOIN", "any", context_.translate("One of these holds, or more"), join);
        option(fields, "JOIN", "none", context_.translate("None of these holds"), join);
        option(fields, "JOIN", "not-all", context_.translate("Not all of these hold"), join);
        for (std::size_t c = 0; c < group.conditions.size(); ++c) condition(fields.add("CONDITION"), group.conditions[c], field + ".c" + std::to_string(c));
        for (const auto& kind : condition_kinds()) option(fields, "KIND", kind.code, context_.translate(kind.english), "");
        fields.set("NEXT", id_of(field + ".c" + std::to_string(group.conditions.size())));
        fields.show("MORE_THAN_ONE", form_.groups.size() > 1);
        fields.show("TOUCHED", look_.touched == field);
    }

    void condition(view::Fields fields, const Condition& condition, const std::string& field) const {
        const auto* kind = find_kind(condition.kind);
        fields.set("FIELD", field).set("HTML_ID", id_of(field)).set("CODE", condition.kind);
        fields.set("WORDS", kind == nullptr ? condition.kind : context_.translate(kind->english));
        fields.set("PARENT", id_of(field.substr(0, field.find('.'))));
        fields.show("NOT", condition.negated).show("TOUCHED", look_.touched == field);
        fault(fields, "CONDITION", field, true);
        if (kind != nullptr) shape(fields, condition, *kind, field);
    }

    void shape(view::Fields fields, const Condition& condition, const ConditionKind& kind, const std::string& field) const {
        const auto part = [&](const char* section) {
            auto inner = fields.add(section);
            inner.set("FIELD", field).set("HTML_ID", id_of(field));
            return inner;
        };
        switch (kind.shape) {
            case Shape::words:
            case Shape::near: return words(part(kind.shape == Shape::near ? "NEAR" : "WORD_LIST"), condition);
            case Shape::expression:
            case Shape::written: part("EXPRESSION").set("LINES", condition.lines.empty() ? "" : condition.lines.front()); return;
            case Shape::domains: part("LIST").set("LINES", join_lines(condition.lines)); return;
            case Shape::number: {
                auto inner = part("NUMBER_OF");
                inner.show("LESS", !condition.at_least);
                number(inner, "NUMBER", condition.number);
                return;
            }
            case Shape::hours: {
                auto inner = part("HOURS");
                number(inner, "NUMBER", condition.number);
                number(inner, "UNTIL", condition.until);
                return;
            }
            case Shape::data:
            case Shape::choice: return choices(part("CHOICES"), condition, kind, field);
            case Shape::flag: return;
        }
    }

    /// What was no number stays empty, so that it is filled in anew.
    static void number(view::Fields fields, const char* name, std::int64_t value) {
        fields.set(name, value < 0 ? std::string() : std::to_string(value));
    }

    void words(view::Fields fields, const Condition& condition) const {
        fields.set("LINES", join_lines(condition.lines)).set("OTHERS", join_lines(condition.others));
        number(fields, "NUMBER", condition.number);
        fields.show("INFLECTED", condition.inflected);
        option(fields, "LANGUAGE", "", context_.translate("any language"), condition.language);
        for (const auto code : word_languages()) option(fields, "LANGUAGE", code, choice_words(context_, "language", code), condition.language);
        const std::string_view disguise = condition.disguise == Disguise::plain ? "plain" : condition.disguise == Disguise::only ? "only" : "either";
        option(fields, "DISGUISE", "either", context_.translate("as it is, and in disguise (l3tters, s p a c e s)"), disguise);
        option(fields, "DISGUISE", "plain", context_.translate("only as it is"), disguise);
        option(fields, "DISGUISE", "only", context_.translate("only in disguise"), disguise);
    }

    void choices(view::Fields fields, const Condition& condition, const ConditionKind& kind, const std::string& field) const {
        const auto name = field + ".line";
        std::vector<Option> all;
        for (const auto code : kind.choices) all.emplace_back(code, choice_words(context_, kind.code, code));
        if (kind.code == "forum") all = look_.forums;
        if (kind.code == "warning")
            for (const auto& warning : forum::content_warnings()) all.emplace_back(warning.code, context_.translate(warning.english));
        // What is chosen and no longer there is shown as it is, and can be taken out.
        for (const auto& chosen : condition.lines)
            if (std::ranges::find(all, chosen, &Option::first) == all.end()) all.emplace_back(chosen, chosen);
        for (const auto& [code, words] : all) choice(fields, "CHOICE", name, code, words, condition.lines);
        fields.show("NONE", all.empty());
    }

    void consequence(view::Fields fields) const {
        const auto& then = form_.then;
        option(fields, "ACTION", "hold", context_.translate("It waits until a human has looked"), then.action);
        option(fields, "ACTION", "nudge", context_.translate("The author is asked first, and may place it as it is"), then.action);
        option(fields, "ACTION", "escalate", context_.translate("A human is called (danger)"), then.action);
        option(fields, "ACTION", "allow", context_.translate("Nothing; it only shows in the record"), then.action);
        option(fields, "ACTION", "", context_.translate("Only what is chosen below"), then.action);
        option(fields, "LEVEL", "1", context_.translate("1: a concern, nobody is called"), std::to_string(then.level));
        option(fields, "LEVEL", "2", context_.translate("2: somebody within 15 minutes"), std::to_string(then.level));
        option(fields, "LEVEL", "3", context_.translate("3: somebody within 2 minutes"), std::to_string(then.level));
        option(fields, "CATEGORY", "", context_.translate("none"), then.category);
        for (const auto& category : script::categories()) option(fields, "CATEGORY", category, room::category_words(context_, category), then.category);
        fields.set("SCORE", then.score > 0 ? fmt::format("{}", then.score) : "");
        texts(fields, "SENTENCE", then.sentence);
        texts(fields, "REPLY", then.reply);
        fields.set("LABELS", join_lines(then.labels));
        for (const auto& warning : forum::content_warnings())
            choice(fields, "WARNING", "then.warning", warning.code, context_.translate(warning.english), then.warnings);
        for (const auto& [name, field] : {std::pair("ACTION", "then.action"), std::pair("LEVEL", "then.level"), std::pair("CATEGORY", "then.category"),
                                          std::pair("SCORE", "then.score"), std::pair("SENTENCE", "then.sentence"), std::pair("REPLY", "then.reply"),
                                          std::pair("LABELS", "then.labels"), std::pair("WARNINGS", "then.warnings")})
            fault(fields, name, field, true);
    }

    void example(view::Fields fields, const Example& example, std::size_t number) const {
        const auto field = "e" + std::to_string(number);
        fields.set("FIELD", field).set("HTML_ID", id_of(field)).set("NUMBER", static_cast<std::int64_t>(number + 1));
        fields.set("TEXT", example.text).show("SILENT", !example.applies).show("TOUCHED", look_.touched == field);
        fault(fields, "EXAMPLE", field, true);
        fields.show("WITH_FACTS", !example.texts.empty() || !example.numbers.empty() || !example.flags.empty() || !example.warnings.empty());
        for (const auto& fact : example_facts()) this->fact(fields.add("FACT"), example, fact, field + "." + std::string(fact.name));
        for (const auto& warning : forum::content_warnings())
            choice(fields, "CHOSEN_WARNING", field + ".warning", warning.code, context_.translate(warning.english), example.warnings);
    }

    void fact(view::Fields fields, const Example& example, const ExampleFact& fact, const std::string& field) const {
        const std::string name(fact.name);
        fields.set("FIELD", field).set("HTML_ID", id_of(field)).set("WORDS", context_.translate(fact.english));
        std::string value;
        if (const auto found = example.texts.find(name); found != example.texts.end()) value = found->second;
        if (const auto found = example.flags.find(name); found != example.flags.end()) value = found->second ? "yes" : "no";
        if (const auto found = example.numbers.find(name); found != example.numbers.end() && found->second >= 0)
            value = name == "now" ? room::local_input(base::TimePoint(std::chrono::seconds(found->second))) : std::to_string(found->second);
        std::vector<Option> all;
        if (fact.shape == ExampleFact::Shape::flag) all = {{"yes", context_.translate("yes")}, {"no", context_.translate("no")}};
        for (const auto code : fact.choices) all.emplace_back(code, choice_words(context_, name, code));
        if (name == "forum") all = look_.forums;
        if (all.empty()) {
            auto input = fields.add(name == "now" ? "MOMENT" : "INPUT");
            input.set("FIELD", field).set("HTML_ID", id_of(field)).set("VALUE", value);
            return;
        }
        auto select = fields.add("SELECT");
        select.set("FIELD", field).set("HTML_ID", id_of(field));
        option(select, "OPTION", "", context_.translate("as usual"), value);
        for (const auto& [code, words] : all) option(select, "OPTION", code, words, value);
    }

    const visit::Context& context_;
    const RuleForm& form_;
    const FormLook& look_;
};

}  // namespace

void set_form(view::Fields fields, const visit::Context& context, const RuleForm& form, const FormLook& look) {
    FormView(context, form, look).set(fields);
}

}  // namespace luwte::rule_builder
