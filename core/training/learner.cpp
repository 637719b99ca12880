#include "training/learner.h"

#include <algorithm>
#include <cmath>
#include <linear.h>
#include <memory>
#include <numeric>
#include <set>

namespace luwte::training {
namespace {

struct Output {
    std::string name;
    int level;                            ///< from which a text is an example
    std::vector<std::string> categories;  ///< one of which it must have; empty: any
};

const std::vector<Output>& outputs() {
    static const std::vector<Output> all = {
        {"concern", 1, {}},
        {"urgent", 2, {}},
        {"immediate", 3, {}},
        {"suicide", 2, {"suicide", "self-harm"}},
        {"violence", 2, {"violence-now", "medical"}},
        {"child", 2, {"child-danger"}},
        {"sexual", 2, {"acute-sexual-violence"}},
        {"captivity", 2, {"captivity-exploitation"}},
        {"threat", 2, {"threat-received", "threat-made", "honour-threat", "stalking"}},
        {"locating", 0, {"locating-someone"}},
        {"solicitation", 0, {"solicitation"}},
    };
    return all;
}

using Nodes = std::vector<feature_node>;

void be_silent(const char*) {}

/// One problem for liblinear: rows of (feature, value) with a label.
class Problem {
  public:
    explicit Problem(int features) : features_(features) {}
    void add(const Nodes& nodes, bool positive) {
        rows_.push_back(nodes);
        labels_.push_back(positive ? 1 : -1);
    }
    std::vector<double> solve(double cost, double rare_cost, int columns) {
        std::vector<feature_node*> rows;
        for (auto& row : rows_) rows.push_back(row.data());
        problem given{};
        given.l = static_cast<int>(rows.size());
        given.n = features_;
        given.y = labels_.data();
        given.x = rows.data();
        given.bias = -1;
        int kinds[] = {1, -1};
        double costs[] = {rare_cost, 1};
        parameter how{};
        how.solver_type = L2R_LR;  // no randomness: the same texts give the same weights
        how.eps = 0.01;
        how.C = cost;
        how.nr_weight = 2;
        how.weight_label = kinds;
        how.weight = costs;
        set_print_string_function(be_silent);
        const std::unique_ptr<model, void (*)(model*)> learnt(
            train(&given, &how), [](model* each) { free_and_destroy_model(&each); });
        std::vector<double> weights(static_cast<std::size_t>(columns), 0.0);
        const double sign = learnt->label[0] == 1 ? 1 : -1;
        for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = sign * learnt->w[i];
        return weights;
    }
    [[nodiscard]] bool has_both() const {
        return std::ranges::count(labels_, 1.0) > 0 && std::ranges::count(labels_, -1.0) > 0;
    }

  private:
    int features_;
    std::vector<Nodes> rows_;
    std::vector<double> labels_;
};

/// Gives rows to the features that occur in enough texts.
void number_features(const std::vector<const Text*>& texts, std::size_t least, Learnt& learnt) {
    std::unordered_map<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>> seen;  // texts, last text
    for (std::uint32_t i = 0; i < texts.size(); ++i)
        for (const auto& word : texts[i]->features)
            for (const auto& feature : word) {
                auto& [count, last] = seen[feature.hash];
                if (count == 0 || last != i) ++count, last = i;
            }
    std::vector<std::uint64_t> kept;
    for (const auto& [hash, count] : seen)
        if (count.first >= least) kept.push_back(hash);
    std::ranges::sort(kept);
    for (const auto hash : kept) learnt.rows.emplace(hash, static_cast<std::uint32_t>(learnt.rows.size()));
    learnt.features = std::move(kept);
}

Nodes nodes_of(const Text& text, script::Stretch stretch, const Learnt& learnt) {
    std::vector<std::pair<std::uint32_t, float>> all;
    for (auto word = stretch.first; word < stretch.last; ++word)
        for (const auto& feature : text.features[word])
            if (const auto found = learnt.rows.find(feature.hash); found != learnt.rows.end())
                all.emplace_back(found->second, feature.value);
    std::ranges::stable_sort(all, {}, &std::pair<std::uint32_t, float>::first);
    Nodes nodes;
    const auto length = script::length_of(stretch);
    for (const auto& [row, value] : all) {
        const auto index = static_cast<int>(row) + 1;
        if (nodes.empty() || nodes.back().index != index) nodes.push_back({index, 0});
        nodes.back().value += value / length;
    }
    nodes.push_back({static_cast<int>(learnt.features.size()) + 1, 1});
    nodes.push_back({-1, 0});
    return nodes;
}

constexpr std::size_t told_as_a_whole = 36;  ///< words up to which a whole text is an example

/// Which stretches of a text teach this output.
std::vector<std::size_t> lessons(const Text& text, bool positive, std::size_t output,
                                 const std::vector<float>* sums, const Settings& settings) {
    const auto width = outputs().size();
    std::set<std::size_t> chosen;
    const bool marked = std::ranges::find(text.telling_stretch, true) != text.telling_stretch.end();
    if (!positive || text.words <= told_as_a_whole || sums == nullptr) chosen.insert(0);
    std::vector<std::size_t> order(text.stretches.size());
    std::iota(order.begin(), order.end(), 0U);
    if (sums != nullptr)
        std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
            return (*sums)[a * width + output] > (*sums)[b * width + output];
        });
    if (positive && marked) {
        if (text.words > told_as_a_whole) chosen.erase(0);
        std::size_t taken = 0;
        for (const auto i : order)
            if (text.telling_stretch[i] && taken < 2) chosen.insert(i), ++taken;
    } else if (positive) {
        if (sums != nullptr && text.words > told_as_a_whole) chosen.insert(order.front());
    } else if (sums != nullptr) {
        for (std::size_t i = 0; i < order.size() && i < settings.hardest; ++i) chosen.insert(order[i]);
    } else {
        for (std::size_t i = 1; i < order.size(); i += order.size() / 6 + 1) chosen.insert(i);
    }
    return {chosen.begin(), chosen.end()};
}

}  // namespace

const std::vector<std::string>& output_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& output : outputs()) all.push_back(output.name);
        return all;
    }();
    return names;
}

bool is_example(const Text& text, std::size_t output) {
    const auto& [name, level, categories] = outputs()[output];
    if (text.level < level) return false;
    return categories.empty() || std::ranges::any_of(categories, [&](const std::string& each) {
               return std::ranges::find(text.categories, each) != text.categories.end();
           });
}

std::vector<float> Learnt::sums(const Text& text) const {
    const auto width = outputs().size();
    std::vector<double> from_start((text.features.size() + 1) * width, 0.0);
    for (std::size_t word = 0; word < text.features.size(); ++word) {
        auto* here = from_start.data() + (word + 1) * width;
        std::copy_n(here - width, width, here);
        for (const auto& feature : text.features[word])
            if (const auto row = rows.find(feature.hash); row != rows.end())
                for (std::size_t k = 0; k < width; ++k)
                    here[k] += feature.value * weights[row->second * width + k];
    }
    std::vector<float> all;
    for (const auto stretch : text.stretches)
        for (std::size_t k = 0; k < width; ++k)
            all.push_back(bias[k] + static_cast<float>(from_start[stretch.last * width + k] -
                                                       from_start[stretch.first * width + k]) /
                                        script::length_of(stretch));
    return all;
}

Learnt learn(const std::vector<const Text*>& texts, const Settings& settings) {
    Learnt learnt;
    number_features(texts, settings.least_texts, learnt);
    const auto width = outputs().size();
    const auto rows = learnt.features.size();
    learnt.weights.assign(rows * width, 0);
    learnt.bias.assign(width, 0);
    std::vector<std::vector<float>> sums(texts.size());
    for (int round = 0; round <= settings.rounds; ++round) {
        for (std::size_t k = 0; k < width; ++k) {
            Problem problem(static_cast<int>(rows) + 1);
            for (std::size_t i = 0; i < texts.size(); ++i) {
                const bool positive = is_example(*texts[i], k);
                for (const auto stretch :
                     lessons(*texts[i], positive, k, round == 0 ? nullptr : &sums[i], settings))
                    problem.add(nodes_of(*texts[i], texts[i]->stretches[stretch], learnt), positive);
            }
            if (!problem.has_both()) continue;
            const auto solved = problem.solve(settings.cost, settings.rare_cost, static_cast<int>(rows) + 1);
            for (std::size_t row = 0; row < rows; ++row)
                learnt.weights[row * width + k] = static_cast<float>(solved[row]);
            learnt.bias[k] = static_cast<float>(solved[rows]);
        }
        for (std::size_t i = 0; i < texts.size(); ++i) sums[i] = learnt.sums(*texts[i]);
    }
    return learnt;
}

std::vector<float> learn_calibration(const std::vector<std::vector<float>>& inputs,
                                     const std::vector<bool>& labels, double cost) {
    const auto columns = static_cast<int>(inputs.front().size());
    Problem problem(columns);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        Nodes nodes;
        for (int column = 0; column < columns; ++column)
            nodes.push_back({column + 1, double{inputs[i][static_cast<std::size_t>(column)]}});
        nodes.push_back({-1, 0});
        problem.add(nodes, labels[i]);
    }
    std::vector<float> weights(inputs.front().size(), 0);
    if (!problem.has_both()) return weights;
    const auto solved = problem.solve(cost, 1, columns);
    std::ranges::transform(solved, weights.begin(), [](double each) { return static_cast<float>(each); });
    return weights;
}

}  // namespace luwte::training
