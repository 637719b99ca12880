// Any text as a rule for the form: it is read or refused, never takes the program along, and what is read is written
// back as it was. A short run is part of the tests when LUWTE_FUZZ is on; for hours: fuzz_rule_reader -dict=lua.dict
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "feature/rule_builder/lua_reader.h"
#include "feature/rule_builder/lua_writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace luwte::rule_builder;
    const std::string_view source(reinterpret_cast<const char*>(data), size);
    ReadFault fault;
    const auto form = read_lua(source, fault);
    if (!form && fault.code.empty()) std::abort();
    if (form) {
        if (!form_faults(*form).empty()) std::abort();
        const auto again = read_lua(write_lua(*form), fault);
        if (!again || *again != *form) std::abort();
    }
    // Any bytes are one text, whatever they hold.
    const auto tokens = read_tokens(lua_text(source.substr(0, 10'000)), fault);
    if (!tokens || tokens->size() != 2 || (*tokens)[0].value != source.substr(0, 10'000)) std::abort();
    return 0;
}
