// A small linear model of what messages read like: learnt from labelled texts, one more voice beside the
// rules. A plugin brings it as a file (model/*.model); scripts/train-model writes it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "script/normalise.h"
#include "script/text_features.h"

namespace luwte::script {

/// What a model file holds. Plain data; `read_model` has checked every bound.
struct ModelData {
    static constexpr std::size_t most_outputs = 16;
    static constexpr std::uint32_t most_slots = 1U << 17U;
    static constexpr std::size_t largest_file = 2U << 20U;
    static constexpr std::uint32_t probes = 8;  ///< places where a feature may lie

    std::string texts;                 ///< version_hash of the texts that it was learnt from
    std::vector<std::string> outputs;  ///< "urgent", "suicide": small letters, digits, -
    std::vector<WordClasses::Entry> classes;
    std::vector<float> scale, bias;  ///< by output; a weight is its byte times the scale
    /// By output: what each output's highest and whole-text sum, the text's length and 1 count for in its
    /// probability.
    std::vector<float> calibration;
    std::uint32_t slots = 0;          ///< a power of two
    std::vector<std::uint8_t> mark;   ///< by slot: 8 bits of the feature's hash, 0: empty
    std::vector<std::int8_t> weight;  ///< by slot and output

    [[nodiscard]] std::size_t calibration_size() const { return 2 * outputs.size() + 2; }
    /// The slot of a feature, or `slots` when it was not learnt.
    [[nodiscard]] std::uint32_t slot_of(std::uint64_t hash) const;
    [[nodiscard]] static std::uint8_t mark_of(std::uint64_t hash);
};

/// The bytes of a model file; `error` says what is wrong with them, and then the data are empty.
[[nodiscard]] ModelData read_model(std::string_view bytes, std::string& error);
[[nodiscard]] std::string write_model(const ModelData& data);

/// What the highest sums and the whole text's sums say together: the input of the calibration.
/// `sums`: by stretch and output, the whole text first.
[[nodiscard]] std::vector<float> calibration_input(const std::vector<float>& sums, std::size_t outputs,
                                                   std::size_t words);

/// Immutable, thread safe.
class StatisticalModel {
  public:
    explicit StatisticalModel(ModelData data) : data_(std::move(data)), classes_(data_.classes) {}
    /// nullptr and `error` when the bytes are no model.
    [[nodiscard]] static std::shared_ptr<const StatisticalModel> load(std::string_view bytes,
                                                                      std::string& error);

    /// How much a text reads like those of one output, and because of what.
    struct Opinion {
        double probability = 0;
        std::size_t begin = 0, end = 0;  ///< the stretch that weighed most, bytes of the original text
        /// The words in it that weighed most, in the order of the text.
        std::vector<std::pair<std::size_t, std::size_t>> words;
    };
    /// One opinion an output, the highest over the readings of the text. `found`: by the rule's patterns, in
    /// words of the plain reading.
    [[nodiscard]] std::vector<Opinion> judge(const Normalised& text,
                                             const std::vector<FoundKind>& found) const;

    [[nodiscard]] const std::vector<std::string>& outputs() const { return data_.outputs; }
    /// Which texts it was learnt from.
    [[nodiscard]] const std::string& texts() const { return data_.texts; }

  private:
    void judge_reading(const Reading& reading, const std::vector<FoundKind>& found,
                       std::vector<Opinion>& best) const;

    ModelData data_;
    WordClasses classes_;
};

}  // namespace luwte::script
