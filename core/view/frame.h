// The values of web/templates/layout.html.
#pragma once

#include <string_view>

#include "view/fields.h"
#include "view/language.h"
#include "view/renderer.h"
#include "view/theme.h"

namespace luwte::view {

/// Everything of the layout but CONTENT and the logo.
[[nodiscard]] Fields frame_fields(const Theme& theme, Language language, const Frame& frame,
                                  const Assets& assets);

/// `base` with another language: "/-en.h5" becomes "/-nl.h5".
[[nodiscard]] std::string with_language(std::string_view base, Language language);

}  // namespace luwte::view
