#include "feature/organisation/organisations.h"

#include <algorithm>

#include "base/log.h"
#include "base/text.h"
#include "feature/organisation/organisation_store.h"

namespace luwte::organisation {
namespace {

bool is_name(std::string_view name) {
    return name.size() >= 2 && name.size() <= 40 && name.front() >= 'a' && name.front() <= 'z' &&
           std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

bool is_host(std::string_view host) {
    return !host.empty() && host.size() <= 253 && std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

struct HashText {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

using OrganisationPointer = std::shared_ptr<const Organisation>;

}  // namespace

const char* zone_name(Zone zone) {
    switch (zone) {
        case Zone::survivors: return "survivors";
        case Zone::nearby: return "nearby";
        case Zone::involved: return "involved";
        case Zone::professionals: return "professionals";
    }
    return "survivors";
}

std::optional<Zone> parse_zone(std::string_view name) {
    for (const auto zone : all_zones)
        if (name == zone_name(zone)) return zone;
    return std::nullopt;
}

base::Result<OrganisationId> add(store::Connection& connection, const NewOrganisation& what) {
    using base::ProblemKind;
    if (!is_name(what.name)) return base::problem(ProblemKind::invalid, "organisation.bad-name", "name");
    if (what.hosts.empty() || !std::ranges::all_of(what.hosts, is_host))
        return base::problem(ProblemKind::invalid, "organisation.bad-host", "host");
    if (what.title.empty() || !base::is_utf8(what.title) || base::count_characters(what.title) > 80)
        return base::problem(ProblemKind::invalid, "organisation.bad-title", "title");
    Record record;
    record.organisation.name = what.name;
    record.organisation.title = base::clean_line(what.title);
    record.organisation.hosts = what.hosts;
    record.organisation.plugins = what.plugins;
    record.organisation.languages = {view::Language::dutch, view::Language::plain_dutch, view::Language::english};
    record.organisation.duty_text = what.duty_text;
    record.organisation.idle_minutes = what.idle_minutes;
    record.theme_name = what.theme;

    store::UnitOfWork work(connection);
    auto id = insert(work, record);
    if (!id) return id;
    work.announce("organisation");
    work.commit();
    return id;
}

struct Organisations::Snapshot {
    std::vector<OrganisationPointer> all;
    std::unordered_map<std::string, OrganisationPointer, HashText, std::equal_to<>> by_host;
};

Organisations::Organisations(ThemeFinder themes) : themes_(std::move(themes)), snapshot_(std::make_shared<const Snapshot>()) {}
Organisations::~Organisations() = default;

std::shared_ptr<const Organisations::Snapshot> Organisations::snapshot() const {
    const std::lock_guard lock(mutex_);
    return snapshot_;
}

void Organisations::reload(store::Connection& connection) {
    auto fresh = std::make_shared<Snapshot>();
    for (auto& record : load_all(connection)) {
        record.organisation.theme = themes_(record.theme_name);
        if (!record.organisation.theme) {
            spdlog::error("organisation {} is not served: its theme {} is not installed", record.organisation.name, record.theme_name);
            continue;
        }
        auto organisation = std::make_shared<const Organisation>(std::move(record.organisation));
        for (const auto& host : organisation->hosts) fresh->by_host.emplace(host, organisation);
        fresh->all.push_back(std::move(organisation));
    }
    std::shared_ptr<const Snapshot> next = std::move(fresh);
    const std::lock_guard lock(mutex_);
    snapshot_.swap(next);
}

OrganisationPointer Organisations::by_host(std::string_view host) const {
    const auto now = snapshot();
    const auto found = now->by_host.find(host);
    return found == now->by_host.end() ? nullptr : found->second;
}

OrganisationPointer Organisations::by_name(std::string_view name) const {
    for (const auto& organisation : snapshot()->all)
        if (organisation->name == name) return organisation;
    return nullptr;
}

OrganisationPointer Organisations::by_id(OrganisationId id) const {
    for (const auto& organisation : snapshot()->all)
        if (organisation->id == id) return organisation;
    return nullptr;
}

std::vector<OrganisationPointer> Organisations::all() const { return snapshot()->all; }

}  // namespace luwte::organisation
