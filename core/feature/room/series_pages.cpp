// /room/rooster/vast: shifts that come back every week, and days on which somebody is away.
#include <charconv>

#include "feature/directory/hours.h"
#include "feature/escalation/roster.h"
#include "feature/escalation/shift_series.h"
#include "feature/room/duty_words.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"

namespace luwte::room {
namespace {

using base::ProblemKind;
using escalation::AbsenceId;
using escalation::Series;
using escalation::SeriesId;

constexpr const char* path = "/room/rooster/vast";

bool may_change(const visit::Context& context, StaffId whose) {
    const auto& staff = context.visitor.staff;
    return staff.has(visit::Role::administrator) || staff.staff == whose;
}

int number_in(std::string_view text, int otherwise) {
    int value = otherwise;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return text.empty() || error != std::errc{} || end != text.data() + text.size() ? otherwise : value;
}

void add_series_lines(view::Fields fields, visit::Context& context) {
    const auto all = escalation::list_series(context.database(), context.organisation->id, context.now);
    fields.show("NO_SERIES", all.empty());
    if (all.empty()) return;
    auto table = fields.add("HAS_SERIES");
    for (const auto& series : all) {
        auto row = table.add("SERIES");
        row.set("WHO", series.staff_name).set("WEEKDAY", weekday_words(context, series.weekday));
        row.set("TIMES", time_words(series.starts) + "–" + time_words(series.ends))
            .set("PLACE", series.place);
        row.show("SKIPS", series.skips_holidays);
        row.show("HAS_PARTICULARS", series.skips_holidays || series.last_date);
        if (series.last_date) row.set_if("LAST", day_words(context, *series.last_date));
        if (!may_change(context, series.staff)) continue;
        auto form = row.add("MAY_END");
        context.prepare_form(form);
        form.set("ID", base::to_public(series.id)).set("WHO", series.staff_name);
        form.set("WEEKDAY", weekday_words(context, series.weekday));
    }
}

void add_absence_lines(view::Fields fields, visit::Context& context) {
    const auto all = escalation::absences(context.database(), context.organisation->id, context.now);
    fields.show("NO_ABSENCES", all.empty());
    if (all.empty()) return;
    auto list = fields.add("HAS_ABSENCES");
    for (const auto& absence : all) {
        auto row = list.add("ABSENCE");
        row.set("WORDS", context.translate("{name}: from {first} until {last}, both included",
                                           {{"name", absence.staff_name},
                                            {"first", day_words(context, absence.first_date)},
                                            {"last", day_words(context, absence.last_date)}}));
        if (!may_change(context, absence.staff)) continue;
        auto form = row.add("MAY_END");
        context.prepare_form(form);
        form.set("ID", base::to_public(absence.id)).set("WHO", absence.staff_name);
    }
}

void add_choices(view::Fields fields, visit::Context& context) {
    for (unsigned day = 0; day < 7; ++day)
        fields.add("WEEKDAY_CHOICE")
            .set("VALUE", static_cast<std::int64_t>(day))
            .set("NAME", weekday_words(context, day));
    fields.set("TODAY", date_input(directory::local_time(context.now).date));
    if (!context.visitor.staff.has(visit::Role::administrator)) return;
    for (const auto* section : {"CHOOSES_WHO", "CHOOSES_AWAY"}) {
        auto choice = fields.add(section);
        for (const auto& person : escalation::colleagues(context.database(), context.organisation->id))
            choice.add("COLLEAGUE").set("STAFF", base::to_public(person.staff)).set("NAME", person.name);
    }
}

net::Response show_series(visit::Context& context, const Parts& parts,
                          const std::optional<base::Problem>& problem) {
    view::Fields fields;
    set_duty_links(fields, context, path);
    if (problem) fields.set_if("PROBLEM", duty_problem_words(context, *problem));
    add_series_lines(fields, context);
    add_absence_lines(fields, context);
    add_choices(fields, context);
    return room_page(context, parts, "room/series.html", fields, Tab::roster,
                     {.status = problem ? 422U : 200U, .back = "/room/rooster"});
}

/// Whom a form is about: who is chosen, or oneself; nothing when that is not allowed.
std::optional<StaffId> whose(const visit::Context& context) {
    const auto wished = context.form.get("staff");
    const auto staff =
        wished.empty() ? context.visitor.staff.staff : base::from_public<StaffId>(wished).value_or(StaffId{});
    if (!may_change(context, staff)) return std::nullopt;
    return staff;
}

base::Problem not_yours() {
    return {ProblemKind::forbidden, "roster.not-yours", "staff"};
}

base::Result<SeriesId> add(visit::Context& context) {
    const auto& form = context.form;
    const auto staff = whose(context);
    if (!staff) return std::unexpected(not_yours());
    const auto starts = parse_time(form.get("starts"));
    const auto ends = parse_time(form.get("ends"));
    if (!starts || !ends) return base::problem(ProblemKind::invalid, "series.times", "starts");
    const auto first = parse_date(form.get("first"));
    const auto last = parse_date(form.get("last"));
    if (!first || (!last && !form.get("last").empty()))
        return base::problem(ProblemKind::invalid, "series.dates", "first");
    Series series;
    series.staff = *staff;
    series.weekday = static_cast<unsigned>(number_in(form.get("weekday"), 7));
    series.starts = *starts;
    series.ends = *ends;
    series.place = number_in(form.get("place"), form.get("place").empty() ? 1 : 0);
    series.first_date = *first;
    series.last_date = last;
    series.skips_holidays = form.get("skips") == "1";
    return escalation::add_series(context.database(), context.organisation->id, context.visitor.staff.staff,
                                  series, context.now);
}

net::Response get_series(visit::Context& context, const Parts& parts) {
    return show_series(context, parts, std::nullopt);
}

net::Response add_series(visit::Context& context, const Parts& parts) {
    const auto added = add(context);
    if (!added) return show_series(context, parts, added.error());
    return context.redirect(path);
}

net::Response end_series(visit::Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto id = base::from_public<SeriesId>(context.form.get("series")).value_or(SeriesId{});
    const auto series = escalation::find_series(connection, organisation, id, context.now);
    if (!series)
        return show_series(context, parts, base::Problem{ProblemKind::not_found, "series.not-found", {}});
    if (!may_change(context, series->staff)) return show_series(context, parts, not_yours());
    const auto done =
        escalation::end_series(connection, organisation, context.visitor.staff.staff, id, context.now);
    if (!done) return show_series(context, parts, done.error());
    return context.redirect(path);
}

net::Response add_absence(visit::Context& context, const Parts& parts) {
    const auto staff = whose(context);
    const auto first = parse_date(context.form.get("first"));
    const auto last = parse_date(context.form.get("last"));
    if (!staff) return show_series(context, parts, not_yours());
    if (!first || !last)
        return show_series(context, parts, base::Problem{ProblemKind::invalid, "absence.dates", "first"});
    const auto added =
        escalation::add_absence(context.database(), context.organisation->id, context.visitor.staff.staff,
                                *staff, *first, *last, context.now);
    if (!added) return show_series(context, parts, added.error());
    return context.redirect(path);
}

net::Response remove_absence(visit::Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto id = base::from_public<AbsenceId>(context.form.get("absence")).value_or(AbsenceId{});
    for (const auto& absence : escalation::absences(connection, organisation, context.now)) {
        if (absence.id != id) continue;
        if (!may_change(context, absence.staff)) return show_series(context, parts, not_yours());
        const auto done = escalation::remove_absence(connection, organisation, context.visitor.staff.staff,
                                                     id, context.now);
        if (!done) return show_series(context, parts, done.error());
        return context.redirect(path);
    }
    return show_series(context, parts, base::Problem{ProblemKind::not_found, "absence.not-found", {}});
}

}  // namespace

std::vector<visit::Route> series_routes(const Parts& parts) {
    using net::Method;
    return {route(Method::get, path, may_see_roster, get_series, parts),
            route(Method::post, path, may_see_roster, add_series, parts),
            route(Method::post, "/room/rooster/vast/weg", may_see_roster, end_series, parts),
            route(Method::post, "/room/rooster/vrij", may_see_roster, add_absence, parts),
            route(Method::post, "/room/rooster/vrij/weg", may_see_roster, remove_absence, parts)};
}

}  // namespace luwte::room
