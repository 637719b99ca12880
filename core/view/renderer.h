// From template, theme, language and fields to HTML.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

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
};

/// Templates of every language and theme, read and translated at start. Thread safe.
class Renderer {
  public:
    static std::unique_ptr<Renderer> create(const std::filesystem::path& templates,
                                            std::shared_ptr<const Catalogue> catalogue);
    virtual ~Renderer() = default;
    /// A whole page: the template inside the frame.
    [[nodiscard]] virtual std::string page(const Theme& theme, Language language, const Frame& frame,
                                           std::string_view template_file, const Fields& fields) const = 0;
    /// A piece of a page (a post that is kept rendered).
    [[nodiscard]] virtual std::string piece(const Theme& theme, Language language,
                                            std::string_view template_file, const Fields& fields) const = 0;
    [[nodiscard]] virtual const Catalogue& catalogue() const = 0;
};

}  // namespace luwte::view
