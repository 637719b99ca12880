// Wijs ons hierop: a reader points a message out to the team. Never called a report or a complaint.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/clock.h"
#include "base/ids.h"
#include "base/problem.h"
#include "store/database.h"

namespace luwte::moderation {

/// A reason that can be chosen, with its English words for translation.
struct SignalReason {
    const char* code;
    const char* text;
};
/// In the order in which they are offered: "danger", "child", "personal-data", "looks-for-someone",
/// "approaches", "hurts", "spam", "other".
[[nodiscard]] std::span<const SignalReason> signal_reasons();

struct Signal {
    OrganisationId organisation;
    std::string kind = "post";
    std::uint64_t id = 0;  ///< whoever calls has made sure that it exists and that the visitor may read it
    std::string zone;
    AccountId by;            ///< none: a reader without an account
    std::string reason;      ///< one of signal_reasons
    std::string words;       ///< own words, at most 500 characters; may be empty
    std::string place = {};  ///< as in moderation::Subject
};

/// Puts the message in the queue within the caller's transaction (call it last), or joins what waits there
/// for it already; the same account counts once. `danger` and `child` also call a human on duty. Problems:
/// `signal.no-reason` (field "reason"), `signal.words-too-long` (field "words").
[[nodiscard]] base::Result<ReviewItemId> signal(store::UnitOfWork& work, const Signal& what,
                                                base::TimePoint now);

/// Erasing an account: its signals, decisions about it and sanctions keep their reason, and lose their words
/// and every tie to it; what it wrote in an appeal is gone.
void erase_account(store::UnitOfWork& work, OrganisationId organisation, AccountId account,
                   base::TimePoint now);

}  // namespace luwte::moderation
