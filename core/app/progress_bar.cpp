#include "app/progress_bar.h"

#include <algorithm>
#include <iostream>
#include <unistd.h>

#include <fmt/format.h>

namespace luwte::app {
namespace {

constexpr std::int64_t width = 40;

}  // namespace

ProgressBar::ProgressBar(std::string what, std::int64_t whole, bool quiet)
    : what_(std::move(what)),
      whole_(std::max<std::int64_t>(whole, 1)),
      shown_(!quiet && isatty(STDERR_FILENO) == 1) {
    show(0);
}

void ProgressBar::show(std::int64_t done) const {
    if (!shown_) return;
    const auto filled = static_cast<std::size_t>(std::clamp<std::int64_t>(done * width / whole_, 0, width));
    std::cerr << fmt::format("\r[{}{}] {} of {} {}", std::string(filled, '='),
                             std::string(width - filled, ' '), done, whole_, what_)
              << std::flush;
}

void ProgressBar::end() const {
    if (shown_) std::cerr << "\r\x1b[K" << std::flush;
}

}  // namespace luwte::app
