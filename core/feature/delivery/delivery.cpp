#include "feature/delivery/delivery.h"

namespace luwte::delivery {

const char* kind_name(Kind kind) {
    switch (kind) {
        case Kind::mail:
            return "mail";
        case Kind::push:
            return "push";
        case Kind::webhook:
            return "webhook";
        case Kind::ntfy:
            return "ntfy";
    }
    return "mail";
}

std::optional<Kind> parse_kind(std::string_view name) {
    for (const auto kind : all_kinds)
        if (name == kind_name(kind)) return kind;
    return std::nullopt;
}

}  // namespace luwte::delivery
