// Between values and PostgreSQL's text forms, without any locale. Reading throws std::invalid_argument for
// text that is of another type: a column read as what it is not is a defect, never a matter of input.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace luwte::store {

[[nodiscard]] std::int64_t read_number(std::string_view text);
[[nodiscard]] double read_real(std::string_view text);
/// The shortest form that reads back as the same number.
[[nodiscard]] std::string write_real(double value);

/// A timestamptz in ISO style with any offset, or a date. infinity and -infinity are TimePoint::max() and
/// min(), and so is what lies beyond them.
[[nodiscard]] base::TimePoint read_time(std::string_view text);
[[nodiscard]] std::string write_time(base::TimePoint moment);

/// A one-dimensional array; empty for empty text (null). A null element reads as an empty text.
[[nodiscard]] std::vector<std::string> read_array(std::string_view text);
[[nodiscard]] std::string write_array(const std::vector<std::string>& values);

}  // namespace luwte::store
