#include "feature/directory/service.h"

#include "base/secret.h"

namespace luwte::directory {

ServiceId service_id(std::string_view slug) {
    const auto hash = base::sha256("luwte directory service\n" + std::string(slug));
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i) value = (value << 8) | static_cast<unsigned char>(hash[i]);
    value >>= 4;  // the 60 bits of base/id.h
    return ServiceId{value == 0 ? 1 : value};
}

}  // namespace luwte::directory
