// The body of an API request: one JSON object whose fields are known beforehand, checked before anything is
// done.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "feature/visit/context.h"
#include "net/response.h"

namespace luwte::visit {

enum class JsonKind : std::uint8_t { text, number, flag, texts };

/// A field that a request may have, or must have.
struct JsonField {
    std::string_view name;
    JsonKind kind = JsonKind::text;
    bool required = false;
};

/// Limits of every body, besides the bytes that its route allows.
inline constexpr int deepest_json = 4;
inline constexpr std::size_t most_json_texts = 64;

class JsonBody {
  public:
    /// Reads the body of `context`'s request. Refusals are finished problem answers:
    /// * 415 when the content type is not application/json (so that no form of another site can send one);
    /// * 400 when it is not UTF-8, not JSON, not an object, or too deep;
    /// * 422 with `field` for a field that is unknown, missing, twice there, or not of its kind.
    [[nodiscard]] static std::expected<JsonBody, net::Response> read(const Context& context,
                                                                     std::span<const JsonField> fields);

    [[nodiscard]] bool has(std::string_view name) const;
    /// Empty when it was not sent; the same for `texts`. `flag` is false then.
    [[nodiscard]] const std::string& text(std::string_view name) const;
    [[nodiscard]] std::optional<std::int64_t> number(std::string_view name) const;
    [[nodiscard]] bool flag(std::string_view name) const;
    [[nodiscard]] const std::vector<std::string>& texts(std::string_view name) const;

  private:
    using Value = std::variant<std::string, std::int64_t, bool, std::vector<std::string>>;
    template <class T>
    [[nodiscard]] const T* find(std::string_view name) const;

    std::map<std::string, Value, std::less<>> values_;
};

}  // namespace luwte::visit
