// What a rule is asked (a message with what may be known of it) and what all rules together answer (a
// verdict).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"

namespace luwte::script {

/// Where a message is written.
enum class Place : std::uint8_t { topic, reply, group, chat, profile };

/// One message, as rules see it. Nothing here tells who the author is.
struct Message {
    std::string text;  ///< as written, cleaned (base::clean_text)
    Place place = Place::topic;
    std::string zone;                          ///< "survivors", "nearby", "involved", "professionals"
    std::string language;                      ///< of the author's interface, a hint: "nl"
    bool first_disclosure = false;             ///< the author's first message here
    bool replies_to_first_disclosure = false;  ///< first replies to a first message: judged strictly
    std::int64_t author_messages = 0;          ///< messages so far
    std::int64_t author_days = 0;              ///< days since the first
    bool author_is_expert = false;
    std::vector<std::string> warnings;  ///< content warnings that the author chose
    base::TimePoint now;
    std::string forum;                         ///< public id of the forum ("3k9…"); empty outside forums
    std::string group;                         ///< public id of the group; empty outside groups
    std::int64_t author_last_ten_minutes = 0;  ///< messages of the author just before this one
    std::int64_t author_same_text = 0;  ///< of the author's last messages, those with exactly this text
    std::int64_t arrivals = 0;  ///< persons who wrote their first message here in the last ten minutes
    int danger = 0;  ///< a level that is known beforehand; rules of escalation may find a higher one
};

enum class Action : std::uint8_t { allow, nudge, hold, escalate };

/// One rule that had something to say. Positions are bytes in Message::text, half open, for marking the
/// words.
struct RuleHit {
    std::string plugin, rule, version;  ///< version: a hash of the rule's source
    Action action = Action::allow;
    double score = 0;
    int level = 0;
    std::string category;
    std::string reason;  ///< code that the plugin's locale turns into words: "locating"
    std::vector<std::pair<std::size_t, std::size_t>> marks;
    bool capped = false;  ///< it has acted often enough today, so it holds for a human instead
};

struct Verdict {
    Action action = Action::allow;
    int level = 0;                        ///< 0 none, 1 concern, 2 urgent, 3 immediate
    std::vector<std::string> categories;  ///< most serious first; {"none"} when nothing applies
    std::vector<RuleHit> hits;
    std::vector<std::string> add_warnings;  ///< content warnings that rules add
    std::vector<std::string> tags;
    std::vector<RuleHit> shadow_hits;  ///< of rules that watch along and decide nothing
    std::vector<RuleHit> replies;  ///< what rules say to the author once it is placed; also among the hits
    bool failed = false;           ///< a rule failed or ran out of its budget: held for a human
    std::vector<std::string>
        faults;                 ///< "plugin/rule: traceback", for moderators and the log; no message text
    std::string rules_version;  ///< a hash over every active rule, for the audit log
};

}  // namespace luwte::script
