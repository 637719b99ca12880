// What rules say to people: a plugin's locale/*.po, read as they are.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "script/fault.h"
#include "script/plugin.h"

namespace luwte::script {

/// One catalogue: msgid → msgstr. Fuzzy and empty translations are left out; contexts and plurals are not
/// used.
using Sentences = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] Sentences read_po(std::string_view text, const std::string& file, Faults& faults);

/// What of these goes in that language: itself, "nl-plain" by "nl", then "en", then "nl"; empty when none
/// does.
[[nodiscard]] std::string in_language(const std::map<std::string, std::string>& texts,
                                      std::string_view language);

/// By language code ("nl", "nl-plain", "en").
class Locale {
  public:
    Locale() = default;
    Locale(const PluginFiles& plugin, Faults& faults);
    /// The sentence for a reason; nl-plain falls back to nl, everything to en and then nl; empty when nobody
    /// wrote it.
    [[nodiscard]] std::string sentence(std::string_view reason, std::string_view language) const;
    [[nodiscard]] bool has(std::string_view reason, std::string_view language) const;

  private:
    std::map<std::string, Sentences, std::less<>> languages_;
};

}  // namespace luwte::script
