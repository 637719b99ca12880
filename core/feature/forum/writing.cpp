#include "feature/forum/writing.h"

#include <cld2/public/compact_lang_det.h>

#include "base/text.h"

namespace luwte::forum {
namespace {

using base::ProblemKind;

// Bytes, as the columns have them: what a person sees as one character can be many.
constexpr std::size_t largest_text = 8 * longest_text;
constexpr std::size_t largest_line = 2'000;

/// Whether a text is too long, by characters or by bytes.
bool is_over(const std::string& text, std::size_t characters, std::size_t bytes) {
    return text.size() > bytes || base::count_characters(text) > characters;
}

}  // namespace

base::Result<Writing> check_writing(const Writing& writing, bool opens_topic) {
    for (const auto& [text, field] : {std::pair{&writing.title, "title"},
                                      {&writing.text, "text"},
                                      {&writing.warning_words, "warning-words"}}) {
        if (!base::is_utf8(*text)) return base::problem(ProblemKind::invalid, "forum.not-text", field);
    }
    if (writing.text.size() > largest_text)
        return base::problem(ProblemKind::invalid, "forum.text-too-long", "text");
    Writing clean;
    clean.title = opens_topic ? base::clean_line(writing.title) : std::string();
    clean.text = base::clean_text(writing.text);
    clean.warning_words = base::clean_line(writing.warning_words);
    clean.warnings = writing.warnings & known_warnings();
    if (opens_topic && clean.title.empty())
        return base::problem(ProblemKind::invalid, "forum.no-title", "title");
    if (is_over(clean.title, longest_title, largest_line)) {
        return base::problem(ProblemKind::invalid, "forum.title-too-long", "title");
    }
    if (clean.text.empty()) return base::problem(ProblemKind::invalid, "forum.no-text", "text");
    if (is_over(clean.text, longest_text, largest_text)) {
        return base::problem(ProblemKind::invalid, "forum.text-too-long", "text");
    }
    if (is_over(clean.warning_words, longest_warning_words, largest_line)) {
        return base::problem(ProblemKind::invalid, "forum.warning-too-long", "warning-words");
    }
    return clean;
}

std::string judged_text(const Writing& writing) {
    return writing.title.empty() ? writing.text : writing.title + "\n" + writing.text;
}

PostText make_text(const Writing& writing, const script::Verdict& verdict) {
    PostText text;
    text.heading = writing.title;
    text.source = writing.text;
    text.rendered = render_markdown(writing.text);
    text.warnings = writing.warnings | warnings_from_codes(verdict.add_warnings);
    text.warning_words = writing.warning_words;
    return text;
}

std::string detect_language(std::string_view plain, std::string_view otherwise) {
    bool reliable = false;
    const CLD2::Language language =
        CLD2::DetectLanguage(plain.data(), static_cast<int>(plain.size()), true, &reliable);
    const std::string_view code = CLD2::LanguageCode(language);
    // Afrikaans is what short Dutch is taken for.
    if (code == "af") return "nl";
    return std::string(reliable && code.size() == 2 && code != "un" ? code : otherwise);
}

std::string join_sentences(const std::vector<moderation::Judge::Explanation>& explanations) {
    std::string joined;
    for (const auto& explanation : explanations) {
        if (joined.find(explanation.sentence) != std::string::npos) continue;
        if (!joined.empty()) joined += '\n';
        joined += explanation.sentence;
    }
    return base::shorten(joined, 2000);
}

void announce_topic(store::UnitOfWork& work, ForumId forum, TopicId topic) {
    work.announce("topic " + base::to_public(topic));
    work.announce("forum " + base::to_public(forum));
}

}  // namespace luwte::forum
