// A small grammar that makes up sentences: names in braces are replaced by one of the phrases of that name,
// which may hold names again.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace luwte::demo {

using Random = std::mt19937_64;

/// A number below `bound`.
[[nodiscard]] std::size_t below(Random& random, std::size_t bound);
/// True once in `times`.
[[nodiscard]] inline bool once_in(Random& random, std::size_t times) {
    return below(random, times) == 0;
}

class Grammar {
  public:
    using Phrases = std::map<std::string, std::vector<std::string>, std::less<>>;
    /// Throws std::invalid_argument when a name in braces has no phrases, or names go round in a circle.
    explicit Grammar(Phrases phrases);

    /// One phrase of that name, filled in.
    [[nodiscard]] std::string say(std::string_view name, Random& random) const;

  private:
    void append(std::string& text, std::string_view name, Random& random) const;
    void check(std::string_view name, int depth) const;

    Phrases phrases_;
};

/// By language: "nl", "en", "ar". `demo.unreadable`, `demo.damaged` with what is wrong as the field.
using Grammars = std::map<std::string, Grammar, std::less<>>;
[[nodiscard]] base::Result<Grammars> read_grammars(const std::filesystem::path& file);

}  // namespace luwte::demo
