#include "feature/demo/phrases.h"

#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace luwte::demo {
namespace {

/// More than any sentence needs; a circle would go on for ever.
constexpr int deepest = 8;

/// Calls `plain` for the text between names and `named` for each name in braces.
template <class Plain, class Named>
void walk(std::string_view phrase, Plain plain, Named named) {
    while (!phrase.empty()) {
        const auto open = phrase.find('{');
        plain(phrase.substr(0, open));
        if (open == std::string_view::npos) return;
        const auto close = phrase.find('}', open);
        if (close == std::string_view::npos) throw std::invalid_argument("a brace that is not closed");
        named(phrase.substr(open + 1, close - open - 1));
        phrase.remove_prefix(close + 1);
    }
}

}  // namespace

std::size_t below(Random& random, std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
}

Grammar::Grammar(Phrases phrases) : phrases_(std::move(phrases)) {
    for (const char* name : {"title", "open", "middle", "reply", "close"}) check(name, 0);
}

void Grammar::check(std::string_view name, int depth) const {
    const auto found = phrases_.find(name);
    if (found == phrases_.end() || found->second.empty())
        throw std::invalid_argument("no phrases for " + std::string(name));
    if (depth > deepest) throw std::invalid_argument("a circle at " + std::string(name));
    for (const std::string& phrase : found->second)
        walk(phrase, [](std::string_view) {}, [&](std::string_view inner) { check(inner, depth + 1); });
}

std::string Grammar::say(std::string_view name, Random& random) const {
    std::string text;
    append(text, name, random);
    return text;
}

void Grammar::append(std::string& text, std::string_view name, Random& random) const {
    const auto& phrases = phrases_.find(name)->second;
    walk(
        phrases[below(random, phrases.size())], [&](std::string_view plain) { text += plain; },
        [&](std::string_view inner) { append(text, inner, random); });
}

base::Result<Grammars> read_grammars(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream) return base::problem(base::ProblemKind::not_found, "demo.unreadable", file.string());
    try {
        const auto whole = nlohmann::json::parse(stream);
        Grammars grammars;
        for (const auto& [language, phrases] : whole.items())
            if (phrases.is_object()) grammars.emplace(language, Grammar(phrases.get<Grammar::Phrases>()));
        if (!grammars.contains("nl")) throw std::invalid_argument("no Dutch");
        return grammars;
    } catch (
        const std::exception& error) {  // the file is ours: what is wrong in it is for whoever changed it
        return base::problem(base::ProblemKind::internal, "demo.damaged", error.what());
    }
}

}  // namespace luwte::demo
