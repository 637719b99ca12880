// A small reader of tags and attributes: enough for our own templates, strict where it is not sure.
#include "view/template_check.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace luwte::view {

namespace {

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}
bool is_space(char letter) {
    return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
}
bool ends_name(char letter) {
    return is_space(letter) || letter == '=' || letter == '>' || letter == '/' || letter == '{';
}

bool is_one_of(std::string_view text, const auto& names) {
    return std::ranges::find(names, text) != names.end();
}

bool takes_address(std::string_view element, std::string_view attribute) {
    static constexpr std::array<std::string_view, 9> always{
        "href", "src", "action", "formaction", "poster", "srcset", "data-wake", "data-draft", "xlink:href"};
    return is_one_of(attribute, always) || (attribute == "data" && element == "object");
}

/// One marker with the whole address, an own address behind the choices, a place on this page, or a number to
/// call.
bool is_safe_address(std::string_view value) {
    if (value.starts_with("{{BASE}}/") && !value.starts_with("{{BASE}}//")) return true;
    if (value.starts_with('#') || value.starts_with("tel:")) return true;
    if (value.starts_with("{{") && value[2] != '#' && value[2] != '>' && value.find("}}") == value.size() - 2)
        return true;
    // A query may follow the marker: what is validated is what stands before it.
    const auto end = value.find("}}");
    return value.starts_with("{{") && end != std::string_view::npos && end + 2 < value.size() &&
           (value[end + 2] == '?' || value[end + 2] == '#');
}

}  // namespace

std::vector<std::string> TemplateCheck::faults() {
    while (!rest_.empty()) {
        if (rest_.starts_with("<!--")) {
            fault("a comment that readers would get: use {{! … }}", rest_);
            rest_.remove_prefix(4);
        } else if (rest_.size() > 1 && rest_[0] == '<' && is_letter(rest_[1])) {
            read_tag();
        } else {
            rest_.remove_prefix(1);
        }
    }
    return std::move(faults_);
}

void TemplateCheck::read_tag() {
    const auto start = rest_;
    rest_.remove_prefix(1);
    const auto end = static_cast<std::size_t>(std::ranges::find_if(rest_, ends_name) - rest_.begin());
    const auto element = rest_.substr(0, end);
    rest_.remove_prefix(end);
    static constexpr std::array<std::string_view, 7> never{"style", "iframe", "object", "embed",
                                                           "base",  "frame",  "applet"};
    if (is_one_of(element, never)) fault("this element has no place in a page", start);
    while (!rest_.empty() && rest_.front() != '>') {
        if (rest_.starts_with("{{")) {
            skip_marker_or_letter();
        } else if (is_letter(rest_.front())) {
            read_attribute(element);
        } else {
            rest_.remove_prefix(1);
        }
    }
    if (element != "script") return;
    const auto tag = start.substr(0, start.size() - rest_.size());
    if (tag.find(" src=\"") == std::string_view::npos || !rest_.starts_with("></script>"))
        fault("inline script", start);
}

void TemplateCheck::read_attribute(std::string_view element) {
    const auto start = rest_;
    const auto end = static_cast<std::size_t>(std::ranges::find_if(rest_, ends_name) - rest_.begin());
    const auto name = rest_.substr(0, end);
    rest_.remove_prefix(end);
    std::string_view value;
    if (rest_.starts_with("=")) {
        rest_.remove_prefix(1);
        if (!rest_.starts_with('"')) return fault("an attribute without double quotes", start);
        const auto close = rest_.find('"', 1);
        if (close == std::string_view::npos) return fault("a quote that does not close", start);
        value = rest_.substr(1, close - 1);
        rest_.remove_prefix(close + 1);
    }
    check_attribute(element, name, value);
}

void TemplateCheck::check_attribute(std::string_view element, std::string_view name, std::string_view value) {
    if (name == "style") fault("inline style", value);
    if (name.starts_with("on")) fault("an event handler", name);
    if (name == "srcdoc" || name == "ping") fault("this attribute has no place in a page", name);
    if (takes_address(element, name) && !is_safe_address(value)) {
        fault("an address must begin with {{BASE}}/ or be one marker", value);
    }
}

void TemplateCheck::skip_marker_or_letter() {
    const auto end = rest_.find("}}");
    rest_.remove_prefix(end == std::string_view::npos ? 1 : end + 2);
}

void TemplateCheck::fault(std::string_view what, std::string_view where) {
    constexpr std::size_t enough = 60;
    faults_.push_back(fmt::format("{}: {}", what, where.substr(0, enough)));
    if (what.starts_with("a quote")) rest_ = {};
}

}  // namespace luwte::view
