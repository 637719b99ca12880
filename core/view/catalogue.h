// Interface texts in every language, from gettext catalogues (web/locale/*.po, compiled by the build).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "view/language.h"

namespace luwte::view {

/// Immutable once loaded; thread safe.
class Catalogue {
  public:
    /// Reads <folder>/<code>.mo for every language. English stands in the source itself.
    static std::shared_ptr<const Catalogue> load(const std::filesystem::path& folder);
    virtual ~Catalogue() = default;
    /// The text in that language; the English text itself when there is no translation. nl-plain falls back to nl.
    [[nodiscard]] virtual std::string translate(Language language, std::string_view english) const = 0;
    /// With a context, for words that differ by place.
    [[nodiscard]] virtual std::string translate_in(Language language, std::string_view context, std::string_view english) const = 0;
    /// Plural: the form for `count`, in which "{}" is replaced by the number.
    [[nodiscard]] virtual std::string translate_count(Language language, std::string_view one, std::string_view many, std::int64_t count) const = 0;
};

/// Replaces {name} in a translated text. Unknown names stay.
[[nodiscard]] std::string fill_in(std::string text, const std::vector<std::pair<std::string_view, std::string_view>>& values);

}  // namespace luwte::view

/// Marks a text for xgettext where it is written, without translating it there.
#define LUWTE_TEXT(text) text
