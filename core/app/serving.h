// Everything that serves, built once in order, each part given what it needs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/configuration.h"
#include "base/problem.h"

namespace luwte::app {

/// The running program. Building it connects, reads plugins and templates, and listens.
class Serving {
  public:
    /// A sentence for the operator when something is missing (plugins, templates, an address that is taken).
    static std::expected<std::unique_ptr<Serving>, std::string> start(const Configuration& configuration);
    ~Serving();
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;

    /// Where it listens, for people: "http://127.0.0.1:8080".
    [[nodiscard]] std::vector<std::string> addresses() const;
    /// Reads the plugins anew; what does not load stays as it was, and is logged.
    void reload_plugins();
    /// Finishes what is under way.
    void stop();

  private:
    struct Parts;
    static void read_organisations(Parts& parts);
    explicit Serving(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace luwte::app
