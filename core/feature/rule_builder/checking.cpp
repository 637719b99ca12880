#include "feature/rule_builder/checking.h"

#include <algorithm>
#include <atomic>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/room/room.h"
#include "feature/rule_builder/lua_reader.h"
#include "feature/rules/rule.h"
#include "feature/visit/json_answer.h"

namespace luwte::rule_builder {
namespace {

using nlohmann::json;

constexpr int most_at_once = 2;
constexpr std::size_t most_told = 40;

/// A place among those that try, given back at the end.
class Place {
  public:
    explicit Place(std::atomic<int>& taken) : taken_(taken), got_(taken.fetch_add(1) < most_at_once) {}
    ~Place() { taken_.fetch_sub(1); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    [[nodiscard]] bool got() const { return got_; }

  private:
    std::atomic<int>& taken_;
    bool got_;
};

/// How many run in this process: what they cost is the process's, so this one number is too.
std::atomic<int>& being_tried() {
    static std::atomic<int> count{0};
    return count;
}

std::string_view line_of(std::string_view source, int number) {
    for (int i = 1; i < number; ++i) {
        const auto end = source.find('\n');
        if (end == std::string_view::npos) return {};
        source.remove_prefix(end + 1);
    }
    return source.substr(0, source.find('\n'));
}

/// Lua tells the line, and which word it stopped at: "near 'en'". 1 when that word is not there.
std::size_t column_of(std::string_view line, std::string_view what) {
    const auto first = line.find_first_not_of(" \t");
    const auto usual = first == std::string_view::npos ? 1 : first + 1;
    const auto near = what.rfind("near '");
    if (near == std::string_view::npos) return usual;
    const auto begin = near + 6;
    const auto end = what.find('\'', begin);
    const auto at = end == std::string_view::npos ? std::string_view::npos : line.rfind(what.substr(begin, end - begin));
    return at == std::string_view::npos ? usual : at + 1;
}

json fault_json(const script::Fault& fault, std::string_view source) {
    // A traceback is for logs; its first line says what is wrong.
    const auto what = fault.what.substr(0, std::min(fault.what.find("\nstack traceback"), std::size_t{500}));
    return {{"line", fault.line}, {"column", column_of(line_of(source, fault.line), what)}, {"what", what}, {"advice", fault.advice}};
}

json answer_json(const script::ExampleAnswer& answer) {
    return {{"text", base::shorten(answer.text, 120)},
            {"wanted", answer.wanted},
            {"got", answer.got},
            {"fault", answer.fault.substr(0, std::min(answer.fault.find("\nstack traceback"), std::size_t{300}))}};
}

net::Response check(visit::Context& context) {
    std::string source(context.form.get("source"));
    std::erase(source, '\r');
    if (source.size() > rules::longest_source)
        return visit::json_problem({base::ProblemKind::too_large, "rules.source-too-long", "source"}, json::object());
    const auto trial = try_now(std::string(context.form.get("name")), source);
    if (!trial) return visit::json_problem({base::ProblemKind::unavailable, "rules.busy", ""}, json::object());
    json body{{"loads", trial->loads()}, {"passed", trial->passed()}, {"faults", json::array()}, {"examples", json::array()}};
    for (const auto& fault : trial->faults)
        if (body["faults"].size() < most_told) body["faults"].push_back(fault_json(fault, source));
    for (const auto& answer : trial->examples)
        if (body["examples"].size() < most_told) body["examples"].push_back(answer_json(answer));
    ReadFault fault;
    body["form"] = read_lua(source, fault).has_value();
    return visit::json_answer(context, body);
}

}  // namespace

std::optional<script::RuleTrial> try_now(const std::string& name, const std::string& source) {
    const Place place(being_tried());
    if (!place.got()) return std::nullopt;
    return script::try_rule(name, source);
}

visit::Route check_route() {
    visit::Route route;
    route.method = net::Method::post;
    route.pattern = "/room/regels/controle";
    route.access = visit::Access::staff;
    route.roles = room::may_review;
    route.handler = check;
    route.body_limit = 256 * 1024;
    route.rate = {"rule-check", 60, 600, std::chrono::seconds(60)};
    return route;
}

}  // namespace luwte::rule_builder
