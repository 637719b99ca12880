// Making text fit to store, and telling the rules about it: what submitting and changing a post have in
// common.
#pragma once

#include <string>
#include <string_view>

#include "base/problem.h"
#include "feature/forum/forum.h"
#include "feature/forum/post_store.h"
#include "feature/moderation/pipeline.h"

namespace luwte::forum {

/// Checked and cleaned. Problems: `forum.not-text` (broken UTF-8), `forum.no-title`, `forum.title-too-long`,
/// `forum.no-text`, `forum.text-too-long`, `forum.warning-too-long`; the field is "title", "text" or
/// "warning-words".
[[nodiscard]] base::Result<Writing> check_writing(const Writing& writing, bool opens_topic);

/// What the rules read: the title of a topic as its first line, then the text.
[[nodiscard]] std::string judged_text(const Writing& writing);

/// A text in every form, with the warnings that rules add.
[[nodiscard]] PostText make_text(const Writing& writing, const script::Verdict& verdict);

/// The language of a text as ISO 639-1: "nl", "en", "ar", others; `otherwise` when it cannot be told.
[[nodiscard]] std::string detect_language(std::string_view plain, std::string_view otherwise);

/// What the author is told: the sentences, a line each.
[[nodiscard]] std::string join_sentences(const std::vector<moderation::Judge::Explanation>& explanations);

/// Everybody's kept pages of this topic and its forum are out of date once this commits.
void announce_topic(store::UnitOfWork& work, ForumId forum, TopicId topic);

}  // namespace luwte::forum
