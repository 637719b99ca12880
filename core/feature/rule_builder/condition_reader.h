// Reads a rule's patterns and its `when` back into conditions.
#pragma once

#include <map>
#include <string>

#include "feature/rule_builder/rule_form.h"
#include "feature/rule_builder/token_stream.h"

namespace luwte::rule_builder {

class ConditionReader {
  public:
    explicit ConditionReader(TokenStream& in) : in_(in) {}

    /// patterns = { words_1 = words { … }, … }
    void patterns();
    /// when = function(m) return … end, into the groups of the form.
    void when(RuleForm& form);

  private:
    /// What a pattern's value says, in the fields of the condition that it will belong to.
    struct Pattern {
        std::string kind;  ///< "words", "data", "expression", "written"
        std::vector<std::string> lines;
        std::string language;
        bool inflected = false;
    };
    Pattern pattern();
    const Pattern& find_pattern(const std::string& name, const char* kind) const;
    Group group();
    /// `and` or `or` between what stands in a row; the same all along.
    bool joined(Join& join, bool first);
    Condition condition();
    Condition positive();
    Condition method();
    Condition fact(const std::string& path);
    static void give(Condition& condition, const Pattern& pattern);

    TokenStream& in_;
    std::map<std::string, Pattern> patterns_;
};

}  // namespace luwte::rule_builder
