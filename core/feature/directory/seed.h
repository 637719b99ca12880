// The list of help as a file (db/seed/directory.json, written by scripts/seed-directory): read and checked.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "feature/directory/service.h"

namespace luwte::directory {

/// A service with what only editors may see and pages never get.
struct SeedService {
    Service service;
    std::vector<std::string> social;
    std::string editor_note;
};

struct Seed {
    std::vector<SeedService> services;
    std::vector<HelpPlan> plans;
};

/// Problems: directory.seed-malformed; `field` names the service and what is wrong with it, in English for
/// operators.
[[nodiscard]] base::Result<Seed> parse_seed(std::string_view json);
/// The same from a file; directory.seed-unreadable.
[[nodiscard]] base::Result<Seed> read_seed(const std::filesystem::path& file);

/// The channels as the database keeps them, and back. Throws std::runtime_error on what the other did not
/// write.
[[nodiscard]] std::string channels_to_json(const std::vector<Channel>& channels);
[[nodiscard]] std::vector<Channel> channels_from_json(std::string_view json);

}  // namespace luwte::directory
