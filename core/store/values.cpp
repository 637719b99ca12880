#include "store/values.h"

#include <charconv>
#include <cmath>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>

namespace luwte::store {
namespace {

[[noreturn]] void refuse(const char* type) {
    throw std::invalid_argument(std::string("a column of the database that is no ") + type);
}

template <class Number>
Number read_whole(std::string_view text, const char* type) {
    Number value{};
    const auto* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stopped != end) refuse(type);
    return value;
}

/// Walks through the parts of a moment: "2026-11-21 23:02:10.123456+01:30 BC".
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    /// All digits that come next, `least` or more; a moment has no more than 6 in a row.
    int digits(std::size_t least) {
        const auto count = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
        if (count < least || count > 6) refuse("timestamptz");
        const auto value = read_whole<int>(rest_.substr(0, count), "timestamptz");
        rest_.remove_prefix(count);
        return value;
    }
    /// The digits after a point, as millionths.
    int millionths() {
        const auto before = rest_.size();
        auto value = digits(1);
        for (auto count = before - rest_.size(); count < 6; ++count) value *= 10;
        return value;
    }
    bool take(std::string_view words) {
        if (!rest_.starts_with(words)) return false;
        rest_.remove_prefix(words.size());
        return true;
    }
    void expect(std::string_view words) {
        if (!take(words)) refuse("timestamptz");
    }
    void expect_end() const {
        if (!rest_.empty()) refuse("timestamptz");
    }

  private:
    std::string_view rest_;
};

std::chrono::seconds read_offset(Scanner& scanner) {
    using namespace std::chrono;
    int sign = 1;
    if (scanner.take("-"))
        sign = -1;
    else if (!scanner.take("+"))
        return seconds{0};
    seconds offset = hours{scanner.digits(2)};
    if (scanner.take(":")) offset += minutes{scanner.digits(2)};
    if (scanner.take(":")) offset += seconds{scanner.digits(2)};
    return sign * offset;
}

}  // namespace

std::int64_t read_number(std::string_view text) {
    return read_whole<std::int64_t>(text, "number");
}
double read_real(std::string_view text) {
    // PostgreSQL writes "Infinity" and "NaN", which from_chars reads as well.
    return read_whole<double>(text, "number");
}

std::string write_real(double value) {
    return fmt::format("{}", value);
}

base::TimePoint read_time(std::string_view text) {
    using namespace std::chrono;
    if (text == "infinity") return base::TimePoint::max();
    if (text == "-infinity") return base::TimePoint::min();
    Scanner scanner(text);
    int years = scanner.digits(4);
    scanner.expect("-");
    const auto months = static_cast<unsigned>(scanner.digits(2));
    scanner.expect("-");
    const auto day_of_month = static_cast<unsigned>(scanner.digits(2));
    microseconds in_day{0};
    seconds offset{0};
    if (scanner.take(" ")) {
        if (!scanner.take("BC")) {
            in_day = hours{scanner.digits(2)};
            scanner.expect(":");
            in_day += minutes{scanner.digits(2)};
            scanner.expect(":");
            in_day += seconds{scanner.digits(2)};
            if (scanner.take(".")) in_day += microseconds{scanner.millionths()};
            offset = read_offset(scanner);
            if (scanner.take(" BC")) years = 1 - years;
        } else {
            years = 1 - years;
        }
    }
    scanner.expect_end();
    // std::chrono's years end at 32767, where this program's moments need not go.
    if (years > 32'000) return base::TimePoint::max();
    if (years < -32'000) return base::TimePoint::min();
    const year_month_day date{year{years}, month{months}, day{day_of_month}};
    if (!date.ok()) refuse("timestamptz");
    return sys_days{date} + in_day - offset;
}

std::string write_time(base::TimePoint moment) {
    using namespace std::chrono;
    const auto midnight = floor<days>(moment);
    const year_month_day date{midnight};
    const auto years = floor<days>(moment).time_since_epoch().count() / 365;  // roughly; year{} wraps far out
    if (years > 30'000) return "infinity";
    if (years < -6'000) return "-infinity";  // PostgreSQL begins at 4713 BC
    const hh_mm_ss time{moment - midnight};
    const int number = static_cast<int>(date.year());
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}.{:06}+00{}", number > 0 ? number : 1 - number,
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count(),
                       time.subseconds().count(), number > 0 ? "" : " BC");
}

std::vector<std::string> read_array(std::string_view text) {
    std::vector<std::string> values;
    if (text.empty()) return values;
    if (text.size() < 2 || text.front() != '{' || text.back() != '}') refuse("array");
    text = text.substr(1, text.size() - 2);
    std::size_t at = 0;
    while (at < text.size()) {
        std::string value;
        const bool in_quotes = text[at] == '"';
        if (in_quotes) ++at;
        const auto ends = [&] { return text[at] == (in_quotes ? '"' : ','); };
        for (; at < text.size() && !ends(); ++at) {
            if (text[at] == '{' && !in_quotes) refuse("one-dimensional array");
            if (text[at] == '\\' && at + 1 < text.size()) ++at;
            value += text[at];
        }
        if (in_quotes) {
            if (at == text.size()) refuse("array");
            ++at;
        } else if (value == "NULL") {
            value.clear();
        }
        values.push_back(std::move(value));
        if (at < text.size() && text[at++] != ',') refuse("array");
    }
    return values;
}

std::string write_array(const std::vector<std::string>& values) {
    std::string text = "{";
    for (const auto& value : values) {
        if (text.size() > 1) text += ',';
        text += '"';
        for (const char character : value) {
            if (character == '"' || character == '\\') text += '\\';
            text += character;
        }
        text += '"';
    }
    return text + '}';
}

}  // namespace luwte::store
