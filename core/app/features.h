// The features, wired to each other: which verbs use which, and which routes there are.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "app/configuration.h"
#include "app/rule_book.h"
#include "base/clock.h"
#include "base/secret.h"
#include "feature/organisation/organisations.h"
#include "feature/visit/dispatcher.h"
#include "feature/visit/route.h"
#include "net/metrics.h"
#include "store/database.h"
#include "view/assets.h"
#include "view/renderer.h"

namespace luwte::app {

class Features {
  public:
    struct Parts {
        const Configuration& configuration;
        store::Pool& pool;
        const view::Renderer& renderer;
        const base::Clock& clock;
        const base::SecretKey& installation_key;
        const organisation::Organisations& organisations;
        const RuleBook& rules;
        const view::Assets& assets;
        net::Metrics& metrics;
    };
    explicit Features(const Parts& parts);
    ~Features();

    /// `somebody_is_there`: false for what a page asks by itself.
    [[nodiscard]] visit::VisitorFinder visitor_finder(bool somebody_is_there = true) const;
    [[nodiscard]] std::vector<visit::Route> routes() const;
    /// Change notices, and gaps in them, for what features keep in memory.
    void heard(std::string_view subject);
    void gap();
    /// Ends timers and event streams.
    void stop();

  private:
    struct All;
    std::unique_ptr<All> all_;
};

}  // namespace luwte::app
