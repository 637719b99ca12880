// The plugin's own patterns on the texts: the model learns with what the rule that asks it sees.
#include <stdexcept>

#include "script/evaluation.h"
#include "script/runner.h"
#include "script/statistical_model.h"
#include "training/texts.h"

namespace luwte::training {
namespace {

/// A model that says nothing: the manifest names one, and it is not learnt yet.
std::string empty_model() {
    script::ModelData data;
    data.texts = "0000000000000000";
    data.outputs = {"none"};
    data.scale = data.bias = {0};
    data.calibration = {0, 0, 0, 0};
    data.slots = 1;
    data.mark = {0};
    data.weight = {0};
    return script::write_model(data);
}

}  // namespace

struct Finder::Loaded {
    script::PatternTable table;
    std::vector<script::Activation> plugins;
    std::unique_ptr<script::Runner> runner;
    std::shared_ptr<const script::Scanner> scanner;
    script::GroupNames patterns;
};

Finder::Finder(const std::filesystem::path& plugin, const std::string& rule)
    : loaded_(std::make_unique<Loaded>()) {
    script::Faults faults;
    auto files = script::read_plugin(plugin, faults);
    if (files) {
        for (auto& [path, content] : files->files)
            if (path.ends_with(".model")) content = empty_model();
        files->files["model/danger.model"] = empty_model();
        if (auto manifest = script::read_manifest(*files, faults)) {
            auto settings = script::settings_of(*manifest, {}, faults);
            loaded_->plugins.push_back({std::move(*files), std::move(*manifest), std::move(settings)});
            loaded_->runner =
                std::make_unique<script::Runner>(loaded_->plugins, &loaded_->table, loaded_->table, faults);
        }
    }
    if (!faults.empty()) throw std::runtime_error(faults.front().to_string());
    loaded_->scanner = script::Scanner::compile(loaded_->table.entries());
    loaded_->runner->prepare(*loaded_->scanner);
    for (const auto& each : loaded_->runner->rules())
        if (each.id == rule) loaded_->patterns = each.groups;
    if (loaded_->patterns.empty()) throw std::runtime_error("there is no rule " + rule + " with patterns");
}

Finder::~Finder() = default;

std::vector<script::FoundKind> Finder::find(const std::string& text) {
    script::Message message;
    message.text = text;
    script::Evaluation evaluation(message, loaded_->table, *loaded_->scanner, loaded_->runner->scratch());
    return evaluation.kinds(loaded_->patterns);
}

}  // namespace luwte::training
