// What can be counted in a text without knowing what it means: links, mentions, capitals, repetition,
// language; and the clock on the wall of the Netherlands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"

namespace luwte::script {

class Evaluation;

struct Link {
    std::string domain;                         ///< small letters, without www, user or port: "example.org"
    std::pair<std::size_t, std::size_t> place;  ///< bytes of the original text
};

/// Links with a scheme or www, and bare names of domains with a usual ending ("example.org/x",
/// "example[.]org"). E-mail addresses are none. At most 100.
[[nodiscard]] std::vector<Link> find_links(const Evaluation& evaluation);
/// Whether `domain` is `other` or lies below it.
[[nodiscard]] bool is_domain_of(std::string_view domain, std::string_view other);
/// "@name", at most 1,000 of them; the @ of an e-mail address is none.
[[nodiscard]] std::size_t count_mentions(const Evaluation& evaluation);
/// The share of letters that are capitals, 0 to 100, of those letters that have capitals at all; 0 when there
/// are fewer than eight of them, since "OK" shouts at nobody.
[[nodiscard]] int capitals_share(std::string_view text);
[[nodiscard]] std::size_t count_characters(std::string_view text);
/// Lines with something on them.
[[nodiscard]] std::size_t count_lines(std::string_view text);
/// How often the same thing is said: one word several times in a row, or one sentence or line of at least two
/// words anywhere in the text. 1 when nothing is repeated, 0 for an empty text.
[[nodiscard]] std::size_t count_repeats(const Evaluation& evaluation);
/// The longest row of one and the same character ("neeeee" has five), white space apart.
[[nodiscard]] std::size_t longest_run(std::string_view text);
/// The language that the text is written in ("nl"); empty when it is too short or too mixed to tell.
[[nodiscard]] std::string language_of(std::string_view text);

/// On a clock in the Netherlands.
struct WallClock {
    int hour = 0, minute = 0;
    int weekday = 1;  ///< 1 Monday to 7 Sunday
};
[[nodiscard]] WallClock wall_clock(base::TimePoint moment);
/// Whether the clock stands in [from, to) hours; a span over midnight is written 22 to 6.
[[nodiscard]] bool is_between(const WallClock& clock, int from, int to);

}  // namespace luwte::script
