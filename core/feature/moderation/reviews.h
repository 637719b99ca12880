// What moderators do with the queue: each verb one transaction, with its audit entry in it.
//
// Problems: `review.not-found`; `review.decided` (conflict), `review.claimed` (conflict: a colleague has it),
// `review.changed` (conflict: the item or its text is not the one that was shown); `review.no-reason`
// (invalid, field "reason"), `review.no-words`, `review.words-too-long` (invalid, field "words");
// `review.gone` (not_found: the message is not there any more); those of sanctions.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "feature/moderation/review.h"

namespace luwte::moderation {

/// Where the queue goes on: behind this item.
struct QueuePlace {
    int danger = 3;
    bool first = true;
    base::TimePoint opened_at;
    ReviewItemId id;  ///< none: from the beginning
};
[[nodiscard]] QueuePlace place_of(const Item& item);

/// A rule that failed or overran.
struct RuleFault {
    std::string rule, traceback;
    std::int64_t times = 1;
    base::TimePoint first_at, last_at;
};

struct Decide {
    OrganisationId organisation;
    ReviewItemId item;
    StaffId staff;
    std::int64_t version = 0;          ///< of the item, as shown
    std::int64_t subject_version = 0;  ///< of the text, as shown
    Choice choice = Choice::note;
    std::string reason;  ///< for publish, ask, remove: one of `reasons`
    std::string words;   ///< own words; needed for "other" and for a note
    int level = 2;       ///< for escalate
    /// What holds for the author from now on; with publish, ask and remove. `words` go with it.
    std::optional<SanctionOrder> sanction = std::nullopt;
};

/// Thread safe; lives as long as the program.
class Reviews {
  public:
    explicit Reviews(SubjectKinds kinds) : kinds_(std::move(kinds)) {}

    /// What waits or is claimed: by danger, then first messages and first replies to them, then age.
    [[nodiscard]] std::vector<Item> queue(store::Connection& connection, OrganisationId organisation,
                                          const QueuePlace& after, int limit) const;
    /// The same for one colleague: without what waits for another place's own moderators. What endangers, and
    /// what waited for two hours, comes to everybody.
    [[nodiscard]] std::vector<Item> queue_for(store::Connection& connection, OrganisationId organisation,
                                              StaffId staff, const QueuePlace& after, int limit,
                                              base::TimePoint now) const;
    /// The first of those that nobody has. Who read a lot of heavy messages, or rests, gets the lighter ones
    /// first: heavy ones come to colleagues for ten minutes, what needs a human now to everybody.
    [[nodiscard]] std::optional<ReviewItemId> next(store::Connection& connection, OrganisationId organisation,
                                                   StaffId staff, base::TimePoint now) const;
    /// What can be taken away as advertising in one go, of those that nobody else has: a rule or a reader
    /// calls it so, and nothing in it endangers.
    [[nodiscard]] std::vector<Item> spam(store::Connection& connection, OrganisationId organisation,
                                         StaffId staff, base::TimePoint now) const;
    [[nodiscard]] base::Result<Item> find(store::Connection& connection, OrganisationId organisation,
                                          ReviewItemId id) const;
    [[nodiscard]] std::vector<SignalLine> signals(store::Connection& connection, OrganisationId organisation,
                                                  ReviewItemId id) const;
    [[nodiscard]] std::vector<DecisionLine> decisions(store::Connection& connection,
                                                      OrganisationId organisation, ReviewItemId id) const;
    /// How many heavy items (danger 2 and 3, or graphic) somebody decided since then: to propose a pause.
    [[nodiscard]] int heavy_decisions(store::Connection& connection, OrganisationId organisation,
                                      StaffId staff, base::TimePoint since) const;

    /// Who has it now. Of two at the same moment one wins; the other is told who. Claiming again renews.
    struct Claimed {
        bool by_you = false;
        StaffId holder;
        std::string holder_name;
    };
    [[nodiscard]] base::Result<Claimed> claim(store::Connection& connection, OrganisationId organisation,
                                              ReviewItemId id, StaffId staff, base::TimePoint now) const;
    [[nodiscard]] base::Result<> release(store::Connection& connection, OrganisationId organisation,
                                         ReviewItemId id, StaffId staff, base::TimePoint now) const;
    /// The message of an item that `staff` has claimed. When not everybody can read it, the look is in the
    /// audit log before it is shown: once a claim.
    [[nodiscard]] base::Result<Material> look(store::Connection& connection, OrganisationId organisation,
                                              ReviewItemId id, StaffId staff, base::TimePoint now) const;
    /// The message of an alarm, for who has it: as above; `first` says whether this is the first look.
    [[nodiscard]] base::Result<Material> look_at(store::Connection& connection, OrganisationId organisation,
                                                 std::string_view subject, StaffId staff,
                                                 std::string_view why, base::TimePoint now) const;
    /// A message for its own author, whoever asks has made sure of that: no entry in the audit log.
    [[nodiscard]] base::Result<Material> own_message(store::Connection& connection,
                                                     OrganisationId organisation, std::string_view kind,
                                                     std::uint64_t id) const;
    /// publish, ask and remove end the item; escalate and note keep it. All of it or nothing.
    [[nodiscard]] base::Result<> decide(store::Connection& connection, const Decide& what,
                                        base::TimePoint now) const;
    /// Ends an item whose message is gone.
    [[nodiscard]] base::Result<> dismiss(store::Connection& connection, OrganisationId organisation,
                                         ReviewItemId id, StaffId staff, base::TimePoint now) const;

    /// Rules that failed and that nobody has seen since, newest first, at most 50.
    [[nodiscard]] std::vector<RuleFault> faults(store::Connection& connection,
                                                OrganisationId organisation) const;
    void faults_seen(store::Connection& connection, OrganisationId organisation, StaffId staff,
                     base::TimePoint now) const;

    /// How messages of a kind are read and changed; null when nobody knows it.
    [[nodiscard]] const SubjectKind* kind_of(std::string_view kind) const;

  private:
    SubjectKinds kinds_;
};

}  // namespace luwte::moderation
