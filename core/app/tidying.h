// Takes away, every few minutes, what time has ended: sessions, codes that nobody looked at.
#pragma once

#include <functional>
#include <thread>

namespace luwte::app {

/// Runs `task` every ten minutes on a thread of its own, until destroyed. Whatever it throws is logged, and it is
/// tried again the next time.
class Tidying {
  public:
    explicit Tidying(std::function<void()> task);

  private:
    std::jthread thread_;
};

}  // namespace luwte::app
