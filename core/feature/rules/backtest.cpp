#include "feature/rules/backtest.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace luwte::rules {
namespace {

using nlohmann::json;

constexpr std::array names{"running", "finished", "cancelled", "interrupted", "failed"};

std::optional<double> share(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

json measure_json(const Measure& measure) {
    return {measure.caught_wrong, measure.caught_fine, measure.wrong};
}

Measure read_measure(const json& from) {
    return {from.at(0).get<std::int64_t>(), from.at(1).get<std::int64_t>(), from.at(2).get<std::int64_t>()};
}

}  // namespace

const char* test_state_name(TestState state) {
    return names[static_cast<std::size_t>(state)];
}

TestState parse_test_state(std::string_view name) {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? TestState::failed : static_cast<TestState>(found - names.begin());
}

std::optional<double> Measure::precision() const {
    return share(caught_wrong, caught_wrong + caught_fine);
}

std::optional<double> Measure::recall() const {
    return share(caught_wrong, wrong);
}

std::string to_json(const TestResult& result) {
    return json{{"messages", result.messages},
                {"changed", result.changed},
                {"own_hits", result.own_hits},
                {"decided", result.decided},
                {"milliseconds", result.milliseconds},
                {"rules", result.rules},
                {"before", result.before},
                {"after", result.after},
                {"before_all", measure_json(result.before_all)},
                {"after_all", measure_json(result.after_all)},
                {"own", measure_json(result.own)}}
        .dump();
}

TestResult result_from_json(std::string_view text) {
    TestResult result;
    const auto from = json::parse(text, nullptr, false);
    if (!from.is_object() || !from.contains("messages")) return result;
    result.messages = from.at("messages");
    result.changed = from.at("changed");
    result.own_hits = from.at("own_hits");
    result.decided = from.at("decided");
    result.milliseconds = from.at("milliseconds");
    result.rules = from.at("rules");
    result.before = from.at("before").get<std::array<std::int64_t, 4>>();
    result.after = from.at("after").get<std::array<std::int64_t, 4>>();
    result.before_all = read_measure(from.at("before_all"));
    result.after_all = read_measure(from.at("after_all"));
    result.own = read_measure(from.at("own"));
    return result;
}

}  // namespace luwte::rules
