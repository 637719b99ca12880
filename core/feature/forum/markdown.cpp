#include "feature/forum/markdown.h"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <memory>
#include <mutex>

#include "base/text.h"
#include "feature/forum/html_writer.h"

namespace luwte::forum {
namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeIterator {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::unique_ptr<cmark_node, FreeNode> parse(std::string_view source) {
    static std::once_flag registered;
    std::call_once(registered, [] { cmark_gfm_core_extensions_ensure_registered(); });
    std::unique_ptr<cmark_parser, FreeParser> parser(
        cmark_parser_new(CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE));
    for (const char* name : {"strikethrough", "autolink"}) {
        if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name)) {
            cmark_parser_attach_syntax_extension(parser.get(), extension);
        }
    }
    cmark_parser_feed(parser.get(), source.data(), source.size());
    return std::unique_ptr<cmark_node, FreeNode>(cmark_parser_finish(parser.get()));
}

std::string_view text_of(const char* text) {
    return text == nullptr ? std::string_view() : std::string_view(text);
}

/// Walks the tree once, without recursion (hostile nesting must not reach the stack), and writes both forms.
class Walk {
  public:
    Rendered run(cmark_node* root) {
        std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
        for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(iterator.get())) {
            visit(cmark_iter_get_node(iterator.get()), event == CMARK_EVENT_ENTER);
        }
        Rendered rendered;
        rendered.html = writer_.take();
        rendered.plain = base::clean_text(plain_);
        const std::string_view whole = rendered.plain;
        rendered.first_line = base::shorten(base::clean_line(whole.substr(0, whole.find('\n'))), 140);
        return rendered;
    }

  private:
    void visit(cmark_node* node, bool entering) {
        const cmark_node_type type = cmark_node_get_type(node);
        switch (type) {
            case CMARK_NODE_BLOCK_QUOTE:
                quotes_ += entering ? 1 : -1;
                return writer_.block_tag("blockquote", entering);
            case CMARK_NODE_LIST:
                return visit_list(node, entering);
            case CMARK_NODE_ITEM:
                return writer_.block_tag("li", entering);
            case CMARK_NODE_PARAGRAPH:
                return visit_paragraph(node, entering);
            case CMARK_NODE_HEADING:
                if (entering) writer_.block_tag("p", true);
                writer_.inline_tag("strong", entering);
                if (!entering) writer_.block_tag("p", false);
                return end_line(entering);
            case CMARK_NODE_CODE_BLOCK:
            case CMARK_NODE_HTML_BLOCK:
                return write_block(node);
            case CMARK_NODE_THEMATIC_BREAK:
                return writer_.rule();
            case CMARK_NODE_EMPH:
                return writer_.inline_tag("em", entering);
            case CMARK_NODE_STRONG:
                return writer_.inline_tag("strong", entering);
            case CMARK_NODE_LINK:
                return visit_link(node, entering);
            case CMARK_NODE_SOFTBREAK:
            case CMARK_NODE_LINEBREAK:
                writer_.line_break();
                return add_plain("\n");
            case CMARK_NODE_TEXT:
            case CMARK_NODE_HTML_INLINE:
                return write_text(text_of(cmark_node_get_literal(node)));
            case CMARK_NODE_CODE:
                writer_.inline_tag("code", true);
                write_text(text_of(cmark_node_get_literal(node)));
                return writer_.inline_tag("code", false);
            default:
                // An extension's kinds have no constant. Else the document, or an image: its words are its
                // children.
                if (text_of(cmark_node_get_type_string(node)) == "strikethrough")
                    writer_.inline_tag("del", entering);
        }
    }

    void visit_list(cmark_node* node, bool entering) {
        const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        if (ordered && entering) return writer_.ordered_list(cmark_node_get_list_start(node));
        writer_.block_tag(ordered ? "ol" : "ul", entering);
    }

    void visit_paragraph(cmark_node* node, bool entering) {
        cmark_node* item = cmark_node_parent(node);
        cmark_node* list = item == nullptr ? nullptr : cmark_node_parent(item);
        const bool tight = list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST &&
                           cmark_node_get_list_tight(list) != 0;
        if (!tight) writer_.block_tag("p", entering);
        end_line(entering);
    }

    void visit_link(cmark_node* node, bool entering) {
        const std::string_view address = text_of(cmark_node_get_url(node));
        if (link_host(address).empty()) {
            // Not to be followed, yet nothing that was written may vanish: the address stays as text.
            if (!entering && address != text_of(link_text(node)) && !address.empty()) {
                write_text(" (");
                write_text(address);
                write_text(")");
            }
            return;
        }
        if (entering) return writer_.begin_link(address);
        writer_.end_link(link_host(address));
    }

    static const char* link_text(cmark_node* node) {
        cmark_node* child = cmark_node_first_child(node);
        return child != nullptr && cmark_node_get_type(child) == CMARK_NODE_TEXT
                   ? cmark_node_get_literal(child)
                   : nullptr;
    }

    void write_block(cmark_node* node) {
        std::string_view literal = text_of(cmark_node_get_literal(node));
        while (literal.ends_with('\n')) literal.remove_suffix(1);
        writer_.preformatted(literal);
        add_plain(literal);
        add_plain("\n");
    }

    void write_text(std::string_view text) {
        writer_.text(text);
        add_plain(text);
    }

    void end_line(bool entering) {
        if (!entering) add_plain("\n");
    }

    void add_plain(std::string_view text) {
        if (quotes_ == 0) plain_ += text;
    }

    HtmlWriter writer_;
    std::string plain_;
    int quotes_ = 0;
};

bool is_host_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() &&
           std::ranges::equal(text.substr(0, lower.size()), lower, [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
           });
}

}  // namespace

std::string_view link_host(std::string_view address) {
    std::string_view rest;
    if (starts_with_ignoring_case(address, "https://")) rest = address.substr(8);
    if (starts_with_ignoring_case(address, "http://")) rest = address.substr(7);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#\\"));
    std::string_view host = authority.substr(0, authority.find(':'));
    const std::string_view port = authority.substr(host.size());
    const bool port_is_good =
        port.empty() || (port.size() <= 6 &&
                         std::ranges::all_of(port.substr(1), [](char c) { return c >= '0' && c <= '9'; }));
    const bool good = !host.empty() && host.size() <= 253 && host.find('.') != std::string_view::npos &&
                      host.front() != '.' && host.front() != '-' &&
                      std::ranges::all_of(host, is_host_character);
    // Browsers read a backslash as a slash: an address with one may lead elsewhere than it seems.
    return good && port_is_good && address.find('\\') == std::string_view::npos ? host : std::string_view();
}

Rendered render_markdown(std::string_view source) {
    const auto root = parse(source);
    return Walk().run(root.get());
}

std::string quote_markdown(std::string_view source) {
    const std::string words = base::shorten(render_markdown(source).plain, 600);
    std::string quoted;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find('\n', at), words.size());
        quoted += end == at ? ">" : "> ";
        quoted.append(words, at, end - at);
        quoted += '\n';
        at = end + 1;
    }
    return quoted.empty() ? quoted : quoted + "\n";
}

}  // namespace luwte::forum
