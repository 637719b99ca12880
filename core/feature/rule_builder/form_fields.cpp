#include "feature/rule_builder/form_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/text.h"
#include "feature/room/words.h"
#include "feature/rule_builder/condition_kind.h"
#include "feature/rule_builder/example_fact.h"

namespace luwte::rule_builder {
namespace {

/// Outside every limit.
constexpr std::int64_t no_number = -1;

std::int64_t number_of(std::string_view text, std::int64_t if_empty = no_number) {
    if (text.empty()) return if_empty;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && value >= 0 ? value : no_number;
}

/// "2,5" as people in the Netherlands write it.
double decimal_of(std::string text) {
    std::ranges::replace(text, ',', '.');
    if (text.empty()) return 0;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : static_cast<double>(no_number);
}

class FieldReader {
  public:
    explicit FieldReader(const net::Parameters& fields) : fields_(fields) {}

    RuleForm read() {
        RuleForm form;
        form.id = line("id");
        form.note = text("note");
        form.about = texts("about", false);
        form.places = codes("place");
        form.join = fields_.get("join") == "any" ? Join::any : Join::all;
        for (std::size_t g = 0; g < most_groups + 1 && fields_.has(name("g", g) + ".join"); ++g) form.groups.push_back(group(name("g", g)));
        consequence(form.then);
        for (std::size_t e = 0; e < most_examples + 1 && fields_.has(name("e", e) + ".text"); ++e) form.examples.push_back(example(name("e", e)));
        return form;
    }

  private:
    static std::string name(const char* stem, std::size_t number) { return stem + std::to_string(number); }
    std::string line(const std::string& field) const { return base::clean_line(fields_.get(field)); }
    std::string text(const std::string& field) const { return base::clean_text(fields_.get(field)); }
    std::vector<std::string> codes(const std::string& field) const {
        std::vector<std::string> all;
        for (const auto value : fields_.all(field)) all.emplace_back(value);
        return all;
    }

    Texts texts(const std::string& field, bool lines) const {
        Texts all;
        for (const char* language : {"nl", "nl-plain", "en"}) {
            auto value = lines ? text(field + "." + language) : line(field + "." + language);
            if (!value.empty()) all[language] = std::move(value);
        }
        return all;
    }

    Group group(const std::string& field) const {
        Group group;
        const auto join = fields_.get(field + ".join");
        group.negated = join == "none" || join == "not-all";
        // None of these: not any of them.
        group.join = join == "any" || join == "none" ? Join::any : Join::all;
        for (std::size_t c = 0; c < most_conditions + 1 && fields_.has(field + "." + name("c", c) + ".kind"); ++c)
            group.conditions.push_back(condition(field + "." + name("c", c)));
        return group;
    }

    Condition condition(const std::string& field) const {
        Condition condition;
        condition.kind = fields_.get(field + ".kind");
        condition.negated = fields_.get(field + ".is") == "not";
        condition.lines = fields_.has(field + ".lines") ? split_lines(fields_.get(field + ".lines")) : codes(field + ".line");
        condition.others = split_lines(fields_.get(field + ".others"));
        condition.language = fields_.get(field + ".language");
        condition.inflected = fields_.has(field + ".inflected");
        const auto disguise = fields_.get(field + ".disguise");
        condition.disguise = disguise == "plain" ? Disguise::plain : disguise == "only" ? Disguise::only : Disguise::either;
        condition.at_least = fields_.get(field + ".compare") != "less";
        condition.number = number_of(fields_.get(field + ".number"));
        condition.until = number_of(fields_.get(field + ".until"));
        // What its kind has no field for is as new.
        if (const auto* kind = find_kind(condition.kind); kind != nullptr && !fields_.has(field + ".number")) condition.number = kind->usual;
        return condition;
    }

    void consequence(Consequence& then) const {
        then.action = fields_.get("then.action");
        then.level = static_cast<int>(std::clamp<std::int64_t>(number_of(fields_.get("then.level"), 2), 0, 9));
        then.category = fields_.get("then.category");
        then.score = decimal_of(line("then.score"));
        then.sentence = texts("then.sentence", true);
        then.reply = texts("then.reply", true);
        then.labels = split_lines(fields_.get("then.labels"));
        then.warnings = codes("then.warning");
    }

    Example example(const std::string& field) const {
        Example example;
        example.text = text(field + ".text");
        example.applies = fields_.get(field + ".applies") != "no";
        for (const auto& fact : example_facts()) {
            const std::string fact_name(fact.name);
            const auto value = line(field + "." + fact_name);
            if (value.empty()) continue;
            if (fact_name == "now") {
                const auto moment = room::parse_local_input(value);
                example.numbers[fact_name] = moment ? std::chrono::duration_cast<std::chrono::seconds>(moment->time_since_epoch()).count() : no_number;
            } else if (fact.shape == ExampleFact::Shape::number) {
                example.numbers[fact_name] = number_of(value);
            } else if (fact.shape == ExampleFact::Shape::flag) {
                example.flags[fact_name] = value == "yes";
            } else {
                example.texts[fact_name] = value;
            }
        }
        example.warnings = codes(field + ".warning");
        return example;
    }

    const net::Parameters& fields_;
};

/// The number behind a letter: "g12" → 12.
std::optional<std::size_t> place_of(std::string_view text, char letter) {
    if (text.size() < 2 || text.size() > 3 || text.front() != letter) return std::nullopt;
    const auto number = number_of(text.substr(1));
    return number < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(number));
}

Condition new_condition(const ConditionKind& kind) {
    Condition condition;
    condition.kind = kind.code;
    condition.number = kind.usual;
    if (kind.shape == Shape::words || kind.shape == Shape::near) condition.language = "nl", condition.inflected = true;
    if (kind.shape == Shape::words) condition.number = 1;
    if (kind.shape == Shape::hours) condition.until = 6;
    // Young accounts are what is asked for.
    if (kind.code == "account-days" || kind.code == "author-messages") condition.at_least = false;
    return condition;
}

std::string add_condition(RuleForm& form, const net::Parameters& fields, std::string_view where) {
    const auto g = place_of(where, 'g');
    const auto* kind = find_kind(fields.get(std::string(where) + ".new"));
    if (!g || *g >= form.groups.size() || kind == nullptr) return std::string(where);
    auto& conditions = form.groups[*g].conditions;
    conditions.push_back(new_condition(*kind));
    return std::string(where) + ".c" + std::to_string(conditions.size() - 1);
}

std::string drop_condition(RuleForm& form, std::string_view where) {
    const auto dot = std::min(where.find('.'), where.size());
    const auto g = place_of(where.substr(0, dot), 'g');
    const auto c = dot < where.size() ? place_of(where.substr(dot + 1), 'c') : std::nullopt;
    if (g && c && *g < form.groups.size() && *c < form.groups[*g].conditions.size())
        form.groups[*g].conditions.erase(form.groups[*g].conditions.begin() + static_cast<std::ptrdiff_t>(*c));
    return std::string(where.substr(0, dot));
}

}  // namespace

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (auto line = base::clean_line(text.substr(0, end)); !line.empty()) lines.push_back(std::move(line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string join_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += line + "\n";
    return text;
}

RuleForm read_fields(const net::Parameters& fields) {
    return FieldReader(fields).read();
}

std::string press(RuleForm& form, const net::Parameters& fields) {
    const auto what = fields.get("do");
    const auto colon = std::min(what.find(':'), what.size());
    const auto verb = what.substr(0, colon);
    const auto where = colon < what.size() ? what.substr(colon + 1) : std::string_view{};
    if (verb == "add") return add_condition(form, fields, where);
    if (verb == "drop") return drop_condition(form, where);
    if (verb == "add-group" && form.groups.size() < most_groups) {
        form.groups.emplace_back();
        return "g" + std::to_string(form.groups.size() - 1);
    }
    if (verb == "drop-group") {
        if (const auto g = place_of(where, 'g'); g && *g < form.groups.size()) form.groups.erase(form.groups.begin() + static_cast<std::ptrdiff_t>(*g));
        return "groups";
    }
    if (verb == "add-example" && form.examples.size() < most_examples) {
        form.examples.emplace_back();
        return "e" + std::to_string(form.examples.size() - 1);
    }
    if (verb == "drop-example") {
        if (const auto e = place_of(where, 'e'); e && *e < form.examples.size()) form.examples.erase(form.examples.begin() + static_cast<std::ptrdiff_t>(*e));
        return "examples";
    }
    return {};
}

RuleForm new_form() {
    RuleForm form;
    form.groups.resize(1);
    form.groups.front().conditions.push_back(new_condition(*find_kind("words")));
    form.then.action = "hold";
    form.examples.resize(2);
    form.examples[1].applies = false;
    return form;
}

}  // namespace luwte::rule_builder
