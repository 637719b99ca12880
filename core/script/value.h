// Plain data out of Lua: manifests, themes, examples, verdicts. No functions, no metatables, no cycles.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct lua_State;

namespace luwte::script {

/// A tree. Tables have a list part (1, 2, …) and named fields.
struct Value {
    std::variant<std::monostate, bool, double, std::string> scalar;
    bool is_table = false;
    std::vector<Value> list;
    std::map<std::string, Value, std::less<>> fields;

    [[nodiscard]] const Value* find(std::string_view name) const;
    [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&scalar); }
    [[nodiscard]] const double* number() const { return std::get_if<double>(&scalar); }
    [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&scalar); }
    [[nodiscard]] bool is_nothing() const {
        return !is_table && std::holds_alternative<std::monostate>(scalar);
    }
    /// The text of a field, or the fallback.
    [[nodiscard]] std::string text_of(std::string_view name, std::string_view fallback = {}) const;
    /// "a text", "a list" …: for messages.
    [[nodiscard]] std::string kind() const;
};

/// Copies what lies at `index`; nothing when it holds what data cannot (functions become nothing when
/// `skip_functions`), is nested deeper than 12 or larger than 20,000 values.
[[nodiscard]] std::optional<Value> read_value(lua_State* state, int index, bool skip_functions = false);
/// The other way, as a new table or scalar on the stack.
void push_value(lua_State* state, const Value& value);

}  // namespace luwte::script
