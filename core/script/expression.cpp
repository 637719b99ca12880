#include "script/expression.h"

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

class Re2Expression final : public Expression {
  public:
    Re2Expression(std::string source, std::string folded, Against against, const RE2::Options& options)
        : source_(std::move(source)), folded_(std::move(folded)), against_(against), re_(folded_, options) {}

    [[nodiscard]] const RE2& re() const { return re_; }
    [[nodiscard]] Against against() const override { return against_; }
    [[nodiscard]] const std::string& source() const override { return source_; }
    [[nodiscard]] const std::string& folded() const override { return folded_; }

    [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> find_all(
        std::string_view text, std::size_t limit) const override {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        const re2::StringPiece piece(text.data(), text.size());
        re2::StringPiece match;
        for (std::size_t at = 0; at <= text.size() && found.size() < limit;) {
            if (!re_.Match(piece, at, text.size(), RE2::UNANCHORED, &match, 1)) break;
            const auto begin = static_cast<std::size_t>(match.data() - text.data());
            if (!match.empty()) found.emplace_back(begin, begin + match.size());
            at = begin + std::max<std::size_t>(match.size(), 1);
            // Never start inside a character.
            while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
        }
        return found;
    }

    [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> find(
        std::string_view text) const override {
        std::vector<re2::StringPiece> groups(static_cast<std::size_t>(re_.NumberOfCapturingGroups()) + 1);
        const re2::StringPiece piece(text.data(), text.size());
        std::vector<std::pair<std::size_t, std::size_t>> found;
        if (!re_.Match(piece, 0, text.size(), RE2::UNANCHORED, groups.data(),
                       static_cast<int>(groups.size())))
            return found;
        for (const auto& group : groups) {
            const auto begin = group.data() == nullptr ? std::string_view::npos
                                                       : static_cast<std::size_t>(group.data() - text.data());
            found.emplace_back(begin, group.data() == nullptr ? begin : begin + group.size());
        }
        return found;
    }

  private:
    std::string source_, folded_;
    Against against_;
    RE2 re_;
};

}  // namespace

std::shared_ptr<const Expression> Expression::compile(std::string_view source, Against against,
                                                      std::string& error) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(4 << 20);
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
