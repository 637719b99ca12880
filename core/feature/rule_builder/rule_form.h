// A rule as a form: what moderators who do not program choose and fill in. Plain values; lua_writer.h makes the Lua of
// it, lua_reader.h reads that back.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace luwte::rule_builder {

/// Limits of a form, so that a rule stays a rule. In characters where it says so, else in numbers.
inline constexpr std::size_t most_groups = 6;
inline constexpr std::size_t most_conditions = 16;  ///< of all groups together
inline constexpr std::size_t most_lines = 300;      ///< words of one condition
inline constexpr std::size_t longest_line = 120;    ///< characters
inline constexpr std::size_t longest_expression = 1'000;
inline constexpr std::size_t most_examples = 12;
inline constexpr std::size_t longest_example = 2'000;   ///< characters
inline constexpr std::size_t longest_sentence = 600;    ///< characters
inline constexpr std::size_t longest_about = 200;       ///< characters
inline constexpr std::size_t longest_note = 1'000;      ///< characters
inline constexpr std::size_t most_labels = 5;

enum class Join : std::uint8_t { all, any };
/// How words are found: whether or not in disguise, as they are, or in disguise alone.
enum class Disguise : std::uint8_t { either, plain, only };

/// One condition. Which fields count depends on its kind: see condition_kind.h.
struct Condition {
    std::string kind;      ///< "words", "account-days" …
    bool negated = false;  ///< it holds when this is not so
    std::vector<std::string> lines;  ///< words, domains, kinds of data, codes …
    std::vector<std::string> others;  ///< words: those that are fine; near: the second list
    std::string language;       ///< of words: "nl"; empty: none
    bool inflected = false;     ///< words, each with its endings
    Disguise disguise = Disguise::either;
    bool at_least = true;       ///< numbers: at least `number`, else less than it
    std::int64_t number = 0;    ///< words: how many; hours: from
    std::int64_t until = 0;     ///< hours: to

    bool operator==(const Condition&) const = default;
};

struct Group {
    Join join = Join::all;
    bool negated = false;
    std::vector<Condition> conditions;

    bool operator==(const Group&) const = default;
};

/// What somebody reads: in the languages of the texts ("nl", "nl-plain", "en").
using Texts = std::map<std::string, std::string>;

/// What follows when the conditions hold.
struct Consequence {
    std::string action;    ///< "", "allow", "nudge", "hold", "escalate"
    int level = 2;         ///< of escalate: 1 to 3
    std::string category;  ///< may be empty
    double score = 0;      ///< 0: acts by itself; else it adds up (nudge and hold)
    Texts sentence;        ///< of nudge and hold: why
    Texts reply;           ///< a sentence to the author; empty: none
    std::vector<std::string> labels;    ///< marks for moderators
    std::vector<std::string> warnings;  ///< content warnings that are added

    bool operator==(const Consequence&) const = default;
};

/// A message and whether the rule should apply to it.
struct Example {
    std::string text;
    bool applies = true;
    /// Facts of it that differ from the usual ones, by the names that examples have in Lua.
    std::map<std::string, std::string> texts;         ///< place, zone, language, forum, group
    std::map<std::string, std::int64_t> numbers;      ///< danger, arrivals, now; author.messages and so on
    std::map<std::string, bool> flags;                ///< first_disclosure, replies_to_first_disclosure, author.expert
    std::vector<std::string> warnings;

    bool operator==(const Example&) const = default;
};

struct RuleForm {
    std::string id;
    std::string note;  ///< a comment above the rule; may be empty
    Texts about;
    std::vector<std::string> places;  ///< empty: everywhere
    Join join = Join::all;            ///< of the groups
    std::vector<Group> groups;
    Consequence then;
    std::vector<Example> examples;

    bool operator==(const RuleForm&) const = default;
};

/// The same rule in the one shape that writing and reading give back: no empty groups, a group of one condition is not
/// negated itself, groups of one condition each are one group.
[[nodiscard]] RuleForm canonical(RuleForm form);

/// Something in the form that cannot be. `field`: "id", "g1.c2.lines", "then.sentence.nl", "e3.text" (counted from 0).
struct FormFault {
    std::string field;
    std::string code;  ///< "builder.too-long" …: see form_words.h

    bool operator==(const FormFault&) const = default;
};
/// Everything that is wrong; empty: it can be written.
[[nodiscard]] std::vector<FormFault> form_faults(const RuleForm& form);

}  // namespace luwte::rule_builder
