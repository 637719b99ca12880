// The wishes of the wegwijzer as they stand in an address: numbers behind single letters, so that nobody who
// looks at the history reads what somebody looked for (S2).
#pragma once

#include <string>

#include "feature/directory/directory.h"
#include "feature/visit/context.h"
#include "net/request.h"
#include "view/fields.h"

namespace luwte::directory {

/// Reads a query or a form. What is not understood is no wish.
///   a what is going on   b for whom   c kind of help   d language   g how   e=1 anonymous   o=1 open now   q
///   words
[[nodiscard]] Search read_search(const net::Parameters& parameters);

/// The address of a search, without its words: "/w?a=4&o=1".
[[nodiscard]] std::string search_address(const Search& search);

/// Fills the form of web/templates/directory/find.html, offering what some service of the directory has.
void show_filters(view::Fields fields, const Search& search, const Directory& directory,
                  const visit::Context& context);

}  // namespace luwte::directory
