#include "net/io_thread.h"

#include <ctime>
#include <exception>
#include <typeinfo>

#include "base/log.h"

namespace luwte::net {
namespace {

/// RFC 9110 section 5.6.7, independent of the locale.
std::string format_date(std::int64_t second) {
    constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t time = second;
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[parts.tm_wday], parts.tm_mday,
                       months[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

}  // namespace

IoThread::IoThread(std::chrono::milliseconds tick_interval) : interval_(tick_interval) {
    tick(std::chrono::steady_clock::now());
}

void IoThread::run() {
    schedule();
    while (true) {
        try {
            context_.run();
            return;
        } catch (const std::exception& error) {
            // Each connection catches its own; what comes here is a defect, but no reason to stop serving
            // others.
            spdlog::error("an I/O thread caught {}", typeid(error).name());
        }
    }
}

void IoThread::stop() {
    context_.stop();
}

void IoThread::schedule() {
    timer_.expires_after(interval_);
    timer_.async_wait([this](boost::system::error_code error) {
        if (error) return;
        tick(std::chrono::steady_clock::now());
        schedule();
    });
}

void IoThread::tick(Moment now) {
    now_ = now;
    const auto second =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    if (second != date_second_) {
        date_second_ = second;
        date_ = format_date(second);
        if (every_second) every_second();
    }
    for (auto next = watched_.begin(); next != watched_.end();) {
        Watched& watched = *next++;  // it may leave the list by what it does
        if (watched.deadline <= now) watched.expired();
    }
}

void IoThread::wind_down() {
    winding_down_ = true;
    for (auto next = watched_.begin(); next != watched_.end();) (next++)->wind_down();
}

void IoThread::abandon() {
    for (auto next = watched_.begin(); next != watched_.end();) (next++)->abandon();
}

}  // namespace luwte::net
