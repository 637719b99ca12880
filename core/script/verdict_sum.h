// What all rules together say: actions, scores, levels and categories of their answers, summed to one
// verdict.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "script/environment.h"
#include "script/message.h"
#include "script/runner.h"

namespace luwte::script {

/// Gathers answers, then sums. Plain; no Lua.
class VerdictSum {
  public:
    void add(const RuleInfo& rule, const RuleAnswer& answer, const Value& settings);
    void fail(std::string fault);
    /// The highest level so far.
    /// The last hits added are of a rule that has acted often enough today.
    void mark_capped(std::size_t from);
    [[nodiscard]] std::size_t hit_count() const { return verdict_.hits.size(); }
    [[nodiscard]] int level() const { return verdict_.level; }
    [[nodiscard]] Verdict finish();

  private:
    struct Scored {
        std::size_t hit;
        Action action;
        std::vector<std::string> categories;
    };
    struct Group {
        double sum = 0, threshold = 0;
        std::vector<Scored> scored;
    };
    void act(Action action, const std::vector<std::string>& categories, int level);

    Verdict verdict_;
    std::map<std::string, Group> groups_;
    std::map<std::string, std::pair<int, Action>> categories_;
};

}  // namespace luwte::script
