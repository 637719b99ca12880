// Writes the few kinds of HTML that a post may have. Whatever is given to it, the result is well formed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace luwte::forum {

/// Escapes text for HTML, and keeps at most six combining marks on one letter: more would paint over the
/// lines around it. (The source stays as it was written.)
void append_escaped(std::string& html, std::string_view text);

class HtmlWriter {
  public:
    /// A block or list; beyond twelve levels the tags are left out and only the text stays.
    void block_tag(std::string_view name, bool open);
    void ordered_list(int start);
    void inline_tag(std::string_view name, bool open);
    void begin_link(std::string_view address);
    /// Ends the link and shows where it leads, unless its text says so already.
    void end_link(std::string_view host);
    void text(std::string_view text);
    void preformatted(std::string_view text);
    void line_break() { html_ += "<br>"; }
    void rule() { html_ += "<hr>"; }
    [[nodiscard]] std::string take() { return std::move(html_); }

  private:
    std::string html_;
    int blocks_ = 0;
    int inlines_ = 0;
    std::size_t link_text_at_ = 0;
};

}  // namespace luwte::forum
