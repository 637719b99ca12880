#include "feature/forum/unmasked.h"

#include "feature/forum/personal_store.h"
#include "view/catalogue.h"

namespace luwte::forum {
namespace {

constexpr UnmaskReason reasons[] = {
    {"life", LUWTE_TEXT("The reason: somebody's life or safety was in danger.")},
    {"deceit", LUWTE_TEXT("The reason: it looked as if somebody used several names to mislead or hurt others.")},
    {"law", LUWTE_TEXT("The reason: the law demanded it.")},
    {"other", LUWTE_TEXT("The reason is another one. You can ask the organisation for it.")},
};

}  // namespace

std::span<const UnmaskReason> unmask_reasons() {
    return reasons;
}

std::string_view unmask_reason_text(std::string_view code) {
    for (const auto& reason : reasons)
        if (code == reason.code) return reason.text;
    return {};
}

void tell_unmasked(store::UnitOfWork& work, OrganisationId organisation, AccountId account, std::string_view code,
                   base::TimePoint now) {
    insert_notice(work.connection(), organisation, account, {}, "unmasked", code, now);
}

}  // namespace luwte::forum
