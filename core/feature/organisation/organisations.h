// The organisations of this installation: found by host name, added by the operator.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "feature/organisation/organisation.h"
#include "store/database.h"

namespace luwte::organisation {

/// Gives the theme of that name, or null.
using ThemeFinder = std::function<std::shared_ptr<const view::Theme>(const std::string& name)>;

/// What an operator says of a new organisation.
struct NewOrganisation {
    std::string name;
    std::string title;
    std::vector<std::string> hosts;
    std::vector<std::string> plugins;
    std::string theme;
    std::string duty_text;
    int idle_minutes = 15;
};

/// Checks and stores one, in one transaction; every process hears of it.
base::Result<OrganisationId> add(store::Connection& connection, const NewOrganisation& what);

/// All organisations as an immutable snapshot that is swapped whole. Thread safe; finding one waits for no
/// reload.
class Organisations {
  public:
    explicit Organisations(ThemeFinder themes);
    ~Organisations();

    /// Reads them all from the database. An organisation whose theme is not installed is left out, loudly.
    void reload(store::Connection& connection);

    /// By host name in lower case without port; null when nobody answers there.
    [[nodiscard]] std::shared_ptr<const Organisation> by_host(std::string_view host) const;
    [[nodiscard]] std::shared_ptr<const Organisation> by_name(std::string_view name) const;
    [[nodiscard]] std::shared_ptr<const Organisation> by_id(OrganisationId id) const;
    [[nodiscard]] std::vector<std::shared_ptr<const Organisation>> all() const;

  private:
    struct Snapshot;
    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const;

    ThemeFinder themes_;
    // No std::atomic<std::shared_ptr>: libstdc++ 12 lets go of its lock in load() with relaxed order, so that a reader and a
    // reload may meet on a processor that reorders.
    mutable std::mutex mutex_;  ///< held for the copy of the pointer alone
    std::shared_ptr<const Snapshot> snapshot_;
};

}  // namespace luwte::organisation
