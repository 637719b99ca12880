// Checkpoints: where the chain of an organisation ended at a moment, signed, to be kept where those who can change the
// database cannot reach it. Whoever rewrites the whole chain later cannot rewrite these.
//
// A checkpoint is one line of JSON with the fields below, the hash, key and signature in hexadecimal. What is signed
// (Ed25519) is the line without its signature, as this program writes it: keys in the order of the alphabet, no spaces.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/problem.h"
#include "base/secret.h"
#include "feature/audit/audit.h"

namespace luwte::audit {

struct Checkpoint {
    OrganisationId organisation;
    std::string name;  ///< of the organisation
    Anchor end;
    base::TimePoint at;
};

/// Signs the checkpoints of an installation. The key pair grows from the installation's key, so it is the same
/// after a restart and another with another key file.
class Checkpoints {
  public:
    explicit Checkpoints(const base::SecretKey& installation_key) : key_(installation_key.derive("audit-checkpoint")) {}

    /// The line, without a line end.
    [[nodiscard]] std::string write(const Checkpoint& checkpoint) const;
    /// To be written down beside the checkpoints: 64 hexadecimal digits.
    [[nodiscard]] std::string public_key() const;

  private:
    base::SecretKey key_;
};

/// What a line says, once its signature holds under `public_key` (64 hexadecimal digits). Problems, all `invalid`:
/// `audit.not-a-checkpoint`, `audit.other-key` (signed by another installation), `audit.bad-signature`.
[[nodiscard]] base::Result<Checkpoint> read_checkpoint(std::string_view line, std::string_view public_key);

}  // namespace luwte::audit
