#include "feature/rule_builder/condition_reader.h"

#include <algorithm>

#include "feature/rule_builder/condition_kind.h"

namespace luwte::rule_builder {
namespace {

using Kind = Token::Kind;

const ConditionKind* kind_of_fact(std::string_view fact, std::initializer_list<Shape> shapes) {
    const auto all = condition_kinds();
    const auto found = std::ranges::find_if(all, [&](const ConditionKind& kind) { return kind.fact == fact && std::ranges::find(shapes, kind.shape) != shapes.end(); });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

void ConditionReader::patterns() {
    in_.sign("{");
    while (!in_.next_is("}")) {
        const auto name = in_.any_name();
        in_.sign("=");
        patterns_[name] = pattern();
        if (!in_.take(",")) break;
    }
    in_.sign("}");
}

ConditionReader::Pattern ConditionReader::pattern() {
    Pattern result;
    if (in_.take_name("re") || in_.next_is_name("exact")) {
        result.kind = in_.take_name("exact") ? "written" : "expression";
        result.lines = {in_.text()};
        return result;
    }
    if (in_.take("{")) {
        result.kind = "data";
        while (!in_.next_is("}")) {
            in_.name("data");
            result.lines.push_back(in_.text());
            if (!in_.take(",")) break;
        }
        in_.sign("}");
        return result;
    }
    in_.name("words");
    result.kind = "words";
    in_.sign("{");
    while (!in_.next_is("}")) {
        if (in_.take_name("language")) {
            in_.sign("=");
            result.language = in_.text();
        } else {
            result.lines.push_back(in_.text());
        }
        if (!in_.take(",")) break;
    }
    in_.sign("}");
    // Endings are asked for all lines of a list or for none.
    const auto inflected = std::ranges::count_if(result.lines, [](const auto& line) { return line.ends_with('~'); });
    result.inflected = inflected > 0;
    if (result.inflected && static_cast<std::size_t>(inflected) != result.lines.size()) in_.fail("builder.mixed-endings");
    if (result.inflected)
        for (auto& line : result.lines) line.pop_back();
    return result;
}

const ConditionReader::Pattern& ConditionReader::find_pattern(const std::string& name, const char* kind) const {
    const auto found = patterns_.find(name);
    if (found == patterns_.end() || found->second.kind != kind) in_.fail("builder.beyond");
    return found->second;
}

void ConditionReader::when(RuleForm& form) {
    in_.name("function");
    in_.sign("(");
    in_.name("m");
    in_.sign(")");
    in_.name("return");
    do {
        if (form.groups.size() >= most_conditions) in_.fail("builder.too-many");
        form.groups.push_back(group());
    } while (joined(form.join, form.groups.size() == 1));
    in_.name("end");
}

bool ConditionReader::joined(Join& join, bool first) {
    if (!in_.next_is_name("and") && !in_.next_is_name("or")) return false;
    const auto next = in_.next_is_name("and") ? Join::all : Join::any;
    // and before or, without brackets: a form has groups for that.
    if (!first && next != join) in_.fail("builder.beyond");
    join = next;
    in_.take_token();
    return true;
}

/// ( … ) or not ( … ) with several conditions, or one condition.
Group ConditionReader::group() {
    Group result;
    const bool negated = in_.next_is_name("not") && in_.peek(1).is(Kind::sign, "(");
    if (!negated && !in_.next_is("(")) {
        result.conditions.push_back(condition());
        return result;
    }
    if (negated) in_.take_token();
    in_.sign("(");
    do {
        if (result.conditions.size() >= most_conditions) in_.fail("builder.too-many");
        result.conditions.push_back(condition());
    } while (joined(result.join, result.conditions.size() == 1));
    in_.sign(")");
    result.negated = negated;
    return result;
}

Condition ConditionReader::condition() {
    if (!in_.take_name("not")) return positive();
    const bool brackets = in_.take("(");
    auto result = positive();
    if (brackets) in_.sign(")");
    result.negated = true;
    return result;
}

Condition ConditionReader::positive() {
    if (in_.take_name("one_of")) {
        in_.sign("(");
        std::string path = in_.any_name();
        while (in_.take(".")) path += "." + in_.any_name();
        const auto* kind = kind_of_fact(path, {Shape::choice});
        if (kind == nullptr) in_.fail("builder.beyond");
        in_.sign(",");
        Condition result;
        result.kind = kind->code;
        result.lines = in_.item_list();
        in_.sign(")");
        return result;
    }
    std::string path = in_.take("#") ? "#m" : "m";
    in_.name("m");
    if (path == "m" && in_.take(":")) return method();
    while (in_.take(".")) path += "." + in_.any_name();
    return fact(path);
}

Condition ConditionReader::fact(const std::string& path) {
    Condition result;
    const auto* kind = kind_of_fact(path, {Shape::number, Shape::flag});
    if (kind == nullptr) in_.fail("builder.beyond");
    result.kind = kind->code;
    if (kind->shape == Shape::flag) return result;
    result.at_least = !in_.take("<");
    if (result.at_least) in_.sign(">=");
    result.number = in_.number();
    return result;
}

void ConditionReader::give(Condition& condition, const Pattern& pattern) {
    condition.kind = pattern.kind;
    condition.lines = pattern.lines;
    condition.language = pattern.language;
    condition.inflected = pattern.inflected;
}

Condition ConditionReader::method() {
    Condition result;
    const auto name = in_.any_name();
    if (name == "links_to" || name == "links_beyond") {
        result.kind = name == "links_to" ? "links-to" : "links-beyond";
        result.lines = in_.text_list();
        return result;
    }
    if (name == "has" || name == "plain" || name == "disguised" || name == "count") {
        const auto pattern = patterns_.find(in_.text());
        if (pattern == patterns_.end()) in_.fail("builder.beyond");
        give(result, pattern->second);
        if (result.kind == "words") result.number = 1;
        if (name == "plain") result.disguise = Disguise::plain;
        if (name == "disguised") result.disguise = Disguise::only;
        if (name == "count") in_.sign(">="), result.number = in_.number();
        return result;
    }
    in_.sign("(");
    if (name == "between") {
        result.kind = "hours";
        result.number = in_.number();
        in_.sign(",");
        result.until = in_.number();
    } else if (name == "outside" || name == "near") {
        give(result, find_pattern(in_.text(), "words"));
        in_.sign(",");
        result.others = find_pattern(in_.text(), "words").lines;
        result.number = 1;
        if (name == "near") {
            result.kind = "near";
            in_.sign(",");
            result.number = in_.number();
        }
    } else {
        in_.fail("builder.beyond");
    }
    in_.sign(")");
    return result;
}

}  // namespace luwte::rule_builder
