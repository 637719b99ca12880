// A bar that shows how far a long command is, on standard error, when a person looks at it.
#pragma once

#include <cstdint>
#include <string>

namespace luwte::app {

class ProgressBar {
  public:
    /// `what`: "posts". Silent when `quiet`, or when standard error is no terminal.
    ProgressBar(std::string what, std::int64_t whole, bool quiet);
    void show(std::int64_t done) const;
    /// Takes the bar away, so that what comes next begins on a clean line.
    void end() const;

  private:
    std::string what_;
    std::int64_t whole_;
    bool shown_;
};

}  // namespace luwte::app
