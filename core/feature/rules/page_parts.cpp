#include "feature/rules/page_parts.h"

#include <charconv>

#include "feature/room/words.h"
#include "feature/rules/rule_words.h"

namespace luwte::rules {
namespace {

/// Lines around a change that are shown.
constexpr std::size_t shown_around = 3;

void set_lines(view::Fields fields, const std::string& source) {
    std::string_view left = source;
    for (std::int64_t number = 1; !left.empty(); ++number) {
        const auto end = left.find('\n');
        auto row = fields.add("LINE");
        row.set("NUMBER", number);
        row.set("TEXT", left.substr(0, end));
        left.remove_prefix(end == std::string_view::npos ? left.size() : end + 1);
    }
}

}  // namespace

visit::Route page_route(net::Method method, std::string pattern, PageHandler handler,
                        const PageParts& parts) {
    visit::Route route;
    route.method = method;
    route.pattern = std::move(pattern);
    route.access = visit::Access::staff;
    route.roles = room::may_review;
    route.handler = [handler, parts](visit::Context& context) { return handler(context, parts); };
    return route;
}

int read_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && value > 0 ? value : 0;
}

int number_in(const visit::Context& context, std::size_t capture) {
    return capture < context.captures.size() ? read_number(context.captures[capture]) : 0;
}

std::string rule_path(RuleId rule) {
    return "/room/regels/" + base::to_public(rule);
}

std::string version_path(RuleId rule, int number) {
    return rule_path(rule) + "/v/" + std::to_string(number);
}

void set_version(view::Fields fields, const visit::Context& context, const Version& version) {
    fields.set("NUMBER", std::int64_t{version.number});
    fields.set("VERSION", version_text(version.number));
    fields.set("ADDRESS", context.link(version_path(version.rule, version.number)));
    fields.set("STATE", state_words(context, version.state));
    fields.show("IN_FORCE", version.state == State::published);
    fields.set("REASON", version.reason);
    fields.set("AUTHOR", version.written.name);
    fields.set("WHEN", room::clock_words(context, version.written.at));
    const auto deed = [&](const char* section, const std::optional<Deed>& done) {
        if (!done) return;
        auto row = fields.add(section);
        row.set("WHO", done->name);
        row.set("AT", room::clock_words(context, done->at));
    };
    deed("PROPOSED", version.proposed);
    deed("PUBLISHED", version.published);
    if (version.expires_at) fields.set_if("EXPIRES", room::clock_words(context, *version.expires_at));
    if (version.daily_cap) fields.set_if("CAP", std::to_string(*version.daily_cap));
}

void set_trial(view::Fields fields, const visit::Context& context, const std::string& source,
               const script::RuleTrial& trial) {
    set_lines(fields, source);
    fields.show("PASSED", trial.passed());
    fields.show("LOADS", trial.loads());
    if (!trial.faults.empty()) {
        auto faults = fields.add("HAS_FAULTS");
        for (const auto& fault : trial.faults) {
            auto row = faults.add("FAULT");
            if (fault.line > 0)
                row.set_if("LINE_WORDS",
                           context.translate("Line {number}", {{"number", std::to_string(fault.line)}}));
            row.set("WHAT", fault.what);
            row.set_if("ADVICE", fault.advice);
        }
    }
    if (trial.examples.empty()) return;
    auto examples = fields.add("HAS_EXAMPLES");
    for (const auto& example : trial.examples) {
        auto row = examples.add("EXAMPLE");
        row.set("TEXT", example.text);
        row.set("WANTED", example.wanted);
        row.set("GOT", example.got);
        row.show("AS_WANTED", example.fault.empty());
        row.set_if("DIFFERS", example.fault);
    }
}

void set_difference(view::Fields fields, std::string_view before, std::string_view after) {
    const auto lines = difference(before, after);
    std::vector<bool> shown(lines.size(), false);
    bool changed = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].kind == DiffLine::Kind::same) continue;
        changed = true;
        const auto from = i < shown_around ? 0 : i - shown_around;
        for (auto j = from; j < lines.size() && j <= i + shown_around; ++j) shown[j] = true;
    }
    fields.show("NO_CHANGE", !changed);
    if (!changed) return;
    auto diff = fields.add("HAS_CHANGES");
    bool skipping = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!shown[i]) {
            if (!skipping) diff.add("LINE").show("SKIPPED");
            skipping = true;
            continue;
        }
        skipping = false;
        const auto& line = lines[i];
        auto row = diff.add("LINE");
        auto kind = row.add(line.kind == DiffLine::Kind::added     ? "ADDED"
                            : line.kind == DiffLine::Kind::removed ? "REMOVED"
                                                                   : "SAME");
        kind.set("TEXT", line.text);
        kind.set("NUMBER",
                 std::int64_t{line.kind == DiffLine::Kind::removed ? line.old_line : line.new_line});
    }
}

std::vector<visit::Route> rule_routes(const PageParts& parts) {
    std::vector<visit::Route> all;
    for (auto part : {list_routes, writing_routes, version_routes, backtest_routes})
        for (auto& one : part(parts)) all.push_back(std::move(one));
    return all;
}

}  // namespace luwte::rules
