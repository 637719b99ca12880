#include "app/app.h"

namespace luwte::app {

int run(int, char**) { return 0; }

}  // namespace luwte::app
