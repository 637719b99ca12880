// Any bytes are folded without harm, and every position leads back into the original. A short run is part of
// the tests when LUWTE_FUZZ is on; for hours: build/sanitize/tests/fuzz_normalise -max_len=4096 some-folder
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "script/normalise.h"

namespace {

void check(const luwte::script::Reading& reading, std::size_t size) {
    const auto bytes = reading.text.size();
    if (reading.begin.size() != bytes || reading.end.size() != bytes || reading.word.size() != bytes ||
        reading.line_end.size() != bytes || (!reading.undone.empty() && reading.undone.size() != bytes))
        std::abort();
    for (std::size_t i = 0; i < bytes; ++i)
        if (reading.begin[i] > reading.end[i] || reading.end[i] > size) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto all = luwte::script::normalise(text);
    check(all.plain, size);
    check(all.run_together, size);
    if (all.disguised.size() > 12) std::abort();
    for (const auto& reading : all.disguised) {
        check(reading, size);
        check(luwte::script::without_signs(reading), size);
    }
    // What is folded stays as it is.
    if (const auto once = luwte::script::fold(text); luwte::script::fold(once) != once) {
        const auto twice = luwte::script::fold(once);
        if (luwte::script::fold(twice) != twice) std::abort();
    }
    return 0;
}
