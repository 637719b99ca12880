// What the statistical model sees of a text: its words, the stretches of it that are judged, and for each
// word what it is made of. Training and judging share this file, so that they see the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "script/normalise.h"

namespace luwte::script {

/// A word of a reading; positions are bytes of the reading.
struct Token {
    std::uint32_t begin = 0, end = 0;
    std::uint32_t sentence = 0;
};
/// The words in order. Of a very long text the first and the last 2,000.
[[nodiscard]] std::vector<Token> tokens_of(const Reading& reading);

/// Words [first, last).
struct Stretch {
    std::uint32_t first = 0, last = 0;
    [[nodiscard]] std::uint32_t size() const { return last - first; }
};
/// The whole text first; then sentences, neighbouring sentences together, and pieces of long sentences, so
/// that one clause among everyday things is seen by itself.
[[nodiscard]] std::vector<Stretch> stretches_of(const std::vector<Token>& tokens);
/// What the sum over a stretch is divided by, so that long ones do not weigh more.
[[nodiscard]] float length_of(Stretch stretch);

/// Words that mean the same kind of thing ("mes", "hamer": weapon): what was learnt of one holds for all.
class WordClasses {
  public:
    struct Entry {
        std::uint64_t hash = 0;
        std::uint16_t number = 0;
        bool prefix = false;  ///< whatever follows: "gesla*"
    };
    WordClasses() = default;
    /// `entries` in any order; numbers from 0.
    explicit WordClasses(std::vector<Entry> entries);
    /// Reads lines "name: word word* ..."; '#' begins a comment line. `error` says what is wrong.
    [[nodiscard]] static WordClasses parse(std::string_view text, std::string& error);

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    /// Appends the numbers of the classes of a folded word.
    void find(std::string_view word, std::vector<std::uint16_t>& into) const;

  private:
    std::vector<Entry> entries_;  ///< sorted by hash
};

/// Something that a rule's patterns found: a kind of thing like a class of words, but of several words maybe.
struct FoundKind {
    std::uint32_t word = 0;  ///< the last one of it, counted from 0
    std::uint32_t kind = 0;  ///< `kind_of` the pattern's name
};
[[nodiscard]] std::uint32_t kind_of(std::string_view pattern_name);

/// One thing that a word is made of.
struct Feature {
    std::uint64_t hash = 0;
    float value = 0;
};

/// Goes through the words in order. Not thread safe; reuses its memory from word to word.
class FeatureReader {
  public:
    /// `found` in any order.
    FeatureReader(const Reading& reading, const std::vector<Token>& tokens, const WordClasses& classes,
                  const std::vector<FoundKind>& found);
    /// What the word `number` is made of: its letters in twos to fives, itself, it with the words before it,
    /// its kinds with those of the words before it. Valid until the next call.
    [[nodiscard]] const std::vector<Feature>& of(std::size_t number);

  private:
    void letters(std::string_view word);
    void neighbours(std::size_t number, std::uint64_t word);
    void classes(std::size_t number);
    [[nodiscard]] std::string_view word(std::size_t number) const;

    const Reading& reading_;
    const std::vector<Token>& tokens_;
    std::vector<std::uint64_t> words_;       ///< hashes
    std::vector<FoundKind> found_;           ///< by word
    std::vector<std::uint32_t> found_from_;  ///< by word: where in found_
    std::vector<Feature> features_;
};

}  // namespace luwte::script
