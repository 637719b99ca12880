#include "script/scanner.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include <fmt/format.h>
#include <hs/hs.h>
#include <re2/filtered_re2.h>

#include "script/phrase_match.h"

namespace luwte::script {
namespace {

constexpr std::size_t most_per_entry = 100;
constexpr std::size_t most_hits = 4000;
/// Shorter literals than this say too little to be worth looking for: then the expression is simply asked.
constexpr int shortest_atom = 3;
/// Words run together are compared without their spaces from this length on; shorter ones are in too many
/// words.
constexpr std::size_t shortest_run_together = 8;

struct DatabaseDeleter {
    void operator()(hs_database_t* database) const { hs_free_database(database); }
};
using Database = std::unique_ptr<hs_database_t, DatabaseDeleter>;

/// What a literal means to whom: a phrase's anchor, a phrase without its spaces, or an atom of expressions.
struct Meaning {
    std::vector<std::uint32_t> anchors;
    std::vector<std::uint32_t> run_together;
    int atom = -1;
};

class HsScratch final : public Scanner::Scratch {
  public:
    explicit HsScratch(const hs_database_t* database) {
        if (database != nullptr && hs_alloc_scratch(database, &scratch) != HS_SUCCESS)
            throw std::runtime_error("no memory to scan with");
    }
    HsScratch(const HsScratch&) = delete;
    HsScratch& operator=(const HsScratch&) = delete;
    ~HsScratch() override { hs_free_scratch(scratch); }
    hs_scratch_t* scratch = nullptr;
};

std::string without_spaces(const Phrase& phrase) {
    std::string text;
    for (const auto& segment : phrase.segments)
        for (const char c : segment.text)
            if (c != ' ' && c != '\'') text += c;
    return text;
}

class HsScanner final : public Scanner {
  public:
    explicit HsScanner(std::vector<Entry> entries) : entries_(std::move(entries)), filter_(shortest_atom) {
        collect_phrases();
        collect_expressions();
        compile_database();
    }

    [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override {
        return std::make_unique<HsScratch>(database_.get());
    }
    [[nodiscard]] const std::vector<Entry>& entries() const override { return entries_; }

    [[nodiscard]] std::vector<Hit> scan(const Normalised& text, Scratch& scratch) const override {
        Pass pass{*this,
                  dynamic_cast<HsScratch&>(scratch).scratch,
                  std::vector<std::size_t>(entries_.size(), 0),
                  {}};
        pass.read(text.plain, false);
        for (const auto& reading : text.disguised) pass.read(reading, true);
        if (!text.run_together.text.empty()) pass.read_run_together(text.run_together);
        return std::move(pass.hits);
    }

  private:
    /// One message's way through the scanner.
    struct Pass {
        const HsScanner& scanner;
        hs_scratch_t* scratch;
        std::vector<std::size_t> counts;
        std::vector<Hit> hits;

        void read(const Reading& reading, bool disguised) {
            std::vector<int> atoms;
            scanner.each_literal(reading.text, scratch, [&](const Meaning& meaning, std::size_t) {
                if (meaning.atom >= 0) atoms.push_back(meaning.atom);
            });
            std::vector<int> possible;
            if (scanner.filter_.NumRegexps() > 0) scanner.filter_.AllPotentials(atoms, &possible);
            for (const int each : possible)
                ask_expression(reading, scanner.expression_entries_[static_cast<std::size_t>(each)],
                               disguised);

            const auto bare = without_signs(reading);
            scanner.each_literal(bare.text, scratch, [&](const Meaning& meaning, std::size_t end) {
                for (const auto entry : meaning.anchors) {
                    const auto& phrase = scanner.entries_[entry].phrase;
                    const auto size = phrase.segments[anchor_of(phrase)].text.size();
                    if (const auto found = match_phrase(phrase, bare, end - size))
                        keep(bare, entry, found->first, found->second, disguised);
                }
            });
        }

        void read_run_together(const Reading& reading) {
            scanner.each_literal(reading.text, scratch, [&](const Meaning& meaning, std::size_t end) {
                for (const auto entry : meaning.run_together) {
                    const auto size = without_spaces(scanner.entries_[entry].phrase).size();
                    const bool one_word =
                        scanner.entries_[entry].phrase.segments[0].text.find(' ') == std::string::npos;
                    // A single word inside a long one is an ordinary compound, unless the word is absurdly
                    // long.
                    auto from = end - size;
                    auto to = end;
                    while (from > 0 && reading.word[from - 1]) --from;
                    while (to < reading.word.size() && reading.word[to]) ++to;
                    if (!one_word || to - from >= 24) keep(reading, entry, end - size, end, true);
                }
            });
        }

        void ask_expression(const Reading& reading, std::uint32_t entry, bool disguised) {
            for (const auto& [begin, end] :
                 scanner.entries_[entry].expression->find_all(reading.text, most_per_entry))
                keep(reading, entry, begin, end, disguised);
        }

        void keep(const Reading& reading, std::uint32_t entry, std::size_t begin, std::size_t end,
                  bool disguised) {
            if (disguised && !reading.is_undone(begin, end)) return;
            if (counts[entry] >= most_per_entry || hits.size() >= most_hits) return;
            const auto [from, to] = reading.original(begin, end);
            ++counts[entry];
            hits.push_back({entry, from, to, disguised, reading.text.substr(begin, end - begin)});
        }
    };

    void collect_phrases() {
        for (std::uint32_t i = 0; i < entries_.size(); ++i) {
            const auto& entry = entries_[i];
            if (entry.expression) continue;
            meanings_[entry.phrase.segments[anchor_of(entry.phrase)].text].anchors.push_back(i);
            const auto joined = without_spaces(entry.phrase);
            if (entry.phrase.segments.size() == 1 && joined.size() >= shortest_run_together)
                meanings_[joined].run_together.push_back(i);
        }
    }

    void collect_expressions() {
        RE2::Options options;
        options.set_log_errors(false);
        for (std::uint32_t i = 0; i < entries_.size(); ++i) {
            const auto& expression = entries_[i].expression;
            if (!expression || expression->against() != Expression::Against::folded) continue;
            int id = 0;
            if (filter_.Add(expression->folded(), options, &id) != RE2::NoError)
                throw std::runtime_error("expression refused: " + expression->source());
            expression_entries_.push_back(i);
        }
        if (expression_entries_.empty()) return;
        std::vector<std::string> atoms;
        filter_.Compile(&atoms);
        for (std::size_t i = 0; i < atoms.size(); ++i) meanings_[atoms[i]].atom = static_cast<int>(i);
    }

    void compile_database() {
        std::vector<const char*> literals;
        std::vector<std::size_t> sizes;
        std::vector<unsigned> flags, ids;
        for (const auto& [literal, meaning] : meanings_) {
            ids.push_back(static_cast<unsigned>(by_id_.size()));
            by_id_.push_back(&meaning);
            literals.push_back(literal.data());
            sizes.push_back(literal.size());
            flags.push_back(0);
        }
        if (literals.empty()) return;
        hs_database_t* database = nullptr;
        hs_compile_error_t* error = nullptr;
        if (hs_compile_lit_multi(literals.data(), flags.data(), ids.data(), sizes.data(),
                                 static_cast<unsigned>(ids.size()), HS_MODE_BLOCK, nullptr, &database,
                                 &error) != HS_SUCCESS) {
            const std::string what = error == nullptr ? "no reason given" : error->message;
            hs_free_compile_error(error);
            throw std::runtime_error(fmt::format("Vectorscan refuses the patterns: {}", what));
        }
        database_.reset(database);
    }

    template <class Found>
    void each_literal(const std::string& text, hs_scratch_t* scratch, Found found) const {
        if (!database_ || text.empty()) return;
        struct Call {
            const HsScanner& scanner;
            Found& found;
        } call{*this, found};
        const auto on_match = [](unsigned id, unsigned long long, unsigned long long to, unsigned,
                                 void* context) {
            auto& self = *static_cast<Call*>(context);
            self.found(*self.scanner.by_id_[id], static_cast<std::size_t>(to));
            return 0;
        };
        if (hs_scan(database_.get(), text.data(), static_cast<unsigned>(text.size()), 0, scratch, on_match,
                    &call) != HS_SUCCESS)
            throw std::runtime_error("Vectorscan could not scan");
    }

    std::vector<Entry> entries_;
    std::map<std::string, Meaning> meanings_;  // by literal; a map, so that literals stay where they are
    std::vector<const Meaning*> by_id_;
    re2::FilteredRE2 filter_;
    std::vector<std::uint32_t> expression_entries_;  // by FilteredRE2's number
    Database database_;
};

}  // namespace

std::shared_ptr<const Scanner> Scanner::compile(std::vector<Entry> entries) {
    return std::make_shared<HsScanner>(std::move(entries));
}

}  // namespace luwte::script
