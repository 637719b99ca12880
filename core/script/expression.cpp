#include "script/expression.h"

#include <algorithm>
#include <cctype>
#include <memory>

#include <fmt/format.h>
#include <re2/re2.h>

#include "script/normalise.h"

namespace luwte::script {
namespace {

/// Folds the letters of an expression and leaves its own signs (escapes, groups' names, classes) as they are.
std::string fold_expression(std::string_view source) {
    std::string folded;
    for (std::size_t i = 0; i < source.size();) {
        std::size_t keep = 0;
        if (source[i] == '\\' && i + 1 < source.size()) {
            keep = 2;
            if ((source[i + 1] == 'p' || source[i + 1] == 'P' || source[i + 1] == 'x') &&
                source.substr(i + 2).starts_with('{'))
                if (const auto close = source.find('}', i); close != std::string_view::npos)
                    keep = close + 1 - i;
        } else if (source.substr(i).starts_with("(?")) {
            if (const auto close = source.find_first_of(":)>", i); close != std::string_view::npos)
                keep = close + 1 - i;
        }
        if (keep > 0) {
            folded += source.substr(i, keep);
            i += keep;
            continue;
        }
        std::size_t end = i + 1;
        while (end < source.size() && (static_cast<unsigned char>(source[end]) & 0xC0U) == 0x80U) ++end;
        const auto character = source.substr(i, end - i);
        if (character.size() == 1 && !(character[0] >= 'A' && character[0] <= 'Z'))
            folded += character;
        else
            folded += fold(character);
        i = end;
    }
    return folded;
}

/// RE2's \b knows ASCII letters alone, and folded text keeps no other Latin ones. For expressions with
/// letters of another script every edge of a word gets two marks, "\b" looks for one (two may stand at one
/// edge), and all that takes a character takes the marks around it.
constexpr char mark = '\x1F';
constexpr std::string_view marks = "\\x1F*";

bool is_ascii(char c) {
    return (static_cast<unsigned char>(c) & 0x80U) == 0;
}

bool needs_marks(std::string_view folded) {
    return folded.find("\\b") != std::string_view::npos && !std::ranges::all_of(folded, is_ascii);
}

/// The end of the class "[…]" that begins at `at`.
std::size_t class_end(std::string_view source, std::size_t at) {
    auto end = at + 1;
    if (end < source.size() && source[end] == '^') ++end;
    if (end < source.size() && source[end] == ']') ++end;
    while (end < source.size() && source[end] != ']') {
        if (source[end] == '\\')
            ++end;
        else if (source.substr(end).starts_with("[:"))
            end = std::min(source.find(":]", end), source.size() - 1);
        ++end;
    }
    return std::min(end + 1, source.size());
}

std::string mark_expression(std::string_view source) {
    std::string marked;
    const auto takes = [&](std::string_view what) { marked += fmt::format("(?:{0}{1}{0})", marks, what); };
    for (std::size_t i = 0; i < source.size();) {
        const char c = source[i];
        const char next = i + 1 < source.size() ? source[i + 1] : '\0';
        if (c == '\\' && next == 'b') {
            marked += "\\x1F", i += 2;
        } else if (c == '\\' && (next == 's' || next == 'W' || next == 'D' || next == 'S')) {
            takes(next == 's' ? "\\s"
                              : fmt::format("[^\\x1F{}]", next == 'W'   ? "\\w"
                                                          : next == 'D' ? "\\d"
                                                                        : "\\s"));
            i += 2;
        } else if (c == '\\') {
            marked += source.substr(i, 2), i += 2;
        } else if (c == '{') {
            const auto end = std::min(source.find('}', i), source.size() - 1) + 1;
            marked += source.substr(i, end - i), i = end;
        } else if (c == '[') {
            const auto end = class_end(source, i);
            if (next == '^')
                takes(fmt::format("[^\\x1F{}", source.substr(i + 2, end - i - 2)));
            else
                takes(source.substr(i, end - i));
            i = end;
        } else if (c == '.') {
            takes("[^\\x1F\\n]"), ++i;
        } else if (c == ' ' || c == '-' || c == ',') {
            takes(source.substr(i, 1)), ++i;
        } else if (c == '^') {
            marked += c, marked += marks, ++i;
        } else if (c == '$') {
            marked += marks, marked += c, ++i;
        } else {
            marked += c, ++i;
        }
    }
    return marked;
}

/// A text with its marks, and where each of its bytes stood without them.
struct Marked {
    std::string text;
    std::vector<std::size_t> place;
};

Marked mark_text(std::string_view text) {
    Marked marked;
    const auto put = [&](char c, std::size_t at) { marked.text += c, marked.place.push_back(at); };
    bool inside = false;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
        // Folded text has no other signs beyond ASCII to speak of than letters, emoji and "؟ ، ؛".
        const auto character = text.substr(i, end - i);
        const bool word =
            character.size() == 1
                ? std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_'
                : character.size() == 2 && character != "؟" && character != "،" && character != "؛";
        if (word != inside) put(mark, i), put(mark, i);
        inside = word;
        for (; i < end; ++i) put(text[i], i);
    }
    if (inside) put(mark, text.size()), put(mark, text.size());
    marked.place.push_back(text.size());
    return marked;
}

class Re2Expression final : public Expression {
  public:
    Re2Expression(std::string source, std::string folded, Against against, const RE2::Options& options)
        : source_(std::move(source)),
          folded_(std::move(folded)),
          against_(against),
          plain_(needs_marks(folded_) ? std::make_unique<RE2>(folded_, options) : nullptr),
          re_(plain_ ? mark_expression(folded_) : folded_, options) {}

    [[nodiscard]] const RE2& re() const { return re_; }
    [[nodiscard]] Against against() const override { return against_; }
    [[nodiscard]] const std::string& source() const override { return source_; }
    [[nodiscard]] const std::string& folded() const override { return folded_; }

    [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> find_all(
        std::string_view text, std::size_t limit) const override {
        if (!plain_) return find_all_in(re_, text, limit);
        if (std::ranges::all_of(text, is_ascii)) return find_all_in(*plain_, text, limit);
        const auto marked = mark_text(text);
        auto found = find_all_in(re_, marked.text, limit);
        for (auto& each : found) each = unmarked(marked, each);
        std::erase_if(found, [](const auto& each) { return each.first >= each.second; });
        return found;
    }

    [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> find(
        std::string_view text) const override {
        if (!plain_) return find_in(re_, text);
        if (std::ranges::all_of(text, is_ascii)) return find_in(*plain_, text);
        const auto marked = mark_text(text);
        auto found = find_in(re_, marked.text);
        for (auto& each : found)
            if (each.first != std::string_view::npos) each = unmarked(marked, each);
        return found;
    }

  private:
    /// The same place in the text without marks; the marks at its ends are none of it.
    static std::pair<std::size_t, std::size_t> unmarked(const Marked& marked,
                                                        std::pair<std::size_t, std::size_t> place) {
        while (place.first < place.second && marked.text[place.first] == mark) ++place.first;
        while (place.second > place.first && marked.text[place.second - 1] == mark) --place.second;
        return {marked.place[place.first], marked.place[place.second]};
    }

    [[nodiscard]] static std::vector<std::pair<std::size_t, std::size_t>> find_all_in(const RE2& re,
                                                                                      std::string_view text,
                                                                                      std::size_t limit) {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        const re2::StringPiece piece(text.data(), text.size());
        re2::StringPiece match;
        for (std::size_t at = 0; at <= text.size() && found.size() < limit;) {
            if (!re.Match(piece, at, text.size(), RE2::UNANCHORED, &match, 1)) break;
            const auto begin = static_cast<std::size_t>(match.data() - text.data());
            if (!match.empty()) found.emplace_back(begin, begin + match.size());
            at = begin + std::max<std::size_t>(match.size(), 1);
            // Never start inside a character.
            while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
        }
        return found;
    }

    [[nodiscard]] static std::vector<std::pair<std::size_t, std::size_t>> find_in(const RE2& re,
                                                                                  std::string_view text) {
        std::vector<re2::StringPiece> groups(static_cast<std::size_t>(re.NumberOfCapturingGroups()) + 1);
        const re2::StringPiece piece(text.data(), text.size());
        std::vector<std::pair<std::size_t, std::size_t>> found;
        if (!re.Match(piece, 0, text.size(), RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size())))
            return found;
        for (const auto& group : groups) {
            const auto begin = group.data() == nullptr ? std::string_view::npos
                                                       : static_cast<std::size_t>(group.data() - text.data());
            found.emplace_back(begin, group.data() == nullptr ? begin : begin + group.size());
        }
        return found;
    }

    std::string source_, folded_;
    Against against_;
    std::unique_ptr<RE2> plain_;  ///< without marks, for texts that need none; null when no text does
    RE2 re_;
};

}  // namespace

std::shared_ptr<const Expression> Expression::compile(std::string_view source, Against against,
                                                      std::string& error) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(8 << 20);
    auto expression = std::make_shared<Re2Expression>(
        std::string(source), against == Against::folded ? fold_expression(source) : std::string(source),
        against, options);
    if (!expression->re().ok()) {
        error = expression->re().error();
        return nullptr;
    }
    if (expression->re().NumberOfCapturingGroups() > 16) {
        error = "more than 16 groups; write (?:…) for groups that are not asked for";
        return nullptr;
    }
    return expression;
}

}  // namespace luwte::script
