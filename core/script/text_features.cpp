#include "script/text_features.h"

#include <algorithm>
#include <cmath>

namespace luwte::script {
namespace {

constexpr std::size_t kept_at_each_end = 2000;
constexpr std::uint32_t longest_window = 40;  ///< words
constexpr std::uint32_t piece = 16, step = 8, pieces_from = 24;
constexpr std::uint32_t shortest_counted = 5;
constexpr std::uint32_t class_reach = 10;  ///< words back
constexpr std::size_t most_kinds = 400;    ///< of one word: a text cannot make itself dear
constexpr float kind_pair = 0.5F;
constexpr std::size_t longest_word = 40;  ///< bytes of a word whose letters are looked at

constexpr std::uint64_t start = 0xcbf29ce484222325U;
constexpr std::uint64_t prime = 0x100000001b3U;

std::uint64_t add(std::uint64_t hash, std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    return hash;
}
std::uint64_t mix(std::uint64_t hash) {
    hash = (hash ^ (hash >> 32U)) * 0xd6e8feb86659fd93U;
    hash = (hash ^ (hash >> 32U)) * 0xd6e8feb86659fd93U;
    return hash ^ (hash >> 32U);
}
std::uint64_t pair_of(char kind, std::uint64_t first, std::uint64_t second) {
    return mix((first * 3 + second) ^ (static_cast<std::uint64_t>(kind) << 56U));
}
bool begins_letter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

}  // namespace

std::vector<Token> tokens_of(const Reading& reading) {
    std::vector<Token> tokens;
    tokens.reserve(reading.text.size() / 5 + 1);
    std::uint32_t sentence = 0;
    bool ended = false;
    for (std::uint32_t at = 0; at < reading.text.size();) {
        if (!reading.word[at]) {
            const char c = reading.text[at];
            ended |= c == '.' || c == '!' || c == '?' || reading.line_end[at];
            ++at;
            continue;
        }
        auto end = at;
        while (end < reading.text.size() && reading.word[end]) ++end;
        // "b.v.", "3.5": a point inside a word ends nothing.
        if (ended && !tokens.empty() && at > tokens.back().end + 1) ++sentence;
        ended = false;
        tokens.push_back({at, end, sentence});
        at = end;
    }
    if (tokens.size() > 2 * kept_at_each_end)
        tokens.erase(tokens.begin() + kept_at_each_end, tokens.end() - kept_at_each_end);
    return tokens;
}

std::vector<Stretch> stretches_of(const std::vector<Token>& tokens) {
    std::vector<Stretch> all;
    const auto count = static_cast<std::uint32_t>(tokens.size());
    if (count == 0) return all;
    all.push_back({0, count});
    std::vector<Stretch> sentences;
    for (std::uint32_t first = 0; first < count;) {
        auto last = first + 1;
        while (last < count && tokens[last].sentence == tokens[first].sentence) ++last;
        sentences.push_back({first, last});
        first = last;
    }
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto one = sentences[i];
        if (one.size() >= pieces_from)
            for (auto first = one.first; first + step < one.last; first += step)
                all.push_back({first, std::min(first + piece, one.last)});
        for (std::size_t more = 0; more < 3 && i + more < sentences.size(); ++more) {
            const Stretch together{one.first, sentences[i + more].last};
            if (together.size() > longest_window || together.size() == count) break;
            all.push_back(together);
        }
    }
    return all;
}

float length_of(Stretch stretch) {
    return std::sqrt(static_cast<float>(std::max(stretch.size(), shortest_counted)));
}

WordClasses::WordClasses(std::vector<Entry> entries) : entries_(std::move(entries)) {
    std::ranges::sort(entries_, [](const Entry& a, const Entry& b) {
        return a.hash != b.hash ? a.hash < b.hash : a.number < b.number;
    });
}

WordClasses WordClasses::parse(std::string_view text, std::string& error) {
    std::vector<Entry> entries;
    std::uint16_t number = 0;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.empty() || line.front() == '#') continue;
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) {
            error = "a line without a name and a colon: " + std::string(line.substr(0, 60));
            return {};
        }
        auto words = fold(line.substr(colon + 1)) + " ";
        for (std::size_t at = 0, space = 0; (space = words.find(' ', at)) != std::string::npos;
             at = space + 1) {
            auto word = std::string_view(words).substr(at, space - at);
            const bool prefix = word.ends_with('*');
            if (prefix) word.remove_suffix(1);
            if (!word.empty()) entries.push_back({add(start, word), number, prefix});
        }
        ++number;
    }
    return WordClasses(std::move(entries));
}

void WordClasses::find(std::string_view word, std::vector<std::uint16_t>& into) const {
    auto hash = start;
    for (std::size_t i = 0; i < word.size() && i < longest_word; ++i) {
        hash = (hash ^ static_cast<unsigned char>(word[i])) * prime;
        const bool whole = i + 1 == word.size();
        if (i < 1 && !whole) continue;
        for (auto each = std::ranges::lower_bound(entries_, hash, {}, &Entry::hash);
             each != entries_.end() && each->hash == hash; ++each)
            if ((whole || each->prefix) && std::ranges::find(into, each->number) == into.end())
                into.push_back(each->number);
    }
}

std::uint32_t kind_of(std::string_view pattern_name) {
    // Beyond the numbers of classes.
    return static_cast<std::uint32_t>(mix(add(start, pattern_name))) | 0x80000000U;
}

FeatureReader::FeatureReader(const Reading& reading, const std::vector<Token>& tokens,
                             const WordClasses& classes, const std::vector<FoundKind>& found)
    : reading_(reading), tokens_(tokens), found_(found) {
    words_.reserve(tokens.size());
    std::vector<std::uint16_t> numbers;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        words_.push_back(add(start, word(i)));
        numbers.clear();
        classes.find(word(i), numbers);
        for (const auto number : numbers) found_.push_back({i, number});
    }
    const auto order = [](const FoundKind& a, const FoundKind& b) {
        return a.word != b.word ? a.word < b.word : a.kind < b.kind;
    };
    std::ranges::sort(found_, order);
    const auto same = [](const FoundKind& a, const FoundKind& b) {
        return a.word == b.word && a.kind == b.kind;
    };
    found_.erase(std::ranges::unique(found_, same).begin(), found_.end());
    found_from_.reserve(tokens.size() + 1);
    for (std::uint32_t i = 0, at = 0; i <= tokens.size(); ++i) {
        while (at < found_.size() && found_[at].word < i) ++at;
        found_from_.push_back(at);
    }
    features_.reserve(256);
}

std::string_view FeatureReader::word(std::size_t number) const {
    const auto& token = tokens_[number];
    return std::string_view(reading_.text).substr(token.begin, token.end - token.begin);
}

void FeatureReader::letters(std::string_view text) {
    std::uint8_t begins[longest_word + 4];
    char bytes[longest_word + 2];
    std::size_t size = 0, count = 0;
    bytes[size++] = '<';
    for (const char c : text.substr(0, longest_word)) bytes[size++] = c;
    bytes[size++] = '>';
    for (std::size_t i = 0; i < size; ++i)
        if (begins_letter(bytes[i])) begins[count++] = static_cast<std::uint8_t>(i);
    begins[count] = static_cast<std::uint8_t>(size);
    const auto first = features_.size();
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t length = 2; length <= 5 && i + length <= count; ++length) {
            const std::string_view part(bytes + begins[i],
                                        static_cast<std::size_t>(begins[i + length] - begins[i]));
            features_.push_back({mix(add(start, part) ^ 'l'), 0});
        }
    const auto value = 1 / std::sqrt(static_cast<float>(std::max<std::size_t>(features_.size() - first, 1)));
    for (auto i = first; i < features_.size(); ++i) features_[i].value = value;
}

void FeatureReader::neighbours(std::size_t number, std::uint64_t word) {
    features_.push_back({mix(word ^ 'w'), 1});
    const auto same = [&](std::size_t back) {
        return number >= back && tokens_[number - back].sentence == tokens_[number].sentence;
    };
    features_.push_back({pair_of('b', same(1) ? words_[number - 1] : 0, word), 1});
    if (same(2)) {
        features_.push_back({pair_of('s', words_[number - 2], word), 0.7F});
        features_.push_back({pair_of('t', pair_of('b', words_[number - 2], words_[number - 1]), word), 0.7F});
    }
}

void FeatureReader::classes(std::size_t number) {
    const auto most = features_.size() + most_kinds;
    for (auto own = found_from_[number]; own < found_from_[number + 1]; ++own) {
        const auto mine = found_[own].kind;
        features_.push_back({pair_of('c', mine, 1), 1});
        for (auto other = own; other-- > 0 && features_.size() < most;) {
            const auto at = found_[other].word;
            if (at == number) continue;
            if (at + class_reach < number) break;
            const bool together = tokens_[at].sentence == tokens_[number].sentence;
            features_.push_back({pair_of(together ? 'd' : 'e', found_[other].kind, mine), kind_pair});
        }
    }
}

const std::vector<Feature>& FeatureReader::of(std::size_t number) {
    features_.clear();
    letters(word(number));
    neighbours(number, words_[number]);
    classes(number);
    return features_;
}

}  // namespace luwte::script
