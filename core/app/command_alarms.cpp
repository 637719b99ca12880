// luwte organisation alarms: within how long an organisation's alarms are to be taken.
#include <fmt/format.h>
#include <sysexits.h>

#include <iostream>

#include "app/commands.h"
#include "app/connect.h"
#include "app/exit_codes.h"
#include "app/find_organisation.h"
#include "feature/escalation/chains.h"

namespace luwte::app {

int run_organisation_alarms(const Configuration& configuration, const Arguments& arguments) {
    const auto& typed = arguments.alarms;
    const auto pool = connect(configuration);
    const auto connection = pool->lend();
    const auto organisation = find_organisation(*connection, typed.organisation);
    if (!organisation) return EX_NOINPUT;
    auto deadlines = escalation::deadlines(*connection, organisation->id);
    const auto put = [](int seconds, std::chrono::seconds& into) {
        if (seconds == 0) return false;
        into = std::chrono::seconds(seconds);
        return true;
    };
    bool changed = put(typed.level2, deadlines.level2);
    changed = put(typed.level3, deadlines.level3) || changed;
    changed = put(typed.acting, deadlines.acting) || changed;
    changed = put(typed.repeat, deadlines.repeat) || changed;
    if (changed) {
        const auto done = escalation::set_deadlines(*connection, organisation->id, {}, deadlines, base::SystemClock().now());
        if (!done) {
            std::cerr << fmt::format("luwte: {}: from 1 to 86400 seconds\n", done.error().field);
            return exit_code_of(done.error().kind);
        }
    }
    std::cout << fmt::format("level2 {} level3 {} acting {} repeat {} (seconds)\n", deadlines.level2.count(),
                             deadlines.level3.count(), deadlines.acting.count(), deadlines.repeat.count());
    return EX_OK;
}

}  // namespace luwte::app
