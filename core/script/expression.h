// One expression of a rule: checked when it is loaded, linear in time when it is asked.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace luwte::script {

/// Immutable and thread safe. RE2 inside, which never backtracks.
class Expression {
  public:
    /// What the expression is compared with: the folded text, or the text as written.
    enum class Against : std::uint8_t { folded, written };

    /// nullptr and a message in `error` when it is no expression that RE2 takes.
    static std::shared_ptr<const Expression> compile(std::string_view source, Against against,
                                                     std::string& error);
    virtual ~Expression() = default;

    [[nodiscard]] virtual Against against() const = 0;
    [[nodiscard]] virtual const std::string& source() const = 0;
    /// Folded like the text that it is compared with; what the scanner takes apart.
    [[nodiscard]] virtual const std::string& folded() const = 0;
    /// Every place where it is found, at most `limit`, not overlapping.
    [[nodiscard]] virtual std::vector<std::pair<std::size_t, std::size_t>> find_all(
        std::string_view text, std::size_t limit) const = 0;
    /// The first place: the whole, then its groups (npos: a group that took no part). Empty when it is not
    /// found.
    [[nodiscard]] virtual std::vector<std::pair<std::size_t, std::size_t>> find(
        std::string_view text) const = 0;
};

}  // namespace luwte::script
