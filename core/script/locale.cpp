#include "script/locale.h"

#include <array>

namespace luwte::script {
namespace {

/// Reads the quoted part of a line of a .po file.
bool unquote(std::string_view line, std::string& into) {
    const auto begin = line.find('"');
    const auto end = line.rfind('"');
    if (begin == std::string_view::npos || end <= begin) return false;
    for (auto i = begin + 1; i < end; ++i) {
        char c = line[i];
        if (c == '\\' && i + 1 < end) {
            c = line[++i];
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
        }
        into += c;
    }
    return true;
}

}  // namespace

Sentences read_po(std::string_view text, const std::string& file, Faults& faults) {
    Sentences sentences;
    std::string id, translation;
    std::string* reading = nullptr;
    bool fuzzy = false;
    int number = 0;
    const auto finish = [&] {
        if (!id.empty() && !translation.empty() && !fuzzy) sentences[id] = translation;
        id.clear();
        translation.clear();
        reading = nullptr;
        fuzzy = false;
    };
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.starts_with('#')) {
            if (reading == &translation) finish();
            fuzzy |= line.starts_with("#,") && line.find("fuzzy") != std::string_view::npos;
            continue;
        }
        if (line.find_first_not_of(" \t") == std::string_view::npos) {
            finish();
            continue;
        }
        if (line.starts_with("msgid ")) {
            if (reading == &translation) finish();
            reading = &id;
        } else if (line.starts_with("msgstr "))
            reading = &translation;
        else if (!line.starts_with('"')) {
            faults.push_back({file, number, "only msgid and msgstr are known here",
                              "Contexts and plurals are not used for reasons"});
            continue;
        }
        if (reading == nullptr || !unquote(line, *reading))
            faults.push_back({file, number, "a text in \"quotes\" expected", {}});
    }
    finish();
    return sentences;
}

Locale::Locale(const PluginFiles& plugin, Faults& faults) {
    for (const auto& [path, text] : plugin.files)
        if (path.starts_with("locale/") && path.ends_with(".po"))
            languages_[path.substr(7, path.size() - 10)] = read_po(text, plugin.name + "/" + path, faults);
}

bool Locale::has(std::string_view reason, std::string_view language) const {
    const auto found = languages_.find(language);
    return found != languages_.end() && found->second.contains(reason);
}

std::string Locale::sentence(std::string_view reason, std::string_view language) const {
    const std::array<std::string_view, 4> order = {language, language.substr(0, language.find('-')), "en",
                                                   "nl"};
    for (const auto code : order)
        if (const auto found = languages_.find(code); found != languages_.end())
            if (const auto text = found->second.find(reason); text != found->second.end())
                return text->second;
    return {};
}

std::string in_language(const std::map<std::string, std::string>& texts, std::string_view language) {
    for (const auto& code : {std::string(language), std::string(language == "nl-plain" ? "nl" : "en"),
                             std::string("en"), std::string("nl")})
        if (const auto found = texts.find(code); found != texts.end() && !found->second.empty())
            return found->second;
    return {};
}

}  // namespace luwte::script
