// How the values that re, exact, words and data make are told apart within Lua.
#pragma once

namespace luwte::script {

inline constexpr const char* expression_type = "luwte.expression";
inline constexpr const char* words_type = "luwte.words";  ///< the name of a file of words/
inline constexpr const char* lines_type = "luwte.lines";  ///< a list in the rule itself
inline constexpr const char* data_type = "luwte.data";    ///< a kind of personal data

}  // namespace luwte::script
