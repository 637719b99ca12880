#include "script/theme_data.h"

#include <algorithm>
#include <cctype>

namespace luwte::script {
namespace {

constexpr std::string_view palettes[] = {"light", "dark", "contrast"};
constexpr std::string_view tokens[] = {"ground",    "surface", "text",      "quiet", "accent",
                                       "on-accent", "danger",  "on-danger", "line",  "focus"};

std::string token_name(std::string name) {
    std::ranges::replace(name, '_', '-');
    return name;
}

bool is_colour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' &&
           std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

bool is_plain(std::string_view text) {
    return text.size() <= 400 && text.find_first_of("<>{};") == std::string_view::npos &&
           std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20; });
}

bool is_address(std::string_view text) {
    const bool path = text.starts_with('/') && !text.starts_with("//");
    return (path || text.starts_with("https://")) && is_plain(text) &&
           text.find_first_of(" \"'\\") == std::string_view::npos;
}

class ThemeReader {
  public:
    ThemeReader(const std::string& file, Faults& faults) : file_(file), faults_(faults) {}

    void fault(std::string what, std::string advice = {}) {
        faults_.push_back({file_, 0, std::move(what), std::move(advice)});
    }

    std::map<std::string, std::string> texts(const Value& from, const std::string& where) {
        std::map<std::string, std::string> result;
        for (const auto& [name, value] : from.fields) {
            if (value.text() == nullptr || !is_plain(*value.text()))
                fault(where + "." + name + " must be a short text without < > { } ;");
            else
                result[name] = *value.text();
        }
        return result;
    }

    void colours(const Value& from, ThemeData& theme) {
        for (const auto palette : palettes) {
            const auto* table = from.find(palette);
            if (table == nullptr) {
                fault("theme.colours." + std::string(palette) + " is missing",
                      "Give the palettes light, dark and contrast");
                continue;
            }
            auto& into = theme.colours[std::string(palette)];
            for (const auto& [name, value] : table->fields) {
                const auto token = token_name(name);
                const auto where = "theme.colours." + std::string(palette) + "." + name;
                if (std::ranges::find(tokens, token) == std::end(tokens))
                    fault(where + " is no token");
                else if (value.text() == nullptr || !is_colour(*value.text()))
                    fault(where + " must look like \"#1d2b33\"");
                else
                    into[token] = *value.text();
            }
            for (const auto token : tokens)
                if (!into.contains(std::string(token)))
                    fault("theme.colours." + std::string(palette) + " lacks " + std::string(token));
        }
    }

    void links(const Value& from, ThemeData& theme) {
        for (const auto& link : from.list) {
            if (link.list.size() == 2 && link.list[0].text() != nullptr && is_plain(*link.list[0].text()) &&
                link.list[1].text() != nullptr && is_address(*link.list[1].text()))
                theme.footer_links.emplace_back(*link.list[0].text(), *link.list[1].text());
            else
                fault("a footer link must be { \"text\", \"https://… or /path\" }");
        }
    }

  private:
    const std::string& file_;
    Faults& faults_;
};

}  // namespace

ThemeData read_theme(const Value& from, const std::string& name, const std::string& file, Faults& faults) {
    static const Value none;
    ThemeReader reader(file, faults);
    const auto part = [&](std::string_view field) -> const Value& {
        const auto* value = from.find(field);
        return value == nullptr ? none : *value;
    };
    ThemeData theme;
    theme.name = name;
    reader.colours(part("colours"), theme);
    theme.shape = reader.texts(part("shape"), "theme.shape");
    for (const auto& [language, words] : part("words").fields)
        theme.words[language] = reader.texts(words, "theme.words." + language);
    reader.links(part("footer_links"), theme);
    theme.exit_address = from.text_of("exit_address");
    if (!theme.exit_address.starts_with("https://") || !is_address(theme.exit_address))
        reader.fault("theme.exit_address must be an https:// address",
                     "Name a neutral page, such as the weather");
    theme.title = reader.texts(part("title"), "theme.title");
    if (!theme.title.contains("nl"))
        reader.fault("theme.title.nl is missing", "Give a title that says nothing");
    theme.logo = from.text_of("logo");
    for (const auto& block : part("front_blocks").list)
        if (block.text() != nullptr) theme.front_blocks.push_back(*block.text());
    for (const auto& [field, value] : from.fields)
        if (std::string_view known[] = {"colours", "shape", "words", "footer_links", "exit_address", "title",
                                        "logo", "front_blocks"};
            std::ranges::find(known, field) == std::end(known))
            reader.fault("theme." + field + " is unknown");
    return theme;
}

}  // namespace luwte::script
