// Exit codes, as sysexits.h names them.
#pragma once

#include <sysexits.h>

#include "base/problem.h"

namespace luwte::app {

/// The exit code for a problem that ended a command.
[[nodiscard]] constexpr int exit_code_of(base::ProblemKind kind) {
    switch (kind) {
        case base::ProblemKind::invalid:
        case base::ProblemKind::conflict:
        case base::ProblemKind::too_large: return EX_DATAERR;
        case base::ProblemKind::not_found: return EX_NOINPUT;
        case base::ProblemKind::unauthenticated:
        case base::ProblemKind::forbidden: return EX_NOPERM;
        case base::ProblemKind::too_many:
        case base::ProblemKind::unavailable: return EX_TEMPFAIL;
        case base::ProblemKind::internal: return EX_SOFTWARE;
    }
    return EX_SOFTWARE;
}

}  // namespace luwte::app
