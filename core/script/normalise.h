// Text as rules see it: folded, so that how something is typed does not hide what is said. The one place for
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace luwte::script {

/// One reading of a text, with the way back: which original bytes each byte stands for.
struct Reading {
    std::string text;                  ///< UTF-8
    std::vector<std::uint32_t> begin;  ///< per byte of text: where in the original it starts
    std::vector<std::uint32_t> end;    ///< per byte of text: where in the original it ends
    std::vector<bool> word;      ///< per byte: part of a word (letter, digit, apostrophe between letters)
    std::vector<bool> undone;    ///< per byte: a disguise was undone here; empty in the plain reading
    std::vector<bool> line_end;  ///< per byte: a white space that stands for the end of a line

    /// The original bytes of [from, to).
    [[nodiscard]] std::pair<std::size_t, std::size_t> original(std::size_t from, std::size_t to) const;
    /// Whether a disguise was undone anywhere in [from, to).
    [[nodiscard]] bool is_undone(std::size_t from, std::size_t to) const;
};

/// Every reading of one message. The original is never touched.
struct Normalised {
    Reading plain;                   ///< folded; what `re` and m.normalised see
    std::vector<Reading> disguised;  ///< with stretched, separated and replaced letters undone; mostly empty
    Reading run_together;            ///< only words of 14 letters and more, one a line; mostly empty
};

[[nodiscard]] Normalised normalise(std::string_view text);

/// The plain folding alone: for patterns, which must look like the text that they are compared with.
[[nodiscard]] std::string fold(std::string_view text);

/// The same reading with commas, hyphens, brackets and the like as spaces, so that a phrase is found across
/// them.
[[nodiscard]] Reading without_signs(const Reading& reading);
[[nodiscard]] std::string without_signs(std::string_view folded);

}  // namespace luwte::script
