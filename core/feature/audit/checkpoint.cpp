#include "feature/audit/checkpoint.h"

#include <nlohmann/json.hpp>

namespace luwte::audit {
namespace {

constexpr const char* format = "luwte-audit-checkpoint-1";
constexpr std::size_t longest_line = 2048;
constexpr std::size_t hash_size = 32;

std::unexpected<base::Problem> refuse(const char* code) {
    return base::problem(base::ProblemKind::invalid, code);
}

nlohmann::json without_signature(const Checkpoint& checkpoint, const std::string& public_key) {
    return {{"format", format},
            {"organisation", checkpoint.name},
            {"organisation_id", checkpoint.organisation.value},
            {"number", checkpoint.end.number},
            {"hash", base::to_hex(checkpoint.end.hash)},
            {"at_microseconds", checkpoint.at.time_since_epoch().count()},
            {"key", public_key}};
}

/// The text of a field, or nothing when it is no text.
std::string text_of(const nlohmann::json& line, const char* field) {
    const auto found = line.find(field);
    return found != line.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::int64_t number_of(const nlohmann::json& line, const char* field) {
    const auto found = line.find(field);
    return found != line.end() && found->is_number_integer() ? found->get<std::int64_t>() : -1;
}

}  // namespace

std::string Checkpoints::write(const Checkpoint& checkpoint) const {
    auto line = without_signature(checkpoint, public_key());
    line["signature"] = base::to_hex(base::sign(key_, line.dump()));
    return line.dump();
}

std::string Checkpoints::public_key() const {
    return base::to_hex(base::public_key_of(key_));
}

base::Result<Checkpoint> read_checkpoint(std::string_view text, std::string_view public_key) {
    if (text.size() > longest_line) return refuse("audit.not-a-checkpoint");
    const auto line = nlohmann::json::parse(text, nullptr, false);
    if (!line.is_object() || text_of(line, "format") != format) return refuse("audit.not-a-checkpoint");
    const auto organisation = number_of(line, "organisation_id");
    const auto hash = base::from_hex(text_of(line, "hash"));
    const auto signature = base::from_hex(text_of(line, "signature"));
    const auto key = base::from_hex(public_key);
    const auto number = number_of(line, "number");
    const auto at = number_of(line, "at_microseconds");
    if (organisation < 1 || !hash || hash->size() != hash_size || !signature || !key || number < 1 || at < 0)
        return refuse("audit.not-a-checkpoint");
    if (text_of(line, "key") != public_key) return refuse("audit.other-key");
    Checkpoint checkpoint{OrganisationId{static_cast<std::uint64_t>(organisation)}, text_of(line, "organisation"), {number, *hash},
                          base::TimePoint(std::chrono::microseconds(at))};
    if (!base::is_signature(*signature, without_signature(checkpoint, text_of(line, "key")).dump(), *key))
        return refuse("audit.bad-signature");
    return checkpoint;
}

}  // namespace luwte::audit
