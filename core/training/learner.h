// Learns a model from texts: one logistic regression an output, on stretches of the texts.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "script/statistical_model.h"
#include "training/texts.h"

namespace luwte::training {

/// What the model tells apart, and which texts are examples of it.
[[nodiscard]] const std::vector<std::string>& output_names();
[[nodiscard]] bool is_example(const Text& text, std::size_t output);

/// Knobs of learning; found by cross-validation.
struct Settings {
    double cost = 4.0;            ///< of an error, against large weights
    double rare_cost = 1.6;       ///< how much more missing an example costs than a false one
    int rounds = 1;               ///< of looking anew for the stretch that tells most
    std::size_t least_texts = 2;  ///< in which a feature must occur
    std::size_t hardest = 3;      ///< stretches of a text that is no example which it is learnt from
};

/// A model with weights as they were learnt.
struct Learnt {
    std::unordered_map<std::uint64_t, std::uint32_t> rows;  ///< feature → row of `weights`
    std::vector<std::uint64_t> features;                    ///< by row
    std::vector<float> weights;                             ///< by row and output
    std::vector<float> bias;

    /// The sums of every stretch, by stretch and output.
    [[nodiscard]] std::vector<float> sums(const Text& text) const;
};
[[nodiscard]] Learnt learn(const std::vector<const Text*>& texts, const Settings& settings);

/// Logistic regression on dense rows: weights, of which the last row is 1. For the calibration.
[[nodiscard]] std::vector<float> learn_calibration(const std::vector<std::vector<float>>& inputs,
                                                   const std::vector<bool>& labels, double cost);

}  // namespace luwte::training
