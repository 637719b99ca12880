// The list of words that return codes are made of: db/seed/return_words.txt, made by scripts/words.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace luwte::account {

/// Immutable and thread safe. Words are 3-8 letters a-z, sorted.
class WordList {
  public:
    /// Fewer words would make codes that can be guessed: 7,776^6 is 2^77.5.
    static constexpr std::size_t fewest = 7'776;

    /// Reads one word a line. `account.words-*` problems when the list is too short, unsorted or malformed.
    static base::Result<WordList> load(const std::filesystem::path& file);
    static base::Result<WordList> from_words(std::vector<std::string> words);

    [[nodiscard]] std::size_t size() const { return words_.size(); }
    [[nodiscard]] const std::string& operator[](std::size_t index) const { return words_[index]; }
    [[nodiscard]] bool contains(std::string_view word) const;
    /// Words that differ from `text` by one letter too many, too few, other, or two neighbours swapped; at
    /// most `limit`. Empty when `text` is itself a word: the list alone is asked, never anybody's code.
    [[nodiscard]] std::vector<std::string> near(std::string_view text, std::size_t limit = 4) const;
    /// How many bits a code of `count` words holds.
    [[nodiscard]] double bits(std::size_t count) const;

  private:
    explicit WordList(std::vector<std::string> words) : words_(std::move(words)) {}
    std::vector<std::string> words_;
};

}  // namespace luwte::account
