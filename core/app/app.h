// The composition root: builds every part once, in order, and hands each what it needs.
#pragma once

namespace luwte::app {

/// Reads the command line and runs the subcommand; an exit code of sysexits.h.
int run(int argument_count, char** arguments);

}  // namespace luwte::app
