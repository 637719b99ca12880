#include "feature/moderation/review_store.h"

#include "feature/moderation/appeal_store.h"
#include "feature/moderation/review_values.h"
#include "feature/moderation/sanction_store.h"

namespace luwte::moderation::sql {
namespace {

#define ITEM_COLUMNS                                                                               \
    "i.id, i.subject_kind, i.subject_id, i.zone, i.state, i.cause, i.danger, i.first_disclosure, " \
    "i.first_reply, i.graphic, i.placement, i.categories, i.hits, i.rules_version, i.opened_at, "  \
    "i.claimed_by, s.name, i.claimed_until, i.decided_at, i.version, i.place from review_item i "  \
    "left join staff s on s.organisation_id = i.organisation_id and s.id = i.claimed_by "
// The order of the queue; the index review_item_queue has the same.
#define QUEUE_ORDER "(3 - i.danger), (not (i.first_disclosure or i.first_reply)), i.opened_at, i.id"

constexpr store::Statement lock_item{
    "review.lock", "select " ITEM_COLUMNS "where i.organisation_id = $1 and i.id = $2 for update of i"};
constexpr store::Statement lock_open_item{"review.lock_open",
                                          "select " ITEM_COLUMNS
                                          "where i.organisation_id = $1 and i.subject_kind = $2 and "
                                          "i.subject_id = $3 and i.state <> 'decided' for update of i"};
constexpr store::Statement find_item{"review.find",
                                     "select " ITEM_COLUMNS "where i.organisation_id = $1 and i.id = $2"};
constexpr store::Statement list_items{"review.list",
                                      "select " ITEM_COLUMNS
                                      "where i.organisation_id = $1 and i.state <> 'decided' and "
                                      "(" QUEUE_ORDER
                                      ") > ($2, $3, $4, $5) "
                                      "order by " QUEUE_ORDER " limit $6"};
// Whom an item waits for: the place's own moderators for two hours; everybody when it endangers, or when the
// place has none. $2 is who asks, $3 the moment.
#define FOR_COLLEAGUE                                                                                      \
    "(i.danger >= 2 or i.place = '' or i.opened_at <= $3::timestamptz - interval '2 hours' or not exists " \
    "(select 1 from place_moderator m where m.organisation_id = i.organisation_id and m.place = i.place) " \
    "or exists (select 1 from place_moderator m where m.organisation_id = i.organisation_id "              \
    "and m.place = i.place and m.staff_id = $2))"
constexpr store::Statement list_items_for{
    "review.list_for",
    "select " ITEM_COLUMNS "where i.organisation_id = $1 and i.state <> 'decided' and " FOR_COLLEAGUE
    " and (" QUEUE_ORDER
    ") > ($4, $5, $6, $7) "
    "order by " QUEUE_ORDER " limit $8"};
constexpr store::Statement find_next_item{
    "review.next",
    "select i.id from review_item i where i.organisation_id = $1 and "
    "(i.state = 'waiting' or (i.state = 'claimed' and i.claimed_until <= $3)) and " FOR_COLLEAGUE
    " and (not $4 or i.danger >= 3 or not (i.danger = 2 or i.graphic) or "
    "i.opened_at <= $3::timestamptz - interval '10 minutes') "
    "order by " QUEUE_ORDER " limit 1"};
constexpr store::Statement list_spam_items{
    "review.spam",
    "select " ITEM_COLUMNS
    "where i.organisation_id = $1 and i.state <> 'decided' and i.danger = 0 and not i.graphic and "
    "(i.state = 'waiting' or i.claimed_until <= $3 or i.claimed_by = $2) and (i.categories = '{spam}' or "
    "exists "
    "(select 1 from signal g where g.organisation_id = i.organisation_id and g.item_id = i.id and "
    "g.reason = 'spam') and i.categories <@ '{spam,none}') order by i.opened_at, i.id limit 20"};

constexpr store::Statement open_new_item{"review.open", R"(
insert into review_item as i (id, organisation_id, subject_kind, subject_id, zone, cause, danger, first_disclosure,
                              first_reply, graphic, placement, categories, hits, rules_version, opened_at, place)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
on conflict (organisation_id, subject_kind, subject_id) where state <> 'decided' do update
set cause = case when excluded.danger >= i.danger then excluded.cause else i.cause end,
    danger = greatest(i.danger, excluded.danger), first_disclosure = i.first_disclosure or excluded.first_disclosure,
    first_reply = i.first_reply or excluded.first_reply, graphic = i.graphic or excluded.graphic,
    placement = excluded.placement, categories = excluded.categories, hits = excluded.hits,
    rules_version = excluded.rules_version, version = i.version + 1
returning id)"};
constexpr store::Statement join_open_item{"review.join", R"(
insert into review_item as i (id, organisation_id, subject_kind, subject_id, zone, cause, danger, placement, opened_at, place)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (organisation_id, subject_kind, subject_id) where state <> 'decided' do update
set danger = greatest(i.danger, excluded.danger)
returning id)"};
constexpr store::Statement insert_new_signal{"signal.insert", R"(
insert into signal (id, organisation_id, item_id, account_id, at, reason, words)
select $1, $2, $3, $4, $5, $6, $7 where (select count(*) from signal where item_id = $3) < 100
on conflict (item_id, account_id) do nothing)"};
constexpr store::Statement forget_signals_of{"signal.forget",
                                             "update signal set account_id = null, words = '' "
                                             "where organisation_id = $1 and account_id = $2"};
constexpr store::Statement forget_decisions_about{
    "review.forget_decisions",
    "update decision set account_id = null, persona_id = null, words = '' "
    "where organisation_id = $1 and account_id = $2"};

constexpr store::Statement claim_item{"review.claim", R"(
update review_item
set state = 'claimed', claimed_by = $3, claimed_until = $4, version = version + case when $5 then 1 else 0 end,
    looked_by = case when $5 then null else looked_by end
where organisation_id = $1 and id = $2)"};
constexpr store::Statement release_item{"review.release", R"(
update review_item set state = 'waiting', claimed_by = null, claimed_until = null, version = version + 1
where organisation_id = $1 and id = $2)"};
constexpr store::Statement decide_item{"review.decide", R"(
update review_item set state = 'decided', claimed_by = null, claimed_until = null, decided_at = $3, version = version + 1
where organisation_id = $1 and id = $2)"};
constexpr store::Statement raise_danger{"review.danger",
                                        "update review_item set danger = greatest(danger, $3) "
                                        "where organisation_id = $1 and id = $2"};
constexpr store::Statement note_look{
    "review.look",
    "update review_item set looked_by = $3 where organisation_id = $1 and id = $2 "
    "and looked_by is distinct from $3"};
constexpr store::Statement insert_new_decision{"review.insert_decision", R"(
insert into decision (id, organisation_id, item_id, number, at, staff_id, choice, reason, words, account_id,
                      persona_id, zone, place, place_name, hits, rules_version, cause, danger)
select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17
from decision where item_id = $3)"};

constexpr store::Statement list_item_signals{"signal.list", R"(
select at, reason, words from signal where organisation_id = $1 and item_id = $2 order by at, id limit 100)"};
constexpr store::Statement list_item_decisions{"review.list_decisions", R"(
select d.at, d.staff_id, s.name, d.choice, d.reason, d.words, d.id
from decision d left join staff s on s.organisation_id = d.organisation_id and s.id = d.staff_id
where d.organisation_id = $1 and d.item_id = $2 order by d.number limit 200)"};
constexpr store::Statement count_heavy_decisions{"review.count_heavy", R"(
select count(*) from decision d
join review_item i on i.organisation_id = d.organisation_id and i.id = d.item_id
where d.organisation_id = $1 and d.staff_id = $2 and d.at >= $3 and d.choice in ('publish', 'ask', 'remove')
and (i.danger >= 2 or i.graphic))"};

constexpr store::Statement upsert_rule_fault{"fault.upsert", R"(
insert into rule_fault as f (organisation_id, rule, traceback, first_at, last_at) values ($1, $2, $3, $4, $4)
on conflict (organisation_id, rule) do update
set traceback = excluded.traceback, last_at = excluded.last_at, seen_at = null,
    times = case when f.seen_at is null then f.times + 1 else 1 end,
    first_at = case when f.seen_at is null then f.first_at else excluded.first_at end)"};
constexpr store::Statement list_rule_faults{"fault.list", R"(
select rule, traceback, times, first_at, last_at from rule_fault
where organisation_id = $1 and seen_at is null order by last_at desc, rule limit 50)"};
constexpr store::Statement see_rule_faults{"fault.seen",
                                           "update rule_fault set seen_at = $2 "
                                           "where organisation_id = $1 and seen_at is null"};

std::int64_t number(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}

Item read(const store::Row& row) {
    Item item;
    item.id = row.id<ReviewItemId>(0);
    item.kind = row.text(1);
    item.subject = static_cast<std::uint64_t>(row.number(2));
    item.zone = row.text(3);
    item.state = parse_item_state(row.text(4));
    item.cause = parse_cause(row.text(5));
    item.danger = static_cast<int>(row.number(6));
    item.first_disclosure = row.flag(7);
    item.first_reply = row.flag(8);
    item.graphic = row.flag(9);
    item.placement = parse_placement(row.text(10));
    item.categories = row.texts(11);
    item.hits = hits_from_json(row.text(12));
    item.rules_version = row.text(13);
    item.opened_at = row.time(14);
    item.claimed_by = row.id<StaffId>(15);
    item.claimed_by_name = row.text(16);
    item.claimed_until = row.maybe_time(17);
    item.decided_at = row.maybe_time(18);
    item.version = row.number(19);
    item.place = row.text(20);
    return item;
}

std::optional<Item> first(const store::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return read(rows.front());
}

}  // namespace

ReviewItemId open_item(store::UnitOfWork& work, OrganisationId organisation, const Item& item) {
    return work
        .run(open_new_item, base::new_id<ReviewItemId>(), organisation, item.kind, number(item.subject),
             item.zone, cause_name(item.cause), item.danger, item.first_disclosure, item.first_reply,
             item.graphic, placement_name(item.placement), item.categories, hits_to_json(item.hits),
             item.rules_version, item.opened_at, item.place)
        .front()
        .id<ReviewItemId>(0);
}

ReviewItemId join_item(store::UnitOfWork& work, OrganisationId organisation, const Item& item) {
    return work
        .run(join_open_item, base::new_id<ReviewItemId>(), organisation, item.kind, number(item.subject),
             item.zone, cause_name(item.cause), item.danger, placement_name(item.placement), item.opened_at,
             item.place)
        .front()
        .id<ReviewItemId>(0);
}

bool insert_signal(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId item, AccountId account,
                   const std::string& reason, const std::string& words, base::TimePoint now) {
    return work.run(insert_new_signal, base::random_id_value(), organisation, item, account, now, reason,
                    words)
               .affected() == 1;
}

void forget_account(store::UnitOfWork& work, OrganisationId organisation, AccountId account,
                    base::TimePoint now) {
    work.run(forget_signals_of, organisation, account);
    work.run(forget_decisions_about, organisation, account);
    forget_sanctions_of(work, organisation, account);
    forget_appeals_of(work, organisation, account, now);
}

std::optional<Item> lock(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId id) {
    return first(work.run(lock_item, organisation, id));
}

std::optional<Item> lock_open(store::UnitOfWork& work, OrganisationId organisation, const std::string& kind,
                              std::uint64_t subject) {
    return first(work.run(lock_open_item, organisation, kind, number(subject)));
}

void update_claim(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId id, StaffId staff,
                  base::TimePoint until, bool fresh) {
    work.run(claim_item, organisation, id, staff, until, fresh);
}

void update_released(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId id) {
    work.run(release_item, organisation, id);
}

void update_decided(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId id,
                    base::TimePoint now) {
    work.run(decide_item, organisation, id, now);
}

void update_danger(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId id, int danger) {
    work.run(raise_danger, organisation, id, danger);
}

bool update_looked(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId id, StaffId staff) {
    return work.run(note_look, organisation, id, staff).affected() == 1;
}

DecisionId insert_decision(store::UnitOfWork& work, const Decide& what, const Item& item,
                           const Author& author, const std::string& words, base::TimePoint now) {
    const auto id = base::new_id<DecisionId>();
    work.run(insert_new_decision, id, what.organisation, what.item, now, what.staff, choice_name(what.choice),
             what.reason, words, author.account, author.persona, author.zone, author.place, author.place_name,
             hits_to_json(item.hits), item.rules_version, cause_name(item.cause), item.danger);
    return id;
}

std::optional<Item> find(store::Connection& connection, OrganisationId organisation, ReviewItemId id) {
    return first(connection.run(find_item, organisation, id));
}

std::vector<Item> list_queue(store::Connection& connection, OrganisationId organisation,
                             const QueuePlace& after, int limit) {
    std::vector<Item> items;
    // Without an id: from the beginning, which lies before every item.
    const auto danger = after.id ? 3 - after.danger : -1;
    for (const auto row : connection.run(list_items, organisation, danger, !after.first, after.opened_at,
                                         number(after.id.value), limit))
        items.push_back(read(row));
    return items;
}

std::vector<Item> list_queue_for(store::Connection& connection, OrganisationId organisation, StaffId staff,
                                 const QueuePlace& after, int limit, base::TimePoint now) {
    std::vector<Item> items;
    const auto danger = after.id ? 3 - after.danger : -1;
    for (const auto row : connection.run(list_items_for, organisation, staff, now, danger, !after.first,
                                         after.opened_at, number(after.id.value), limit))
        items.push_back(read(row));
    return items;
}

std::vector<Item> list_spam(store::Connection& connection, OrganisationId organisation, StaffId staff,
                            base::TimePoint now) {
    std::vector<Item> items;
    for (const auto row : connection.run(list_spam_items, organisation, staff, now))
        items.push_back(read(row));
    return items;
}

std::optional<ReviewItemId> find_next(store::Connection& connection, OrganisationId organisation,
                                      StaffId staff, bool spares, base::TimePoint now) {
    const auto rows = connection.run(find_next_item, organisation, staff, now, spares);
    if (rows.empty()) return std::nullopt;
    return rows.front().id<ReviewItemId>(0);
}

std::vector<SignalLine> list_signals(store::Connection& connection, OrganisationId organisation,
                                     ReviewItemId id) {
    std::vector<SignalLine> lines;
    for (const auto row : connection.run(list_item_signals, organisation, id))
        lines.push_back({row.time(0), std::string(row.text(1)), std::string(row.text(2))});
    return lines;
}

std::vector<DecisionLine> list_decisions(store::Connection& connection, OrganisationId organisation,
                                         ReviewItemId id) {
    std::vector<DecisionLine> lines;
    for (const auto row : connection.run(list_item_decisions, organisation, id)) {
        lines.push_back({row.id<DecisionId>(6), row.time(0), row.id<StaffId>(1), std::string(row.text(2)),
                         parse_choice(row.text(3)).value_or(Choice::note), std::string(row.text(4)),
                         std::string(row.text(5)),
                         sanctions_of(connection, organisation, row.id<DecisionId>(6))});
    }
    return lines;
}

int count_heavy(store::Connection& connection, OrganisationId organisation, StaffId staff,
                base::TimePoint since) {
    return static_cast<int>(
        connection.run(count_heavy_decisions, organisation, staff, since).front().number(0));
}

void upsert_fault(store::UnitOfWork& work, OrganisationId organisation, const std::string& rule,
                  const std::string& traceback, base::TimePoint now) {
    work.run(upsert_rule_fault, organisation, rule, traceback, now);
}

std::vector<RuleFault> list_faults(store::Connection& connection, OrganisationId organisation) {
    std::vector<RuleFault> faults;
    for (const auto row : connection.run(list_rule_faults, organisation))
        faults.push_back(
            {std::string(row.text(0)), std::string(row.text(1)), row.number(2), row.time(3), row.time(4)});
    return faults;
}

void update_faults_seen(store::UnitOfWork& work, OrganisationId organisation, base::TimePoint now) {
    work.run(see_rule_faults, organisation, now);
}

}  // namespace luwte::moderation::sql
