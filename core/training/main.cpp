// train_model: learns the model of a plugin from its labelled texts. scripts/train-model calls it.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "script/version.h"
#include "training/learner.h"
#include "training/texts.h"

namespace {

namespace fs = std::filesystem;
using namespace luwte;
using namespace luwte::training;

constexpr std::size_t folds = 5;
constexpr double calibration_cost = 0.05;
constexpr std::uint32_t most_slots = 1U << 16U;  ///< 768 KiB; twice as many gain nothing

std::size_t fold_of(const std::vector<Text>& texts, const Text& text) {
    // By the group's first text: stays the same when texts are added.
    return std::stoull(script::version_hash(texts[text.group].text), nullptr, 16) % folds;
}

std::vector<float> input_of(const Learnt& learnt, const Text& text) {
    return script::calibration_input(learnt.sums(text), output_names().size(), text.words);
}

/// For each text what a model says that has not seen it (nor its like).
std::vector<std::vector<float>> unseen_inputs(const std::vector<Text>& texts, const Settings& settings) {
    std::vector<std::vector<float>> inputs(texts.size());
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<const Text*> others;
        for (const auto& text : texts)
            if (fold_of(texts, text) != fold) others.push_back(&text);
        const auto learnt = learn(others, settings);
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (fold_of(texts, texts[i]) == fold) inputs[i] = input_of(learnt, texts[i]);
        std::cerr << "fold " << fold + 1 << " of " << folds << ": " << others.size() << " texts, "
                  << learnt.features.size() << " features\n";
    }
    return inputs;
}

std::vector<float> calibrate(const std::vector<Text>& texts, const std::vector<std::vector<float>>& inputs,
                             std::size_t without_fold) {
    std::vector<float> all;
    std::vector<std::vector<float>> used;
    std::vector<const Text*> of;
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (fold_of(texts, texts[i]) != without_fold) used.push_back(inputs[i]), of.push_back(&texts[i]);
    for (std::size_t k = 0; k < output_names().size(); ++k) {
        std::vector<bool> labels;
        for (const auto* text : of) labels.push_back(is_example(*text, k));
        const auto weights = learn_calibration(used, labels, calibration_cost);
        all.insert(all.end(), weights.begin(), weights.end());
    }
    return all;
}

double probability(const std::vector<float>& calibration, const std::vector<float>& input,
                   std::size_t output) {
    double logit = 0;
    for (std::size_t i = 0; i < input.size(); ++i)
        logit += double{input[i]} * double{calibration[output * input.size() + i]};
    return 1 / (1 + std::exp(-logit));
}

/// One line a text: its probabilities by a model and a calibration that have not seen it.
void write_unseen(const fs::path& file, const std::vector<Text>& texts,
                  const std::vector<std::vector<float>>& inputs) {
    std::vector<std::vector<float>> calibrations;
    for (std::size_t fold = 0; fold < folds; ++fold) calibrations.push_back(calibrate(texts, inputs, fold));
    std::ofstream out(file);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        nlohmann::ordered_json line = {{"id", texts[i].id}};
        for (std::size_t k = 0; k < output_names().size(); ++k)
            line[output_names()[k]] =
                std::round(probability(calibrations[fold_of(texts, texts[i])], inputs[i], k) * 10000) / 10000;
        out << line.dump() << '\n';
    }
}

script::ModelData pack(const Learnt& learnt, std::vector<float> calibration,
                       const script::WordClasses& classes, std::string texts) {
    const auto width = output_names().size();
    script::ModelData data;
    data.texts = std::move(texts);
    data.outputs = output_names();
    data.classes = classes.entries();
    data.bias = learnt.bias;
    data.calibration = std::move(calibration);
    // A table that is too full finds what was never learnt.
    data.slots =
        std::min(most_slots, static_cast<std::uint32_t>(std::bit_ceil(learnt.features.size() * 4 / 3 + 1)));
    data.mark.assign(data.slots, 0);
    data.weight.assign(data.slots * width, 0);
    std::vector<std::pair<float, std::size_t>> order;
    data.scale.assign(width, 1e-6F);
    for (std::size_t row = 0; row < learnt.features.size(); ++row) {
        float most = 0;
        for (std::size_t k = 0; k < width; ++k) {
            const auto weight = std::abs(learnt.weights[row * width + k]);
            data.scale[k] = std::max(data.scale[k], weight / 127);
            most = std::max(most, weight);
        }
        order.emplace_back(-most, row);
    }
    std::ranges::sort(order);
    // The weightiest first; what finds no place within reach, or weighs nothing, is left out.
    std::size_t kept = 0;
    for (const auto& [weight, row] : order) {
        if (kept >= data.slots * 3 / 4) break;
        bool any = false;
        for (std::size_t k = 0; k < width; ++k)
            any |= std::lround(learnt.weights[row * width + k] / data.scale[k]) != 0;
        const auto hash = learnt.features[row];
        if (!any || data.slot_of(hash) != data.slots) continue;
        for (std::uint32_t probe = 0; probe < script::ModelData::probes; ++probe) {
            const auto slot = (static_cast<std::uint32_t>(hash) + probe) & (data.slots - 1);
            if (data.mark[slot] != 0) continue;
            data.mark[slot] = script::ModelData::mark_of(hash);
            for (std::size_t k = 0; k < width; ++k)
                data.weight[slot * width + k] =
                    static_cast<std::int8_t>(std::lround(learnt.weights[row * width + k] / data.scale[k]));
            ++kept;
            break;
        }
    }
    std::cerr << kept << " of " << learnt.features.size() << " features kept\n";
    return data;
}

int run(const std::vector<std::string>& arguments) {
    const fs::path plugin = arguments.at(0);
    const auto folder = plugin / "texts/train";
    const auto classes_file = plugin / "model/classes.txt";
    Settings settings;
    fs::path model, unseen;
    for (std::size_t i = 1; i + 1 < arguments.size(); i += 2) {
        const auto& name = arguments[i];
        const auto& value = arguments[i + 1];
        if (name == "--model") model = value;
        if (name == "--unseen") unseen = value;
        if (name == "--cost") settings.cost = std::stod(value);
        if (name == "--rare-cost") settings.rare_cost = std::stod(value);
        if (name == "--rounds") settings.rounds = std::stoi(value);
        if (name == "--least-texts") settings.least_texts = std::stoul(value);
        if (name == "--hardest") settings.hardest = std::stoul(value);
    }
    const auto classes = read_classes(classes_file);
    auto texts = read_texts(folder);
    Finder finder(plugin, "reads-like");
    for (auto& text : texts) prepare(text, classes, finder);
    group_alike(texts);
    const auto inputs = unseen_inputs(texts, settings);
    if (!unseen.empty()) write_unseen(unseen, texts, inputs);
    if (model.empty()) return EXIT_SUCCESS;
    std::vector<const Text*> all;
    for (const auto& text : texts) all.push_back(&text);
    const auto data = pack(learn(all, settings), calibrate(texts, inputs, folds), classes,
                           texts_version(folder, classes_file));
    std::ofstream(model, std::ios::binary) << script::write_model(data);
    return EXIT_SUCCESS;
}

}  // namespace

int main(int count, char** values) {
    try {
        return run({values + 1, values + count});
    } catch (const std::exception& error) {
        std::cerr << "train_model: " << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
