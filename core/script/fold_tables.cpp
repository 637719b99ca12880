#include "script/fold_tables.h"

#include <algorithm>
#include <array>
#include <utility>

namespace luwte::script {
namespace {

template <class Value, std::size_t size>
Value find_in(const std::array<std::pair<char32_t, Value>, size>& table, char32_t c) {
    const auto found = std::lower_bound(table.begin(), table.end(), c,
                                        [](const auto& row, char32_t wanted) { return row.first < wanted; });
    return found != table.end() && found->first == c ? found->second : Value{};
}

template <class Value, std::size_t size>
consteval auto sorted(std::array<std::pair<char32_t, Value>, size> table) {
    std::sort(table.begin(), table.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return table;
}

using Letter = std::pair<char32_t, char32_t>;
constexpr auto look_alikes = sorted(std::to_array<Letter>({
    // Greek
    {U'Α', U'a'},
    {U'Β', U'b'},
    {U'Ε', U'e'},
    {U'Ζ', U'z'},
    {U'Η', U'h'},
    {U'Ι', U'i'},
    {U'Κ', U'k'},
    {U'Μ', U'm'},
    {U'Ν', U'n'},
    {U'Ο', U'o'},
    {U'Ρ', U'p'},
    {U'Τ', U't'},
    {U'Υ', U'y'},
    {U'Χ', U'x'},
    {U'α', U'a'},
    {U'β', U'b'},
    {U'γ', U'y'},
    {U'ε', U'e'},
    {U'η', U'n'},
    {U'ι', U'i'},
    {U'κ', U'k'},
    {U'ν', U'v'},
    {U'ο', U'o'},
    {U'ρ', U'p'},
    {U'σ', U'o'},
    {U'τ', U't'},
    {U'υ', U'u'},
    {U'χ', U'x'},
    {U'ω', U'w'},
    {U'μ', U'u'},
    // Cyrillic
    {U'А', U'a'},
    {U'В', U'b'},
    {U'Е', U'e'},
    {U'К', U'k'},
    {U'М', U'm'},
    {U'Н', U'h'},
    {U'О', U'o'},
    {U'Р', U'p'},
    {U'С', U'c'},
    {U'Т', U't'},
    {U'У', U'y'},
    {U'Х', U'x'},
    {U'а', U'a'},
    {U'в', U'b'},
    {U'г', U'r'},
    {U'е', U'e'},
    {U'и', U'u'},
    {U'к', U'k'},
    {U'м', U'm'},
    {U'н', U'h'},
    {U'о', U'o'},
    {U'п', U'n'},
    {U'р', U'p'},
    {U'с', U'c'},
    {U'т', U't'},
    {U'у', U'y'},
    {U'х', U'x'},
    {U'ь', U'b'},
    {U'Ѕ', U's'},
    {U'І', U'i'},
    {U'Ј', U'j'},
    {U'ѕ', U's'},
    {U'і', U'i'},
    {U'ј', U'j'},
    {U'һ', U'h'},
    {U'ԁ', U'd'},
    {U'ԛ', U'q'},
    {U'ԝ', U'w'},
    {U'ӏ', U'l'},
    {U'ɡ', U'g'},
    // Armenian
    {U'օ', U'o'},
    {U'ո', U'n'},
    {U'ս', U'u'},
    {U'հ', U'h'},
}));

using Stands = std::pair<char32_t, std::u32string_view>;
constexpr auto standings = sorted(std::to_array<Stands>({
    {U'ł', U"l"},
    {U'Ł', U"l"},
    {U'đ', U"d"},
    {U'Đ', U"d"},
    {U'ð', U"d"},
    {U'Ð', U"d"},
    {U'ø', U"o"},
    {U'Ø', U"o"},
    {U'æ', U"ae"},
    {U'Æ', U"ae"},
    {U'œ', U"oe"},
    {U'Œ', U"oe"},
    {U'þ', U"th"},
    {U'Þ', U"th"},
    {U'ß', U"ss"},
    {U'ẞ', U"ss"},
    {U'ı', U"i"},
    {U'ħ', U"h"},
    {U'Ħ', U"h"},
    {U'ŧ', U"t"},
    {U'Ŧ', U"t"},
    {U'ƒ', U"f"},
    {U'ɑ', U"a"},
    {U'ɩ', U"i"},
    {U'ɪ', U"i"},
    {U'ʀ', U"r"},
    {U'ɴ', U"n"},
    {U'ʟ', U"l"},
    {U'ʙ', U"b"},
    {U'ɢ', U"g"},
    {U'ʜ', U"h"},
    {U'ʏ', U"y"},
    {U'ᴀ', U"a"},
    {U'ᴄ', U"c"},
    {U'ᴅ', U"d"},
    {U'ᴇ', U"e"},
    {U'ᴊ', U"j"},
    {U'ᴋ', U"k"},
    {U'ᴍ', U"m"},
    {U'ᴏ', U"o"},
    {U'ᴘ', U"p"},
    {U'ᴛ', U"t"},
    {U'ᴜ', U"u"},
    {U'ᴠ', U"v"},
    {U'ᴡ', U"w"},
    {U'ᴢ', U"z"},
    {U'ꜰ', U"f"},
    {U'ꜱ', U"s"},
    // Arabic, Persian and Urdu shapes of one letter; hamza carriers lose their hamza by decomposition
    {U'ى', U"ي"},
    {U'ی', U"ي"},
    {U'ې', U"ي"},
    {U'ک', U"ك"},
    {U'ٱ', U"ا"},
    {U'ة', U"ه"},
    {U'ہ', U"ه"},
    {U'ھ', U"ه"},
    {U'ە', U"ه"},
    {U'گ', U"ك"},
    {U'ڤ', U"ف"},
    {U'پ', U"ب"},
    {U'چ', U"ج"},
    {U'،', U","},
    {U'؛', U";"},
    {U'؟', U"?"},
    {U'۔', U"."},
    // Typographic signs
    {U'‘', U"'"},
    {U'’', U"'"},
    {U'‛', U"'"},
    {U'ʼ', U"'"},
    {U'′', U"'"},
    {U'`', U"'"},
    {U'´', U"'"},
    {U'‚', U"'"},
    {U'“', U"\""},
    {U'”', U"\""},
    {U'„', U"\""},
    {U'«', U"\""},
    {U'»', U"\""},
    {U'−', U"-"},
    {U'⁄', U"/"},
    {U'•', U"."},
    {U'·', U"."},
    {U'∙', U"."},
    {U'。', U"."},
}));

constexpr auto emoji = sorted(std::to_array<Stands>({
    {U'🔪', U"knife"},     {U'🗡', U"knife"}, {U'🔫', U"gun"},      {U'💊', U"pill"},  {U'⚰', U"coffin"},
    {U'🪦', U"grave"},     {U'💀', U"skull"}, {U'☠', U"skull"},     {U'🩸', U"blood"}, {U'💣', U"bomb"},
    {U'🪓', U"axe"},       {U'👊', U"fist"},  {U'🤛', U"fist"},     {U'🤜', U"fist"},  {U'🔥', U"fire"},
    {U'🚑', U"ambulance"}, {U'👶', U"baby"},  {U'🤰', U"pregnant"}, {U'🪢', U"rope"},  {U'🌉', U"bridge"},
    {U'🚆', U"train"},     {U'🚂', U"train"}, {U'🪒', U"razor"},    {U'📞', U"phone"}, {U'☎', U"phone"},
    {U'📱', U"phone"},     {U'🔒', U"lock"},  {U'🔐', U"lock"},
}));

}  // namespace

char32_t look_alike(char32_t c) {
    return find_in(look_alikes, c);
}
std::u32string_view stands_for(char32_t c) {
    return find_in(standings, c);
}
std::u32string_view emoji_word(char32_t c) {
    return find_in(emoji, c);
}

}  // namespace luwte::script
