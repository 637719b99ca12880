#include "feature/account/words.h"

#include <algorithm>
#include <cmath>
#include <fstream>

namespace luwte::account {
namespace {

constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz";
constexpr std::size_t shortest_word = 3;
constexpr std::size_t longest_word = 8;

bool is_word(const std::string& word) {
    return word.size() >= shortest_word && word.size() <= longest_word &&
           word.find_first_not_of(alphabet) == std::string::npos;
}

/// Everything that one slip of a finger makes of a word, or makes a word of.
std::vector<std::string> slips_of(const std::string& text) {
    std::vector<std::string> slips;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        for (const char letter : alphabet) {
            slips.push_back(text.substr(0, i) + letter + text.substr(i));
            if (i < text.size()) slips.push_back(text.substr(0, i) + letter + text.substr(i + 1));
        }
        if (i < text.size()) slips.push_back(text.substr(0, i) + text.substr(i + 1));
        if (i + 1 < text.size())
            slips.push_back(text.substr(0, i) + text[i + 1] + text[i] + text.substr(i + 2));
    }
    return slips;
}

}  // namespace

base::Result<WordList> WordList::load(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream) return base::problem(base::ProblemKind::internal, "account.words-missing");
    std::vector<std::string> words;
    for (std::string line; std::getline(stream, line);)
        if (!line.empty() && line.front() != '#') words.push_back(std::move(line));
    return from_words(std::move(words));
}

base::Result<WordList> WordList::from_words(std::vector<std::string> words) {
    using base::problem;
    using base::ProblemKind;
    if (words.size() < fewest) return problem(ProblemKind::internal, "account.words-too-few");
    if (!std::all_of(words.begin(), words.end(), is_word))
        return problem(ProblemKind::internal, "account.words-malformed");
    // Sorted without repeats: strictly rising.
    if (std::adjacent_find(words.begin(), words.end(), std::greater_equal<>()) != words.end())
        return problem(ProblemKind::internal, "account.words-unsorted");
    return WordList(std::move(words));
}

bool WordList::contains(std::string_view word) const {
    return std::binary_search(words_.begin(), words_.end(), word, std::less<>());
}

std::vector<std::string> WordList::near(std::string_view text, std::size_t limit) const {
    if (text.size() < shortest_word - 1 || text.size() > longest_word + 1 || contains(text)) return {};
    std::vector<std::string> found;
    for (auto& slip : slips_of(std::string(text)))
        if (contains(slip) && std::find(found.begin(), found.end(), slip) == found.end())
            found.push_back(std::move(slip));
    std::sort(found.begin(), found.end());
    if (found.size() > limit) found.resize(limit);
    return found;
}

double WordList::bits(std::size_t count) const {
    return static_cast<double>(count) * std::log2(static_cast<double>(words_.size()));
}

}  // namespace luwte::account
