// Words into templates.
#include "view/template_source.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "view/template_check.h"

namespace luwte::view {

namespace {

bool is_space(char letter) {
    return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
}

/// Runs of white space as one space, none at the ends: as scripts/catalogues writes the text down.
std::string one_line(std::string_view text) {
    std::string line;
    for (const char letter : text) {
        if (!is_space(letter)) {
            line += letter;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
}

/// Splits "context|text". A context is lower case letters and hyphens, so that a "|" in a sentence is none.
std::pair<std::string_view, std::string_view> split_context(std::string_view text) {
    const auto bar = text.find('|');
    if (bar == std::string_view::npos || bar == 0) return {{}, text};
    const auto context = text.substr(0, bar);
    const bool plain = std::ranges::all_of(
        context, [](char letter) { return (letter >= 'a' && letter <= 'z') || letter == '-'; });
    if (!plain) return {{}, text};
    return {context, text.substr(bar + 1)};
}

std::string escape_but_markers(std::string_view text) {
    std::string escaped;
    while (!text.empty()) {
        if (text.starts_with("{{")) {
            const auto end = text.find("}}");
            const auto length = end == std::string_view::npos ? text.size() : end + 2;
            escaped += text.substr(0, length);
            text.remove_prefix(length);
            continue;
        }
        switch (text.front()) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&#39;";
                break;
            default:
                escaped += text.front();
        }
        text.remove_prefix(1);
    }
    return escaped;
}

/// {{NAME}} as {{NAME:pre_escape}}: HTML escaping that keeps white space.
std::string with_modifier(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto open = text.find("{{");
        const auto close = text.find("}}", open == std::string_view::npos ? 0 : open);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        const auto name = text.substr(open + 2, close - open - 2);
        const bool plain = !name.empty() && std::ranges::all_of(name, [](char letter) {
            return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '_';
        });
        result += text.substr(0, close);
        if (plain) result += ":pre_escape";
        result += "}}";
        text.remove_prefix(close + 2);
    }
    return result.append(text);
}

std::string translated(std::string_view inside, const Translate& translate) {
    const auto whole = one_line(inside);
    if (whole.empty()) throw std::runtime_error("[[]] holds no text");
    const auto [context, english] = split_context(whole);
    const auto text = translate(context, english);
    if (markers_of(text) != markers_of(english)) {
        throw std::runtime_error(
            fmt::format("the translation of \"{}\" has other markers: \"{}\"", english, text));
    }
    return escape_but_markers(text);
}

}  // namespace

std::string translate_source(std::string_view source, const Translate& translate) {
    std::string result;
    while (!source.empty()) {
        const auto open = source.find("[[");
        const auto before = source.substr(0, open);
        if (before.find("]]") != std::string_view::npos) throw std::runtime_error("]] without [[");
        result += before;
        if (open == std::string_view::npos) break;
        const auto close = source.find("]]", open);
        const auto nested = source.find("[[", open + 2);
        if (close == std::string_view::npos || nested < close) {
            throw std::runtime_error(fmt::format("[[ without ]]: {}", source.substr(open, 60)));
        }
        result += translated(source.substr(open + 2, close - open - 2), translate);
        source.remove_prefix(close + 2);
    }
    return result;
}

std::string insert_drawings(std::string_view source, const std::map<std::string, std::string>& drawings) {
    std::string result;
    while (!source.empty()) {
        const auto open = source.find("{{>");
        result += source.substr(0, open);
        if (open == std::string_view::npos) break;
        source.remove_prefix(open);
        const auto close = source.find("}}");
        if (close == std::string_view::npos) throw std::runtime_error("{{> without }}");
        std::string name(source.substr(3, close - 3));
        for (char& letter : name) {
            if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
            if (letter == '_') letter = '-';
        }
        const auto drawing = drawings.find(name);
        result += drawing == drawings.end() ? source.substr(0, close + 2) : std::string_view(drawing->second);
        source.remove_prefix(close + 2);
    }
    return result;
}

std::string without_indentation(std::string_view source) {
    std::string result;
    int kept = 0;  // how many elements are open in which white space counts
    const auto count = [](std::string_view line, std::string_view what) {
        int found = 0;
        for (auto at = line.find(what); at != std::string_view::npos; at = line.find(what, at + 1)) ++found;
        return found;
    };
    while (!source.empty()) {
        const auto end = std::min(source.find('\n'), source.size());
        auto line = source.substr(0, end);
        const bool last = end == source.size();
        source.remove_prefix(std::min(end + 1, source.size()));
        const bool keep = kept > 0;
        kept +=
            count(line, "<pre") + count(line, "<textarea") - count(line, "</pre") - count(line, "</textarea");
        while (!keep && !line.empty() && is_space(line.front())) line.remove_prefix(1);
        if (line.empty() && !keep) continue;
        result += line;
        if (!last) result += '\n';
    }
    return result;
}

std::string keep_white_space(std::string_view source) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> places{
        {{"<textarea", "</textarea"}, {"<pre", "</pre"}, {"value=\"", "\""}}};
    std::string result;
    while (!source.empty()) {
        std::size_t start = source.size();
        std::string_view opening, closing;
        for (const auto& [open, close] : places) {
            if (const auto found = source.find(open); found < start) {
                start = found;
                opening = open;
                closing = close;
            }
        }
        result += source.substr(0, start);
        source.remove_prefix(start);
        if (source.empty()) break;
        // The attributes of the element's own tag are not its content.
        const auto tag = opening.starts_with('<') ? source.find('>') : opening.size() - 1;
        const auto content = tag == std::string_view::npos ? source.size() : tag + 1;
        const auto end = std::min(source.find(closing, content), source.size());
        result += source.substr(0, content);
        result += with_modifier(source.substr(content, end - content));
        source.remove_prefix(end);
        if (closing == "\"" && !source.empty()) {
            result += source.front();
            source.remove_prefix(1);
        }
    }
    return result;
}

std::set<std::string> markers_of(std::string_view text) {
    std::set<std::string> markers;
    while (true) {
        const auto open = text.find('{');
        if (open == std::string_view::npos) return markers;
        const bool twice = text.substr(open).starts_with("{{");
        const auto close = text.find(twice ? "}}" : "}", open);
        if (close == std::string_view::npos) return markers;
        markers.emplace(text.substr(open, close - open));
        text.remove_prefix(close + 1);
    }
}

std::vector<std::string> source_faults(std::string_view source) {
    return TemplateCheck(source).faults();
}

}  // namespace luwte::view
