#include "feature/forum/html_writer.h"

#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace luwte::forum {
namespace {

constexpr int deepest_block = 12;
constexpr int deepest_inline = 12;
constexpr int marks_on_one_letter = 6;

bool is_combining(UChar32 letter) {
    return ((1U << u_charType(letter)) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0;
}

void append_character(std::string& html, std::string_view bytes) {
    switch (bytes.front()) {
        case '&':
            html += "&amp;";
            return;
        case '<':
            html += "&lt;";
            return;
        case '>':
            html += "&gt;";
            return;
        case '"':
            html += "&quot;";
            return;
        case '\'':
            html += "&#39;";
            return;
        default:
            html += bytes;
    }
}

/// An address for an attribute: everything outside RFC 3986's characters percent encoded; what is encoded
/// stays.
void append_address(std::string& html, std::string_view address) {
    constexpr std::string_view plain = "-._~:/?#[]@!$()*+,;=%";
    constexpr char hex[] = "0123456789ABCDEF";
    for (const char c : address) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        const auto byte = static_cast<std::uint8_t>(c);
        if (letter || plain.find(c) != std::string_view::npos) {
            html += c;
        } else if (c == '&') {
            html += "&amp;";
        } else {
            html += '%';
            html += hex[byte >> 4];
            html += hex[byte & 15];
        }
    }
}

}  // namespace

void append_escaped(std::string& html, std::string_view text) {
    int marks = 0;
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        const std::int32_t begin = at;
        UChar32 letter = 0;
        U8_NEXT_OR_FFFD(text.data(), at, size, letter);
        marks = letter >= 0x300 && is_combining(letter) ? marks + 1 : 0;
        if (marks <= marks_on_one_letter) {
            append_character(
                html, text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)));
        }
    }
}

void HtmlWriter::block_tag(std::string_view name, bool open) {
    if (!open) --blocks_;
    // A list is shown only where its items can be.
    const int deepest = name == "ul" || name == "ol" ? deepest_block - 1 : deepest_block;
    if (blocks_ < deepest) {
        html_ += open ? "<" : "</";
        html_ += name;
        html_ += '>';
    }
    if (open) ++blocks_;
}

void HtmlWriter::ordered_list(int start) {
    if (blocks_ < deepest_block - 1)
        html_ += start == 1 ? "<ol>" : "<ol start=\"" + std::to_string(start) + "\">";
    ++blocks_;
}

void HtmlWriter::inline_tag(std::string_view name, bool open) {
    if (!open) --inlines_;
    if (inlines_ < deepest_inline) {
        html_ += open ? "<" : "</";
        html_ += name;
        html_ += '>';
    }
    if (open) ++inlines_;
}

void HtmlWriter::begin_link(std::string_view address) {
    html_ += "<a rel=\"noopener noreferrer nofollow ugc\" href=\"";
    append_address(html_, address);
    html_ += "\">";
    link_text_at_ = html_.size();
}

void HtmlWriter::end_link(std::string_view host) {
    const std::string shown = html_.substr(link_text_at_);
    bool says_host = shown.empty();
    for (const std::string_view scheme : {"", "http://", "https://"}) {
        const std::string start = std::string(scheme) + std::string(host);
        if (shown.starts_with(start) && (shown.size() == start.size() || shown[start.size()] == '/'))
            says_host = true;
    }
    if (shown.empty()) append_escaped(html_, host);
    html_ += "</a>";
    if (says_host) return;
    html_ += " [";
    append_escaped(html_, host);
    html_ += ']';
}

void HtmlWriter::text(std::string_view text) {
    append_escaped(html_, text);
}

void HtmlWriter::preformatted(std::string_view text) {
    html_ += "<pre>";
    append_escaped(html_, text);
    html_ += "</pre>";
}

}  // namespace luwte::forum
