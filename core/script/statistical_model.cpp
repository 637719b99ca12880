#include "script/statistical_model.h"

#include <algorithm>
#include <cmath>

namespace luwte::script {
namespace {

constexpr std::size_t most_words = 5;  ///< that an opinion names
constexpr std::size_t most_readings = 4;

/// By word and output, summed from the start of the text: any stretch is a difference of two rows.
class Sums {
  public:
    Sums(const ModelData& data, const Reading& reading, const std::vector<Token>& tokens,
         const WordClasses& classes, const std::vector<FoundKind>& found)
        : outputs_(data.outputs.size()), sums_((tokens.size() + 1) * outputs_) {
        FeatureReader features(reading, tokens, classes, found);
        for (std::size_t word = 0; word < tokens.size(); ++word) {
            std::array<float, ModelData::most_outputs> here{};
            for (const auto& feature : features.of(word)) {
                const auto slot = data.slot_of(feature.hash);
                if (slot == data.slots) continue;
                const auto* weights = data.weight.data() + std::size_t{slot} * outputs_;
                for (std::size_t k = 0; k < outputs_; ++k)
                    here[k] += feature.value * static_cast<float>(weights[k]);
            }
            for (std::size_t k = 0; k < outputs_; ++k)
                sums_[(word + 1) * outputs_ + k] = sums_[word * outputs_ + k] + here[k] * data.scale[k];
        }
    }
    [[nodiscard]] float of(Stretch stretch, std::size_t output) const {
        return (sums_[stretch.last * outputs_ + output] - sums_[stretch.first * outputs_ + output]) /
               length_of(stretch);
    }

  private:
    std::size_t outputs_;
    std::vector<float> sums_;
};

}  // namespace

std::vector<float> calibration_input(const std::vector<float>& sums, std::size_t outputs, std::size_t words) {
    std::vector<float> input(2 * outputs + 2);
    for (std::size_t k = 0; k < outputs; ++k) {
        auto highest = sums[k];
        for (auto at = k; at < sums.size(); at += outputs) highest = std::max(highest, sums[at]);
        input[k] = highest;
        input[outputs + k] = sums[k];
    }
    input[2 * outputs] = std::log2(static_cast<float>(words) + 1);
    input[2 * outputs + 1] = 1;
    return input;
}

std::shared_ptr<const StatisticalModel> StatisticalModel::load(std::string_view bytes, std::string& error) {
    error.clear();
    auto data = read_model(bytes, error);
    return error.empty() ? std::make_shared<const StatisticalModel>(std::move(data)) : nullptr;
}

void StatisticalModel::judge_reading(const Reading& reading, const std::vector<FoundKind>& found,
                                     std::vector<Opinion>& best) const {
    const auto tokens = tokens_of(reading);
    const auto stretches = stretches_of(tokens);
    if (stretches.empty()) return;
    const auto outputs = data_.outputs.size();
    const Sums sums(data_, reading, tokens, classes_, found);
    std::vector<float> by_stretch(stretches.size() * outputs);
    for (std::size_t i = 0; i < stretches.size(); ++i)
        for (std::size_t k = 0; k < outputs; ++k)
            by_stretch[i * outputs + k] = sums.of(stretches[i], k) + data_.bias[k];
    const auto input = calibration_input(by_stretch, outputs, tokens.size());
    for (std::size_t k = 0; k < outputs; ++k) {
        double logit = 0;
        for (std::size_t i = 0; i < input.size(); ++i)
            logit += double{input[i]} * double{data_.calibration[k * input.size() + i]};
        const auto probability = 1 / (1 + std::exp(-logit));
        if (probability <= best[k].probability) continue;
        auto& opinion = best[k];
        opinion.probability = probability;
        std::size_t top = 0;
        for (std::size_t i = 1; i < stretches.size(); ++i)
            if (by_stretch[i * outputs + k] > by_stretch[top * outputs + k]) top = i;
        const auto stretch = stretches[top];
        opinion.begin = reading.begin[tokens[stretch.first].begin];
        opinion.end = reading.end[tokens[stretch.last - 1].end - 1];
        std::vector<std::pair<float, std::uint32_t>> words;
        for (auto i = stretch.first; i < stretch.last; ++i) words.emplace_back(sums.of({i, i + 1}, k), i);
        std::ranges::sort(words, [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
        opinion.words.clear();
        for (std::size_t i = 0; i < words.size() && i < most_words && words[i].first > 0; ++i)
            opinion.words.push_back(
                reading.original(tokens[words[i].second].begin, tokens[words[i].second].end));
        std::ranges::sort(opinion.words);
    }
}

std::vector<StatisticalModel::Opinion> StatisticalModel::judge(const Normalised& text,
                                                               const std::vector<FoundKind>& found) const {
    std::vector<Opinion> best(data_.outputs.size());
    judge_reading(text.plain, found, best);
    for (std::size_t i = 0; i < text.disguised.size() && i < most_readings; ++i)
        judge_reading(text.disguised[i], {}, best);
    return best;
}

}  // namespace luwte::script
