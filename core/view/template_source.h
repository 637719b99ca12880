// The source of a template, made ready to parse: words translated, drawings put in, and checked for what no
// template may hold. Everything here happens once, at start.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace luwte::view {

/// The translation of an English text; `context` is empty for most.
using Translate = std::function<std::string(std::string_view context, std::string_view english)>;

/// Replaces every [[text]] and [[context|text]] by its translation, escaped for HTML outside of {{markers}}.
/// White space inside the brackets counts as one space. Throws std::runtime_error when brackets do not match
/// or a translation lost or gained a marker.
[[nodiscard]] std::string translate_source(std::string_view source, const Translate& translate);

/// Replaces {{>NAME}} by the drawing of that name ("door-self" for {{>DOOR_SELF}}). Other names stay.
[[nodiscard]] std::string insert_drawings(std::string_view source,
                                          const std::map<std::string, std::string>& drawings);

/// Drops indentation, outside of <pre> and <textarea>.
[[nodiscard]] std::string without_indentation(std::string_view source);

/// Marks the values inside <textarea>, <pre> and value="…" to keep their line ends and spaces: ctemplate's escaping
/// for other places makes one space of them, and what a person wrote must come back as it was.
[[nodiscard]] std::string keep_white_space(std::string_view source);

/// Why a source may not be used: inline script, style or event handlers, addresses of others, addresses that
/// do not begin with a marker alone or "{{BASE}}/", attributes without quotes around a marker.
[[nodiscard]] std::vector<std::string> source_faults(std::string_view source);

/// The {{MARKERS}} and {placeholders} of a text, as a set.
[[nodiscard]] std::set<std::string> markers_of(std::string_view text);

}  // namespace luwte::view
