#include "feature/rule_builder/lua_writer.h"

#include <stdexcept>

#include <fmt/format.h>

#include "feature/rule_builder/condition_kind.h"
#include "feature/rule_builder/example_fact.h"

namespace luwte::rule_builder {
namespace {

constexpr std::size_t line_width = 100;

/// Expressions read best without escapes; what could end the brackets is written in quotes.
std::string raw_text(const std::string& text) {
    const bool plain = text.find(']') == std::string::npos || (text.find("]]") == std::string::npos && text.back() != ']');
    return plain && text.find_first_of("\r\n") == std::string::npos ? "[[" + text + "]]" : lua_text(text);
}

std::string key(std::string_view name) {
    return name.find('-') == std::string_view::npos ? std::string(name) : "[" + lua_text(name) + "]";
}

/// { "a", "b" }, over several lines when it is long. `first`: what stands before the texts.
std::string list(const std::vector<std::string>& items, const std::string& indent, const std::string& first = {}) {
    std::string one = "{ " + first;
    for (std::size_t i = 0; i < items.size(); ++i) one += (i > 0 || !first.empty() ? (i > 0 ? ", " : "") : "") + items[i];
    one += " }";
    if (indent.size() + one.size() <= line_width) return one;
    std::string many = "{";
    std::string line = first;
    for (const auto& item : items) {
        if (!line.empty() && indent.size() + 4 + line.size() + item.size() > line_width) {
            many += "\n" + indent + "  " + line.substr(0, line.find_last_not_of(' ') + 1);
            line.clear();
        }
        line += item + ", ";
    }
    return many + "\n" + indent + "  " + line.substr(0, line.size() - 1) + "\n" + indent + "}";
}

std::vector<std::string> quoted(const std::vector<std::string>& texts) {
    std::vector<std::string> all;
    for (const auto& text : texts) all.push_back(lua_text(text));
    return all;
}

class Writer {
  public:
    explicit Writer(const RuleForm& form) : form_(form) {}

    std::string write() {
        const auto condition = conditions();  // names the patterns
        std::string lua = note();
        lua += "return rule {\n";
        lua += "  id = " + lua_text(form_.id) + ",\n";
        lua += "  about = " + texts(form_.about) + ",\n";
        if (!form_.places.empty()) lua += "  on = " + list(quoted(form_.places), "  ") + ",\n";
        if (!patterns_.empty()) lua += "  patterns = {\n" + patterns_ + "  },\n";
        lua += "  when = function(m)\n    return " + condition + "\n  end,\n";
        lua += "  verdict = " + verdict() + ",\n";
        lua += reasons();
        lua += examples();
        return lua + "}\n";
    }

  private:
    std::string note() const {
        std::string lua;
        std::string_view rest = form_.note;
        while (!rest.empty()) {
            const auto end = std::min(rest.find('\n'), rest.size());
            // A space behind the hyphens, so that no bracket can make it a comment of many lines.
            lua += end == 0 ? std::string("--\n") : "-- " + std::string(rest.substr(0, end)) + "\n";
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return lua;
    }

    static std::string texts(const Texts& all) {
        std::string lua;
        for (const auto* language : {"nl", "nl-plain", "en"})
            if (const auto found = all.find(language); found != all.end())
                lua += (lua.empty() ? "" : ", ") + key(language) + " = " + lua_text(found->second);
        return "{ " + lua + " }";
    }

    std::string conditions() {
        std::string lua;
        const bool bare = form_.groups.size() == 1 && !form_.groups.front().negated;
        for (const auto& group : form_.groups) {
            if (!lua.empty()) lua += form_.join == Join::all ? "\n      and " : "\n      or ";
            std::string inner;
            for (const auto& condition : group.conditions) {
                if (!inner.empty()) inner += (bare ? "\n      " : " ") + std::string(group.join == Join::all ? "and " : "or ");
                inner += this->condition(condition);
            }
            if (group.conditions.size() > 1 && !bare) inner = (group.negated ? "not (" : "(") + inner + ")";
            lua += inner;
        }
        return lua;
    }

    std::string pattern(std::string_view stem, const std::string& value) {
        const auto name = fmt::format("{}_{}", stem, ++numbers_[std::string(stem)]);
        patterns_ += "    " + name + " = " + value + ",\n";
        return lua_text(name);
    }

    static std::string words(const std::vector<std::string>& lines, const std::string& language, bool inflected) {
        std::vector<std::string> items;
        for (const auto& line : lines) items.push_back(lua_text(inflected ? line + "~" : line));
        return "words " + list(items, "    ", language.empty() ? "" : "language = " + lua_text(language) + ", ");
    }

    std::string word_condition(const Condition& condition) {
        const auto name = pattern("words", words(condition.lines, condition.language, condition.inflected));
        if (!condition.others.empty())
            return "m:outside(" + name + ", " + pattern("fine", words(condition.others, condition.language, false)) + ")";
        if (condition.disguise == Disguise::plain) return "m:plain " + name;
        if (condition.disguise == Disguise::only) return "m:disguised " + name;
        return condition.number > 1 ? fmt::format("m:count {} >= {}", name, condition.number) : "m:has " + name;
    }

    std::string positive(const Condition& condition, const ConditionKind& kind) {
        const auto fact = std::string(kind.fact);
        switch (kind.shape) {
            case Shape::words:
                return word_condition(condition);
            case Shape::near: {
                const auto first = pattern("words", words(condition.lines, condition.language, condition.inflected));
                const auto second = pattern("near", words(condition.others, condition.language, condition.inflected));
                return fmt::format("m:near({}, {}, {})", first, second, condition.number);
            }
            case Shape::data: {
                std::vector<std::string> items;
                for (const auto& data : condition.lines) items.push_back("data " + lua_text(data));
                return "m:has " + pattern("data", list(items, "    "));
            }
            case Shape::expression:
                return "m:has " + pattern("expression", "re " + raw_text(condition.lines.front()));
            case Shape::written:
                return "m:has " + pattern("written", "exact " + raw_text(condition.lines.front()));
            case Shape::number:
                return fmt::format("{} {} {}", fact, condition.at_least ? ">=" : "<", condition.number);
            case Shape::flag:
                return fact;
            case Shape::choice:
                return "one_of(" + fact + ", " + list(kind.numbers ? condition.lines : quoted(condition.lines), "      ") + ")";
            case Shape::domains:
                return "m:" + fact + " " + list(quoted(condition.lines), "      ");
            case Shape::hours:
                return fmt::format("m:between({}, {})", condition.number, condition.until);
        }
        return {};
    }

    std::string condition(const Condition& condition) {
        const auto& kind = *find_kind(condition.kind);
        const auto lua = positive(condition, kind);
        if (!condition.negated) return lua;
        const bool compared = kind.shape == Shape::number || (kind.shape == Shape::words && condition.number > 1);
        return compared ? "not (" + lua + ")" : "not " + lua;
    }

    std::string verdict() const {
        const auto& then = form_.then;
        std::vector<std::string> all;
        if (!then.action.empty()) {
            std::string fields;
            const auto add = [&](const std::string& field) { fields += (fields.empty() ? "" : ", ") + field; };
            if (then.action == "escalate") add(fmt::format("level = {}", then.level));
            if (!then.category.empty()) add("category = " + lua_text(then.category));
            if (then.score > 0) add("score = " + number(then.score));
            if (!then.sentence.empty()) add("reason = " + lua_text(form_.id));
            all.push_back(then.action + (fields.empty() ? " {}" : " { " + fields + " }"));
        }
        for (const auto& name : then.labels) all.push_back("tag " + lua_text(name));
        for (const auto& name : then.warnings) all.push_back("warn " + lua_text(name));
        if (!then.reply.empty()) all.push_back("reply { reason = " + lua_text(form_.id + "-reply") + " }");
        return all.size() == 1 ? all.front() : list(all, "  ");
    }

    static std::string number(double value) {
        const auto tenths = static_cast<long long>(value * 10 + 0.5);
        return tenths % 10 == 0 ? fmt::format("{}", tenths / 10) : fmt::format("{}.{}", tenths / 10, tenths % 10);
    }

    std::string reasons() const {
        std::string lua;
        const auto& then = form_.then;
        if (!then.sentence.empty()) lua += "    [" + lua_text(form_.id) + "] = " + texts(then.sentence) + ",\n";
        if (!then.reply.empty()) lua += "    [" + lua_text(form_.id + "-reply") + "] = " + texts(then.reply) + ",\n";
        return lua.empty() ? lua : "  reasons = {\n" + lua + "  },\n";
    }

    static void add_fact(const Example& example, const ExampleFact& fact, std::string_view name, std::string& into) {
        std::string value;
        const std::string full(fact.name);
        if (const auto text = example.texts.find(full); text != example.texts.end()) value = lua_text(text->second);
        if (const auto found = example.numbers.find(full); found != example.numbers.end()) value = std::to_string(found->second);
        if (const auto flag = example.flags.find(full); flag != example.flags.end()) value = flag->second ? "true" : "false";
        if (!value.empty()) into += (into.empty() ? "" : ", ") + std::string(name) + " = " + value;
    }

    std::string examples() const {
        if (form_.examples.empty()) return {};
        std::string lua = "  examples = {\n";
        for (const auto& example : form_.examples) {
            std::string facts, author;
            for (const auto& fact : example_facts()) {
                const bool of_author = fact.name.starts_with("author.");
                add_fact(example, fact, of_author ? fact.name.substr(7) : fact.name, of_author ? author : facts);
            }
            if (!author.empty()) facts += (facts.empty() ? "" : ", ") + ("author = { " + author + " }");
            if (!example.warnings.empty()) facts += (facts.empty() ? "" : ", ") + ("warnings = " + list(quoted(example.warnings), "      "));
            lua += "    { " + lua_text(example.text) + ", " + (facts.empty() ? "" : facts + ", ") + "hit = " + (example.applies ? "true" : "false") + " },\n";
        }
        return lua + "  },\n";
    }

    const RuleForm& form_;
    std::string patterns_;
    std::map<std::string, int> numbers_;
};

}  // namespace

std::string lua_text(std::string_view text) {
    std::string lua = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            lua += std::string("\\") + c;
        else if (c == '\n')
            lua += "\\n";
        else if (byte < 0x20 || byte == 0x7F)
            lua += fmt::format("\\{:03}", static_cast<unsigned>(byte));
        else
            lua += c;
    }
    return lua + "\"";
}

std::string write_lua(const RuleForm& given) {
    const auto form = canonical(given);
    if (const auto faults = form_faults(form); !faults.empty())
        throw std::invalid_argument("a form with faults is not written: " + faults.front().field + " " + faults.front().code);
    return Writer(form).write();
}

}  // namespace luwte::rule_builder
