// Any text as the body of a rule: it loads or is refused, runs or is stopped, and never takes the program
// along. A short run is part of the tests when LUWTE_FUZZ is on.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "script/rule_set.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace luwte::script;
    const std::string body(reinterpret_cast<const char*>(data), size);
    const PluginFiles plugin{
        "fuzz",
        {{"plugin.lua",
          "return plugin { name = 'fuzz', kind = 'moderation', version = '1', api = 1, summary = { nl = 'a', "
          "en = 'b' } }"},
         {"rules/a.lua",
          "return rule { id = 'a', patterns = { p = 'woord' }, judge = function(m)\n" + body + "\nend }"}}};
    Faults faults;
    const auto rules = RuleSet::build({{plugin, {}}}, faults);
    if (rules == nullptr && faults.empty()) std::abort();
    if (rules == nullptr) return 0;
    Message message;
    message.text = "Een woord. Nog een w.o.o.r.d?";
    const auto verdict = rules->judge(message);
    if (verdict.failed && verdict.action < Action::hold) std::abort();
    return 0;
}
