// The metrics listener: one page, /metrics, and the server's own numbers on it. Internal to this room.
#pragma once

#include <memory>
#include <vector>

#include "net/io_thread.h"
#include "net/metrics.h"
#include "net/service.h"

namespace luwte::net {

class MetricsPage final : public Application {
  public:
    explicit MetricsPage(Metrics& metrics) : metrics_(metrics) {}
    Admission admit(const Request& head) override;
    std::optional<Response> answer_now(const Request& request) override;
    void answer(Request request, Respond respond) override;

  private:
    Metrics& metrics_;
};

/// Registers the numbers of the I/O threads; they are summed when somebody reads. Forgotten with the handle.
[[nodiscard]] std::shared_ptr<void> show_tallies(Metrics& metrics,
                                                 std::vector<std::shared_ptr<IoThread>> threads,
                                                 std::shared_ptr<Census> census);

}  // namespace luwte::net
