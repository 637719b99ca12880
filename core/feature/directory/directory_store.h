// Every SQL statement of the directory. It belongs to the installation: no organisation in any of them.
#pragma once

#include <memory>

#include "feature/directory/directory.h"
#include "feature/directory/seed.h"
#include "store/database.h"

namespace luwte::directory {

/// Everything that pages may know, in two statements. Editors' notes stay in the database.
[[nodiscard]] std::unique_ptr<const Directory> load_directory(store::Connection& connection);

enum class Stored : std::uint8_t { added, changed, unchanged };
/// Adds the service, or brings an unverified one up to date. One that was checked since is left alone.
Stored store_service(store::UnitOfWork& work, const SeedService& service);
/// Removes unverified services that are none of `slugs`; how many.
std::size_t remove_unlisted(store::UnitOfWork& work, const std::vector<std::string>& slugs);
/// Replaces a plan; whether it differed.
bool store_plan(store::UnitOfWork& work, const HelpPlan& plan);
std::size_t remove_unlisted_plans(store::UnitOfWork& work, const std::vector<std::string>& categories);

}  // namespace luwte::directory
