#include "feature/visit/form_tokens.h"

#include <cstring>

namespace luwte::visit {
namespace {

constexpr std::size_t nonce_size = 16;
constexpr std::size_t time_size = 8;
constexpr std::size_t mac_size = 32;

std::string number_bytes(std::uint64_t value) {
    std::string bytes(sizeof value, '\0');
    std::memcpy(bytes.data(), &value, sizeof value);
    return bytes;
}

std::string mac_of(const base::SecretKey& key, std::string_view head, OrganisationId organisation, std::string_view binding) {
    std::string text(head);
    text += number_bytes(organisation.value);
    text += binding;
    return base::keyed_hash(key, text);
}

std::int64_t seconds_of(base::TimePoint moment) {
    return std::chrono::duration_cast<std::chrono::seconds>(moment.time_since_epoch()).count();
}

}  // namespace

FormTokens::FormTokens(const base::SecretKey& installation_key) : key_(installation_key.derive("form-token")) {}

std::string FormTokens::issue(OrganisationId organisation, std::string_view binding, base::TimePoint now) const {
    std::string head = base::random_string(nonce_size);
    head += number_bytes(static_cast<std::uint64_t>(seconds_of(now)));
    return base::to_base64url(head + mac_of(key_, head, organisation, binding));
}

std::expected<std::string, FormTokens::Fault> FormTokens::check(std::string_view token, OrganisationId organisation,
                                                                std::string_view binding, base::TimePoint now) const {
    const auto bytes = token.size() > 200 ? base::Result<std::string>(base::problem(base::ProblemKind::invalid, "form.forged"))
                                          : base::from_base64url(token);
    if (!bytes || bytes->size() != nonce_size + time_size + mac_size) return std::unexpected(Fault::forged);
    const auto head = std::string_view(*bytes).substr(0, nonce_size + time_size);
    if (!base::equal_in_constant_time(std::string_view(*bytes).substr(nonce_size + time_size),
                                      mac_of(key_, head, organisation, binding)))
        return std::unexpected(Fault::forged);
    std::uint64_t issued = 0;
    std::memcpy(&issued, head.data() + nonce_size, sizeof issued);
    const auto age = std::chrono::seconds(seconds_of(now) - static_cast<std::int64_t>(issued));
    if (age > lifetime || age < -std::chrono::minutes(5)) return std::unexpected(Fault::expired);
    return std::string(head.substr(0, nonce_size));
}

}  // namespace luwte::visit
