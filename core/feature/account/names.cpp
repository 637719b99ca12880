#include "feature/account/names.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/secret.h"
#include "base/text.h"
#include "feature/account/account.h"
#include "feature/account/folding.h"
#include "feature/account/name_words.h"

namespace luwte::account {
namespace {

using base::problem;
using base::ProblemKind;

/// More bytes than 30 characters of anything that people write can have; spares the rest the work.
constexpr std::size_t most_bytes = 400;
constexpr int most_marks_in_a_row = 2;
constexpr int most_digits = 5;
constexpr std::size_t most_code_points = 60;
/// Organisations with a shorter name than this must match as a whole word.
constexpr std::size_t shortest_stem = 5;
constexpr std::size_t long_stem = 9;

base::Result<std::string> refuse(const char* code) {
    return problem(ProblemKind::invalid, code, "name");
}

template <class Visit>
void each_character(std::string_view text, Visit visit) {
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT(text.data(), i, size, c);
        visit(c);
    }
}

struct Facts {
    int letters = 0, digits = 0, marks_in_a_row = 0, most_marks = 0;
    std::size_t code_points = 0;
    bool strange = false, contact = false;
};

Facts facts_of(std::string_view name) {
    Facts facts;
    each_character(name, [&facts](UChar32 c) {
        ++facts.code_points;
        const auto kind = u_charType(c);
        const bool mark = kind == U_NON_SPACING_MARK || kind == U_COMBINING_SPACING_MARK;
        facts.marks_in_a_row = mark ? facts.marks_in_a_row + 1 : 0;
        facts.most_marks = std::max(facts.most_marks, facts.marks_in_a_row);
        if (u_isalpha(c))
            ++facts.letters;
        else if (u_isdigit(c))
            ++facts.digits;
        else if (c == '@' || c == '.' || c == '/' || c == ':' || c == '+')
            facts.contact = true;
        else if (!mark && c != ' ' && c != '-' && c != '\'' && c != 0x2019)
            facts.strange = true;
    });
    return facts;
}

/// Digits that stand for letters, and the letters that a glance takes for each other.
std::string glance(std::string_view name) {
    auto key = skeleton(name);
    for (char& c : key) switch (c) {
            case 'i':
                c = 'l';
                break;
            case '3':
                c = 'e';
                break;
            case '4':
                c = 'a';
                break;
            case '5':
                c = 's';
                break;
            case '7':
                c = 't';
                break;
            default:
                break;
        }
    return key;
}

std::vector<std::string_view> split(std::string_view name) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < name.size();) {
        const auto end = std::min(name.find_first_of(" -", at), name.size());
        if (end > at) words.push_back(name.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// A name as a hurried reader sees it, whole and by word.
struct Glance {
    explicit Glance(std::string_view name) : whole(glance(name)) {
        for (const auto word : split(name)) {
            words.push_back(glance(word));
            spelled_out = spelled_out && word.size() <= 2;
        }
    }
    /// `stem` somewhere in a word. Long ones, and names that are spelled out ("a d m i n"), also across
    /// words; short ones not, since two innocent words may meet in one ("zwaluw tegen").
    [[nodiscard]] bool has_stem(std::string_view stem) const {
        const auto key = glance(stem);
        const auto within = [&key](const std::string& text) { return text.find(key) != std::string::npos; };
        return std::any_of(words.begin(), words.end(), within) ||
               ((spelled_out || stem.size() >= long_stem) && within(whole));
    }
    [[nodiscard]] bool has_word(std::string_view word) const {
        return std::find(words.begin(), words.end(), glance(word)) != words.end();
    }

    std::string whole;
    std::vector<std::string> words;
    bool spelled_out = true;
};

bool looks_like_staff(std::string_view name, const std::vector<std::string_view>& reserved) {
    const Glance seen(name);
    const auto has_stem = [&seen](std::string_view stem) { return seen.has_stem(stem); };
    const auto has_word = [&seen](std::string_view word) { return seen.has_word(word); };
    return std::any_of(staff_stems.begin(), staff_stems.end(), has_stem) ||
           std::any_of(staff_words.begin(), staff_words.end(), has_word) ||
           std::any_of(reserved.begin(), reserved.end(), [&seen](std::string_view own) {
               return !own.empty() && (own.size() >= shortest_stem ? seen.has_stem(own) : seen.has_word(own));
           });
}

template <std::size_t Size>
std::string_view any_of_them(const std::array<std::string_view, Size>& words) {
    return words[base::random_below(static_cast<std::uint32_t>(Size))];
}

bool starts_with_capital(std::string_view word) {
    int32_t i = 0;
    UChar32 c = 0;
    U8_NEXT(word.data(), i, static_cast<int32_t>(word.size()), c);
    return c > 0 && u_isupper(c);
}

template <class Words>
bool is_among(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), fold_letters(word)) != words.end();
}

}  // namespace

base::Result<std::string> check_name(std::string_view name, const std::vector<std::string_view>& reserved) {
    if (name.size() > most_bytes) return refuse("account.name-too-long");
    if (!base::is_utf8(name)) return refuse("account.name-characters");
    auto cleaned = base::clean_line(name);
    const auto length = base::count_characters(cleaned);
    if (length < shortest_name) return refuse("account.name-too-short");
    if (length > longest_name) return refuse("account.name-too-long");
    const auto facts = facts_of(cleaned);
    if (facts.contact || facts.digits > most_digits) return refuse("account.name-contact");
    if (facts.strange || facts.letters < 2 || facts.most_marks > most_marks_in_a_row ||
        facts.code_points > most_code_points)
        return refuse("account.name-characters");
    if (looks_like_staff(cleaned, reserved)) return refuse("account.name-staff");
    return cleaned;
}

std::string name_key(std::string_view name) {
    return glance(name);
}

bool looks_like_full_name(std::string_view name) {
    const auto cleaned = base::clean_line(name);
    const auto words = split(cleaned);
    if (words.size() < 2 || !starts_with_capital(words.front()) || !starts_with_capital(words.back()))
        return false;
    if (is_among(first_names, words.front())) return true;
    return words.size() > 2 && std::any_of(words.begin() + 1, words.end() - 1, [](std::string_view word) {
               return is_among(surname_particles, word);
           });
}

std::string suggest_name() {
    return std::string(any_of_them(name_adjectives)) + " " + std::string(any_of_them(name_nouns));
}

bool may_follow_a_name(std::uint32_t number) {
    return !looks_like_staff(std::to_string(number), {});
}

std::string suggest_numbered_name() {
    for (;;) {
        const auto number = 10 + base::random_below(9990);
        if (may_follow_a_name(number)) return suggest_name() + " " + std::to_string(number);
    }
}

std::size_t possible_names() {
    return name_adjectives.size() * name_nouns.size();
}

}  // namespace luwte::account
