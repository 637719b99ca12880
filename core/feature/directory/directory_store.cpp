#include "feature/directory/directory_store.h"

namespace luwte::directory {
namespace {

constexpr store::Statement load_services{"directory.load_services", R"(
    select id, slug, name, kind, url, summary_nl, summary_en, audiences, violence_types, help_types, languages,
           staffed_by, channels, anonymous, region, involved_only, source, source_year, verified_on,
           calling_nl, calling_en
      from directory_service order by slug)"};

constexpr store::Statement load_plans{"directory.load_plans", R"(
    select plan.category, plan.emergency_first, plan.violence_types,
           array(select service_id from directory_plan_service named
                  where named.category = plan.category order by position)
      from directory_plan plan order by plan.category)"};

// The last condition keeps a second run from touching (and announcing) anything; xmax is 0 on a row just
// added.
constexpr store::Statement upsert_service{"directory.upsert_service", R"(
    insert into directory_service as old
           (id, slug, name, kind, url, summary_nl, summary_en, audiences, violence_types, help_types, languages,
            staffed_by, channels, anonymous, region, social, involved_only, source, source_year, editor_note,
            calling_nl, calling_en)
    values ($1, $2, $3, $4, nullif($5, ''), $6, $7, $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
            $13::jsonb, $14, nullif($15, ''), $16::text[], $17, $18, $19, nullif($20, ''), nullif($21, ''), nullif($22, ''))
    on conflict (id) do update
       set slug = excluded.slug, name = excluded.name, kind = excluded.kind, url = excluded.url,
           summary_nl = excluded.summary_nl, summary_en = excluded.summary_en, audiences = excluded.audiences,
           violence_types = excluded.violence_types, help_types = excluded.help_types,
           languages = excluded.languages, staffed_by = excluded.staffed_by, channels = excluded.channels,
           anonymous = excluded.anonymous, region = excluded.region, social = excluded.social,
           involved_only = excluded.involved_only, source = excluded.source, source_year = excluded.source_year,
           editor_note = excluded.editor_note, calling_nl = excluded.calling_nl,
           calling_en = excluded.calling_en, changed_at = now()
     where old.verified_on is null
       and (old.slug, old.name, old.kind, old.url, old.summary_nl, old.summary_en, old.audiences,
            old.violence_types, old.help_types, old.languages, old.staffed_by, old.channels, old.anonymous,
            old.region, old.social, old.involved_only, old.source, old.source_year, old.editor_note,
            old.calling_nl, old.calling_en)
           is distinct from
           (excluded.slug, excluded.name, excluded.kind, excluded.url, excluded.summary_nl, excluded.summary_en,
            excluded.audiences, excluded.violence_types, excluded.help_types, excluded.languages,
            excluded.staffed_by, excluded.channels, excluded.anonymous, excluded.region, excluded.social,
            excluded.involved_only, excluded.source, excluded.source_year, excluded.editor_note, excluded.calling_nl, excluded.calling_en)
    returning xmax = 0)"};

constexpr store::Statement delete_unlisted{"directory.delete_unlisted", R"(
    delete from directory_service where verified_on is null and not (slug = any($1::text[])))"};

constexpr store::Statement same_plan{"directory.same_plan", R"(
    select 1 from directory_plan plan
     where category = $1 and emergency_first = $2 and violence_types = $3::text[]
       and array(select service_id from directory_plan_service named
                  where named.category = plan.category order by position) = $4::bigint[])"};

constexpr store::Statement delete_plan{"directory.delete_plan",
                                       "delete from directory_plan where category = $1"};

constexpr store::Statement insert_plan{"directory.insert_plan", R"(
    insert into directory_plan (category, emergency_first, violence_types) values ($1, $2, $3::text[]))"};

constexpr store::Statement insert_plan_services{"directory.insert_plan_services", R"(
    insert into directory_plan_service (category, position, service_id)
    select $1, place - 1, service from unnest($2::bigint[]) with ordinality as named (service, place))"};

constexpr store::Statement delete_unlisted_plans{"directory.delete_unlisted_plans", R"(
    delete from directory_plan where not (category = any($1::text[])))"};

Service service_of(const store::Row& row) {
    Service service;
    service.id = row.id<ServiceId>(0);
    service.slug = row.text(1);
    service.name = row.text(2);
    service.kind = row.text(3);
    service.url = row.text(4);
    service.summary_nl = row.text(5);
    service.summary_en = row.text(6);
    service.audiences = row.texts(7);
    service.violence_types = row.texts(8);
    service.help_types = row.texts(9);
    service.languages = row.texts(10);
    service.staffed_by = row.texts(11);
    service.channels = channels_from_json(row.text(12));
    if (!row.is_null(13)) service.anonymous = row.flag(13);
    service.region = row.text(14);
    service.involved_only = row.flag(15);
    service.source = row.text(16);
    service.source_year = static_cast<int>(row.number(17));
    service.verified_on = row.text(18);
    service.calling_nl = row.text(19);
    service.calling_en = row.text(20);
    return service;
}

std::vector<std::int64_t> numbers(const std::vector<ServiceId>& ids) {
    std::vector<std::int64_t> all;
    for (const auto id : ids) all.push_back(static_cast<std::int64_t>(id.value));
    return all;
}

}  // namespace

std::unique_ptr<const Directory> load_directory(store::Connection& connection) {
    std::vector<Service> services;
    for (const auto row : connection.run(load_services)) services.push_back(service_of(row));
    std::vector<HelpPlan> plans;
    for (const auto row : connection.run(load_plans)) {
        HelpPlan plan;
        plan.category = row.text(0);
        plan.emergency_first = row.flag(1);
        plan.violence_types = row.texts(2);
        for (const auto number : row.numbers(3))
            plan.services.push_back({static_cast<std::uint64_t>(number)});
        plans.push_back(std::move(plan));
    }
    return std::make_unique<const Directory>(std::move(services), std::move(plans));
}

Stored store_service(store::UnitOfWork& work, const SeedService& seed) {
    const auto& service = seed.service;
    const auto rows = work.run(upsert_service, service.id, service.slug, service.name, service.kind,
                               service.url, service.summary_nl, service.summary_en, service.audiences,
                               service.violence_types, service.help_types, service.languages,
                               service.staffed_by, channels_to_json(service.channels), service.anonymous,
                               service.region, seed.social, service.involved_only, service.source,
                               service.source_year, seed.editor_note, service.calling_nl, service.calling_en);
    if (rows.empty()) return Stored::unchanged;
    return rows.front().flag(0) ? Stored::added : Stored::changed;
}

std::size_t remove_unlisted(store::UnitOfWork& work, const std::vector<std::string>& slugs) {
    return work.run(delete_unlisted, slugs).affected();
}

bool store_plan(store::UnitOfWork& work, const HelpPlan& plan) {
    const auto services = numbers(plan.services);
    if (!work.run(same_plan, plan.category, plan.emergency_first, plan.violence_types, services).empty())
        return false;
    work.run(delete_plan, plan.category);
    work.run(insert_plan, plan.category, plan.emergency_first, plan.violence_types);
    work.run(insert_plan_services, plan.category, services);
    return true;
}

std::size_t remove_unlisted_plans(store::UnitOfWork& work, const std::vector<std::string>& categories) {
    return work.run(delete_unlisted_plans, categories).affected();
}

}  // namespace luwte::directory
