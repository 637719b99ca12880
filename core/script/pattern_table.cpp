#include "script/pattern_table.h"

#include <algorithm>

namespace luwte::script {
namespace {

std::string expression_key(std::string_view source, Expression::Against against) {
    return std::string(against == Expression::Against::folded ? "re " : "exact ") + std::string(source);
}

}  // namespace

std::uint32_t PatternTable::add(Entry entry) {
    // Personal data keep apart from a rule's own expression of the same source, which checks no digits.
    const auto key = entry.holds != nullptr ? "data " + entry.source
                     : entry.expression ? expression_key(entry.source, entry.expression->against())
                                      : "words " + entry.phrase.language + " " + entry.source;
    const auto [found, added] = numbers_.try_emplace(key, static_cast<std::uint32_t>(entries_.size()));
    if (added) {
        entries_.push_back(std::move(entry));
        groups_of_.emplace_back();
    }
    return found->second;
}

std::uint32_t PatternTable::add_group(std::vector<std::uint32_t> entries) {
    std::ranges::sort(entries);
    entries.erase(std::ranges::unique(entries).begin(), entries.end());
    const auto number = static_cast<std::uint32_t>(groups_.size());
    auto& written = written_.emplace_back();
    for (const auto entry : entries) {
        groups_of_[entry].push_back(number);
        const auto& expression = entries_[entry].expression;
        if (expression && expression->against() == Expression::Against::written) written.push_back(entry);
    }
    groups_.push_back(std::move(entries));
    return number;
}

const std::uint32_t* PatternTable::find_expression(std::string_view source,
                                                   Expression::Against against) const {
    const auto found = numbers_.find(expression_key(source, against));
    return found == numbers_.end() ? nullptr : &found->second;
}

}  // namespace luwte::script
