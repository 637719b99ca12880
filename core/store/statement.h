// SQL and what goes into it and comes out of it, without libpqxx in sight: its headers cost seconds a file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"

namespace luwte::store {

/// A prepared statement. Defined once, as a constant in a store's .cpp; `name` is unique ("forum.find_topic").
/// A connection prepares it when it first runs it.
struct Statement {
    const char* name;
    const char* sql;
};

/// The text form of one parameter, or null. Made from the types below; bytes go in as `bytes(...)`.
class Parameter {
  public:
    Parameter(std::nullopt_t) {}                                           // NOLINT(google-explicit-constructor)
    Parameter(std::string text) : text_(std::move(text)) {}                // NOLINT(google-explicit-constructor)
    Parameter(std::string_view text) : text_(std::string(text)) {}         // NOLINT(google-explicit-constructor)
    Parameter(const char* text) : text_(std::string(text)) {}              // NOLINT(google-explicit-constructor)
    Parameter(bool value) : text_(value ? "t" : "f") {}                    // NOLINT(google-explicit-constructor)
    Parameter(int value) : text_(std::to_string(value)) {}                 // NOLINT(google-explicit-constructor)
    Parameter(unsigned value) : text_(std::to_string(value)) {}            // NOLINT(google-explicit-constructor)
    Parameter(std::int64_t value) : text_(std::to_string(value)) {}        // NOLINT(google-explicit-constructor)
    Parameter(std::uint64_t value) : text_(std::to_string(value)) {}       // NOLINT(google-explicit-constructor)
    Parameter(double value);                                               // NOLINT(google-explicit-constructor)
    Parameter(base::TimePoint moment);                                     // NOLINT(google-explicit-constructor)
    /// An array: text[] of the strings, bigint[] of the numbers.
    Parameter(const std::vector<std::string>& values);                     // NOLINT(google-explicit-constructor)
    Parameter(const std::vector<std::int64_t>& values);                    // NOLINT(google-explicit-constructor)
    /// An id; the one that stands for "none" becomes null.
    template <class Tag, bool Public>
    Parameter(base::Id<Tag, Public> id) {                                  // NOLINT(google-explicit-constructor)
        if (id) text_ = std::to_string(id.value);
    }
    template <class T>
    Parameter(const std::optional<T>& value) {                             // NOLINT(google-explicit-constructor)
        if (value) *this = Parameter(*value);
    }
    [[nodiscard]] const std::optional<std::string>& text() const { return text_; }

  private:
    std::optional<std::string> text_;
};

/// Bytes for a bytea column.
[[nodiscard]] Parameter bytes(std::string_view raw);

/// One row of an answer; valid as long as its Rows.
class Row {
  public:
    Row(const void* result, std::size_t index) : result_(result), index_(index) {}
    [[nodiscard]] bool is_null(int column) const;
    /// The text as PostgreSQL sent it; empty for null.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::int64_t number(int column) const;  ///< 0 for null
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool flag(int column) const;
    [[nodiscard]] base::TimePoint time(int column) const;
    [[nodiscard]] std::optional<base::TimePoint> maybe_time(int column) const;
    [[nodiscard]] std::string bytes(int column) const;
    [[nodiscard]] std::vector<std::string> texts(int column) const;      ///< a text[]
    [[nodiscard]] std::vector<std::int64_t> numbers(int column) const;   ///< a bigint[]
    template <class IdType>
    [[nodiscard]] IdType id(int column) const {
        return IdType{static_cast<std::uint64_t>(number(column))};
    }

  private:
    const void* result_;
    std::size_t index_;
};

/// An answer. Cheap to copy.
class Rows {
  public:
    class Iterator {
      public:
        Iterator(const Rows* rows, std::size_t at) : rows_(rows), at_(at) {}
        Row operator*() const { return (*rows_)[at_]; }
        Iterator& operator++() { ++at_; return *this; }
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

      private:
        const Rows* rows_;
        std::size_t at_;
    };

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool empty() const { return size() == 0; }
    /// How many rows an INSERT, UPDATE or DELETE touched.
    [[nodiscard]] std::size_t affected() const;
    [[nodiscard]] Row operator[](std::size_t index) const { return Row(result_.get(), index); }
    [[nodiscard]] Row front() const { return (*this)[0]; }
    [[nodiscard]] Iterator begin() const { return {this, 0}; }
    [[nodiscard]] Iterator end() const { return {this, size()}; }

    explicit Rows(std::shared_ptr<const void> result) : result_(std::move(result)) {}

  private:
    std::shared_ptr<const void> result_;  // a pqxx::result, kept out of this header
};

}  // namespace luwte::store
