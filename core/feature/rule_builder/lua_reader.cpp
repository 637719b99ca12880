#include "feature/rule_builder/lua_reader.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "feature/rule_builder/condition_reader.h"
#include "feature/rule_builder/example_fact.h"
#include "feature/rule_builder/lua_writer.h"
#include "feature/rule_builder/token_stream.h"

namespace luwte::rule_builder {
namespace {

using Kind = Token::Kind;

class Reader {
  public:
    explicit Reader(TokenStream& in) : in_(in), conditions_(in) {}

    RuleForm read() {
        note();
        in_.name("return");
        in_.name("rule");
        in_.sign("{");
        while (!in_.next_is("}")) {
            field();
            if (!in_.take(",")) break;
        }
        in_.sign("}");
        in_.end();
        return std::move(form_);
    }

  private:
    void note() {
        bool first = true;
        while (in_.peek().kind == Kind::comment) {
            auto line = in_.take_token().value;
            if (line.starts_with(' ')) line.erase(0, 1);
            form_.note += (first ? "" : "\n") + line;
            first = false;
        }
    }

    void field() {
        const auto name = in_.any_name();
        in_.sign("=");
        if (name == "id")
            form_.id = in_.text();
        else if (name == "about")
            form_.about = texts();
        else if (name == "on")
            form_.places = in_.text_list();
        else if (name == "patterns")
            conditions_.patterns();
        else if (name == "when")
            conditions_.when(form_);
        else if (name == "verdict")
            verdict();
        else if (name == "reasons")
            reasons();
        else if (name == "examples")
            examples();
        else
            in_.fail("builder.unknown-field");
    }

    Texts texts() {
        Texts all;
        in_.sign("{");
        while (!in_.next_is("}")) {
            const auto language = in_.key();
            in_.sign("=");
            all[language] = in_.text();
            if (!in_.take(",")) break;
        }
        in_.sign("}");
        return all;
    }

    void verdict() {
        if (!in_.take("{")) return one_verdict();
        while (!in_.next_is("}")) {
            one_verdict();
            if (!in_.take(",")) break;
        }
        in_.sign("}");
    }

    void one_verdict() {
        const auto name = in_.any_name();
        auto& then = form_.then;
        if (name == "tag") return then.labels.push_back(in_.text());
        if (name == "warn") return then.warnings.push_back(in_.text());
        if (name != "reply" && !then.action.empty()) in_.fail("builder.unknown-verdict");
        if (name != "reply") then.action = name;
        in_.sign("{");
        while (!in_.next_is("}")) {
            const auto field = in_.any_name();
            in_.sign("=");
            if (field == "level")
                then.level = static_cast<int>(in_.number());
            else if (field == "category")
                then.category = in_.text();
            else if (field == "score")
                then.score = in_.decimal();
            else if (field == "reason")
                (void)in_.text();  // the writer has one for it; another one differs
            else
                in_.fail("builder.unknown-verdict");
            if (!in_.take(",")) break;
        }
        in_.sign("}");
    }

    void reasons() {
        in_.sign("{");
        while (!in_.next_is("}")) {
            const auto reason = in_.key();
            in_.sign("=");
            (reason.ends_with("-reply") && reason != form_.id ? form_.then.reply : form_.then.sentence) = texts();
            if (!in_.take(",")) break;
        }
        in_.sign("}");
    }

    void examples() {
        in_.sign("{");
        while (!in_.next_is("}")) {
            if (form_.examples.size() >= most_examples) in_.fail("builder.too-many");
            example();
            if (!in_.take(",")) break;
        }
        in_.sign("}");
    }

    void example() {
        Example example;
        in_.sign("{");
        example.text = in_.text();
        while (in_.take(",") && !in_.next_is("}")) {
            const auto name = in_.any_name();
            in_.sign("=");
            if (name == "hit")
                example.applies = in_.boolean();
            else if (name == "warnings")
                example.warnings = in_.text_list();
            else if (name == "author")
                author(example);
            else
                fact(example, name);
        }
        in_.sign("}");
        form_.examples.push_back(std::move(example));
    }

    void author(Example& example) {
        in_.sign("{");
        while (!in_.next_is("}")) {
            const auto name = in_.any_name();
            in_.sign("=");
            fact(example, "author." + name);
            if (!in_.take(",")) break;
        }
        in_.sign("}");
    }

    void fact(Example& example, const std::string& name) {
        const auto* known = find_fact(name);
        if (known == nullptr) in_.fail("builder.unknown-fact");
        if (known->shape == ExampleFact::Shape::text)
            example.texts[name] = in_.text();
        else if (known->shape == ExampleFact::Shape::number)
            example.numbers[name] = in_.number();
        else
            example.flags[name] = in_.boolean();
    }

    TokenStream& in_;
    ConditionReader conditions_;
    RuleForm form_;
};

/// The line of the first token that is not as the form would write it; 0 when all are.
int first_difference(const std::vector<Token>& source, const std::vector<Token>& written) {
    const auto [left, right] = std::ranges::mismatch(source, written, [](const Token& a, const Token& b) { return a.is_same(b); });
    if (left == source.end() && right == written.end()) return 0;
    return left == source.end() ? source.back().line : left->line;
}

}  // namespace

std::optional<RuleForm> read_lua(std::string_view source, ReadFault& fault) {
    auto tokens = read_tokens(source, fault);
    if (!tokens) return std::nullopt;
    try {
        TokenStream in(*tokens);
        auto form = canonical(Reader(in).read());
        if (const auto faults = form_faults(form); !faults.empty()) {
            fault = {1, faults.front().code};
            return std::nullopt;
        }
        const auto written = read_tokens(write_lua(form), fault);
        const int line = written ? first_difference(*tokens, *written) : 1;
        if (line == 0) return form;
        fault = {line, "builder.written-differently"};
    } catch (const Unreadable& stopped) {
        fault = stopped.fault;
    }
    return std::nullopt;
}

}  // namespace luwte::rule_builder
