#include "script/text_facts.h"

#include <algorithm>
#include <cld2/public/compact_lang_det.h>
#include <map>
#include <memory>
#include <stdexcept>

#include <unicode/timezone.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "script/evaluation.h"
#include "script/expression.h"

namespace luwte::script {
namespace {

constexpr std::size_t most_links = 100;
constexpr std::size_t most_mentions = 1'000;
constexpr int letters_to_shout = 8;
/// Shorter texts are taken for any language.
constexpr std::size_t shortest_to_tell = 20;

std::shared_ptr<const Expression> must_compile(std::string_view source) {
    std::string error;
    auto expression = Expression::compile(source, Expression::Against::folded, error);
    if (!expression) throw std::logic_error(error);
    return expression;
}

const Expression& link_expression() {
    static const auto expression = must_compile(
        R"((?:\bh(?:tt|xx)ps?(?:://|\[:\]//)|\bwww\.)[^\s<>"]+)"
        R"(|\b[a-z0-9][a-z0-9-]*(?:(?:\.|\[\.\]|\(\.\)| ?[\[(](?:dot|punt)[\])] ?)[a-z0-9-]+)*(?:\.|\[\.\]|\(\.\)| ?[\[(](?:dot|punt)[\])] ?))"
        R"((?:com|nl|net|org|be|de|eu|fr|uk|pl|tr|info|biz|xyz|shop|online|club|top|io|me|ru|site|store|link|live|app|dev|gg|ly|to|tk|cc|co|tv|gl|example)\b(?:[:/][^\s<>"]*)?)");
    return *expression;
}

const Expression& mention_expression() {
    static const auto expression = must_compile(R"((?:^|[^a-z0-9_.@-])@[a-z0-9_][a-z0-9_.-]*)");
    return *expression;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

std::string domain_of(std::string text) {
    for (const char* dot :
         {" [dot] ", "[dot]", " (dot) ", "(dot)", " [punt] ", "[punt]", " (punt) ", "(punt)", "[.]", "(.)"})
        replace_all(text, dot, ".");
    replace_all(text, "[:]", ":");
    if (const auto scheme = text.find("://"); scheme != std::string::npos) text.erase(0, scheme + 3);
    text.erase(std::min(text.find_first_of("/?#\\"), text.size()));
    if (const auto user = text.rfind('@'); user != std::string::npos) text.erase(0, user + 1);
    text.erase(std::min(text.find(':'), text.size()));
    if (text.starts_with("www.")) text.erase(0, 4);
    while (!text.empty() && std::string_view(".,;!)'").find(text.back()) != std::string_view::npos)
        text.pop_back();
    return text;
}

template <class Each>
void each_character(std::string_view text, Each each) {
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(text.data(), at, size, c);
        if (c >= 0) each(c);
    }
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " .,!?\t\r\n";
    const auto begin = text.find_first_not_of(blanks);
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(separators), text.size());
        if (const auto part = trim(text.substr(0, end)); !part.empty()) parts.push_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

const icu::TimeZone& netherlands() {
    static const std::unique_ptr<const icu::TimeZone> zone(icu::TimeZone::createTimeZone("Europe/Amsterdam"));
    return *zone;
}

}  // namespace

std::vector<Link> find_links(const Evaluation& evaluation) {
    const auto& reading = evaluation.normalised().plain;
    std::vector<Link> links;
    for (const auto& [begin, end] : link_expression().find_all(reading.text, most_links)) {
        if (begin > 0 && (reading.text[begin - 1] == '@' || reading.text[begin - 1] == '.')) continue;
        auto domain = domain_of(reading.text.substr(begin, end - begin));
        if (domain.find('.') != std::string::npos)
            links.push_back({std::move(domain), reading.original(begin, end)});
    }
    return links;
}

bool is_domain_of(std::string_view domain, std::string_view other) {
    if (other.starts_with("www.")) other.remove_prefix(4);
    if (other.empty() || !domain.ends_with(other)) return false;
    return domain.size() == other.size() || domain[domain.size() - other.size() - 1] == '.';
}

std::size_t count_mentions(const Evaluation& evaluation) {
    return mention_expression().find_all(evaluation.normalised().plain.text, most_mentions).size();
}

int capitals_share(std::string_view text) {
    std::int64_t capitals = 0, letters = 0;
    each_character(text, [&](UChar32 c) {
        if (u_isUUppercase(c) != 0)
            ++capitals, ++letters;
        else if (u_isULowercase(c) != 0)
            ++letters;
    });
    return letters < letters_to_shout ? 0 : static_cast<int>(capitals * 100 / letters);
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    each_character(text, [&](UChar32) { ++count; });
    return count;
}

std::size_t count_lines(std::string_view text) {
    return split(text, "\n").size();
}

std::size_t count_repeats(const Evaluation& evaluation) {
    const std::string_view text = evaluation.normalised().plain.text;
    std::size_t most = 0, run = 0;
    std::string_view last;
    for (const auto word : split(text, " ")) {
        run = word == last ? run + 1 : 1;
        last = word;
        most = std::max(most, run);
    }
    // Lines, where they are no sentences, and sentences within lines: folded, so that capitals make no
    // difference.
    std::map<std::string_view, std::size_t> said;
    for (const auto& sentence : evaluation.sentences()) {
        const auto words =
            trim(text.substr(sentence.folded_begin, sentence.folded_end - sentence.folded_begin));
        if (sentence.word_count >= 2) most = std::max(most, ++said[words]);
    }
    return most;
}

std::size_t longest_run(std::string_view text) {
    std::size_t most = 0, run = 0;
    UChar32 last = -1;
    each_character(text, [&](UChar32 c) {
        run = c == last && u_isUWhiteSpace(c) == 0 ? run + 1 : 1;
        last = c;
        most = std::max(most, run);
    });
    return most;
}

std::string language_of(std::string_view text) {
    if (text.size() < shortest_to_tell) return {};
    bool reliable = false;
    const auto language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
    const std::string_view code = CLD2::LanguageCode(language);
    // Afrikaans is what short Dutch is taken for.
    if (code == "af") return "nl";
    return std::string(reliable && code != "un" ? code : "");
}

WallClock wall_clock(base::TimePoint moment) {
    using namespace std::chrono;
    const auto since = duration_cast<milliseconds>(moment.time_since_epoch());
    int32_t usual = 0, summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    netherlands().getOffset(static_cast<UDate>(since.count()), false, usual, summer, status);
    const sys_time<milliseconds> local{since + milliseconds(usual + summer)};
    const auto date = floor<days>(local);
    const hh_mm_ss time{floor<minutes>(local - date)};
    return {static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
            static_cast<int>(weekday(date).iso_encoding())};
}

bool is_between(const WallClock& clock, int from, int to) {
    if (from == to) return true;
    return from < to ? clock.hour >= from && clock.hour < to : clock.hour >= from || clock.hour < to;
}

}  // namespace luwte::script
