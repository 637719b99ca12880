// One I/O thread: its io_context, and a tick several times a second that holds the deadlines of its
// connections and the Date header. Deadlines cost a plain store on the way of a request instead of a timer.
// Internal to this room.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>

namespace luwte::net {

using Moment = std::chrono::steady_clock::time_point;

/// Something with a deadline that lives on one I/O thread; all functions are called there.
class Watched
    : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
  public:
    virtual ~Watched() = default;
    /// The deadline has passed. Called at every tick until there is a new one or the object is gone.
    virtual void expired() = 0;
    /// The server stops: finish what is under way, begin nothing.
    virtual void wind_down() = 0;
    /// The server's patience is over: end now.
    virtual void abandon() = 0;

    Moment deadline = Moment::max();
};

/// What an I/O thread counts. Only its own thread writes, so a load and a store suffice.
struct Tally {
    std::array<std::atomic<std::uint64_t>, 6> answers{};  ///< by hundreds of the status
    std::atomic<std::uint64_t> not_modified = 0;
    std::atomic<std::uint64_t> connections = 0;
    std::atomic<std::uint64_t> refused_connections = 0;
    std::atomic<std::uint64_t> expired_connections = 0;
    std::atomic<std::uint64_t> accept_failures = 0;
    std::atomic<std::uint64_t> bytes_sent = 0;
    std::atomic<std::int64_t> event_streams = 0;

    template <class Number>
    static void add(std::atomic<Number>& counter, Number by = 1) {
        counter.store(counter.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
    }
};

class IoThread : public std::enable_shared_from_this<IoThread> {
  public:
    explicit IoThread(std::chrono::milliseconds tick_interval);

    /// Works until stop; to be called on a thread of its own.
    void run();
    void stop();

    /// From here on `watched` is asked about its deadline; until it is destroyed.
    void watch(Watched& watched) { watched_.push_back(watched); }
    /// Ends what has passed its deadline and sets the date. The tick calls it; tests may, with a moment of
    /// theirs.
    void tick(Moment now);
    /// Tells everything here to wind down, or to end at once. On this thread.
    void wind_down();
    void abandon();

    /// The moment of the last tick: exact enough for deadlines.
    [[nodiscard]] Moment now() const { return now_; }
    /// IMF-fixdate of the last tick.
    [[nodiscard]] std::string_view date() const { return date_; }
    [[nodiscard]] bool is_winding_down() const { return winding_down_; }
    [[nodiscard]] boost::asio::io_context& context() { return context_; }

    Tally tally;
    std::function<void()> every_second;  ///< set before run; what else has to be done now and then

  private:
    using List = boost::intrusive::list<Watched, boost::intrusive::constant_time_size<false>>;

    void schedule();

    List watched_;  // before the context: connections leave it when the context destroys their coroutines
    boost::asio::io_context context_{1};
    boost::asio::steady_timer timer_{context_};
    std::chrono::milliseconds interval_;
    Moment now_{};
    std::int64_t date_second_ = 0;
    std::string date_;
    bool winding_down_ = false;
};

}  // namespace luwte::net
