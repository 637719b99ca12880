#include "net/metrics.h"

#include <algorithm>
#include <mutex>
#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <utility>

namespace luwte::net {
namespace {

class PrometheusCounter final : public Counter {
  public:
    explicit PrometheusCounter(prometheus::Counter& counter) : counter_(counter) {}
    void add(double by) override { counter_.Increment(by); }

  private:
    prometheus::Counter& counter_;
};

class PrometheusGauge final : public Gauge {
  public:
    explicit PrometheusGauge(prometheus::Gauge& gauge) : gauge_(gauge) {}
    void set(double value) override { gauge_.Set(value); }
    void add(double by) override { gauge_.Increment(by); }

  private:
    prometheus::Gauge& gauge_;
};

class PrometheusHistogram final : public Histogram {
  public:
    explicit PrometheusHistogram(prometheus::Histogram& histogram) : histogram_(histogram) {}
    void observe(double value) override { histogram_.Observe(value); }

  private:
    prometheus::Histogram& histogram_;
};

}  // namespace

struct Metrics::Registry {
    using Key = std::pair<std::string, Labels>;
    std::mutex mutex;
    prometheus::Registry numbers;
    std::map<Key, std::unique_ptr<Counter>> counters;
    std::map<Key, std::unique_ptr<Gauge>> gauges;
    std::map<Key, std::unique_ptr<Histogram>> histograms;
    std::vector<std::weak_ptr<std::function<void()>>> refreshes;
};

Metrics::Metrics() : registry_(std::make_unique<Registry>()) {}
Metrics::~Metrics() = default;

Counter& Metrics::counter(const std::string& name, const std::string& help, const Labels& labels) {
    const std::lock_guard lock(registry_->mutex);
    auto& slot = registry_->counters[{name, labels}];
    if (!slot) {
        auto& family = prometheus::BuildCounter().Name(name).Help(help).Register(registry_->numbers);
        slot = std::make_unique<PrometheusCounter>(family.Add(labels));
    }
    return *slot;
}

Gauge& Metrics::gauge(const std::string& name, const std::string& help, const Labels& labels) {
    const std::lock_guard lock(registry_->mutex);
    auto& slot = registry_->gauges[{name, labels}];
    if (!slot) {
        auto& family = prometheus::BuildGauge().Name(name).Help(help).Register(registry_->numbers);
        slot = std::make_unique<PrometheusGauge>(family.Add(labels));
    }
    return *slot;
}

Histogram& Metrics::histogram(const std::string& name, const std::string& help,
                              const std::vector<double>& bounds, const Labels& labels) {
    const std::lock_guard lock(registry_->mutex);
    auto& slot = registry_->histograms[{name, labels}];
    if (!slot) {
        auto& family = prometheus::BuildHistogram().Name(name).Help(help).Register(registry_->numbers);
        slot = std::make_unique<PrometheusHistogram>(family.Add(labels, bounds));
    }
    return *slot;
}

std::shared_ptr<void> Metrics::before_reading(std::function<void()> refresh) {
    const auto kept = std::make_shared<std::function<void()>>(std::move(refresh));
    const std::lock_guard lock(registry_->mutex);
    std::erase_if(registry_->refreshes, [](const auto& one) { return one.expired(); });
    registry_->refreshes.push_back(kept);
    return kept;
}

std::string Metrics::text() {
    std::vector<std::weak_ptr<std::function<void()>>> refreshes;
    {
        const std::lock_guard lock(registry_->mutex);
        refreshes = registry_->refreshes;
    }
    for (const auto& refresh : refreshes)
        if (const auto alive = refresh.lock()) (*alive)();
    return prometheus::TextSerializer().Serialize(registry_->numbers.Collect());
}

const std::vector<double>& Metrics::seconds() {
    static const std::vector<double> bounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                               0.25,  0.5,    1,     2.5,  5,     10};
    return bounds;
}

}  // namespace luwte::net
