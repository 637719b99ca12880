#include "store/statement.h"

#include <charconv>
#include <cmath>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>
#include <pqxx/result>

#include "base/secret.h"
#include "store/values.h"

namespace luwte::store {
namespace {

const pqxx::result& result_of(const void* result) {
    return *static_cast<const pqxx::result*>(result);
}

/// The field, or an exception for a row or column that the answer does not have: a defect of the caller.
pqxx::field field_of(const void* result, std::size_t index, int column) {
    const auto& rows = result_of(result);
    if (index >= rows.size() || column < 0 || static_cast<unsigned>(column) >= rows.columns())
        throw std::out_of_range("a row or column that the answer of the database does not have");
    return rows[static_cast<pqxx::result_size_type>(index)][static_cast<pqxx::row_size_type>(column)];
}

}  // namespace

Parameter::Parameter(double value) : text_(write_real(value)) {}
Parameter::Parameter(base::TimePoint moment) : text_(write_time(moment)) {}
Parameter::Parameter(const std::vector<std::string>& values) : text_(write_array(values)) {}
Parameter::Parameter(const std::vector<std::int64_t>& values)
    : text_(fmt::format("{{{}}}", fmt::join(values, ","))) {}

Parameter bytes(std::string_view raw) {
    return {"\\x" + base::to_hex(raw)};
}

bool Row::is_null(int column) const {
    return field_of(result_, index_, column).is_null();
}

std::string_view Row::text(int column) const {
    const auto field = field_of(result_, index_, column);
    return {field.c_str(), field.size()};
}

std::int64_t Row::number(int column) const {
    const auto words = text(column);
    return words.empty() ? 0 : read_number(words);
}

double Row::real(int column) const {
    const auto words = text(column);
    return words.empty() ? 0.0 : read_real(words);
}

bool Row::flag(int column) const {
    return text(column) == "t";
}

base::TimePoint Row::time(int column) const {
    const auto words = text(column);
    return words.empty() ? base::TimePoint{} : read_time(words);
}

std::optional<base::TimePoint> Row::maybe_time(int column) const {
    if (is_null(column)) return std::nullopt;
    return time(column);
}

std::string Row::bytes(int column) const {
    auto words = text(column);
    if (words.empty()) return {};
    if (!words.starts_with("\\x")) throw std::invalid_argument("a column that is no bytea");
    words.remove_prefix(2);
    auto raw = base::from_hex(words);
    if (!raw) throw std::invalid_argument("a column that is no bytea");
    return *std::move(raw);
}

std::vector<std::string> Row::texts(int column) const {
    return read_array(text(column));
}

std::vector<std::int64_t> Row::numbers(int column) const {
    std::vector<std::int64_t> values;
    for (const auto& element : read_array(text(column))) values.push_back(read_number(element));
    return values;
}

std::size_t Rows::size() const {
    return result_of(result_.get()).size();
}
std::size_t Rows::affected() const {
    return result_of(result_.get()).affected_rows();
}

}  // namespace luwte::store
