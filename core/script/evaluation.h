// One message under the rules: its sentences, its words, and where each pattern was found.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "script/message.h"
#include "script/normalise.h"
#include "script/pattern_table.h"
#include "script/scanner.h"
#include "script/statistical_model.h"

namespace luwte::script {

/// Positions in the original text (bytes, half open) and in the plain reading; words are counted over the
/// message.
struct Sentence {
    std::size_t begin = 0, end = 0;
    std::size_t folded_begin = 0, folded_end = 0;
    std::size_t first_word = 0, word_count = 0;
    bool question = false;
};

struct PlacedHit {
    Hit hit;
    std::size_t sentence = 0;
    std::size_t first_word = 0, last_word = 0;
};

/// Lives as long as one message is judged. Not thread safe.
class Evaluation {
  public:
    Evaluation(const Message& message, const PatternTable& patterns, const Scanner& scanner,
               Scanner::Scratch& scratch);

    [[nodiscard]] const Message& message() const { return message_; }
    [[nodiscard]] const Normalised& normalised() const { return normalised_; }
    [[nodiscard]] const std::vector<Sentence>& sentences() const { return sentences_; }
    [[nodiscard]] std::size_t word_count() const { return words_.size(); }
    [[nodiscard]] const Entry& entry(std::uint32_t number) const { return patterns_.entries()[number]; }
    /// False only when a group certainly has no hits: quicker than to ask for them.
    [[nodiscard]] bool may_have_hits(std::uint32_t group) const {
        return !found_of_[group].empty() || !patterns_.written_of(group).empty();
    }
    /// The hits of a group in the order of the text, none inside another.
    [[nodiscard]] const std::vector<PlacedHit>& hits(std::uint32_t group);
    /// What a model says of the message, by its outputs, knowing what these patterns found; asked once.
    [[nodiscard]] const std::vector<StatisticalModel::Opinion>& opinions(const StatisticalModel& model,
                                                                         const GroupNames& patterns);
    /// What these patterns found, by word.
    [[nodiscard]] std::vector<FoundKind> kinds(const GroupNames& patterns);
    /// Where something of the original text lies: its sentence and words.
    [[nodiscard]] PlacedHit place(Hit hit) const;

  private:
    void find_sentences();

    const Message& message_;
    const PatternTable& patterns_;
    Normalised normalised_;
    std::vector<std::pair<std::size_t, std::size_t>> words_;  ///< begin and end in the original
    std::vector<Sentence> sentences_;
    std::vector<Hit> found_;
    std::vector<std::vector<std::uint32_t>> found_of_;  ///< by group: numbers in found_
    std::vector<std::optional<std::vector<PlacedHit>>> groups_;
    std::vector<std::pair<const GroupNames*, std::vector<StatisticalModel::Opinion>>> opinions_;  ///< by rule
};

}  // namespace luwte::script
