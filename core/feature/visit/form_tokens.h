// Form tokens: the proof that a POST comes from a form that we sent to this very visitor (safety.md S14).
#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ids.h"
#include "base/secret.h"

namespace luwte::visit {

/// Makes and checks tokens. A token is random in every answer, so that its length after compression tells
/// nothing of its bytes (BREACH). Thread safe; nothing is stored.
class FormTokens {
  public:
    /// How long a form may lie open: longer than any absolute session.
    static constexpr std::chrono::hours lifetime{24};

    explicit FormTokens(const base::SecretKey& installation_key);

    /// `binding` ties the token to a session (Visitor::binding), or to no session when it is empty.
    [[nodiscard]] std::string issue(OrganisationId organisation, std::string_view binding, base::TimePoint now) const;

    enum class Fault { forged, expired };
    /// The 16 random bytes of the token, which name this one sending of this one form.
    [[nodiscard]] std::expected<std::string, Fault> check(std::string_view token, OrganisationId organisation,
                                                          std::string_view binding, base::TimePoint now) const;

  private:
    base::SecretKey key_;
};

}  // namespace luwte::visit
