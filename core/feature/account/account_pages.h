// The pages of accounts and of signing in: /in, /weg, /verder, /m/…, /room/in.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"
#include "feature/account/accounts.h"
#include "feature/account/erasure.h"
#include "feature/account/mine.h"
#include "feature/account/sessions.h"
#include "feature/account/staff.h"
#include "feature/account/take_along.h"
#include "feature/visit/route.h"

namespace luwte::account {

/// A kind of content that a person may hide: its bit in a set, its English text to be translated, and what the
/// API calls it.
struct HideableKind {
    unsigned bit = 0;
    std::string_view english;
    std::string_view code = {};
};

class AccountPages {
  public:
    struct Parts {
        const Accounts& accounts;
        const Sessions& sessions;
        const StaffMembers& staff;
        std::shared_ptr<const WordList> words;
        base::SecretKey installation_key;
        std::vector<HideableKind> kinds;
        MineSource mine;                  ///< may be empty
        std::vector<Exporter> exporters;  ///< of the other features
        std::vector<Eraser> erasers;      ///< of the other features
    };
    explicit AccountPages(Parts parts) : parts_(std::move(parts)) {}
    /// They keep a reference to this object.
    [[nodiscard]] std::vector<visit::Route> routes() const;

  private:
    // sign_in_pages.cpp
    net::Response in_form(visit::Context& context) const;
    net::Response in(visit::Context& context) const;
    net::Response lock_form(visit::Context& context) const;
    net::Response unlock(visit::Context& context) const;
    net::Response lock_now(visit::Context& context) const;
    net::Response sign_out(visit::Context& context) const;
    net::Response staff_form(visit::Context& context) const;
    net::Response staff_in(visit::Context& context) const;
    // exit_pages.cpp
    net::Response leave(visit::Context& context) const;
    net::Response go_on(visit::Context& context) const;
    // mine_pages.cpp
    net::Response mine(visit::Context& context) const;
    net::Response name_form(visit::Context& context) const;
    net::Response rename(visit::Context& context) const;
    net::Response code_page(visit::Context& context) const;
    net::Response show_or_refuse_code(visit::Context& context) const;
    // safety_pages.cpp
    net::Response safety(visit::Context& context) const;
    net::Response choose(visit::Context& context) const;
    net::Response set_pin(visit::Context& context) const;
    net::Response new_code(visit::Context& context) const;
    /// Who finds a page open must not take the account over: where there is a PIN, it is asked. The answer
    /// when it is wrong; else nothing, and in `cookie` the session's new one, if there was a PIN.
    std::optional<net::Response> ask_pin(visit::Context& context, std::string_view field,
                                         std::string& cookie) const;
    net::Response sign_out_everywhere(visit::Context& context) const;
    // own_data_pages.cpp
    net::Response take_along_page(visit::Context& context) const;
    net::Response take_along(visit::Context& context) const;
    net::Response erase_form(visit::Context& context) const;
    net::Response erase(visit::Context& context) const;

    struct InForm;
    [[nodiscard]] net::Response show_in_form(visit::Context& context, const InForm& form) const;
    [[nodiscard]] net::Response show_lock_form(visit::Context& context, const base::Problem* problem) const;
    [[nodiscard]] net::Response show_safety(visit::Context& context, const base::Problem* problem,
                                            std::string_view done) const;

    const Parts parts_;
};

}  // namespace luwte::account
