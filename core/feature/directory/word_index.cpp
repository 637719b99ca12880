#include "feature/directory/word_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "feature/directory/vocabulary.h"

namespace luwte::directory {
namespace {

constexpr std::size_t longest_query = 200;  // bytes; more is a story, not a search
constexpr std::size_t most_words = 12;

// How much a hit in each field counts. Chosen by hand: a name is what people remember, the rest is about it.
constexpr double name_weight = 3;
constexpr double topic_weight = 2;
constexpr double summary_weight = 1;
// A word that only begins the same, or is spelled nearly the same, counts less than the word itself.
constexpr double beginning_factor = 0.7;
constexpr double similar_factor = 0.4;
// pg_trgm's own limit is 0.3, which is for whole texts; single short words need more.
constexpr double similar_enough = 0.45;

/// Words that say nothing about what is looked for, in Dutch and English.
constexpr auto empty_words = std::to_array<std::string_view>(
    {"aan", "als", "ben",   "bij", "dat",  "de",   "die",  "dit",  "door",  "een",  "en",  "er",
     "for", "heb", "heeft", "het", "hij",  "hoe",  "hulp", "ik",   "in",    "is",   "kan", "me",
     "met", "mij", "mijn",  "my",  "naar", "niet", "of",   "om",   "op",    "over", "te",  "the",
     "to",  "van", "voor",  "wat", "we",   "wie",  "wil",  "word", "wordt", "ze",   "zij", "zijn"});

icu::UnicodeString folded(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* form = icu::Normalizer2::getNFKDInstance(status);
    auto source =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    source.foldCase();
    if (U_FAILURE(status)) return source;
    auto decomposed = form->normalize(source, status);
    return U_SUCCESS(status) ? decomposed : source;
}

std::set<std::string> trigrams(std::string_view word) {
    const std::string padded = "  " + std::string(word) + " ";
    std::set<std::string> all;
    for (std::size_t i = 0; i + 3 <= padded.size(); ++i) all.insert(padded.substr(i, 3));
    return all;
}

double similarity(const std::set<std::string>& a, const std::set<std::string>& b) {
    const auto common = std::ranges::count_if(a, [&](const auto& each) { return b.contains(each); });
    return static_cast<double>(common) /
           static_cast<double>(a.size() + b.size() - static_cast<std::size_t>(common));
}

std::string topics(const Service& service) {
    std::string text;
    const auto add = [&](std::span<const Term> terms, const std::vector<std::string>& keys) {
        for (const auto& key : keys) {
            if (const auto* term = find_key(terms, key)) text.append(" ").append(term->words);
        }
    };
    add(violence_types(), service.violence_types);
    add(audiences(), service.audiences);
    add(help_types(), service.help_types);
    return text;
}

}  // namespace

std::vector<std::string> folded_words(std::string_view text) {
    const auto source = folded(text);
    std::vector<std::string> words;
    icu::UnicodeString word;
    const auto finish = [&] {
        if (word.countChar32() >= 2) words.emplace_back(), word.toUTF8String(words.back());
        word.remove();
    };
    for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
        const UChar32 c = source.char32At(i);
        if (u_charType(c) == U_NON_SPACING_MARK) continue;
        if (u_isalnum(c)) {
            word.append(c);
        } else {
            finish();
        }
    }
    finish();
    return words;
}

WordIndex::WordIndex(const std::vector<Service>& services) : services_(services.size()) {
    for (std::size_t i = 0; i < services.size(); ++i) {
        std::map<std::string, double, std::less<>> weights;
        const auto add = [&](std::string_view text, double weight) {
            for (auto& word : folded_words(text)) {
                auto& best = weights[std::move(word)];
                best = std::max(best, weight);
            }
        };
        add(services[i].name, name_weight);
        add(topics(services[i]), topic_weight);
        add(services[i].summary_nl, summary_weight);
        add(services[i].summary_en, summary_weight);
        for (const auto& [word, weight] : weights) entries_[word].places.push_back({i, weight});
    }
    for (auto& [word, entry] : entries_) entry.trigrams = trigrams(word);
}

std::vector<double> WordIndex::scores(std::string_view words) const {
    std::vector<double> scores(services_, 0);
    auto wanted = folded_words(words.substr(0, longest_query));
    std::erase_if(wanted, [](const auto& word) { return std::ranges::binary_search(empty_words, word); });
    if (wanted.size() > most_words) wanted.resize(most_words);
    for (const auto& wish : wanted) {
        const auto wish_trigrams = trigrams(wish);
        std::vector<double> best(services_, 0);
        for (const auto& [word, entry] : entries_) {
            double factor = 0;
            if (word == wish) {
                factor = 1;
            } else if (wish.size() >= 4 && word.starts_with(wish)) {
                factor = beginning_factor;
            } else if (word.size() >= 5 && wish.starts_with(word)) {
                factor = beginning_factor;
            } else if (wish.size() >= 4 && similarity(wish_trigrams, entry.trigrams) >= similar_enough) {
                factor = similar_factor;
            }
            if (factor == 0) continue;
            const double rarity =
                std::log(1.0 + static_cast<double>(services_) / static_cast<double>(entry.places.size()));
            for (const auto& place : entry.places) {
                best[place.service] = std::max(best[place.service], factor * place.weight * rarity);
            }
        }
        for (std::size_t i = 0; i < services_; ++i) scores[i] += best[i];
    }
    return scores;
}

}  // namespace luwte::directory
