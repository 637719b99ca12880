#include "feature/content/content_pages.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "feature/directory/help_view.h"
#include "feature/directory/service_text.h"

namespace luwte::content {
namespace {

/// The front shows what is open now.
constexpr std::chrono::seconds keep_front{60};
constexpr std::chrono::seconds keep_safe_use{3600};
/// Lines of help on the front: 112 and the first that fit.
constexpr std::size_t most_lines = 4;

/// The blocks that this page knows, in the order for a theme that names none.
constexpr std::array<std::string_view, 4> known_blocks = {"intro", "doors", "open-now", "about"};

// Organisations want to be found by people who search; what belongs to a person does not.
constexpr const char* robots = R"(User-agent: *
Disallow: /m$
Disallow: /m/
Disallow: /in
Disallow: /weg
Disallow: /t/new
Disallow: /room
Disallow: /org
Disallow: /api/
Disallow: /w?
Disallow: /*/m$
Disallow: /*/m/
Disallow: /*/in$
Disallow: /*/weg$
Disallow: /*/t/new
Disallow: /*/w?
)";

void show_open_now(view::Fields block, const directory::Directory& directory, const visit::Context& context) {
    directory::Need need;
    need.level = 3;
    need.language = view::html_language(context.language);
    auto lines = directory.help_for(need, context.now);
    if (lines.size() > most_lines) lines.resize(most_lines);
    for (const auto& line : lines) {
        auto row = block.add("LINE");
        row.set("NAME", line.name);
        row.set("WHAT", line.emergency ? context.translate("When it is not safe this minute.")
                                       : directory::in_language(line.summary_nl, line.summary_en, context));
        row.set("OPEN", directory::openness_text(line.open, context));
        row.set("OPEN_CLASS", directory::openness_class(line.open.state));
        row.show("CALL", !line.number.empty()).show("GO", line.number.empty());
        row.set("NUMBER", line.number).set("DIAL", directory::digits_of(line.number));
        row.set("ID", base::to_public(line.service));
    }
}

void show_block(view::Fields fields, std::string_view name, const directory::Directory& directory,
                const visit::Context& context) {
    auto block = fields.add("BLOCK");
    if (name == "intro") block.show("INTRO");
    if (name == "doors") block.show("DOORS");
    if (name == "about") block.show("ABOUT");
    if (name == "open-now") show_open_now(block.add("OPEN_NOW"), directory, context);
}

visit::Route get(const char* pattern, visit::Handler handler) {
    visit::Route route;
    route.pattern = pattern;
    route.handler = std::move(handler);
    return route;
}

}  // namespace

std::vector<visit::Route> ContentPages::routes() {
    return {get("/", [this](visit::Context& context) { return front(context); }),
            get("/veilig", [this](visit::Context& context) { return safe_use(context); }),
            get("/robots.txt", [](visit::Context&) { return net::plain_text(200, robots); }),
            get("/favicon.ico", [this](visit::Context&) { return favicon(); })};
}

net::Response ContentPages::front(visit::Context& context) {
    const auto directory = directory::directory_or_nothing(snapshots_, context);
    view::Fields fields;
    const auto& wanted = context.organisation->theme->front_blocks;
    if (wanted.empty()) {
        for (const auto name : known_blocks) show_block(fields, name, *directory, context);
    }
    for (const auto& name : wanted) {
        // A theme may name blocks that other features fill one day; here they are no more than absent.
        if (std::ranges::find(known_blocks, name) != known_blocks.end())
            show_block(fields, name, *directory, context);
    }
    visit::PageOptions options;
    options.keep_at_most = keep_front;
    if (!directory->services().empty()) options.keep_until = {"directory"};
    return context.page("content/front.html", fields, std::move(options));
}

net::Response ContentPages::safe_use(visit::Context& context) const {
    view::Fields fields;
    fields.set("MINUTES", std::int64_t{context.organisation->idle_minutes});
    fields.set_if("DUTY", context.organisation->duty_text);
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Good to know");
    options.back = "/";
    options.keep_until = {"organisation"};
    options.keep_at_most = keep_safe_use;
    return context.page("content/safe.html", fields, std::move(options));
}

net::Response ContentPages::favicon() const {
    return net::redirect(icon_, 302);
}

}  // namespace luwte::content
