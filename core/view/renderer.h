// From template, theme, language and fields to HTML.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "view/assets.h"
#include "view/catalogue.h"
#include "view/fields.h"
#include "view/language.h"
#include "view/theme.h"

namespace luwte::view {

/// What the frame around every page needs. See web/templates/layout.html.
struct Frame {
    std::string_view title;      ///< discreet: says nothing about violence (S2); already translated
    std::string_view base;       ///< the prefix of every address: Choices::prefix()
    std::string_view path;       ///< the page's path without prefix, for the language links
    std::string_view back;       ///< path (without prefix) of the page's own way back; empty: none
    bool signed_in = false;      ///< a person or staff: the exit is a form-free link all the same
    bool staff = false;          ///< shows the way to the room, and loads room.js
    bool discreet = true;        ///< single history entry with JavaScript
    std::string_view wake;       ///< address of an event stream that the page listens to; empty: none
    int reload_seconds = 0;      ///< without JavaScript the page loads itself anew; 0: never (always where one types)
    std::string_view organisation;      ///< its title, beside the logo; empty: the theme's discreet title
    std::vector<Language> languages;    ///< offered in the footer; with fewer than two, nothing is
};

/// Templates of every language and theme, read and translated at start. Thread safe.
class Renderer {
  public:
    /// Reads <web>/templates and <web>/drawings. Throws std::runtime_error, naming file and reason, when one cannot
    /// be read, parsed or translated, or holds what no template may (inline script or style, foreign addresses).
    static std::unique_ptr<Renderer> create(const std::filesystem::path& web,
                                            std::shared_ptr<const Catalogue> catalogue, const Assets& assets);
    virtual ~Renderer() = default;
    /// A whole page: the template inside the frame. A template that begins with <!DOCTYPE is one by itself: it gets
    /// the frame's values (LANG, BASE, STYLESHEET …) and no others. Throws std::invalid_argument for a template that
    /// does not exist.
    [[nodiscard]] virtual std::string page(const Theme& theme, Language language, const Frame& frame,
                                           std::string_view template_file, const Fields& fields) const = 0;
    /// A piece of a page (a post that is kept rendered).
    [[nodiscard]] virtual std::string piece(const Theme& theme, Language language,
                                            std::string_view template_file, const Fields& fields) const = 0;
    [[nodiscard]] virtual const Catalogue& catalogue() const = 0;
    /// A text in that language, with the theme's own words for it where it has them.
    [[nodiscard]] virtual std::string translate(const Theme& theme, Language language,
                                                std::string_view english) const = 0;
    /// Whether there is a template of that name.
    [[nodiscard]] virtual bool has(std::string_view template_file) const = 0;
    /// Reads the templates with the theme's words now instead of at its first page; throws as create does.
    virtual void prepare(const Theme& theme) const = 0;
};

}  // namespace luwte::view
