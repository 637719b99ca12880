// The catalogues, read by Boost.Locale's gettext facet without the locale machinery around it: one facet a
// language, asked by language, so that one process speaks every language at once.
#include "view/catalogue.h"

#include <array>
#include <fstream>
#include <iterator>
#include <limits>
#include <locale>
#include <stdexcept>

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <fmt/format.h>

namespace luwte::view {

namespace {

using Facet = boost::locale::message_format<char>;
constexpr const char* domain = "luwte";

std::vector<char> read_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error(fmt::format("no catalogue {}", file.string()));
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A locale that holds nothing but the messages of one file (and owns their facet).
std::locale read_messages(const std::filesystem::path& file) {
    boost::locale::gnu_gettext::messages_info info;
    info.language = "nl";  // of no consequence: the callback gives the file
    info.encoding = "UTF-8";
    info.domains.emplace_back(domain);
    info.paths.emplace_back("");
    info.callback = [&file](const std::string&, const std::string&) { return read_file(file); };
    auto* facet = boost::locale::gnu_gettext::create_messages_facet<char>(info);
    if (facet == nullptr) throw std::runtime_error(fmt::format("{} is not a catalogue", file.string()));
    return {std::locale::classic(), facet};
}

class GettextCatalogue final : public Catalogue {
  public:
    explicit GettextCatalogue(const std::filesystem::path& folder) {
        const auto dutch = read_messages(folder / "nl.mo");
        chain(Language::dutch) = {dutch};
        chain(Language::plain_dutch) = {read_messages(folder / "nl-plain.mo"), dutch};
    }

    std::string translate(Language language, std::string_view english) const override {
        return find(language, nullptr, english);
    }

    std::string translate_in(Language language, std::string_view context,
                             std::string_view english) const override {
        return find(language, std::string(context).c_str(), english);
    }

    std::string translate_count(Language language, std::string_view one, std::string_view many,
                                std::int64_t count) const override {
        const std::string key(one);
        std::string text(count == 1 ? one : many);
        const auto small = static_cast<int>(
            count > std::numeric_limits<int>::max() ? std::numeric_limits<int>::max() : count);
        for (const auto& each : chains_.at(static_cast<std::size_t>(language))) {
            const auto& facet = std::use_facet<Facet>(each);
            if (const char* found = facet.get(facet.domain(domain), nullptr, key.c_str(), small)) {
                text = found;
                break;
            }
        }
        if (const auto place = text.find("{}"); place != std::string::npos) {
            text.replace(place, 2, std::to_string(count));
        }
        return text;
    }

  private:
    std::vector<std::locale>& chain(Language language) {
        return chains_.at(static_cast<std::size_t>(language));
    }

    std::string find(Language language, const char* context, std::string_view english) const {
        std::string key(english);
        if (key.empty()) return key;  // gettext keeps its header under the empty text
        for (const auto& each : chains_.at(static_cast<std::size_t>(language))) {
            const auto& facet = std::use_facet<Facet>(each);
            if (const char* found = facet.get(facet.domain(domain), context, key.c_str())) return found;
        }
        return key;
    }

    std::array<std::vector<std::locale>, 3> chains_;
};

}  // namespace

std::shared_ptr<const Catalogue> Catalogue::load(const std::filesystem::path& folder) {
    return std::make_shared<GettextCatalogue>(folder);
}

std::string fill_in(std::string text,
                    const std::vector<std::pair<std::string_view, std::string_view>>& values) {
    std::string filled;
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto open = rest.find('{');
        filled += rest.substr(0, open);
        if (open == std::string_view::npos) break;
        rest.remove_prefix(open);
        const auto close = rest.find('}');
        const auto name = close == std::string_view::npos ? std::string_view() : rest.substr(1, close - 1);
        bool known = false;
        for (const auto& [key, value] : values) {
            if (close == std::string_view::npos || key != name) continue;
            filled += value;  // what is filled in is not looked at again
            rest.remove_prefix(close + 1);
            known = true;
            break;
        }
        if (!known) {
            filled += '{';
            rest.remove_prefix(1);
        }
    }
    return filled;
}

}  // namespace luwte::view
