// The log: what an operator needs, nothing that identifies anybody (safety.md S21).
//
// Never log: addresses, user agents, cookies, names, texts, ids of accounts or personas. Log events, counts,
// durations, codes of problems, ids of organisations by name, names of rules.
#pragma once

#include <spdlog/spdlog.h>

#include <string_view>

namespace luwte::base {

/// Sets the one logger up: level "debug", "info", "warning" or "error"; to standard error, a line an event.
void start_log(std::string_view level);

}  // namespace luwte::base
