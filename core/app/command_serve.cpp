// luwte serve: runs until a signal says otherwise.
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sysexits.h>

#include <csignal>
#include <iostream>

#include "app/commands.h"
#include "app/privileges.h"
#include "app/serving.h"
#include "base/log.h"

namespace luwte::app {
namespace {

/// A core file would hold what people wrote (safety.md S21), so none is written and no debugger of the same user
/// reads this process.
void forbid_core_files() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
}

/// As many open files as the system allows: each connection is one.
void raise_file_limit() {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
}

/// The signals that steer the server, blocked in every thread (so call it before the first is started) and taken
/// one by one here.
sigset_t take_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

}  // namespace

int run_serve(const Configuration& configuration) {
    raise_file_limit();
    if (const auto became = become(configuration.user); !became) {
        std::cerr << "luwte: " << became.error() << '\n';
        return EX_NOPERM;
    }
    // After it: a change of user may set the process back to what the system writes core files of.
    forbid_core_files();
    if (is_root()) spdlog::warn("serving with the rights of root, which nothing needs: set server.user, or start it as somebody else");
    const auto signals = take_signals();
    auto serving = Serving::start(configuration);
    if (!serving) {
        std::cerr << "luwte: " << serving.error() << '\n';
        return EX_UNAVAILABLE;
    }
    for (const auto& address : (*serving)->addresses()) spdlog::info("serving at {}", address);
    for (;;) {
        int signal = 0;
        if (sigwait(&signals, &signal) != 0) continue;
        if (signal == SIGHUP) {
            (*serving)->reload_plugins();
            continue;
        }
        spdlog::info("stopping: requests under way are finished first");
        (*serving)->stop();
        spdlog::info("stopped");
        return EX_OK;
    }
}

}  // namespace luwte::app
