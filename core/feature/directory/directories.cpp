#include "feature/directory/directories.h"

#include "feature/directory/directory_store.h"

namespace luwte::directory {

SeedReport load_seed(store::UnitOfWork& work, const Seed& seed) {
    SeedReport report;
    std::vector<std::string> slugs;
    for (const auto& service : seed.services) {
        slugs.push_back(service.service.slug);
        switch (store_service(work, service)) {
            case Stored::added:
                ++report.added;
                break;
            case Stored::changed:
                ++report.changed;
                break;
            case Stored::unchanged:
                ++report.unchanged;
                break;
        }
    }
    report.removed = remove_unlisted(work, slugs);
    std::vector<std::string> categories;
    for (const auto& plan : seed.plans) {
        categories.push_back(plan.category);
        if (store_plan(work, plan)) ++report.plans_changed;
    }
    report.plans_changed += remove_unlisted_plans(work, categories);
    if (report.anything()) work.announce("directory");
    return report;
}

base::Result<SeedReport> load_seed(store::UnitOfWork& work, const std::filesystem::path& file) {
    auto seed = read_seed(file);
    if (!seed) return std::unexpected(seed.error());
    return load_seed(work, *seed);
}

}  // namespace luwte::directory
