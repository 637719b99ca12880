// Any bytes are refused as a model or judge any text without harm. The first bytes are the text's length; a
// short run is part of the tests when LUWTE_FUZZ is on.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "script/statistical_model.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) return 0;
    const std::string_view all(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto text = all.substr(0, data[0]);
    const auto bytes = all.substr(text.size());
    std::string error;
    const auto model = luwte::script::StatisticalModel::load(bytes, error);
    if ((model == nullptr) == error.empty()) std::abort();
    if (!model) return 0;
    const auto opinions = model->judge(luwte::script::normalise(text), {});
    if (opinions.size() != model->outputs().size()) std::abort();
    for (const auto& opinion : opinions) {
        if (!(opinion.probability >= 0 && opinion.probability <= 1)) std::abort();
        for (const auto& [begin, end] : opinion.words)
            if (begin > end || end > text.size()) std::abort();
    }
    return 0;
}
