// Every pattern of every plugin of a rule set, numbered: gathered once, then only looked up.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "script/pattern.h"

namespace luwte::script {

/// Names of patterns → group number.
using GroupNames = std::map<std::string, std::uint32_t, std::less<>>;

/// Filled while the first state loads; the states of other threads load the same plugins and find the same
/// numbers.
class PatternTable {
  public:
    /// The number of an entry; equal ones (same line and language, same expression) share it.
    std::uint32_t add(Entry entry);
    std::uint32_t add_group(std::vector<std::uint32_t> entries);
    [[nodiscard]] const std::uint32_t* find_expression(std::string_view source,
                                                       Expression::Against against) const;

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& groups() const { return groups_; }
    /// The groups that an entry is in.
    [[nodiscard]] const std::vector<std::uint32_t>& groups_of(std::uint32_t entry) const {
        return groups_of_[entry];
    }
    /// The entries of a group that are expressions on the text as written, which no scanner looks for.
    [[nodiscard]] const std::vector<std::uint32_t>& written_of(std::uint32_t group) const {
        return written_[group];
    }

  private:
    std::vector<Entry> entries_;
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
    std::vector<std::vector<std::uint32_t>> groups_;
    std::vector<std::vector<std::uint32_t>> groups_of_;  ///< by entry
    std::vector<std::vector<std::uint32_t>> written_;    ///< by group
};

}  // namespace luwte::script
