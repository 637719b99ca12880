// What a page function gives a template: names with values, sections that are shown, rows that repeat.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace ctemplate {
class TemplateDictionary;
}

namespace luwte::view {

/// The values of a template. A handle: copies speak of the same values, rows live as long as their root.
/// Everything set is escaped for the place in which the template puts it; the template marks the few that are
/// HTML already (rendered Markdown, drawn avatars) itself, with `:none`.
class Fields {
  public:
    Fields();
    /// {{NAME}}
    Fields& set(std::string_view name, std::string_view value);
    Fields& set(std::string_view name, std::int64_t value);
    /// Shows {{#NAME}}…{{/NAME}} once (when `yes`).
    Fields& show(std::string_view name, bool yes = true);
    /// Sets NAME and shows section HAS_NAME, when the value is not empty.
    Fields& set_if(std::string_view name, std::string_view value);
    /// One more repetition of {{#NAME}}…{{/NAME}}, with values of its own.
    [[nodiscard]] Fields add(std::string_view name);
    /// Fills {{>NAME}} with another template file.
    [[nodiscard]] Fields include(std::string_view name, std::string_view template_file);
    [[nodiscard]] ctemplate::TemplateDictionary& dictionary() const { return *dictionary_; }

  private:
    explicit Fields(std::shared_ptr<ctemplate::TemplateDictionary> root, ctemplate::TemplateDictionary* dictionary)
        : root_(std::move(root)), dictionary_(dictionary) {}
    std::shared_ptr<ctemplate::TemplateDictionary> root_;
    ctemplate::TemplateDictionary* dictionary_;
};

}  // namespace luwte::view
