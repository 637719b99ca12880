// Patterns as plugins give them: lines of word lists and expressions, in groups that rules ask for by name.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "script/expression.h"
#include "script/fault.h"

namespace luwte::script {

/// One line of a word list, taken apart: segments of words that follow each other, with gaps between.
struct Phrase {
    struct Segment {
        std::string text;      ///< folded, without signs: "niet meer"
        int words_before = 0;  ///< how many words may stand before it (not for the first)
    };
    std::vector<Segment> segments;
    bool open_begin = false;  ///< "*moord"
    bool open_end = false;    ///< "moord*"
    bool inflected = false;   ///< "sla~"
    std::string language;     ///< "nl"; whose endings
};

/// One pattern: a phrase or an expression.
struct Entry {
    Phrase phrase;
    std::shared_ptr<const Expression> expression;  ///< null for a phrase
    std::string source;                            ///< as written
    bool (*holds)(std::string_view) = nullptr;     ///< what else a hit's text must satisfy: check digits
};

/// A named pattern of a rule or plugin: any of its entries.
struct PatternGroup {
    std::string name;
    std::vector<std::uint32_t> entries;  ///< places in RuleSet's list of entries
};

/// Reads one line ("sla~", "maak ... einde"). An empty phrase and `error` when nothing is left to look for.
[[nodiscard]] Phrase parse_phrase(std::string_view line, std::string_view language, std::string& error);

/// Reads words/*.txt. Faults name the file and the line.
struct WordList {
    std::vector<Entry> entries;
};
[[nodiscard]] WordList parse_words(std::string_view text, const std::string& file, Faults& faults);

/// Whether `ending` may follow a word of that language under "~", and `beginning` precede it.
[[nodiscard]] bool is_ending(std::string_view language, std::string_view ending);
[[nodiscard]] bool is_beginning(std::string_view language, std::string_view beginning);

}  // namespace luwte::script
