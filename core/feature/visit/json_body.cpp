#include "feature/visit/json_body.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/visit/json_answer.h"

namespace luwte::visit {
namespace {

using base::ProblemKind;
using nlohmann::json;

/// The most that is told back of a field's name that somebody made up.
constexpr std::size_t longest_named_field = 60;

net::Response malformed(const char* code, const char* title) {
    return json_problem({ProblemKind::invalid, code, ""}, {{"title", title}}, 400);
}

net::Response bad_field(const char* code, const char* title, std::string_view field) {
    return json_problem({ProblemKind::invalid, code, base::shorten(field, longest_named_field)},
                        {{"title", title}});
}

/// "application/json", with or without "; charset=utf-8".
bool is_json_type(std::string_view type) {
    std::string folded;
    for (const char letter : type) {
        if (letter != ' ' && letter != '"')
            folded += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    }
    return folded == "application/json" || folded == "application/json;charset=utf-8";
}

struct Parsed {
    json value;
    bool too_deep = false;
    std::string twice;  ///< a field of the outermost object that came two times
};

Parsed parse(const std::string& body) {
    Parsed parsed;
    std::set<std::string> names;
    const json::parser_callback_t watch = [&](int depth, json::parse_event_t event, json& value) {
        if (depth >= deepest_json) parsed.too_deep = true;
        if (event == json::parse_event_t::key && depth == 1 &&
            !names.insert(value.get_ref<const std::string&>()).second)
            parsed.twice = value.get_ref<const std::string&>();
        return !parsed.too_deep;
    };
    parsed.value = json::parse(body, watch, false);
    return parsed;
}

bool is_text(const json& value) {
    return value.is_string() && value.get_ref<const std::string&>().find('\0') == std::string::npos;
}

bool is_of(const json& value, JsonKind kind) {
    switch (kind) {
        case JsonKind::text:
            return is_text(value);
        case JsonKind::number:
            return value.is_number_integer() &&
                   (!value.is_number_unsigned() || value.get<std::uint64_t>() <= INT64_MAX);
        case JsonKind::flag:
            return value.is_boolean();
        case JsonKind::texts:
            return value.is_array() && value.size() <= most_json_texts && std::ranges::all_of(value, is_text);
    }
    return false;
}

}  // namespace

std::expected<JsonBody, net::Response> JsonBody::read(const Context& context,
                                                      std::span<const JsonField> fields) {
    const auto& request = context.request;
    if (!is_json_type(request.header("content-type")))
        return std::unexpected(json_problem({ProblemKind::invalid, "json.content-type", ""},
                                            {{"title", "The content type has to be application/json"}}, 415));
    if (!base::is_utf8(request.body))
        return std::unexpected(malformed("json.not-utf8", "The body is not UTF-8"));
    const auto parsed = parse(request.body);
    if (parsed.too_deep) return std::unexpected(malformed("json.too-deep", "The body is nested too deeply"));
    if (parsed.value.is_discarded())
        return std::unexpected(malformed("json.malformed", "The body is not JSON"));
    if (!parsed.value.is_object())
        return std::unexpected(malformed("json.not-object", "The body is not a JSON object"));
    if (!parsed.twice.empty())
        return std::unexpected(bad_field("json.field-twice", "A field is there twice", parsed.twice));

    JsonBody body;
    for (const auto& [name, value] : parsed.value.items()) {
        const auto field = std::ranges::find(fields, std::string_view(name), &JsonField::name);
        if (field == fields.end())
            return std::unexpected(bad_field("json.unknown-field", "There is no such field here", name));
        if (!is_of(value, field->kind))
            return std::unexpected(bad_field("json.wrong-kind", "The field is of another kind", name));
        switch (field->kind) {
            case JsonKind::text:
                body.values_.emplace(name, value.get<std::string>());
                break;
            case JsonKind::number:
                body.values_.emplace(name, value.get<std::int64_t>());
                break;
            case JsonKind::flag:
                body.values_.emplace(name, value.get<bool>());
                break;
            case JsonKind::texts:
                body.values_.emplace(name, value.get<std::vector<std::string>>());
                break;
        }
    }
    for (const auto& field : fields) {
        if (field.required && !body.has(field.name))
            return std::unexpected(bad_field("json.missing-field", "A field is missing", field.name));
    }
    return body;
}

bool JsonBody::has(std::string_view name) const {
    return values_.contains(name);
}

template <class T>
const T* JsonBody::find(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : std::get_if<T>(&found->second);
}

const std::string& JsonBody::text(std::string_view name) const {
    static const std::string none;
    const auto* value = find<std::string>(name);
    return value == nullptr ? none : *value;
}

std::optional<std::int64_t> JsonBody::number(std::string_view name) const {
    const auto* value = find<std::int64_t>(name);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

bool JsonBody::flag(std::string_view name) const {
    const auto* value = find<bool>(name);
    return value != nullptr && *value;
}

const std::vector<std::string>& JsonBody::texts(std::string_view name) const {
    static const std::vector<std::string> none;
    const auto* value = find<std::vector<std::string>>(name);
    return value == nullptr ? none : *value;
}

}  // namespace luwte::visit
