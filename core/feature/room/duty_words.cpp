#include "feature/room/duty_words.h"

#include <charconv>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "feature/directory/hours.h"
#include "feature/room/room.h"
#include "feature/room/words.h"
#include "view/catalogue.h"

namespace luwte::room {
namespace {

using std::chrono::sys_days;

struct Word {
    std::string_view code;
    const char* text;
};

constexpr Word problems[] = {
    {"delivery.mail-address", LUWTE_TEXT("Fill in a mail address, such as name@example.org.")},
    {"delivery.no-mail", LUWTE_TEXT("This installation has no mail server, so it cannot send mail.")},
    {"delivery.subscription", LUWTE_TEXT("The browser gave no address for notices.")},
    {"delivery.topic", LUWTE_TEXT("A topic has letters, digits, - and _, 64 at most.")},
    {"delivery.token", LUWTE_TEXT("This is no access token.")},
    {"delivery.title", LUWTE_TEXT("Fill in both lines; the first has 60 characters at most.")},
    {"delivery.words", LUWTE_TEXT("Fill in both lines; the second has 200 characters at most.")},
    {"delivery.too-many", LUWTE_TEXT("Ten addresses is the most. Take one away first.")},
    {"delivery.known", LUWTE_TEXT("This address is there already.")},
    {"delivery.not-found", LUWTE_TEXT("This address is not there any more.")},
    {"outgoing.no-address", LUWTE_TEXT("Fill in a whole address that begins with https://.")},
    {"outgoing.not-https", LUWTE_TEXT("The address has to begin with https://.")},
    {"outgoing.not-allowed", LUWTE_TEXT("Who runs this installation does not allow this address.")},
    {"outgoing.private-address",
     LUWTE_TEXT("This address lies inside a network of its own. Who runs this installation can allow it.")},
    {"drill.running", LUWTE_TEXT("A drill is running already. Wait until it is over, or stop it.")},
    {"drill.nobody", LUWTE_TEXT("This drill would reach nobody: nobody has such an address.")},
    {"drill.what", LUWTE_TEXT("Choose what to try.")},
    {"drill.not-found", LUWTE_TEXT("This drill did not call you, or it is not there.")},
    {"drill.over", LUWTE_TEXT("This drill is over already.")},
    {"roster.place", LUWTE_TEXT("The place in the chain is a number from 1 to 9.")},
    {"roster.too-early", LUWTE_TEXT("You can say so from half an hour before your shift.")},
    {"series.weekday", LUWTE_TEXT("Choose a weekday.")},
    {"series.times", LUWTE_TEXT("Fill in both times.")},
    {"series.dates", LUWTE_TEXT("The last day lies before the first, or is over already.")},
    {"series.not-found", LUWTE_TEXT("This weekly shift is not there any more.")},
    {"absence.dates", LUWTE_TEXT("Fill in a first and a last day, a year at most, that are not over.")},
    {"absence.not-found", LUWTE_TEXT("These days are not there any more.")},
    {"swap.not-yours", LUWTE_TEXT("This question is not yours to answer.")},
    {"swap.nobody", LUWTE_TEXT("Choose a colleague who can be called.")},
    {"swap.for", LUWTE_TEXT("Choose a coming shift of that colleague, or nothing in return.")},
    {"swap.asked", LUWTE_TEXT("You asked this already.")},
    {"swap.not-found", LUWTE_TEXT("This question was answered in the meantime.")},
    {"swap.over", LUWTE_TEXT("This shift has changed in the meantime.")},
    {"duty-note.empty", LUWTE_TEXT("Write something for who comes next.")},
    {"duty-note.too-long", LUWTE_TEXT("This note is too long: 4,000 characters fit.")},
    {"duty-note.not-found", LUWTE_TEXT("This note is not there any more.")},
};

constexpr const char* weekdays[] = {LUWTE_TEXT("Monday"),   LUWTE_TEXT("Tuesday"), LUWTE_TEXT("Wednesday"),
                                    LUWTE_TEXT("Thursday"), LUWTE_TEXT("Friday"),  LUWTE_TEXT("Saturday"),
                                    LUWTE_TEXT("Sunday")};

constexpr const char* holidays[] = {LUWTE_TEXT("New Year's Day"), LUWTE_TEXT("Easter Sunday"),
                                    LUWTE_TEXT("Easter Monday"),  LUWTE_TEXT("King's Day"),
                                    LUWTE_TEXT("Liberation Day"), LUWTE_TEXT("Ascension Day"),
                                    LUWTE_TEXT("Whit Sunday"),    LUWTE_TEXT("Whit Monday"),
                                    LUWTE_TEXT("Christmas Day"),  LUWTE_TEXT("Boxing Day")};

struct Link {
    const char* path;
    const char* text;
    std::uint16_t roles;
};
constexpr Link links[] = {
    {"/room/rooster", LUWTE_TEXT("Week"), may_see_roster},
    {"/room/rooster/vast", LUWTE_TEXT("Weekly shifts and days off"), may_see_roster},
    {"/room/overdracht", LUWTE_TEXT("Handing over"), may_be_called},
    {"/room/bereik", LUWTE_TEXT("How you are reached"), may_see_roster},
    {"/room/bereik/allen", LUWTE_TEXT("How everybody is reached"), may_arrange},
    {"/room/oefening", LUWTE_TEXT("Drills"), may_see_roster},
    {"/room/reactie", LUWTE_TEXT("Response times"), may_see_roster},
};

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

}  // namespace

std::string drill_words(const visit::Context& context, std::string_view what) {
    return what == delivery::whole_chain ? context.translate("The whole chain")
                                         : channel_words(context, what);
}

std::string weekday_words(const visit::Context& context, unsigned weekday) {
    return context.translate(weekdays[weekday % 7]);
}

std::string holiday_words(const visit::Context& context, escalation::Holiday holiday) {
    return context.translate(holidays[static_cast<std::size_t>(holiday)]);
}

std::string day_words(const visit::Context& context, sys_days date) {
    const std::chrono::year_month_day parts{date};
    return fmt::format("{} {} {}", weekday_words(context, std::chrono::weekday(date).iso_encoding() - 1),
                       static_cast<unsigned>(parts.day()),
                       month_words(context, static_cast<unsigned>(parts.month())));
}

std::string time_words(std::chrono::minutes of_day) {
    return fmt::format("{:02}:{:02}", of_day.count() / 60, of_day.count() % 60);
}

std::string span_words(const visit::Context& context, base::TimePoint from, base::TimePoint to) {
    // The day is said once where both are on the same.
    const auto end = directory::local_time(to);
    const bool same_day = directory::local_time(from).date == end.date;
    return context.translate("from {from} until {to}",
                             {{"from", clock_words(context, from)},
                              {"to", same_day ? time_words(end.of_day) : clock_words(context, to)}});
}

std::string duration_words(std::chrono::seconds time) {
    const auto seconds = std::max<std::int64_t>(time.count(), 0);
    if (seconds < 60) return fmt::format("{} s", seconds);
    if (seconds < 3600) return fmt::format("{} min {} s", seconds / 60, seconds % 60);
    return fmt::format("{} h {} min", seconds / 3600, seconds / 60 % 60);
}

std::string duty_problem_words(const visit::Context& context, const base::Problem& problem) {
    for (const auto& word : problems)
        if (word.code == problem.code) return context.translate(word.text);
    return problem_words(context, problem);
}

std::optional<sys_days> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    if (!year || !month || !day || *year < 2000 || *year > 2199) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    return sys_days(date);
}

std::optional<std::chrono::minutes> parse_time(std::string_view text) {
    if ((text.size() != 5 && text.size() != 8) || text[2] != ':') return std::nullopt;
    const auto hour = number(text.substr(0, 2));
    const auto minute = number(text.substr(3, 2));
    if (!hour || !minute || *minute > 59 || *hour > 23) return std::nullopt;
    return std::chrono::minutes(*hour * 60 + *minute);
}

std::string date_input(sys_days date) {
    return fmt::format("{:%Y-%m-%d}", date);
}

void set_duty_links(view::Fields fields, const visit::Context& context, std::string_view current) {
    auto row = fields.include("DUTY_LINKS", "room/duty_links.html");
    for (const auto& link : links) {
        if ((context.visitor.staff.roles & link.roles) == 0) continue;
        auto item = row.add("LINK");
        item.set("ADDRESS", context.link(link.path));
        item.set("NAME", context.translate(link.text));
        item.show("CURRENT", current == link.path);
    }
}

}  // namespace luwte::room
