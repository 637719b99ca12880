// What colleagues and administrators do with addresses: add, take away, look; and the words that are sent.
//
// Problems (invalid): `delivery.mail-address`, `delivery.no-mail` (this installation has no mail server),
// `delivery.subscription`, `delivery.topic`, `delivery.token`, `delivery.title`, `delivery.words`;
// `outgoing.…` for addresses (outgoing/address.h); `delivery.too-many` (too_many); `delivery.known`
// (conflict: it is there already); `delivery.not-found`.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/secret.h"
#include "feature/delivery/delivery.h"
#include "store/database.h"

namespace luwte::outgoing {
struct Rules;
}

namespace luwte::delivery {

/// What somebody fills in for a new address.
struct NewWay {
    StaffId staff;  ///< none: the fallback of the organisation
    Kind kind = Kind::mail;
    std::string_view address, topic = {}, token = {};
};

/// Whether a colleague can be reached outside the room.
struct Reach {
    StaffId staff;
    std::string name;
    std::vector<Kind> kinds;
    bool failing = false;  ///< at least one address does not take what is sent
};

/// Thread safe; lives as long as the program.
class Deliveries {
  public:
    Deliveries(const base::SecretKey& installation_key, const outgoing::Rules& rules, bool has_mail_server);
    ~Deliveries();

    struct Added {
        WayId id;
        std::string secret;  ///< of a webhook, as it is to be shown: once
    };
    /// `by` notes in the audit log who did it: kind and owner, never the address.
    [[nodiscard]] base::Result<Added> add(store::Connection& connection, OrganisationId organisation,
                                          StaffId by, const NewWay& what, base::TimePoint now) const;
    [[nodiscard]] base::Result<> remove(store::Connection& connection, OrganisationId organisation,
                                        StaffId by, StaffId staff, WayId id, base::TimePoint now) const;
    /// Of one colleague; none: of the fallback.
    [[nodiscard]] std::vector<Way> ways(store::Connection& connection, OrganisationId organisation,
                                        StaffId staff) const;
    /// Of everybody who can be called, by name.
    [[nodiscard]] std::vector<Reach> reach(store::Connection& connection, OrganisationId organisation) const;

    /// The organisation's own words, or none.
    [[nodiscard]] std::optional<Words> own_words(store::Connection& connection,
                                                 OrganisationId organisation) const;
    /// Both empty: back to the usual ones.
    [[nodiscard]] base::Result<> set_words(store::Connection& connection, OrganisationId organisation,
                                           StaffId by, std::string_view title, std::string_view text,
                                           base::TimePoint now) const;

    /// What a browser subscribes to web push with.
    [[nodiscard]] std::string push_key(OrganisationId organisation) const;

    [[nodiscard]] bool has_mail_server() const { return has_mail_server_; }

    // For the senders.
    struct Opened {
        WayId id;
        Destination destination;
    };
    [[nodiscard]] std::vector<Opened> open(store::Connection& connection, OrganisationId organisation,
                                           StaffId staff, Kind kind) const;

  private:
    base::SecretKey installation_key_, address_key_, hash_key_;
    std::unique_ptr<const outgoing::Rules> rules_;
    bool has_mail_server_;
};

}  // namespace luwte::delivery
