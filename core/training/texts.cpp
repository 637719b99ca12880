#include "training/texts.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <numeric>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "script/version.h"

namespace luwte::training {
namespace {

namespace fs = std::filesystem;
// Rises when the features or the way of learning change: the file no longer belongs to the texts then.
constexpr std::string_view method = "1";

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error(file.string() + " cannot be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& each : fs::directory_iterator(folder))
        if (each.path().extension() == ".jsonl") files.push_back(each.path());
    std::ranges::sort(files);
    return files;
}

Text text_of(const nlohmann::json& line) {
    Text text;
    text.id = line.at("id");
    text.language = line.at("lang");
    text.text = line.at("text");
    text.level = line.at("level");
    text.categories = line.at("categories").get<std::vector<std::string>>();
    text.tags = line.value("tags", std::vector<std::string>{});
    text.telling = line.value("telling", "");
    if (text.level < 0 || text.level > 3 || text.text.empty() || text.text.size() > 20'000)
        throw std::runtime_error("a level from 0 to 3 and a text expected");
    if (!text.telling.empty() && text.text.find(text.telling) == std::string::npos)
        throw std::runtime_error("'telling' is no part of the text");
    return text;
}

std::vector<std::uint64_t> vocabulary(const Text& text) {
    std::vector<std::uint64_t> words;
    for (const auto& features : text.features)
        for (const auto& feature : features)
            if (feature.value == 1) words.push_back(feature.hash);
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    return words;
}

}  // namespace

std::vector<Text> read_texts(const fs::path& folder) {
    std::vector<Text> texts;
    for (const auto& file : files_of(folder)) {
        std::ifstream in(file);
        std::string line;
        for (int number = 1; std::getline(in, line); ++number) try {
                if (!line.empty()) texts.push_back(text_of(nlohmann::json::parse(line)));
            } catch (const std::exception& error) {
                throw std::runtime_error(file.string() + ":" + std::to_string(number) + ": " + error.what());
            }
    }
    if (texts.empty()) throw std::runtime_error("there are no texts in " + folder.string());
    return texts;
}

script::WordClasses read_classes(const fs::path& file) {
    std::string error;
    auto classes = script::WordClasses::parse(content(file), error);
    if (!error.empty()) throw std::runtime_error(file.string() + ": " + error);
    return classes;
}

std::string texts_version(const fs::path& folder, const fs::path& classes) {
    auto all = std::string(method) + content(classes);
    for (const auto& file : files_of(folder)) all += file.filename().string() + "\n" + content(file);
    return script::version_hash(all);
}

void prepare(Text& text, const script::WordClasses& classes, Finder& finder) {
    const auto reading = script::normalise(text.text).plain;
    const auto tokens = script::tokens_of(reading);
    text.words = tokens.size();
    text.stretches = script::stretches_of(tokens);
    script::FeatureReader features(reading, tokens, classes, finder.find(text.text));
    for (std::size_t i = 0; i < tokens.size(); ++i) text.features.push_back(features.of(i));
    text.telling_stretch.assign(text.stretches.size(), false);
    if (text.telling.empty()) return;
    const auto from = text.text.find(text.telling);
    const auto to = from + text.telling.size();
    const auto inside = [&](const script::Token& token) {
        return reading.begin[token.begin] >= from && reading.end[token.end - 1] <= to;
    };
    const auto wanted = std::ranges::count_if(tokens, inside);
    for (std::size_t i = 0; i < text.stretches.size(); ++i) {
        const auto stretch = text.stretches[i];
        const auto shared =
            std::count_if(tokens.begin() + stretch.first, tokens.begin() + stretch.last, inside);
        // Mostly the clause, and much of it.
        text.telling_stretch[i] = shared * 10 >= stretch.size() * 6 && shared * 10 >= wanted * 4;
    }
}

void group_alike(std::vector<Text>& texts) {
    std::vector<std::vector<std::uint64_t>> words;
    for (const auto& text : texts) words.push_back(vocabulary(text));
    std::vector<std::size_t> parent(texts.size());
    std::iota(parent.begin(), parent.end(), 0U);
    const auto root = [&](std::size_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    };
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const auto smaller = std::min(words[i].size(), words[j].size());
            const auto larger = std::max(words[i].size(), words[j].size());
            if (smaller * 2 < larger) continue;
            std::size_t shared = 0;
            for (auto a = words[i].begin(), b = words[j].begin(); a != words[i].end() && b != words[j].end();)
                if (*a == *b)
                    ++shared, ++a, ++b;
                else
                    *a < *b ? ++a : ++b;
            if (shared * 2 > words[i].size() + words[j].size() - shared) parent[root(i)] = root(j);
        }
    for (std::size_t i = 0; i < texts.size(); ++i) texts[i].group = root(i);
}

}  // namespace luwte::training
