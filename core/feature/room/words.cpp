#include "feature/room/words.h"

#include <charconv>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "feature/directory/hours.h"
#include "feature/moderation/signals.h"
#include "view/catalogue.h"

namespace luwte::room {
namespace {

using escalation::Happening;
using escalation::Outcome;
using escalation::State;
using moderation::Cause;
using moderation::Choice;

struct Word {
    std::string_view code;
    const char* text;
};

template <class Words>
const char* find(const Words& words, std::string_view code) {
    for (const auto& word : words)
        if (word.code == code) return word.text;
    return nullptr;
}

constexpr Word categories[] = {
    {"suicide", LUWTE_TEXT("thoughts of suicide")},
    {"self-harm", LUWTE_TEXT("self-harm")},
    {"violence-now", LUWTE_TEXT("violence at this moment")},
    {"child-danger", LUWTE_TEXT("a child in danger")},
    {"acute-sexual-violence", LUWTE_TEXT("sexual violence less than a week ago")},
    {"captivity-exploitation", LUWTE_TEXT("captivity or exploitation")},
    {"threat-received", LUWTE_TEXT("is being threatened")},
    {"threat-made", LUWTE_TEXT("threatens somebody")},
    {"honour-threat", LUWTE_TEXT("threat over family honour")},
    {"stalking", LUWTE_TEXT("stalking")},
    {"medical", LUWTE_TEXT("medical emergency")},
    {"personal-data", LUWTE_TEXT("personal data")},
    {"locating-someone", LUWTE_TEXT("looks for a person")},
    {"solicitation", LUWTE_TEXT("asks for contact elsewhere")},
    {"victim-blaming", LUWTE_TEXT("puts the blame on the other")},
    {"hostility", LUWTE_TEXT("hostile")},
    {"perpetrator-minimising", LUWTE_TEXT("makes own violence smaller")},
    {"spam", LUWTE_TEXT("advertising")},
    {"medical-advice-danger", LUWTE_TEXT("dangerous advice")},
    {"triggering-detail", LUWTE_TEXT("precise description")},
    {"signal", LUWTE_TEXT("pointed out by a reader")},
};

constexpr Word channels[] = {
    {"room", LUWTE_TEXT("a page of the room")},
    {"mail", LUWTE_TEXT("mail")},
    {"push", LUWTE_TEXT("a push message")},
    {"webhook", LUWTE_TEXT("a webhook")},
    {"ntfy", LUWTE_TEXT("ntfy")},
};

constexpr Word problems[] = {
    {"review.no-reason", LUWTE_TEXT("Choose a reason: the author reads it.")},
    {"review.no-words", LUWTE_TEXT("This needs words of your own.")},
    {"review.words-too-long", LUWTE_TEXT("These words are too long: 1,000 characters fit.")},
    {"review.changed",
     LUWTE_TEXT("The message was changed in the meantime. Read it once more; your words are kept below.")},
    {"review.claimed", LUWTE_TEXT("A colleague has this one now.")},
    {"review.decided", LUWTE_TEXT("This one was decided in the meantime.")},
    {"review.gone", LUWTE_TEXT("The author took this message back.")},
    {"appeal.own-decision", LUWTE_TEXT("You decided first, so a colleague hears this one.")},
    {"appeal.claimed", LUWTE_TEXT("A colleague has this one now.")},
    {"appeal.closed", LUWTE_TEXT("This one was decided in the meantime.")},
    {"appeal.changed",
     LUWTE_TEXT("Something was written in the meantime. Read it once more; your words are kept below.")},
    {"appeal.text-too-long", LUWTE_TEXT("These words are too long: 4,000 characters fit.")},
    {"sanction.no-reason", LUWTE_TEXT("Choose why this holds for the author: they read it.")},
    {"sanction.no-kind", LUWTE_TEXT("Choose what holds for the author from now on.")},
    {"sanction.no-reach", LUWTE_TEXT("This cannot hold there.")},
    {"sanction.no-length",
     LUWTE_TEXT("This lasts too long. A pause lasts a month at most, slow mode three months, "
                "reading only a year, an exclusion two years.")},
    {"sanction.no-pace", LUWTE_TEXT("Choose how long lies between two messages.")},
    {"sanction.no-author", LUWTE_TEXT("Its author has erased everything, so nothing can hold for them.")},
    {"sanction.changed", LUWTE_TEXT("A colleague was ahead of you. This is how it stands now.")},
    {"escalation.no-note", LUWTE_TEXT("Write a note, so that a colleague can follow what was done.")},
    {"escalation.note-too-long", LUWTE_TEXT("This note is too long: 4,000 characters fit.")},
    {"escalation.not-yours", LUWTE_TEXT("A colleague has this alarm. Take it over first.")},
    {"escalation.not-possible", LUWTE_TEXT("A colleague was ahead of you. This is how it stands now.")},
    {"escalation.changed",
     LUWTE_TEXT("This alarm changed in the meantime. Look how it stands now; your words are kept below.")},
    {"escalation.nobody", LUWTE_TEXT("Choose a colleague who can be called.")},
    {"escalation.no-next-shift", LUWTE_TEXT("No shift begins within a day: choose a colleague.")},
    {"escalation.no-outcome", LUWTE_TEXT("Choose how it ended.")},
    {"roster.no-moment", LUWTE_TEXT("Fill in a day and a time for both.")},
    {"roster.backwards", LUWTE_TEXT("The end lies before the beginning.")},
    {"roster.too-long", LUWTE_TEXT("A shift lasts two weeks at most.")},
    {"roster.in-the-past", LUWTE_TEXT("This shift is over already.")},
    {"roster.nobody", LUWTE_TEXT("Choose a colleague who can be called.")},
    {"roster.not-found", LUWTE_TEXT("This shift is not there any more.")},
    {"roster.not-yours", LUWTE_TEXT("Only an administrator changes somebody else's shifts.")},
};

constexpr const char* months[] = {
    LUWTE_TEXT("January"),   LUWTE_TEXT("February"), LUWTE_TEXT("March"),    LUWTE_TEXT("April"),
    LUWTE_TEXT("May"),       LUWTE_TEXT("June"),     LUWTE_TEXT("July"),     LUWTE_TEXT("August"),
    LUWTE_TEXT("September"), LUWTE_TEXT("October"),  LUWTE_TEXT("November"), LUWTE_TEXT("December"),
};

/// The digits of `text` from `at`, as a number.
std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t length) {
    int value = 0;
    const auto* first = text.data() + at;
    const auto [end, error] = std::from_chars(first, first + length, value);
    if (error != std::errc{} || end != first + length || value < 0) return std::nullopt;
    return value;
}

}  // namespace

std::string level_words(const visit::Context& context, int level) {
    switch (level) {
        case 3:
            return context.translate("Now: within 2 minutes");
        case 2:
            return context.translate("Urgent: within 15 minutes");
        case 1:
            return context.translate("Concern");
        default:
            return context.translate("Ordinary");
    }
}

std::string category_words(const visit::Context& context, std::string_view category) {
    if (const auto* text = find(categories, category)) return context.translate(text);
    return std::string(category);
}

std::string categories_words(const visit::Context& context, const std::vector<std::string>& list) {
    std::string words;
    for (const auto& category : list) {
        if (category == "none") continue;
        if (!words.empty()) words += ", ";
        words += category_words(context, category);
    }
    return words;
}

std::string cause_words(const visit::Context& context, const moderation::Item& item) {
    switch (item.cause) {
        case Cause::escalated:
            return context.translate("Sounds like danger");
        case Cause::failed:
            return context.translate("A rule failed, so a human looks");
        case Cause::signal:
            return context.translate("A reader pointed this out");
        case Cause::held:
            break;
    }
    return context.translate("A rule holds this until somebody has looked");
}

std::string signal_words(const visit::Context& context, std::string_view reason) {
    for (const auto& known : moderation::signal_reasons())
        if (reason == known.code) return context.translate(known.text);
    return std::string(reason);
}

std::string choice_words(const visit::Context& context, Choice choice) {
    switch (choice) {
        case Choice::publish:
            return context.translate("Placed");
        case Choice::ask:
            return context.translate("Asked for a change");
        case Choice::remove:
            return context.translate("Taken away");
        case Choice::escalate:
            return context.translate("Called somebody on duty");
        case Choice::note:
            return context.translate("Note");
    }
    return {};
}

std::string alarm_state_words(const visit::Context& context, const escalation::Alarm& alarm) {
    switch (alarm.state) {
        case State::raised:
            return context.translate("Nobody has seen this yet");
        case State::delivered:
            return context.translate("Seen on a screen, taken by nobody yet");
        case State::acknowledged:
            return context.translate("{name} has it", {{"name", alarm.holder_name}});
        case State::acting:
            return context.translate("{name} is acting", {{"name", alarm.holder_name}});
        case State::handed_over:
            if (!alarm.holder) return context.translate("Handed over to the next shift, not taken yet");
            return context.translate("Handed over to {name}, not taken yet", {{"name", alarm.holder_name}});
        case State::closed:
            return context.translate("Closed by {name}", {{"name", alarm.holder_name}});
    }
    return {};
}

std::string channel_words(const visit::Context& context, std::string_view channel) {
    if (const auto* text = find(channels, channel)) return context.translate(text);
    return std::string(channel);
}

std::string stage_words(const visit::Context& context, escalation::Stage stage) {
    using escalation::Stage;
    switch (stage) {
        case Stage::on_duty:
            return context.translate("Who is on duty is called");
        case Stage::next:
            return context.translate("Nobody took it in time: the next in the chain is called");
        case Stage::everyone:
            return context.translate("Everybody who can be called is called");
        case Stage::fallback:
            return context.translate("The organisation's fallback is called, and everybody again");
        case Stage::handed_over:
            return context.translate("Who was asked to take it over is called");
    }
    return {};
}

std::string happening_words(const visit::Context& context, const escalation::Event& event) {
    const auto by = [&](const char* text) {
        return context.translate(text, {{"name", event.staff_name}, {"other", event.to_name}});
    };
    switch (event.what) {
        case Happening::raised:
            return event.staff ? by(LUWTE_TEXT("{name} called for a colleague"))
                               : context.translate("The rules called");
        case Happening::raised_again:
            return event.staff ? by(LUWTE_TEXT("{name} called again"))
                               : context.translate("The rules called again");
        case Happening::delivered:
            if (event.stage && !event.staff) return context.translate("A call went out to the fallback");
            if (event.stage) return by(LUWTE_TEXT("A call went out to {name}"));
            return by(LUWTE_TEXT("{name} had it on the screen"));
        case Happening::acknowledged:
            return by(LUWTE_TEXT("{name} took it"));
        case Happening::called:
            return stage_words(context, event.stage.value_or(escalation::Stage::everyone));
        case Happening::acting:
            return by(LUWTE_TEXT("{name} is acting"));
        case Happening::lapsed:
            return by(LUWTE_TEXT("{name} did not say what is being done, so the alarm calls again"));
        case Happening::handed_over:
            if (!event.to) return by(LUWTE_TEXT("{name} handed it over to the next shift"));
            return by(LUWTE_TEXT("{name} handed it over to {other}"));
        case Happening::noted:
            return by(LUWTE_TEXT("{name} wrote a note"));
        case Happening::closed:
            return by(LUWTE_TEXT("{name} closed it"));
    }
    return {};
}

std::string outcome_words(const visit::Context& context, Outcome outcome) {
    switch (outcome) {
        case Outcome::safe:
            return context.translate("The person says to be safe now");
        case Outcome::helped:
            return context.translate("We are in contact, and did what was needed together");
        case Outcome::handed_on:
            return context.translate("Another service took it over; the person knows");
        case Outcome::no_danger:
            return context.translate("Read by a human: no danger after all");
        case Outcome::no_contact:
            return context.translate("Tried; the person did not answer");
    }
    return {};
}

std::string problem_words(const visit::Context& context, const base::Problem& problem) {
    if (const auto* text = find(problems, problem.code)) return context.translate(text);
    return context.translate("This did not work. Look at what you filled in and try again.");
}

std::string since_words(const visit::Context& context, base::TimePoint since) {
    const auto passed = std::max(context.now - since, base::TimePoint::duration::zero());
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(passed).count();
    const auto& words = context.renderer.catalogue();
    if (minutes < 90) return words.translate_count(context.language, "{} minute", "{} minutes", minutes);
    if (minutes < 48 * 60)
        return words.translate_count(context.language, "{} hour", "{} hours", minutes / 60);
    return words.translate_count(context.language, "{} day", "{} days", minutes / (24 * 60));
}

std::string iso_moment(base::TimePoint moment) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z", std::chrono::floor<std::chrono::seconds>(moment));
}

std::string month_words(const visit::Context& context, unsigned month) {
    return context.translate(months[(month + 11) % 12]);
}

std::string clock_words(const visit::Context& context, base::TimePoint moment) {
    const auto local = directory::local_time(moment);
    const auto time = fmt::format("{:02}:{:02}", local.of_day.count() / 60, local.of_day.count() % 60);
    if (local.date == directory::local_time(context.now).date) return time;
    const std::chrono::year_month_day day{local.date};
    const auto month = month_words(context, static_cast<unsigned>(day.month()));
    return fmt::format("{} {} {}", static_cast<unsigned>(day.day()), month, time);
}

std::string local_input(base::TimePoint moment) {
    const auto local = directory::local_time(moment);
    return fmt::format("{:%Y-%m-%d}T{:02}:{:02}", local.date, local.of_day.count() / 60,
                       local.of_day.count() % 60);
}

std::optional<base::TimePoint> parse_local_input(std::string_view text) {
    // 2026-05-01T20:14, and with seconds as some browsers send it.
    if (text.size() != 16 && text.size() != 19) return std::nullopt;
    if (text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != ' ') || text[13] != ':')
        return std::nullopt;
    const auto year = number_at(text, 0, 4);
    const auto month = number_at(text, 5, 2);
    const auto day = number_at(text, 8, 2);
    const auto hour = number_at(text, 11, 2);
    const auto minute = number_at(text, 14, 2);
    if (!year || !month || !day || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok() || *year < 2000 || *year > 2199) return std::nullopt;
    return directory::moment_of(std::chrono::sys_days(date), std::chrono::minutes(*hour * 60 + *minute));
}

void set_clock(view::Fields fields, const visit::Context& context, base::TimePoint since) {
    fields.set("SINCE", iso_moment(since));
    fields.set("MINUTES", since_words(context, since));
}

}  // namespace luwte::room
