// The labelled texts that the model learns from, as words and what they are made of.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "script/text_features.h"

namespace luwte::training {

/// One message of a .jsonl file with the verdict that moderators would want.
struct Text {
    std::string id, language, text;
    int level = 0;
    std::vector<std::string> categories, tags;
    /// The clause that decides a long message; empty when not marked.
    std::string telling;

    // Made of it:
    std::vector<script::Stretch> stretches;
    std::vector<bool> telling_stretch;  ///< by stretch: it is (about) the telling clause
    std::size_t words = 0;
    std::vector<std::vector<script::Feature>> features;  ///< by word
    std::size_t group = 0;                               ///< near-duplicates share one
};

/// The texts of every .jsonl file of a folder, by name of file and line. Throws std::runtime_error with what
/// is wrong.
[[nodiscard]] std::vector<Text> read_texts(const std::filesystem::path& folder);
[[nodiscard]] script::WordClasses read_classes(const std::filesystem::path& file);
/// What the model file says that it belongs to: changes with every byte of texts and classes.
[[nodiscard]] std::string texts_version(const std::filesystem::path& folder,
                                        const std::filesystem::path& classes);

/// Finds what the patterns of the rule that asks the model find in a text.
class Finder {
  public:
    /// Throws std::runtime_error when the plugin does not load.
    Finder(const std::filesystem::path& plugin, const std::string& rule);
    ~Finder();
    [[nodiscard]] std::vector<script::FoundKind> find(const std::string& text);

  private:
    struct Loaded;
    std::unique_ptr<Loaded> loaded_;
};

/// Fills in what is made of a text.
void prepare(Text& text, const script::WordClasses& classes, Finder& finder);
/// Texts that share more than half of their words get one group, so that no text is judged by a model that
/// has seen nearly the same one.
void group_alike(std::vector<Text>& texts);

}  // namespace luwte::training
