// The difference between two versions, line by line: the longest common subsequence of what lies between
// their equal beginnings and ends.
//
// Own code, since Debian's Diff Template Library 1.20 does not compile with clang 19.
#include <algorithm>

#include "feature/rules/rule.h"

namespace luwte::rules {
namespace {

using Lines = std::vector<std::string_view>;

/// Beyond so many pairs of lines the whole middle is shown as replaced.
constexpr std::size_t most_pairs = 4'000'000;

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

/// Writes lines down in the order of the text, and counts them.
class Writer {
  public:
    Writer(const Lines& before, const Lines& after) : before_(before), after_(after) {}

    void same() {
        const auto text = after_[new_];
        add(DiffLine::Kind::same, text, ++old_, ++new_);
    }
    void removed() {
        const auto text = before_[old_];
        add(DiffLine::Kind::removed, text, ++old_, 0);
    }
    void added() {
        const auto text = after_[new_];
        add(DiffLine::Kind::added, text, 0, ++new_);
    }
    std::vector<DiffLine> lines;

  private:
    void add(DiffLine::Kind kind, std::string_view text, std::size_t old_line, std::size_t new_line) {
        lines.push_back({kind, std::string(text), static_cast<int>(old_line), static_cast<int>(new_line)});
    }
    const Lines& before_;
    const Lines& after_;
    std::size_t old_ = 0, new_ = 0;
};

/// lengths[i][j]: of the longest common subsequence of before[begin + i …] and after[begin + j …].
void write_middle(Writer& writer, const Lines& before, const Lines& after, std::size_t begin,
                  std::size_t old_size, std::size_t new_size) {
    const auto width = new_size + 1;
    std::vector<std::uint32_t> lengths;
    const bool too_much = old_size * new_size > most_pairs;
    if (!too_much) {
        lengths.assign((old_size + 1) * width, 0);
        for (std::size_t i = old_size; i-- > 0;)
            for (std::size_t j = new_size; j-- > 0;)
                lengths[i * width + j] =
                    before[begin + i] == after[begin + j]
                        ? lengths[(i + 1) * width + j + 1] + 1
                        : std::max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < old_size || j < new_size) {
        const bool both = i < old_size && j < new_size;
        if (both && !too_much && before[begin + i] == after[begin + j]) {
            writer.same(), ++i, ++j;
        } else if (i < old_size &&
                   (!both || too_much || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])) {
            writer.removed(), ++i;
        } else {
            writer.added(), ++j;
        }
    }
}

}  // namespace

std::vector<DiffLine> difference(std::string_view before_text, std::string_view after_text) {
    const auto before = lines_of(before_text);
    const auto after = lines_of(after_text);
    const auto shorter = std::min(before.size(), after.size());
    std::size_t begin = 0;
    while (begin < shorter && before[begin] == after[begin]) ++begin;
    std::size_t end = 0;
    while (end < shorter - begin && before[before.size() - 1 - end] == after[after.size() - 1 - end]) ++end;

    Writer writer(before, after);
    for (std::size_t i = 0; i < begin; ++i) writer.same();
    write_middle(writer, before, after, begin, before.size() - begin - end, after.size() - begin - end);
    for (std::size_t i = 0; i < end; ++i) writer.same();
    return std::move(writer.lines);
}

}  // namespace luwte::rules
