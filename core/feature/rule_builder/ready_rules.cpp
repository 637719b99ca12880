#include "feature/rule_builder/ready_rules.h"

#include <fstream>
#include <iterator>

#include "base/log.h"
#include "feature/rule_builder/lua_reader.h"

namespace luwte::rule_builder {

ReadyRules read_ready_rules(const std::filesystem::path& folder) {
    ReadyRules rules;
    std::error_code error;
    for (auto each = std::filesystem::directory_iterator(folder, error); !error && each != std::filesystem::end(each); each.increment(error)) {
        if (each->path().extension() != ".lua") continue;
        std::ifstream in(each->path(), std::ios::binary);
        std::string source{std::istreambuf_iterator<char>(in), {}};
        ReadFault fault;
        const auto form = read_lua(source, fault);
        if (form)
            rules.emplace(each->path().stem().string(), ReadyRule{std::move(source), form->about});
        else
            spdlog::error("a rule to start from is no form: {}:{} {}", each->path().string(), fault.line, fault.code);
    }
    return rules;
}

}  // namespace luwte::rule_builder
