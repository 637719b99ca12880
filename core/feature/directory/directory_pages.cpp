#include "feature/directory/directory_pages.h"

#include <algorithm>
#include <chrono>

#include <spdlog/spdlog.h>

#include "feature/directory/filters.h"
#include "feature/directory/help_view.h"
#include "feature/directory/service_text.h"

namespace luwte::directory {
namespace {

/// What is open changes by the minute.
constexpr std::chrono::seconds keep_open_now{60};
/// Open services beside the first lines of /nu.
constexpr std::size_t most_also_open = 8;

std::vector<std::string> channel_keys(const Service& service) {
    std::vector<std::string> keys;
    for (const auto& channel : service.channels) keys.push_back(channel.type);
    return keys;
}

visit::PageOptions reader_page(const char* title, std::string back) {
    visit::PageOptions options;
    options.title = title;
    options.back = std::move(back);
    options.keep_until = {"directory"};
    options.keep_at_most = keep_open_now;
    return options;
}

void show_service(view::Fields row, const Service& service, const Openness& open,
                  const visit::Context& context) {
    row.set("ID", base::to_public(service.id)).set("NAME", service.name);
    row.set("WHAT", in_language(service.summary_nl, service.summary_en, context));
    row.set("OPEN", openness_text(open, context)).set("OPEN_CLASS", openness_class(open.state));
    row.set_if("CHANNELS", labels_text(channel_types(), channel_keys(service), context));
}

void show_channel(view::Fields row, const Channel& channel, const Service& service,
                  const visit::Context& context) {
    const auto* term = find_key(channel_types(), channel.type);
    row.set("HOW", term != nullptr ? context.translate(term->label) : channel.type);
    const bool dials = channel.type == "phone" && !channel.value.empty();
    row.show("CALL", dials);
    if (dials) row.set("NUMBER", channel.value).set("DIAL", digits_of(channel.value));
    row.show("ON_SITE", !dials && channel.type != "in-person" && !service.url.empty());
    row.set("ADDRESS", service.url).set("HOST", host_of(service.url));
    row.set("HOURS", hours_text(channel.hours, context));
    row.show("LATER", !channel.staffed);
    row.set_if("COST", cost_text(channel.cost, context));
    if (channel.type == "phone") row.set_if("BILL", bill_text(channel.on_bill, context));
}

/// From when the facts are that nobody has checked.
void show_years(view::Fields fields, const Directory& directory) {
    int first = 0;
    int last = 0;
    for (const auto& service : directory.services()) {
        if (service.verified()) continue;
        first = first == 0 ? service.source_year : std::min(first, service.source_year);
        last = std::max(last, service.source_year);
    }
    fields.show("UNVERIFIED", last != 0);
    fields.set("FIRST_YEAR", std::int64_t{first}).set("LAST_YEAR", std::int64_t{last});
}

/// What happens when somebody calls: as far as it is known, and what is not known.
void show_calling(view::Fields fields, const Service& service, const visit::Context& context) {
    // Of a site alone there is nobody to call.
    if (service.channels.empty()) return;
    fields.show("HAS_CALLING");
    const auto say = [&](const std::string& text) {
        if (!text.empty()) fields.add("SENTENCE").set("SENTENCE_TEXT", text);
    };
    say(in_language(service.calling_nl, service.calling_en, context));
    if (const auto staff = staff_text(service.staffed_by, context); !staff.empty()) {
        say(context.translate("You talk with {who}", {{"who", staff}}) + ".");
    } else {
        say(context.translate("We do not know who answers") + ".");
    }
    say(anonymous_text(service.anonymous, context) + ".");
    const auto& types = service.help_types;
    // Where more is known about reporting, it was said above.
    if (service.calling_nl.empty() && std::ranges::find(types, "reporting-point") != types.end())
        say(
            context.translate("You can also report here. Ask first what they do with what you tell, and "
                              "whether you decide about it."));
    if (std::ranges::find(service.channels, "phone", &Channel::type) != service.channels.end())
        say(context.translate(
            "A call stays in the list of calls of your telephone. You can take it out there."));
    say(context.translate("You can stop at any moment, also in the middle."));
}

}  // namespace

std::vector<visit::Route> DirectoryPages::routes() {
    const auto get = [](const char* pattern, visit::Handler handler) {
        visit::Route route;
        route.pattern = pattern;
        route.handler = std::move(handler);
        return route;
    };
    // Own words come by POST, so that they stand in no address and no history. Nothing is stored: no token
    // needed.
    visit::Route words = get("/w", [this](visit::Context& context) { return find_words(context); });
    words.method = net::Method::post;
    words.form_token = false;
    words.body_limit = 8 * 1024;
    return {get("/nu", [this](visit::Context& context) { return help_now(context); }),
            get("/w", [this](visit::Context& context) { return find(context); }), std::move(words),
            get("/w/{id}", [this](visit::Context& context) { return service(context); })};
}

net::Response DirectoryPages::help_now(visit::Context& context) {
    const auto directory = directory_or_nothing(snapshots_, context);
    Need need;
    need.level = 3;
    need.language = view::html_language(context.language);
    const auto lines = directory->help_for(need, context.now);

    view::Fields fields;
    show_help(fields.include("HELP_NOW", "directory/help_now.html"), lines, context);
    std::size_t also = 0;
    Search open_now;
    open_now.open_now = true;
    for (const auto& found : directory->search(open_now, context.now)) {
        const bool named = std::ranges::find(lines, found.service->id, &HelpLine::service) != lines.end();
        if (!found.certain || named) continue;
        if (also++ == 0) fields.show("ALSO_OPEN");
        show_service(fields.add("SERVICE"), *found.service, found.open, context);
        if (also == most_also_open) break;
    }
    auto options = reader_page(LUWTE_TEXT("Now"), "/");
    // An empty directory is a sign of trouble, not something to keep.
    if (directory->services().empty()) options.keep_until.clear();
    return context.page("directory/now.html", fields, std::move(options));
}

net::Response DirectoryPages::find(visit::Context& context) {
    return results(context, read_search(context.request.query));
}

net::Response DirectoryPages::find_words(visit::Context& context) {
    return results(context, read_search(context.form));
}

net::Response DirectoryPages::results(visit::Context& context, const Search& search) {
    const auto directory = snapshots_.current([&]() -> store::Connection& { return context.database(); });
    const auto found = directory->search(search, context.now);
    view::Fields fields;
    show_filters(fields, search, *directory, context);
    std::int64_t certain = 0;
    std::int64_t uncertain = 0;
    for (const auto& each : found) {
        ++(each.certain ? certain : uncertain);
        show_service(fields.add(each.certain ? "SERVICE" : "PERHAPS"), *each.service, each.open, context);
    }
    fields.show("SOME", certain > 0).show("HAS_PERHAPS", uncertain > 0).show("NONE", certain == 0);
    fields.set("PERHAPS_COUNT", uncertain).show("PERHAPS_OPEN", certain == 0);
    show_years(fields, *directory);
    fields.show("INVOLVED", search.audience == "perpetrators");
    const bool plain = search_address(search) == "/w" && search.words.empty();
    fields.show("WISHED", !plain && certain > 0).set("COUNT", certain);
    auto options = reader_page(LUWTE_TEXT("Find"), plain ? "/" : "/w");
    if (!search.words.empty()) options.keep_until.clear();
    return context.page("directory/find.html", fields, std::move(options));
}

net::Response DirectoryPages::service(visit::Context& context) {
    const auto directory = snapshots_.current([&]() -> store::Connection& { return context.database(); });
    const auto id = base::from_public<ServiceId>(context.captures.at(0));
    const auto* service = id ? directory->find(*id) : nullptr;
    if (service == nullptr)
        return context.problem_page({base::ProblemKind::not_found, "directory.no-service", ""});

    view::Fields fields;
    const auto open = service_openness(*service, context.now);
    show_service(fields, *service, open, context);
    for (const auto& channel : service->channels)
        show_channel(fields.add("CHANNEL"), channel, *service, context);
    fields.show("NO_CHANNELS", service->channels.empty());
    show_calling(fields, *service, context);
    fields.set_if("ADDRESS", service->url);
    fields.set("HOST", host_of(service->url));
    fields.set_if("TOPICS", labels_text(violence_types(), service->violence_types, context));
    fields.set_if("AUDIENCES", labels_text(audiences(), service->audiences, context));
    fields.set_if("KINDS", labels_text(help_types(), service->help_types, context));
    fields.set_if("LANGUAGES", labels_text(languages(), service->languages, context));
    fields.set_if("REGION", service->region == "national" ? context.translate("The whole of the Netherlands")
                                                          : service->region);
    fields.set("CHECKED",
               checked_text(service->verified(), service->source_year, service->verified_on, context));
    fields.set("SOURCE", service->source).show("UNVERIFIED", !service->verified());
    return context.page("directory/service.html", fields, reader_page(LUWTE_TEXT("Page"), "/w"));
}

}  // namespace luwte::directory
