// luwte demo load.
#include <sysexits.h>

#include "app/commands.h"

namespace luwte::app {

int run_demo_load(const Configuration&, const Arguments&) { return EX_SOFTWARE; }

}  // namespace luwte::app
