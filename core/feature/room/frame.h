// What is on every page of the room: alarms that wait for somebody, whether anybody is on duty, the tabs.
#pragma once

#include <string>
#include <string_view>

#include "feature/room/room.h"
#include "feature/visit/context.h"
#include "view/fields.h"

namespace luwte::room {

enum class Tab : std::uint8_t { queue, appeals, sanctions, alarms, rules, roster, audit, unmasking };

struct PageLook {
    unsigned status = 200;
    std::string back = {};  ///< path of the page's own way back
    bool reloads =
        false;  ///< loads itself anew without JavaScript: lists do, pages where somebody types do not
    int reload_seconds = 0;  ///< the same, after so long
};

/// A page of the room in the frame, with its top, the event stream that wakes it, and a form token. Notes
/// that raised alarms were delivered when somebody who is called now gets them on their screen.
[[nodiscard]] net::Response room_page(visit::Context& context, const Parts& parts,
                                      std::string_view template_file, view::Fields fields, Tab tab,
                                      const PageLook& look = {});

}  // namespace luwte::room
