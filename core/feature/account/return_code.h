// The return code: six words that are the whole account. Made, written down, read back forgivingly.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/secret.h"
#include "feature/account/words.h"

namespace luwte::account {

inline constexpr std::size_t code_words = 6;
/// The most that is read of what somebody types as a code.
inline constexpr std::size_t longest_code_input = 300;

/// Six words; they need not be on the list (that is what typos look like).
using ReturnCode = std::array<std::string, code_words>;

/// Six words chosen independently by libsodium's generator.
[[nodiscard]] ReturnCode make_code(const WordList& words);
/// "een twee drie vier vijf zes": how it is shown, hashed and sealed.
[[nodiscard]] std::string format_code(const ReturnCode& code);
/// Reads what a person typed: case, accents, line ends, commas, hyphens, dots, numbering and extra spaces do
/// not matter, the order does. `account.code-not-six-words` when there are more or fewer than six words.
[[nodiscard]] base::Result<ReturnCode> parse_code(std::string_view text);

/// One word that may have been meant otherwise.
struct Suggestion {
    std::size_t position = 0;  ///< 0-5
    std::string typed;
    std::vector<std::string> near;  ///< words of the list; may be empty
};
/// For each word that is not on the list. Asks the list only, so that it confirms nothing: a code of six
/// listed words gets no suggestion whether or not it is somebody's.
[[nodiscard]] std::vector<Suggestion> suggest(const WordList& words, const ReturnCode& typed);

/// What finds the account of a code: keyed BLAKE2b under a key that is not in the database.
[[nodiscard]] std::string code_lookup(const base::SecretKey& key, const ReturnCode& code);

/// Every run of six words of the list that stands in a text, whatever lies between them (spaces, line ends,
/// commas, numbering, words of one or two letters), however they are written (case, accents, wide letters);
/// at most `limit`.
[[nodiscard]] std::vector<ReturnCode> codes_in(const WordList& words, std::string_view text,
                                               std::size_t limit = 5'000);

}  // namespace luwte::account
