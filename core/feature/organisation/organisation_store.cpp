#include "feature/organisation/organisation_store.h"

namespace luwte::organisation {
namespace {

constexpr store::Statement select_all{
    "organisation.select_all",
    "select o.id, o.name, o.title, o.languages, o.plugins, o.theme, o.duty_text, o.idle_minutes,"
    "       coalesce((select array_agg(h.host order by h.host) from organisation_host h"
    "                 where h.organisation_id = o.id), '{}')"
    "  from organisation o order by o.name"};

constexpr store::Statement insert_organisation{
    "organisation.insert",
    "insert into organisation (id, name, title, languages, plugins, theme, duty_text, idle_minutes)"
    " values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (name) do nothing"};

constexpr store::Statement insert_hosts{
    "organisation.insert_hosts",
    "insert into organisation_host (host, organisation_id)"
    " select host, $2 from unnest($1::text[]) as host on conflict (host) do nothing"};

}  // namespace

std::vector<Record> load_all(store::Connection& connection) {
    std::vector<Record> records;
    for (const auto row : connection.run(select_all)) {
        Record record;
        auto& organisation = record.organisation;
        organisation.id = row.id<OrganisationId>(0);
        organisation.name = row.text(1);
        organisation.title = row.text(2);
        for (const auto& code : row.texts(3))
            if (const auto language = view::parse_language(code)) organisation.languages.push_back(*language);
        organisation.plugins = row.texts(4);
        record.theme_name = row.text(5);
        organisation.duty_text = row.text(6);
        organisation.idle_minutes = static_cast<int>(row.number(7));
        organisation.hosts = row.texts(8);
        records.push_back(std::move(record));
    }
    return records;
}

base::Result<OrganisationId> insert(store::UnitOfWork& work, const Record& record) {
    const auto& organisation = record.organisation;
    const auto id = base::new_id<OrganisationId>();
    std::vector<std::string> languages;
    for (const auto language : organisation.languages) languages.emplace_back(view::language_code(language));
    const auto inserted = work.run(insert_organisation, id, organisation.name, organisation.title, languages,
                                   organisation.plugins, record.theme_name, organisation.duty_text,
                                   organisation.idle_minutes);
    if (inserted.affected() == 0) return base::problem(base::ProblemKind::conflict, "organisation.name-taken", "name");
    const auto hosts = work.run(insert_hosts, organisation.hosts, id);
    if (hosts.affected() != organisation.hosts.size())
        return base::problem(base::ProblemKind::conflict, "organisation.host-taken", "host");
    return id;
}

}  // namespace luwte::organisation
