// Puts what to call now into a page: fills web/templates/directory/help_now.html, which any page may include.
#pragma once

#include <memory>
#include <span>

#include "feature/directory/directory.h"
#include "feature/directory/snapshot.h"
#include "feature/visit/context.h"
#include "view/fields.h"

namespace luwte::directory {

/// `fields` is what fields.include("HELP_NOW", "directory/help_now.html") gave. The headings in it are <h2>.
void show_help(view::Fields fields, std::span<const HelpLine> lines, const visit::Context& context);

/// The directory, or an empty one when the database is away and nothing was read yet: a page about danger
/// then still says 112.
[[nodiscard]] std::shared_ptr<const Directory> directory_or_nothing(Snapshots& snapshots,
                                                                    visit::Context& context);

}  // namespace luwte::directory
