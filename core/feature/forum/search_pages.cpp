// /z: searching. Words come by POST, so that no address and no history holds what somebody looked for.
#include "feature/forum/forum_pages.h"
#include "feature/forum/searching.h"

namespace luwte::forum {
namespace {

using net::Response;
using visit::Context;

void show_results(view::Fields fields, const Context& context, const SearchResults& results) {
    fields.show("NEARBY", results.nearby);
    if (results.items.empty()) {
        fields.show("EMPTY");
        return;
    }
    view::Fields list = fields.add("HAS_RESULTS");
    for (const Found& found : results.items) {
        view::Fields row = list.add("RESULT");
        row.set("ID", base::to_public(found.post)).set("TOPIC", base::to_public(found.topic));
        row.set("WHEN", when_text(context, found.created_at)).set_if("NAME", found.author_name);
        const std::string about = warnings_text(context, found.warnings, found.warning_words);
        if ((found.warnings & context.hidden_warnings) != 0) {
            row.add("HIDDEN").set("ABOUT", about);
            continue;
        }
        view::Fields shown = row.add("SHOWN");
        if (found.title.empty()) shown.show("NO_TITLE");
        shown.set_if("TITLE", found.title).set_if("ABOUT", about);
        if (about.empty()) show_pieces(shown.add("OPEN"), found.excerpt);
    }
}

Response show_search(Context& context) {
    const bool asked = context.request.method == net::Method::post;
    const net::Parameters& given = asked ? context.form : context.request.query;
    const Zone zone = zone_of_letter(given.get("d")).value_or(Zone::survivors);
    view::Fields fields;
    fields.set("ZONE", std::string(1, zone_letter(zone)));
    if (asked && !given.get("q").empty()) {
        const auto results = search(context.database(), viewer_of(context), zone, given.get("q"),
                                    read_id<PostId>(given.get("n")), given.has("near"));
        if (!results) return context.problem_page(results.error());
        fields.set("QUERY", given.get("q"));
        show_results(fields, context, *results);
        if (results->next) fields.set_if("NEXT", base::to_public(results->next));
    }
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Search");
    options.back = "/f?d=" + std::string(1, zone_letter(zone));
    return context.page("forum/search.html", fields, options);
}

}  // namespace

std::vector<visit::Route> search_routes() {
    std::vector<visit::Route> routes(2);
    routes[0].pattern = "/z";
    routes[0].handler = show_search;
    routes[1].method = net::Method::post;
    routes[1].pattern = "/z";
    routes[1].handler = show_search;
    routes[1].form_token = false;  // it changes nothing, and pages that are kept for readers hold no token
    routes[1].body_limit = 8 * 1024;
    routes[1].rate = {"search", 120, 0, std::chrono::seconds(60)};
    return routes;
}

}  // namespace luwte::forum
