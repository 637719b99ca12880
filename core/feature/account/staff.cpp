#include "feature/account/staff.h"

#include <array>
#include <utility>

#include "base/text.h"
#include "feature/account/cookie.h"
#include "feature/account/guess_limits.h"
#include "feature/account/hashing.h"
#include "feature/account/keys.h"
#include "feature/account/return_code.h"
#include "feature/account/session_store.h"
#include "feature/account/staff_store.h"
#include "feature/account/totp.h"

namespace luwte::account {
namespace {

using base::problem;
using base::ProblemKind;

constexpr std::size_t longest_staff_name = 60;
constexpr std::uint16_t all_roles = 127;

constexpr std::array<std::pair<std::string_view, visit::Role>, 7> role_names = {{
    {"moderator", visit::Role::moderator},
    {"duty", visit::Role::duty},
    {"host", visit::Role::host},
    {"companion", visit::Role::companion},
    {"editor", visit::Role::editor},
    {"administrator", visit::Role::administrator},
    {"custodian", visit::Role::custodian},
}};

bool are_roles(std::uint16_t roles) {
    return roles != 0 && (roles & ~all_roles) == 0;
}

/// What the sealed secret is bound to: it opens in its own row only.
std::string totp_context(StaffId staff) {
    return "staff:" + std::to_string(staff.value);
}

}  // namespace

std::uint16_t role_bit(std::string_view name) {
    for (const auto& [known, role] : role_names)
        if (known == name) return static_cast<std::uint16_t>(role);
    return 0;
}

StaffMembers::StaffMembers(const base::SecretKey& installation_key, std::shared_ptr<const WordList> words,
                           Hashing& hashing, GuessLimits& limits)
    : code_key_(installation_key.derive(purpose::return_code)),
      token_key_(installation_key.derive(purpose::session_token)),
      totp_key_(installation_key.derive(purpose::totp)),
      words_(std::move(words)),
      hashing_(hashing),
      limits_(limits) {}

base::Result<StaffSignIn> StaffMembers::add(store::Connection& connection,
                                            const organisation::Organisation& organisation,
                                            std::string_view name, std::uint16_t roles,
                                            base::TimePoint now) const {
    const auto cleaned = base::is_utf8(name) ? base::clean_line(name) : std::string();
    if (cleaned.empty() || base::count_characters(cleaned) > longest_staff_name)
        return problem(ProblemKind::invalid, "account.staff-name", "name");
    if (!are_roles(roles)) return problem(ProblemKind::invalid, "account.staff-roles", "roles");
    const auto code = make_code(*words_);
    const auto hash = hashing_.hash(format_code(code));
    if (!hash) return std::unexpected(hash.error());

    const auto id = base::new_id<StaffId>();
    const auto secret = new_totp_secret();
    staff_store::insert(connection, organisation.id,
                        {.member = {id, cleaned, roles, false},
                         .code_lookup = code_lookup(code_key_, code),
                         .code_hash = *hash,
                         .sealed_totp_secret = base::seal(totp_key_, secret, totp_context(id))},
                        now);
    return StaffSignIn{id, format_code(code), otpauth_address(organisation.title, cleaned, secret),
                       to_base32(secret)};
}

std::vector<StaffMember> StaffMembers::list(store::Connection& connection,
                                            OrganisationId organisation) const {
    return staff_store::list(connection, organisation);
}

std::optional<StaffMember> StaffMembers::find(store::Connection& connection, OrganisationId organisation,
                                              StaffId staff) const {
    return staff_store::find(connection, organisation, staff);
}

base::Result<> StaffMembers::disable(store::Connection& connection, OrganisationId organisation,
                                     StaffId staff) const {
    store::UnitOfWork work(connection);
    if (!staff_store::disable(connection, organisation, staff))
        return problem(ProblemKind::not_found, "account.no-staff");
    session_store::remove_of_staff(connection, organisation, staff);
    work.commit();
    return {};
}

base::Result<> StaffMembers::set_roles(store::Connection& connection, OrganisationId organisation,
                                       StaffId staff, std::uint16_t roles) const {
    if (!are_roles(roles)) return problem(ProblemKind::invalid, "account.staff-roles", "roles");
    if (!staff_store::set_roles(connection, organisation, staff, roles))
        return problem(ProblemKind::not_found, "account.no-staff");
    return {};
}

base::Result<Opened> StaffMembers::sign_in(store::Connection& connection,
                                           const organisation::Organisation& organisation,
                                           std::string_view code, std::string_view one_time_password,
                                           const visit::Visitor& previous, std::uint64_t client,
                                           base::TimePoint now) const {
    const auto wrong = [&]() -> base::Result<Opened> {
        limits_.was_wrong(client, now);
        return problem(ProblemKind::unauthenticated, "account.staff-sign-in-wrong", "code");
    };
    if (!limits_.may_try(client, now))
        return problem(ProblemKind::too_many, "account.too-many-tries", "code");
    const auto words = parse_code(code);
    if (!words) return wrong();
    const auto found = staff_store::find_by_code(connection, organisation.id, code_lookup(code_key_, *words));
    if (!found) return wrong();
    const auto right = hashing_.verify(found->code_hash, format_code(*words));
    if (!right) return std::unexpected(right.error());
    const auto secret = base::unseal(totp_key_, found->sealed_totp_secret, totp_context(found->member.id));
    if (!secret) return std::unexpected(secret.error());
    const auto step = accept_totp(*secret, one_time_password, now, found->totp_last_step);
    if (!*right || !step) return wrong();

    const Opened opened{new_cookie_value(), base::new_id<SessionId>()};
    store::UnitOfWork work(connection);
    if (!staff_store::use_totp_step(connection, organisation.id, found->member.id, *step)) return wrong();
    end_session_of(connection, organisation.id, previous);
    session_store::insert(connection, organisation.id,
                          {.id = opened.session,
                           .account = {},
                           .staff = found->member.id,
                           .token_hash = base::keyed_hash(token_key_, opened.cookie),
                           .created = now,
                           .expires = now + staff_session_age,
                           .idle_minutes = staff_idle_minutes,
                           .hidden_warnings = 0,
                           .language = {},
                           .sealed_code = {},
                           .sealed_code_until = {}});
    work.commit();
    return opened;
}

}  // namespace luwte::account
