#include "feature/unmasking/unmaskings.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/audit/audit.h"
#include "feature/forum/deciding.h"
#include "feature/forum/unmasked.h"
#include "feature/unmasking/unmasking_store.h"

namespace luwte::unmasking {
namespace {

using base::ProblemKind;
using nlohmann::json;

constexpr int most_listed = 100;

std::string subject_of(UnmaskingId id) {
    return "unmasking:" + base::to_public(id);
}

base::Result<std::string> cleaned(const std::string& words) {
    if (!base::is_utf8(words)) return base::problem(ProblemKind::invalid, "unmasking.no-words", "words");
    auto text = base::clean_text(words);
    if (text.empty()) return base::problem(ProblemKind::invalid, "unmasking.no-words", "words");
    if (base::count_characters(text) > longest_reason)
        return base::problem(ProblemKind::invalid, "unmasking.words-too-long", "words");
    return text;
}

void append_audit(store::UnitOfWork& work, OrganisationId organisation, const std::string& actor, const char* action,
                  UnmaskingId id, const json& details, base::TimePoint now) {
    audit::append(work, {organisation, actor, action, subject_of(id), details.dump()}, now);
}

/// One about the same persona must not stay in the way because nobody wrote yet that its time was over.
void mark_run_out(store::UnitOfWork& work, OrganisationId organisation, base::TimePoint now) {
    for (const auto& one : sql::update_run_out(work, organisation, now))
        append_audit(work, organisation, "system",
                     one.state == State::expired ? "unmasking.expired" : "unmasking.ended", one.id, json::object(), now);
}

/// Reason and answer are sealed apart, so that one can never be shown as the other.
std::string sealing_context(UnmaskingId id, bool answer) {
    return base::encode_id(id.value) + (answer ? ":answer" : ":reason");
}

}  // namespace

base::Result<UnmaskingId> Unmaskings::ask(store::Connection& connection, OrganisationId organisation, StaffId staff,
                                          const Asking& asking, base::TimePoint now) const {
    if (forum::unmask_reason_text(asking.kind).empty())
        return base::problem(ProblemKind::invalid, "unmasking.no-kind", "kind");
    const auto words = cleaned(asking.words);
    if (!words) return std::unexpected(words.error());
    store::UnitOfWork work(connection);
    const auto author = forum::lock_author(work, organisation, asking.post);
    if (!author) return base::problem(ProblemKind::invalid, "unmasking.no-origin", "from");
    if (!author->account || !author->persona) return base::problem(ProblemKind::conflict, "unmasking.gone");
    mark_run_out(work, organisation, now);
    const auto id = base::new_id<UnmaskingId>();
    if (!sql::insert(work, {id, organisation, author->account, author->persona, asking.post, staff, asking.kind,
                            base::seal(key_, *words, sealing_context(id, false))},
                     now))
        return base::problem(ProblemKind::conflict, "unmasking.asked");
    append_audit(work, organisation, audit::staff_actor(staff), "unmasking.asked", id,
                 {{"kind", asking.kind}, {"persona", base::to_public(author->persona)}}, now);
    work.commit();
    return id;
}

base::Result<> Unmaskings::answer(store::Connection& connection, OrganisationId organisation, StaffId staff,
                                  UnmaskingId id, bool agree, const std::string& words, base::TimePoint now) const {
    const auto text = cleaned(words);
    if (!text) return std::unexpected(text.error());
    store::UnitOfWork work(connection);
    const auto stored = sql::lock(work, organisation, id);
    if (!stored) return base::problem(ProblemKind::not_found, "unmasking.not-found");
    const auto& request = stored->request;
    if (request.asked_by == staff) return base::problem(ProblemKind::forbidden, "unmasking.same-person");
    if (state_at(request, now) != State::open) return base::problem(ProblemKind::conflict, "unmasking.decided");
    if (request.gone() || !stored->account) return base::problem(ProblemKind::conflict, "unmasking.gone");
    sql::update_decided(work, organisation, id, staff, agree, base::seal(key_, *text, sealing_context(id, true)), now);
    if (agree) forum::tell_unmasked(work, organisation, stored->account, request.kind, now);
    append_audit(work, organisation, audit::staff_actor(staff), agree ? "unmasking.agreed" : "unmasking.refused", id,
                 {{"kind", request.kind}}, now);
    work.commit();
    return {};
}

std::vector<Request> Unmaskings::list(store::Connection& connection, OrganisationId organisation) const {
    std::vector<Request> all;
    for (auto& stored : sql::list(connection, organisation, most_listed)) all.push_back(std::move(stored.request));
    return all;
}

base::Result<Request> Unmaskings::read(store::Connection& connection, OrganisationId organisation, StaffId staff,
                                       UnmaskingId id, base::TimePoint now) const {
    auto stored = sql::find(connection, organisation, id);
    if (!stored) return base::problem(ProblemKind::not_found, "unmasking.not-found");
    auto& request = stored->request;
    const auto open = [&](const std::string& sealed, bool answer, std::string& words) {
        if (sealed.empty()) return;
        auto text = base::unseal(key_, sealed, sealing_context(id, answer));
        if (text)
            words = std::move(*text);
        else
            request.unreadable = true;
    };
    open(stored->sealed_reason, false, request.reason);
    open(stored->sealed_answer, true, request.answer);
    if (!request.reason.empty() || !request.answer.empty())
        audit::note_look(connection, organisation, staff, subject_of(id), "unmasking", now);
    return std::move(request);
}

base::Result<std::vector<account::Persona>> Unmaskings::look(store::Connection& connection,
                                                             OrganisationId organisation, StaffId staff,
                                                             UnmaskingId id, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    const auto stored = sql::lock(work, organisation, id);
    if (!stored) return base::problem(ProblemKind::not_found, "unmasking.not-found");
    if (!may_look(stored->request, staff, now))
        return base::problem(ProblemKind::forbidden, "unmasking.not-yours");
    auto personas = accounts_.personas(work.connection(), organisation, stored->account);
    append_audit(work, organisation, audit::staff_actor(staff), "unmasking.seen", id, json::object(), now);
    work.commit();
    return personas;
}

void Unmaskings::run_out(store::Connection& connection, OrganisationId organisation, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    mark_run_out(work, organisation, now);
    work.commit();
}

void erase_account(store::UnitOfWork& work, OrganisationId organisation, AccountId account) {
    sql::forget(work, organisation, account);
}

}  // namespace luwte::unmasking
