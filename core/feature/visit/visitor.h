// Who is visiting, as far as a request tells: nobody in particular, a person with an account, or staff.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/ids.h"
#include "view/language.h"

namespace luwte::visit {

/// Roles of staff (safety.md S17), as bits.
enum class Role : std::uint16_t {
    moderator = 1,
    duty = 2,
    host = 4,
    companion = 8,
    editor = 16,
    administrator = 32,
    custodian = 64,
};

struct Reader {};

struct Person {
    AccountId account;
    SessionId session;
    bool locked = false;  ///< idle too long: the code or the PIN is asked before anything else
};

struct Staff {
    StaffId staff;
    SessionId session;
    std::uint16_t roles = 0;
    bool locked = false;
    [[nodiscard]] bool has(Role role) const { return (roles & static_cast<std::uint16_t>(role)) != 0; }
};

enum class VisitorKind : std::uint8_t { reader, person, staff, left };

struct Visitor {
    VisitorKind kind = VisitorKind::reader;  ///< left: went out by the exit in this browser; Back must show nothing
    Person person;                           ///< when kind is person
    Staff staff;                             ///< when kind is staff
    std::uint32_t hidden_warnings = 0;       ///< kinds hidden in the session
    std::optional<view::Language> language;  ///< chosen in the session
    /// 32 bytes that belong to this session (a hash of the cookie), to bind form tokens to; empty for readers.
    std::string binding;

    [[nodiscard]] bool is_person() const { return kind == VisitorKind::person && !person.locked; }
    [[nodiscard]] bool is_staff() const { return kind == VisitorKind::staff && !staff.locked; }
};

}  // namespace luwte::visit
