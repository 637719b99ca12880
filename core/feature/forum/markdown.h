// From what a person typed (Markdown) to what others see: safe HTML, plain words, the first line.
//
// CommonMark with strikethrough and bare addresses, parsed by cmark-gfm; the HTML is written here from the
// parsed tree, so that nothing gets through that this file does not know: no HTML, no images, no headings
// (they would break the page's own outline), links to http and https only, with their host shown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace luwte::forum {

struct Rendered {
    std::string html;   ///< safe to put into a page as it is
    std::string plain;  ///< the author's own words: no marks, no quotes of others; for search and excerpts
    std::string first_line;  ///< the beginning of `plain`, at most 140 characters, one line
};

/// Renders cleaned text (base::clean_text). Never fails; time grows with the length of the text alone.
[[nodiscard]] Rendered render_markdown(std::string_view source);

/// The author's own words of a post as quoted Markdown, to begin a reply with; at most 600 characters, and an
/// empty line after it.
[[nodiscard]] std::string quote_markdown(std::string_view source);

/// The host of a link that may be followed: http or https, a plain ASCII host name, no user name in front of
/// it. Empty for anything else ("javascript:…", "https://bank.example@evil.example/").
[[nodiscard]] std::string_view link_host(std::string_view address);

}  // namespace luwte::forum
