#include "script/pattern.h"

#include <algorithm>
#include <charconv>

#include "script/normalise.h"

namespace luwte::script {
namespace {

constexpr std::string_view languages[] = {"nl", "en", "ar", "tr", "pl"};

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const auto begin = text.find_first_not_of(blanks);
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

/// "...", "..3", "…": the number of words that may stand there, or -1 when it is an ordinary word.
int gap_of(std::string_view word) {
    if (word == "..." || word == "…") return 4;
    if (!word.starts_with("..")) return -1;
    int count = 0;
    const auto [end, error] = std::from_chars(word.data() + 2, word.data() + word.size(), count);
    return error == std::errc{} && end == word.data() + word.size() && count >= 1 && count <= 12 ? count : -1;
}

std::size_t letters_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> all) {
    return std::ranges::find(all, text) != all.end();
}

}  // namespace

Phrase parse_phrase(std::string_view line, std::string_view language, std::string& error) {
    Phrase phrase;
    phrase.language = language;
    line = trim(line);
    if (line.starts_with('*')) phrase.open_begin = true, line.remove_prefix(1);
    if (line.ends_with('*'))
        phrase.open_end = true, line.remove_suffix(1);
    else if (line.ends_with('~'))
        phrase.inflected = true, line.remove_suffix(1);

    std::string segment;
    int before = 0;
    const auto finish = [&] {
        auto folded = without_signs(fold(segment));
        segment.clear();
        if (folded.starts_with(' ')) folded.erase(0, 1);
        if (folded.empty()) return false;
        phrase.segments.push_back({std::move(folded), before});
        return true;
    };
    for (line = trim(line); !line.empty();) {
        const auto end = std::min(line.find_first_of(" \t"), line.size());
        const auto word = line.substr(0, end);
        line = trim(line.substr(end));
        const int gap = gap_of(word);
        if (gap < 0) {
            segment += segment.empty() ? "" : " ";
            segment += word;
            continue;
        }
        if (!finish() || line.empty()) {
            error = "a gap (" + std::string(word) + ") needs words on both sides";
            return {};
        }
        before = gap;
    }
    if (!finish())
        error = "nothing is left of this line once it is folded";
    else if (phrase.segments.size() > 6)
        error = "more than five gaps in one line";
    else if (phrase.segments.size() == 1 && letters_of(phrase.segments[0].text) < 2 &&
             (phrase.open_begin || phrase.open_end))
        error = "one letter with * finds almost everything";
    return error.empty() ? phrase : Phrase{};
}

WordList parse_words(std::string_view text, const std::string& file, Faults& faults) {
    WordList list;
    std::string language;
    int number = 0;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (trim(line).starts_with('#')) {
            line = trim(trim(line).substr(1));
            if (!line.starts_with("language:")) continue;
            language = line = trim(line.substr(9)).substr(0, 2);
            if (std::ranges::find(languages, line) == std::end(languages))
                faults.push_back(
                    {file, number, "unknown language '" + language + "'", "Use nl, en, ar, tr or pl"});
            continue;
        }
        line = trim(line.substr(0, line.find("  #")));
        if (line.empty()) continue;
        std::string error;
        Entry entry{parse_phrase(line, language, error), nullptr, std::string(line)};
        if (!error.empty())
            faults.push_back({file, number, error, {}});
        else if (entry.phrase.inflected && language.empty())
            faults.push_back({file, number, "~ needs to know the language", "Put '# language: nl' above it"});
        else
            list.entries.push_back(std::move(entry));
    }
    if (list.entries.empty() && faults.empty())
        faults.push_back({file, 0, "the list is empty", "Write one word or phrase a line"});
    return list;
}

bool is_ending(std::string_view language, std::string_view ending) {
    if (ending.empty()) return true;
    if (language == "nl")
        return is_one_of(ending, {"e", "en", "n", "s", "t", "te", "ten", "de", "den", "je", "jes", "tje",
                                  "tjes", "er", "ers", "'s"});
    if (language == "en") return is_one_of(ending, {"s", "es", "ed", "d", "ing", "er", "ers", "'s"});
    if (language == "pl") return letters_of(ending) <= 6;
    if (language == "tr") return letters_of(ending) <= 10;
    if (language == "ar")
        return is_one_of(ending, {"ه", "ها", "هم", "ك", "كم", "ي", "ني", "نا", "ين", "ون", "ات", "وا"});
    return false;
}

bool is_beginning(std::string_view language, std::string_view beginning) {
    if (beginning.empty()) return true;
    return language == "ar" &&
           is_one_of(beginning, {"و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "ك", "س", "ح"});
}

}  // namespace luwte::script
