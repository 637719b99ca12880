#include "unit/rule_builder/random_form.h"

#include <algorithm>
#include <random>

#include "feature/rule_builder/condition_kind.h"
#include "feature/rule_builder/example_fact.h"
#include "script/outcome.h"

namespace luwte::rule_builder {
namespace {

class Chance {
  public:
    explicit Chance(std::uint32_t number) : random_(number) {}
    /// The same on every standard library, unlike std::uniform_int_distribution.
    std::size_t below(std::size_t limit) { return random_() % limit; }
    bool yes(std::size_t in = 2) { return below(in) == 0; }
    template <class List>
    auto one_of(const List& list) {
        return list[below(std::size(list))];
    }

  private:
    std::mt19937 random_;
};

const std::vector<std::string>& words() {
    static const std::vector<std::string> all = {"klik hier", "gratis", "maak ... einde", "verdien ..2 geld", "zelfmoord*", "*moord", "één", "ölüm", "انتحار",
                                                 "o'clock", "a\"b", "c\\d", "]]e", "--f g", "%s h", "i]=]j", "end }", "€ 5", "👍 goed"};
    return all;
}

class Maker {
  public:
    explicit Maker(std::uint32_t number) : chance_(number) {}

    RuleForm make() {
        RuleForm form;
        form.id = "regel-" + std::to_string(chance_.below(1000));
        form.about = texts();
        if (chance_.yes()) form.note = text() + "\n" + text();
        for (const auto place : known_places())
            if (chance_.yes(3)) form.places.emplace_back(place);
        form.join = chance_.yes() ? Join::all : Join::any;
        std::size_t left = 1 + chance_.below(12);
        while (left > 0 && form.groups.size() < most_groups) {
            Group group{chance_.yes() ? Join::all : Join::any, chance_.yes(4), {}};
            const auto size = std::min(left, 1 + chance_.below(5));
            for (std::size_t i = 0; i < size; ++i) group.conditions.push_back(condition());
            left -= size;
            form.groups.push_back(std::move(group));
        }
        consequence(form.then);
        const auto examples = chance_.below(4);
        for (std::size_t i = 0; i < examples; ++i) form.examples.push_back(example());
        return form;
    }

  private:
    std::string text() { return chance_.one_of(hostile_texts()); }

    Texts texts() {
        Texts all{{"nl", text()}};
        if (chance_.yes()) all["nl-plain"] = text();
        if (chance_.yes()) all["en"] = text();
        return all;
    }

    std::vector<std::string> some(const std::vector<std::string>& from) {
        std::vector<std::string> all = from;
        for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[chance_.below(i)]);
        all.resize(1 + chance_.below(all.size()));
        return all;
    }

    Condition condition() {
        const auto kind = chance_.one_of(condition_kinds());
        Condition condition;
        condition.kind = kind.code;
        condition.negated = chance_.yes(3);
        condition.number = kind.lowest + static_cast<std::int64_t>(chance_.below(static_cast<std::size_t>(kind.highest - kind.lowest + 1)));
        switch (kind.shape) {
            case Shape::words: return word_condition(std::move(condition));
            case Shape::near:
                condition.lines = some(words());
                condition.others = some(words());
                return condition;
            case Shape::expression:
            case Shape::written:
                condition.lines = {std::string(chance_.one_of(std::vector<std::string>{R"(\bdiscord\.gg/\w+)", R"([a-z]{3}\d)", "a]]b", "[[:alpha:]]", R"("quoted" \\ )" "x", "x]"}))};
                return condition;
            case Shape::domains: condition.lines = some({"example.org", "sub.example.nl", "voorbeeld.nl", "xn--bcher-kva.example"}); return condition;
            case Shape::hours:
                condition.number = static_cast<std::int64_t>(chance_.below(24));
                condition.until = (condition.number + 1 + static_cast<std::int64_t>(chance_.below(22))) % 24;
                return condition;
            case Shape::data:
            case Shape::choice: {
                std::vector<std::string> from(kind.choices.begin(), kind.choices.end());
                condition.lines = some(from.empty() ? std::vector<std::string>{"3k9x", "suicide", "a-b"} : from);
                return condition;
            }
            case Shape::number: condition.at_least = chance_.yes(); return condition;
            case Shape::flag: return condition;
        }
        return condition;
    }

    Condition word_condition(Condition condition) {
        condition.lines = some(words());
        condition.inflected = chance_.yes(4);
        if (condition.inflected) std::erase_if(condition.lines, [](const auto& line) { return line.ends_with('*'); });
        if (condition.lines.empty()) condition.lines = {"slaan"};
        if (condition.inflected || chance_.yes()) condition.language = chance_.one_of(word_languages());
        const auto way = chance_.below(4);
        if (way != 0) condition.number = 1;
        if (way == 1) condition.disguise = chance_.yes() ? Disguise::plain : Disguise::only;
        if (way == 2) condition.others = some(words());
        return condition;
    }

    void consequence(Consequence& then) {
        then.action = chance_.one_of(std::vector<std::string>{"", "allow", "nudge", "hold", "escalate"});
        then.level = 1 + static_cast<int>(chance_.below(3));
        if (chance_.yes()) then.category = chance_.one_of(script::categories());
        if (chance_.yes()) then.score = static_cast<double>(chance_.below(1000)) / 10;
        then.sentence = texts();
        if (chance_.yes(3)) then.reply = texts();
        if (chance_.yes(3) || then.action.empty()) then.labels = {"een", "twee-3"};
        if (chance_.yes(3)) then.warnings = {"suicide"};
    }

    Example example() {
        Example example;
        example.text = text() + "\n" + text();
        example.applies = chance_.yes();
        for (const auto& fact : example_facts()) {
            if (!chance_.yes(5)) continue;
            const std::string name(fact.name);
            if (fact.shape == ExampleFact::Shape::flag) example.flags[name] = chance_.yes();
            else if (fact.shape == ExampleFact::Shape::number) example.numbers[name] = static_cast<std::int64_t>(chance_.below(static_cast<std::size_t>(fact.highest) + 1));
            else example.texts[name] = fact.choices.empty() ? std::string("3k9") : std::string(chance_.one_of(fact.choices));
        }
        if (chance_.yes(5)) example.warnings = {"suicide", "loss"};
        return example;
    }

    Chance chance_;
};

}  // namespace

const std::vector<std::string>& hostile_texts() {
    static const std::vector<std::string> all = {
        "gewoon een zin", "\"", "\\", "\\\"", "\" .. error(\"x\") .. \"", "\\\" .. os.exit() --", "]] .. error() .. [[", "[[", "--[[", "--[==[ x", "]]", "]==]",
        "\\u{41}\\x41\\65\\z", "%d%s%n", "${x}", "' or '1'='1", "<script>alert(1)</script>", "{{NAME}}", "[[Write]]", "end end end }", "return rule {}",
        "naam\\", "\\\\", "ünïcödé 👍🏽", "نص عربي", "𝔣𝔲𝔩𝔩", "a, b } , hit = true", "-- comment", "#", "=", "nil", "goto x ::x::", "\\n", "\\0", "\\'\""};
    return all;
}

RuleForm random_form(std::uint32_t number) {
    return Maker(number).make();
}

}  // namespace luwte::rule_builder
