#include "feature/directory/filters.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "feature/directory/vocabulary.h"

namespace luwte::directory {
namespace {

constexpr std::size_t longest_words = 200;  // bytes, as Directory::search reads them

/// One list to choose from.
struct Choice {
    const char* letter;
    const char* label;
    const char* any;
    std::span<const Term> (*terms)();
    std::string Search::* wish;
    std::vector<std::string> Service::* values;  ///< null: the channels
};

constexpr std::array<Choice, 5> choices = {{
    {"a", LUWTE_TEXT("What is going on?"), LUWTE_TEXT("Everything"), violence_types, &Search::violence_type,
     &Service::violence_types},
    {"b", LUWTE_TEXT("Meant for"), LUWTE_TEXT("Does not matter"), audiences, &Search::audience,
     &Service::audiences},
    {"c", LUWTE_TEXT("What kind of help?"), LUWTE_TEXT("Does not matter"), help_types, &Search::help_type,
     &Service::help_types},
    {"g", LUWTE_TEXT("How?"), LUWTE_TEXT("Does not matter"), channel_types, &Search::channel, nullptr},
    {"d", LUWTE_TEXT("In which language?"), LUWTE_TEXT("Does not matter"), languages, &Search::language,
     &Service::languages},
}};

bool offered(const Choice& choice, std::string_view key, const Directory& directory) {
    return std::ranges::any_of(directory.services(), [&](const Service& service) {
        if (choice.values == nullptr)
            return std::ranges::find(service.channels, key, &Channel::type) != service.channels.end();
        const auto& values = service.*choice.values;
        return std::ranges::find(values, key) != values.end();
    });
}

}  // namespace

Search read_search(const net::Parameters& parameters) {
    Search search;
    for (const auto& choice : choices) {
        if (const auto* term = find_number(choice.terms(), parameters.get(choice.letter)))
            search.*choice.wish = term->key;
    }
    search.anonymous = parameters.get("e") == "1";
    search.open_now = parameters.get("o") == "1";
    const auto words = parameters.get("q").substr(0, 4 * longest_words);
    if (base::is_utf8(words)) search.words = base::shorten(base::clean_line(words), longest_words);
    return search;
}

std::string search_address(const Search& search) {
    std::string address;
    const auto add = [&](const char* letter, const std::string& value) {
        address += (address.empty() ? "/w?" : "&") + std::string(letter) + "=" + value;
    };
    for (const auto& choice : choices) {
        if (const auto* term = find_key(choice.terms(), search.*choice.wish))
            add(choice.letter, std::to_string(term->number));
    }
    if (search.anonymous) add("e", "1");
    if (search.open_now) add("o", "1");
    return address.empty() ? "/w" : address;
}

void show_filters(view::Fields fields, const Search& search, const Directory& directory,
                  const visit::Context& context) {
    bool chosen = search.anonymous || search.open_now;
    const auto keep = [&](const char* letter, const std::string& value) {
        fields.add("KEPT").set("LETTER", letter).set("VALUE", value);
    };
    for (const auto& choice : choices) {
        auto select = fields.add("SELECT");
        select.set("LETTER", choice.letter)
            .set("LABEL", context.translate(choice.label))
            .set("ANY", context.translate(choice.any));
        for (const auto& term : choice.terms()) {
            const bool selected = search.*choice.wish == term.key;
            if (!selected && !offered(choice, term.key, directory)) continue;
            auto option = select.add("OPTION");
            option.set("VALUE", std::int64_t{term.number})
                .set("NAME", context.translate(term.label))
                .show("SELECTED", selected);
            if (!selected) continue;
            chosen = true;
            keep(choice.letter, std::to_string(term.number));
        }
    }
    if (search.anonymous) keep("e", "1");
    if (search.open_now) keep("o", "1");
    fields.show("ANONYMOUS_CHOSEN", search.anonymous)
        .show("OPEN_NOW_CHOSEN", search.open_now)
        .show("CHOSEN", chosen);
    fields.set("WORDS", search.words);
}

}  // namespace luwte::directory
