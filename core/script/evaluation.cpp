#include "script/evaluation.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace luwte::script {
namespace {

constexpr std::array<std::string_view, 22> abbreviations = {
    "bv", "bijv", "dr",  "drs", "mr",  "mrs", "ms",  "mw",   "mevr", "dhr", "nr",
    "st", "ca",   "evt", "blz", "tel", "enz", "etc", "incl", "excl", "nl",  "prof"};

bool ends_sentence(const Reading& reading, std::size_t at) {
    const char c = reading.text[at];
    if (c == ' ') return reading.line_end[at];
    if (c != '.' && c != '!' && c != '?') return false;
    const char next = at + 1 < reading.text.size() ? reading.text[at + 1] : ' ';
    if (next != ' ' && next != '"' && next != '\'' && next != ')') return false;
    if (c != '.') return true;
    auto begin = at;
    while (begin > 0 && reading.word[begin - 1]) --begin;
    const auto word = std::string_view(reading.text).substr(begin, at - begin);
    const bool initial = word.size() == 1 && word[0] >= 'a' && word[0] <= 'z' &&
                         (begin == 0 || reading.text[begin - 1] == '.');
    return !initial && std::ranges::find(abbreviations, word) == abbreviations.end();
}

std::string_view trim(std::string_view text) {
    const auto begin = text.find_first_not_of(' ');
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

}  // namespace

Evaluation::Evaluation(const Message& message, const PatternTable& patterns, const Scanner& scanner,
                       Scanner::Scratch& scratch)
    : message_(message),
      patterns_(patterns),
      normalised_(normalise(message.text)),
      groups_(patterns.groups().size()) {
    const auto& plain = normalised_.plain;
    for (std::size_t at = 0; at < plain.text.size();) {
        auto end = at;
        while (end < plain.text.size() && plain.word[end]) ++end;
        if (end > at) words_.push_back(plain.original(at, end));
        at = end + 1;
    }
    find_sentences();
    found_ = scanner.scan(normalised_, scratch);
    // Handed out to the groups once: a message has few hits, a group thousands of entries.
    found_of_.resize(patterns.groups().size());
    for (std::uint32_t i = 0; i < found_.size(); ++i)
        for (const auto group : patterns.groups_of(found_[i].entry)) found_of_[group].push_back(i);
}

void Evaluation::find_sentences() {
    const auto& plain = normalised_.plain;
    const auto add = [&](std::size_t from, std::size_t to) {
        const auto text = trim(std::string_view(plain.text).substr(from, to - from));
        if (text.empty()) return;
        Sentence sentence;
        sentence.folded_begin = static_cast<std::size_t>(text.data() - plain.text.data());
        sentence.folded_end = sentence.folded_begin + text.size();
        std::tie(sentence.begin, sentence.end) = plain.original(sentence.folded_begin, sentence.folded_end);
        sentence.question = text.find('?', text.find_last_not_of("?!.\"') ") + 1) != std::string_view::npos;
        const auto first =
            std::ranges::lower_bound(words_, sentence.begin, {}, &std::pair<std::size_t, std::size_t>::first);
        const auto last =
            std::ranges::lower_bound(words_, sentence.end, {}, &std::pair<std::size_t, std::size_t>::first);
        sentence.first_word = static_cast<std::size_t>(first - words_.begin()) + 1;
        sentence.word_count = static_cast<std::size_t>(last - first);
        sentences_.push_back(sentence);
    };
    std::size_t from = 0;
    for (std::size_t at = 0; at < plain.text.size(); ++at) {
        if (!ends_sentence(plain, at)) continue;
        while (at + 1 < plain.text.size() &&
               std::string_view(".!?\"')").find(plain.text[at + 1]) != std::string_view::npos)
            ++at;
        add(from, at + 1);
        from = at + 1;
    }
    add(from, plain.text.size());
}

PlacedHit Evaluation::place(Hit hit) const {
    PlacedHit placed{std::move(hit), 0, 0, 0};
    const auto sentence = std::ranges::upper_bound(sentences_, placed.hit.begin, {}, &Sentence::begin);
    placed.sentence =
        sentence == sentences_.begin() ? 0 : static_cast<std::size_t>(sentence - sentences_.begin()) - 1;
    const auto first =
        std::ranges::upper_bound(words_, placed.hit.begin, {}, &std::pair<std::size_t, std::size_t>::second);
    const auto last =
        std::ranges::lower_bound(words_, placed.hit.end, {}, &std::pair<std::size_t, std::size_t>::first);
    placed.first_word = static_cast<std::size_t>(first - words_.begin()) + 1;
    placed.last_word = std::max(placed.first_word, static_cast<std::size_t>(last - words_.begin()));
    return placed;
}

const std::vector<PlacedHit>& Evaluation::hits(std::uint32_t group) {
    auto& kept = groups_[group];
    if (kept) return *kept;
    std::vector<Hit> all;
    for (const auto number : found_of_[group]) {
        const auto& found = found_[number];
        const auto holds = entry(found.entry).holds;
        if (holds == nullptr || holds(found.text)) all.push_back(found);
    }
    for (const auto number : patterns_.written_of(group))
        for (const auto& [begin, end] : patterns_.entries()[number].expression->find_all(message_.text, 100))
            all.push_back({number, begin, end, false, message_.text.substr(begin, end - begin)});
    std::ranges::sort(all, [](const Hit& a, const Hit& b) {
        return std::tie(a.begin, b.end, a.disguised, a.entry) <
               std::tie(b.begin, a.end, b.disguised, b.entry);
    });
    kept.emplace();
    std::size_t end = 0;
    for (auto& hit : all) {
        if (hit.begin < end) continue;
        end = std::max(hit.end, hit.begin + 1);
        kept->push_back(place(std::move(hit)));
    }
    return *kept;
}

std::vector<FoundKind> Evaluation::kinds(const GroupNames& patterns) {
    std::vector<FoundKind> all;
    const auto words = std::min<std::size_t>(words_.size(), 2000);
    for (const auto& [name, group] : patterns)
        for (const auto& hit : hits(group))
            if (hit.last_word >= 1 && hit.last_word <= words)
                all.push_back({static_cast<std::uint32_t>(hit.last_word) - 1, kind_of(name)});
    return all;
}

const std::vector<StatisticalModel::Opinion>& Evaluation::opinions(const StatisticalModel& model,
                                                                   const GroupNames& patterns) {
    for (const auto& [known, opinions] : opinions_)
        if (known == &patterns) return opinions;
    return opinions_.emplace_back(&patterns, model.judge(normalised_, kinds(patterns))).second;
}

}  // namespace luwte::script
