// What every page of the room shows of duty: drills that call, "I am here", a colleague who is missing, and,
// for administrators, the hours of the coming week in which nobody is on duty.
#pragma once

#include "feature/room/room.h"
#include "feature/visit/context.h"
#include "view/fields.h"

namespace luwte::room {

/// `names_holes` is false on the page that names them itself.
void add_duty(view::Fields top, visit::Context& context, const Parts& parts, bool names_holes);

}  // namespace luwte::room
