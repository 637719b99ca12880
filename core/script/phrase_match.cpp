#include "script/phrase_match.h"

namespace luwte::script {
namespace {

bool is_word(const Reading& reading, std::size_t at) {
    return at < reading.word.size() && reading.word[at];
}
bool is_sentence_end(char c) {
    return c == '.' || c == '!' || c == '?' || c == '\n';
}

/// Where the word around `at` begins and ends.
std::size_t word_begin(const Reading& reading, std::size_t at) {
    while (at > 0 && reading.word[at - 1]) --at;
    return at;
}
std::size_t word_end(const Reading& reading, std::size_t at) {
    while (is_word(reading, at)) ++at;
    return at;
}

std::string_view part(const Reading& reading, std::size_t from, std::size_t to) {
    return std::string_view(reading.text).substr(from, to - from);
}

class Matcher {
  public:
    Matcher(const Phrase& phrase, const Reading& reading) : phrase_(phrase), reading_(reading) {}

    [[nodiscard]] std::optional<std::size_t> begin_ok(std::size_t segment, std::size_t begin) const {
        if (begin == 0 || !is_word(reading_, begin) || !is_word(reading_, begin - 1)) return begin;
        if (segment > 0) return std::nullopt;
        const auto start = word_begin(reading_, begin);
        if (phrase_.open_begin) return start;
        if (phrase_.inflected && is_beginning(phrase_.language, part(reading_, start, begin))) return start;
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::size_t> end_ok(std::size_t segment, std::size_t end) const {
        if (!is_word(reading_, end) || !is_word(reading_, end - 1)) return end;
        if (segment + 1 < phrase_.segments.size()) return std::nullopt;
        const auto stop = word_end(reading_, end);
        if (phrase_.open_end) return stop;
        if (phrase_.inflected && is_ending(phrase_.language, part(reading_, end, stop))) return stop;
        return std::nullopt;
    }

    /// The end of the phrase when `segment` and those after it follow `from` within their gaps.
    [[nodiscard]] std::optional<std::size_t> rightward(std::size_t segment, std::size_t from) const {
        if (segment == phrase_.segments.size()) return from;
        const auto& wanted = phrase_.segments[segment];
        auto at = from;
        for (int words = 0; words <= wanted.words_before; ++words) {
            while (at < reading_.text.size() && !reading_.word[at]) {
                if (reading_.text.compare(at, wanted.text.size(), wanted.text) == 0) break;
                if (is_sentence_end(reading_.text[at++])) return std::nullopt;
            }
            if (at >= reading_.text.size()) return std::nullopt;
            if (reading_.text.compare(at, wanted.text.size(), wanted.text) == 0)
                if (const auto end = end_ok(segment, at + wanted.text.size()))
                    if (const auto rest = rightward(segment + 1, *end)) return rest;
            at = is_word(reading_, at) ? word_end(reading_, at) : at + 1;
        }
        return std::nullopt;
    }

    /// The begin of the phrase when `segment` and those before it precede `to`; `gap`: words that may stand
    /// between.
    [[nodiscard]] std::optional<std::size_t> leftward(std::size_t segment, std::size_t to, int gap) const {
        const auto& wanted = phrase_.segments[segment].text;
        auto at = to;
        for (int words = 0; words <= gap; ++words) {
            while (at > 0 && !reading_.word[at - 1])
                if (is_sentence_end(reading_.text[--at])) return std::nullopt;
            if (at == 0) return std::nullopt;
            if (at >= wanted.size() && part(reading_, at - wanted.size(), at) == wanted)
                if (const auto begin = begin_ok(segment, at - wanted.size())) {
                    if (segment == 0) return begin;
                    if (const auto rest =
                            leftward(segment - 1, *begin, phrase_.segments[segment].words_before))
                        return rest;
                }
            at = word_begin(reading_, at);
        }
        return std::nullopt;
    }

  private:
    const Phrase& phrase_;
    const Reading& reading_;
};

}  // namespace

std::size_t anchor_of(const Phrase& phrase) {
    std::size_t longest = 0;
    for (std::size_t i = 1; i < phrase.segments.size(); ++i)
        if (phrase.segments[i].text.size() > phrase.segments[longest].text.size()) longest = i;
    return longest;
}

std::optional<std::pair<std::size_t, std::size_t>> match_phrase(const Phrase& phrase, const Reading& reading,
                                                                std::size_t anchor_begin) {
    const Matcher matcher(phrase, reading);
    const auto anchor = anchor_of(phrase);
    auto begin = matcher.begin_ok(anchor, anchor_begin);
    auto end = matcher.end_ok(anchor, anchor_begin + phrase.segments[anchor].text.size());
    if (!begin || !end) return std::nullopt;
    if (anchor > 0) begin = matcher.leftward(anchor - 1, *begin, phrase.segments[anchor].words_before);
    if (anchor + 1 < phrase.segments.size()) end = matcher.rightward(anchor + 1, *end);
    if (!begin || !end) return std::nullopt;
    return std::pair(*begin, *end);
}

}  // namespace luwte::script
