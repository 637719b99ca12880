// One scanner for every pattern of a rule set. Vectorscan looks for the literals of all of them in one pass;
// what it finds is checked: word boundaries and endings for phrases, RE2 for expressions.
//
// Why not the expressions themselves in Vectorscan: 400 of the usual kind (`\b(a|b)\b.{0,40}\b(c|d)\b`,
// UTF-8) with 3,000 phrases took 6.7 s to compile on one core, their literals take a few milliseconds.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "script/normalise.h"
#include "script/pattern.h"

namespace luwte::script {

/// One place where an entry was found. Positions are bytes of the original text, half open.
struct Hit {
    std::uint32_t entry = 0;
    std::size_t begin = 0, end = 0;
    bool disguised = false;
    std::string text;  ///< as folded
};

/// Immutable; compile it outside serving threads. One `Scratch` per thread that scans.
class Scanner {
  public:
    class Scratch {
      public:
        virtual ~Scratch() = default;
    };

    /// Throws std::runtime_error when Vectorscan refuses (then it is not this machine's: no SSSE3).
    static std::shared_ptr<const Scanner> compile(std::vector<Entry> entries);
    virtual ~Scanner() = default;

    [[nodiscard]] virtual std::unique_ptr<Scratch> make_scratch() const = 0;
    /// Every hit in the text, in no order; at most 100 an entry and 4,000 in all.
    [[nodiscard]] virtual std::vector<Hit> scan(const Normalised& text, Scratch& scratch) const = 0;
    [[nodiscard]] virtual const std::vector<Entry>& entries() const = 0;
};

}  // namespace luwte::script
