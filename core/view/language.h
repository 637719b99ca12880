// The languages of the interface, and what a reader chose: both travel in the address, never on the device.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luwte::view {

/// In the order in which they are offered. Arabic, Turkish and Polish follow.
enum class Language : std::uint8_t { dutch, plain_dutch, english };

/// The tag for the catalogue and the address: "nl", "nl-plain", "en".
[[nodiscard]] std::string_view language_code(Language language);
/// The BCP 47 tag for the lang attribute: "nl", "nl", "en".
[[nodiscard]] std::string_view html_language(Language language);
/// "ltr" or "rtl".
[[nodiscard]] std::string_view text_direction(Language language);
/// The language's name for itself: "Nederlands", "Makkelijk Nederlands", "English".
[[nodiscard]] std::string_view language_name(Language language);
[[nodiscard]] std::optional<Language> parse_language(std::string_view code);
/// The best of `offered` for an Accept-Language header (RFC 9110 12.5.4); the first one offered when none fits.
[[nodiscard]] Language negotiate(std::string_view accept_language, const std::vector<Language>& offered);

/// What a visitor chose, as it stands in front of every address: "/-en.h5" before "/t/8x2m4…" is English with
/// the kinds of content 0 and 2 hidden ("h" and a hexadecimal number). Without choices the prefix is empty.
struct Choices {
    std::optional<Language> language;
    std::uint32_t hidden_warnings = 0;  ///< bit n: content warning n of forum/content_warning.h is hidden

    [[nodiscard]] std::string prefix() const;  ///< "" or "/-en", "/-nl-plain.h5", "/-h5"
    friend bool operator==(const Choices&, const Choices&) = default;
};

/// Splits "/-en.h5/t/x" in the choices and "/t/x"; "/-en" alone leaves "/". A prefix that is malformed, or not as
/// prefix() writes it, is left in the path (404 follows).
struct SplitPath {
    Choices choices;
    std::string_view rest;
};
[[nodiscard]] SplitPath split_choices(std::string_view path);

}  // namespace luwte::view
