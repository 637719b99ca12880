#include "script/personal_data.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <stdexcept>
#include <string>

namespace luwte::script {
namespace {

struct Source {
    std::string_view kind;
    const char* expression;  ///< on folded text
    bool (*holds)(std::string_view) = nullptr;
    Expression::Against against = Expression::Against::folded;
};

/// Consonants only, as on Dutch plates since 1978: "12-en-13" is none.
constexpr const char* plates =
    R"(\b(?:[b-df-hj-np-tv-xz]{2}-\d{3}-[b-df-hj-np-tv-xz]|[b-df-hj-np-tv-xz]-\d{3}-[b-df-hj-np-tv-xz]{2})"
    R"(|\d{2}-[b-df-hj-np-tv-xz]{3}-\d|\d-[b-df-hj-np-tv-xz]{3}-\d{2}|[b-df-hj-np-tv-xz]{2}-\d{2}-[b-df-hj-np-tv-xz]{2})"
    R"(|\d{2}-[b-df-hj-np-tv-xz]{2}-[b-df-hj-np-tv-xz]{2}|[b-df-hj-np-tv-xz]{2}-[b-df-hj-np-tv-xz]{2}-\d{2})"
    R"(|[b-df-hj-np-tv-xz]{3}-\d{2}-[b-df-hj-np-tv-xz]|[b-df-hj-np-tv-xz]-\d{2}-[b-df-hj-np-tv-xz]{3})"
    R"(|\d-[b-df-hj-np-tv-xz]{2}-\d{3}|\d{3}-[b-df-hj-np-tv-xz]{2}-\d)\b)";

constexpr Source sources[] = {
    {"phone", R"((?:\+|\b00)\d{2}[ .()/-]{0,3}\d(?:[ ./()-]{0,2}\d){7,10}\b)"},
    {"phone", R"(\b0[ ./-]{0,3}[1-7](?:[ ./-]{0,3}\d){8}\b)"},
    {"phone",
     R"(\b(?:0|nul|zero) ?[ ,./-]{0,3}(?:6|zes|six)(?:[ ,./-]{0,3}(?:\d|nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen|zero|one|two|three|four|five|six|seven|eight|nine)){8}\b)"},
    {"e-mail", R"((?i)[a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})", nullptr,
     Expression::Against::written},
    {"e-mail",
     R"([a-z0-9][a-z0-9._-]*(?: ?(?:\(at\)|\[at\]|\{at\}|\(apenstaartje\)| apenstaartje?) ?| at )(?:[a-z0-9] ?-?){2,}(?:\.| \. | ?punt ?| ?dot ?| ?\(dot\) ?| ?\(punt\) ?| ?\[dot\] ?)(?:nl|com|org|net|be|eu|de|tr|pl|info|example)\b)"},
    {"iban",
     R"(\b(?:nl|be|de|fr|gb|tr|pl|es|it|ma|lt|ie|at|pt|lu|ch|bg|ro|cy|gr|se|dk|no|fi)[ .-]?\d{2}(?:[ .-]?[a-z0-9]){11,30}\b)",
     is_iban},
    {"bsn", R"(\b\d(?:[ .-]?\d){8}\b)", is_bsn},
    {"address", R"(\b[1-9]\d{3} ?[a-rt-z][a-z](?:[ ,]{1,3}(?:nr\.? ?|nummer |huisnummer )?\d{1,4}[a-z]?)\b)"},
    {"address",
     R"(\b[a-z]{3,}(?:straat|laan|plein|weg|gracht|kade|dreef|hof|singel|steeg|dijk|plantsoen|park|pad|baan|erf|markt|wal|burgwal|lei)(?: (?:nummer|nr\.?|no\.?))? \d{1,4} ?-? ?[a-h]?\b)"},
    {"address",
     R"(\b\d{1,4}[a-d]? (?:[a-z]{3,} ){1,2}(?:street|road|lane|avenue|close|drive|court|crescent|terrace|gardens|square)\b)"},
    {"licence-plate", plates},
    {"handle", R"((?i)(?:^|[\s(:])@[a-z0-9_][a-z0-9_.]{2,})", nullptr, Expression::Against::written},
    {"handle",
     R"(\b(?:insta|instagram|ig|snap|snapchat|sc|tiktok|telegram|tg|discord|signal|facebook|fb|twitter|kik|wickr|whatsapp)(?:account|naam|profiel)? ?(?:is|heet|naam|account|profiel|name|:|=|->|op|onder|as|handle)[ :]{0,3}[a-z0-9_.]*[0-9_.][a-z0-9_.]+)"},
    {"handle",
     R"(\b(?:facebook\.com|instagram\.com|tiktok\.com|t\.me|snapchat\.com|wa\.me|discord\.gg)/[a-z0-9_.@/-]+)"},
};

constexpr std::string_view kinds[] = {"phone", "e-mail", "iban", "bsn", "address", "licence-plate", "handle"};

bool is_skipped(char c) {
    return c == ' ' || c == '.' || c == '-';
}

using Entries = std::map<std::string_view, std::vector<Entry>, std::less<>>;

Entries compile_all() {
    Entries all;
    for (const auto& source : sources) {
        std::string error;
        auto expression = Expression::compile(source.expression, source.against, error);
        if (!expression) throw std::logic_error(std::string(source.kind) + ": " + error);
        all[source.kind].push_back({{}, std::move(expression), source.expression, source.holds});
    }
    return all;
}

}  // namespace

std::span<const std::string_view> personal_data_kinds() {
    return kinds;
}

const std::vector<Entry>& personal_data(std::string_view kind) {
    static const Entries all = compile_all();
    static const std::vector<Entry> none;
    const auto found = all.find(kind);
    return found == all.end() ? none : found->second;
}

bool is_iban(std::string_view text) {
    static constexpr std::pair<std::string_view, std::size_t> lengths[] = {
        {"nl", 18}, {"be", 16}, {"de", 22}, {"fr", 27}, {"gb", 22},
        {"tr", 26}, {"pl", 28}, {"es", 24}, {"it", 27}};
    std::string account;
    for (const char c : text)
        if (!is_skipped(c)) account += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (account.size() < 15 || account.size() > 34) return false;
    for (const auto& [country, length] : lengths)
        if (account.starts_with(country) && account.size() != length) return false;
    unsigned rest = 0;
    for (std::size_t i = 4; i < account.size() + 4; ++i) {
        const char c = account[i % account.size()];
        if (c >= '0' && c <= '9')
            rest = (rest * 10 + static_cast<unsigned>(c - '0')) % 97;
        else if (c >= 'a' && c <= 'z')
            rest = (rest * 100 + static_cast<unsigned>(c - 'a') + 10) % 97;
        else
            return false;
    }
    return rest == 1;
}

bool is_bsn(std::string_view text) {
    std::array<int, 9> digits{};
    std::size_t count = 0;
    for (const char c : text) {
        if (is_skipped(c)) continue;
        if (c < '0' || c > '9' || count == digits.size()) return false;
        digits[count++] = c - '0';
    }
    if (count != digits.size()) return false;
    int sum = -digits[8];
    for (std::size_t i = 0; i < 8; ++i) sum += digits[i] * (9 - static_cast<int>(i));
    return sum > 0 && sum % 11 == 0;
}

}  // namespace luwte::script
