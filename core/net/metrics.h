// Numbers for operators, as Prometheus reads them. Never a label that tells of a person: labels are chosen
// from a few words of the source (a feature, a kind of outcome), not from data.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace luwte::net {

/// Only grows.
class Counter {
  public:
    virtual ~Counter() = default;
    virtual void add(double by = 1) = 0;
};

/// Goes up and down.
class Gauge {
  public:
    virtual ~Gauge() = default;
    virtual void set(double value) = 0;
    virtual void add(double by) = 0;
};

/// How many observations fell below each bound.
class Histogram {
  public:
    virtual ~Histogram() = default;
    virtual void observe(double value) = 0;
};

/// All numbers of this process. Thread safe; what it returns lives as long as it. Asking twice for the same
/// name and labels gives the same object. Names as Prometheus wants them: "luwte_posts_total",
/// "luwte_judging_seconds".
class Metrics {
  public:
    using Labels = std::map<std::string, std::string>;

    Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;
    ~Metrics();

    Counter& counter(const std::string& name, const std::string& help, const Labels& labels = {});
    Gauge& gauge(const std::string& name, const std::string& help, const Labels& labels = {});
    /// `bounds` rise; for durations in seconds see `seconds`. One name has one list of bounds.
    Histogram& histogram(const std::string& name, const std::string& help, const std::vector<double>& bounds,
                         const Labels& labels = {});
    /// Calls `refresh` before each reading, for numbers that are looked up rather than kept. It must return
    /// quickly, and is forgotten when the returned handle is destroyed.
    [[nodiscard]] std::shared_ptr<void> before_reading(std::function<void()> refresh);

    /// The text exposition format, version 0.0.4.
    [[nodiscard]] std::string text();

    /// Bounds that suit answers: 1 ms to 10 s.
    static const std::vector<double>& seconds();

  private:
    struct Registry;
    std::unique_ptr<Registry> registry_;
};

}  // namespace luwte::net
