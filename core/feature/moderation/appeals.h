// What people and the team do with appeals. Each verb is one transaction, with its audit entry.
//
// Problems: `appeal.not-found`; `appeal.too-late` (invalid: six months are over), `appeal.no-text`,
// `appeal.text-too-long`, `appeal.too-many` (invalid, field "text"), `appeal.closed` (conflict);
// `appeal.own-decision` (forbidden: who decided does not hear it), `appeal.claimed` (conflict: a colleague
// has it), `appeal.changed` (conflict: somebody wrote meanwhile).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/secret.h"
#include "feature/moderation/appeal.h"
#include "feature/moderation/decided.h"
#include "feature/moderation/reviews.h"
#include "store/database.h"

namespace luwte::moderation {

/// Thread safe; lives as long as the program.
class Appeals {
  public:
    Appeals(const base::SecretKey& installation_key, const Judge& judge, const Reviews& reviews)
        : key_(installation_key.derive("appeal")), judge_(judge), reviews_(reviews) {}

    // ---- The person ----

    /// What came of what somebody wrote: a human is called when it sounds like danger.
    struct Said {
        AppealId appeal;
        std::optional<Judgement> alarm;
    };
    /// Objects to a decision about oneself, or goes on with it. What is written goes to the team alone, so no
    /// rule holds it back; danger in it calls a human as everywhere.
    [[nodiscard]] base::Result<Said> say(store::Connection& connection, OrganisationId organisation,
                                         AccountId account, DecisionId decision, std::string_view text,
                                         std::string_view language, base::TimePoint now) const;
    /// Lets it go.
    [[nodiscard]] base::Result<> withdraw(store::Connection& connection, OrganisationId organisation,
                                          AccountId account, DecisionId decision, base::TimePoint now) const;
    struct Conversation {
        Appeal appeal;
        std::vector<AppealMessage> messages;
    };
    /// For whoever objects; the caller has made sure that the decision is about them.
    [[nodiscard]] std::optional<Conversation> of_decision(store::Connection& connection,
                                                          OrganisationId organisation,
                                                          DecisionId decision) const;

    // ---- The team ----

    /// By danger, then by deadline.
    [[nodiscard]] std::vector<Appeal> open(store::Connection& connection, OrganisationId organisation) const;
    [[nodiscard]] base::Result<Appeal> find(store::Connection& connection, OrganisationId organisation,
                                            AppealId id) const;
    /// Who opens it has it; opening again renews.
    [[nodiscard]] base::Result<> claim(store::Connection& connection, OrganisationId organisation,
                                       AppealId id, StaffId staff, base::TimePoint now) const;
    /// Everything about it, for who claimed it: the look is in the audit log.
    struct Case {
        Conversation conversation;
        OwnDecision decision;  ///< with what came with it
        PersonaId persona;
        std::optional<Material> material;  ///< none: its author took the message back
    };
    [[nodiscard]] base::Result<Case> look(store::Connection& connection, OrganisationId organisation,
                                          AppealId id, StaffId staff, base::TimePoint now) const;
    /// Asks or tells the person something; then it is their turn.
    [[nodiscard]] base::Result<> answer(store::Connection& connection, OrganisationId organisation,
                                        AppealId id, std::int64_t version, StaffId staff,
                                        std::string_view text, base::TimePoint now) const;
    struct Close {
        OrganisationId organisation;
        AppealId id;
        StaffId staff;
        std::int64_t version = 0;
        bool restore_message = false;      ///< what was taken away is there again
        bool take_back_sanctions = false;  ///< what came with the decision holds no longer
        std::string words;                 ///< why, to the person
    };
    /// Decides it; what is taken back is restored in the same transaction, or nothing happens. How it ended.
    [[nodiscard]] base::Result<AppealOutcome> close(store::Connection& connection, const Close& what,
                                                    base::TimePoint now) const;

    /// For SubjectKinds under "appeal", so that an alarm about what was written can be read by who takes it.
    [[nodiscard]] static SubjectKind as_subject(const base::SecretKey& installation_key);

  private:
    [[nodiscard]] std::vector<AppealMessage> read_messages(store::Connection& connection,
                                                           OrganisationId organisation, AppealId id) const;
    void append(store::UnitOfWork& work, OrganisationId organisation, AppealId id, StaffId staff,
                const std::string& text, base::TimePoint now) const;
    /// True when a message that was taken away is there again.
    [[nodiscard]] base::Result<bool> restore(store::UnitOfWork& work, OrganisationId organisation,
                                             const OwnDecision& decision, base::TimePoint now) const;

    base::SecretKey key_;
    const Judge& judge_;
    const Reviews& reviews_;
};

}  // namespace luwte::moderation
