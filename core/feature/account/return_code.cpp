#include "feature/account/return_code.h"

#include <algorithm>

#include "feature/account/folding.h"

namespace luwte::account {

ReturnCode make_code(const WordList& words) {
    ReturnCode code;
    for (auto& word : code) word = words[base::random_below(static_cast<std::uint32_t>(words.size()))];
    return code;
}

std::string format_code(const ReturnCode& code) {
    std::string text;
    for (const auto& word : code) text.append(text.empty() ? "" : " ").append(word);
    return text;
}

base::Result<ReturnCode> parse_code(std::string_view text) {
    const auto wrong = [] {
        return base::problem(base::ProblemKind::invalid, "account.code-not-six-words", "code");
    };
    if (text.size() > longest_code_input) return wrong();
    const auto words = folded_words(text);
    if (words.size() != code_words) return wrong();
    ReturnCode code;
    std::copy(words.begin(), words.end(), code.begin());
    return code;
}

std::vector<Suggestion> suggest(const WordList& words, const ReturnCode& typed) {
    std::vector<Suggestion> suggestions;
    for (std::size_t i = 0; i < code_words; ++i)
        if (!words.contains(typed[i])) suggestions.push_back({i, typed[i], words.near(typed[i])});
    return suggestions;
}

std::string code_lookup(const base::SecretKey& key, const ReturnCode& code) {
    return base::keyed_hash(key, format_code(code));
}

std::vector<ReturnCode> codes_in(const WordList& words, std::string_view text, std::size_t limit) {
    constexpr std::size_t shortest = 3;
    std::vector<ReturnCode> codes;
    std::vector<std::string> run;
    for (auto& word : folded_words(text)) {
        if (word.size() < shortest) continue;  // "en", "de": people put them between
        if (!words.contains(word)) {
            run.clear();
            continue;
        }
        run.push_back(std::move(word));
        if (run.size() < code_words) continue;
        ReturnCode code;
        std::copy(run.end() - code_words, run.end(), code.begin());
        codes.push_back(std::move(code));
        if (codes.size() == limit) break;
    }
    return codes;
}

}  // namespace luwte::account
