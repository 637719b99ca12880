#include "feature/demo/demonstration.h"

#include <algorithm>
#include <map>

#include "feature/account/names.h"
#include "feature/demo/material_store.h"
#include "feature/escalation/roster.h"
#include "feature/forum/forum_store.h"
#include "feature/forum/search_store.h"
#include "feature/organisation/organisation_store.h"

namespace luwte::demo {
namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;

constexpr auto first_shift = std::chrono::days(7);

/// The authors of one zone, each made when first asked for.
class Authors {
  public:
    Authors(store::Connection& connection, OrganisationId organisation, forum::Zone zone)
        : zone_(zone), taken_(find_name_keys(connection, organisation, zone)) {}

    /// With that name, or with another when it is somebody's already.
    const MadeAuthor& by(const std::string& wished, base::TimePoint since) {
        const auto [place, fresh] = authors_.try_emplace(wished);
        if (fresh) {
            std::string name = wished;
            while (!taken_.insert(account::name_key(name)).second) name = account::suggest_numbered_name();
            place->second = {base::new_id<AccountId>(), base::new_id<PersonaId>(), zone_, name, since};
        }
        return place->second;
    }
    [[nodiscard]] std::vector<MadeAuthor> all() const {
        std::vector<MadeAuthor> all;
        for (const auto& [wished, author] : authors_) all.push_back(author);
        return all;
    }

  private:
    forum::Zone zone_;
    std::set<std::string, std::less<>> taken_;
    std::map<std::string, MadeAuthor> authors_;
};

void add_conversation(Material& material, Authors& authors, const forum::Forum& forum,
                      const SeedConversation& seed, base::TimePoint now) {
    const auto began =
        now - duration_cast<microseconds>(std::chrono::duration<double, std::ratio<86400>>(seed.days_ago));
    const auto topic = base::new_id<TopicId>();
    for (const SeedPost& from : seed.posts) {
        const auto at = began + duration_cast<microseconds>(
                                    std::chrono::duration<double, std::ratio<3600>>(from.after_hours));
        MadePost post = make_post(authors.by(from.by, at), topic, forum.id, from.text, std::min(at, now));
        post.language = forum.language;
        post.opens_topic = &from == &seed.posts.front();
        if (post.opens_topic) {
            post.title = seed.title;
            post.warnings = seed.warnings;
        }
        material.posts.push_back(std::move(post));
    }
}

/// All forums with their conversations, or none: in one transaction.
void add_all_forums(store::Connection& connection, OrganisationId organisation, const SeedOrganisation& seed,
                    base::TimePoint now) {
    store::UnitOfWork work(connection);
    std::map<forum::Zone, Authors> authors;
    Material material;
    for (const SeedForum& from : seed.forums) {
        forum::Forum forum = from.forum;
        forum.id = base::new_id<ForumId>();
        forum::insert_forum(connection, organisation, forum);
        auto& writers = authors.try_emplace(forum.zone, connection, organisation, forum.zone).first->second;
        for (const SeedConversation& conversation : from.conversations)
            add_conversation(material, writers, forum, conversation, now);
    }
    for (const auto& [zone, writers] : authors) insert_authors(connection, organisation, writers.all());
    std::vector<MadePost> opening;
    std::ranges::copy_if(material.posts, std::back_inserter(opening), &MadePost::opens_topic);
    insert_topics(connection, organisation, opening);
    insert_posts(connection, organisation, material.posts);
    for (const MadePost& post : opening) forum::refresh_topic(connection, organisation, post.topic);
    forum::rebuild_stems(connection, organisation);
    // So that a server that runs shows them.
    work.announce("organisation");
    work.commit();
}

base::Result<> add_staff(store::Connection& connection, const account::StaffMembers& staff,
                         const organisation::Organisation& organisation, const SeedOrganisation& seed,
                         MadeOrganisation& made, base::TimePoint now) {
    const auto members = staff.list(connection, organisation.id);
    for (const SeedStaff& from : seed.staff) {
        if (std::ranges::find(members, from.name, &account::StaffMember::name) != members.end()) continue;
        unsigned roles = 0;
        for (const std::string& role : from.roles) roles |= account::role_bit(role);
        auto sign_in = staff.add(connection, organisation, from.name, static_cast<std::uint16_t>(roles), now);
        if (!sign_in) return std::unexpected(sign_in.error());
        made.staff.push_back({from.name, from.roles, std::move(*sign_in)});
    }
    return {};
}

/// Somebody is on duty for the coming days, so that an alarm has somebody to go to.
base::Result<> fill_roster(store::Connection& connection, const organisation::Organisation& organisation,
                           const std::string& name, base::TimePoint now) {
    if (!escalation::called_now(connection, organisation.id, now).nobody_on_duty) return {};
    for (const auto& colleague : escalation::colleagues(connection, organisation.id)) {
        if (colleague.name != name) continue;
        const auto added = escalation::add_shift(connection, organisation.id, colleague.staff,
                                                 colleague.staff, now, now + first_shift, now);
        if (!added) return std::unexpected(added.error());
        break;
    }
    return {};
}

}  // namespace

std::optional<organisation::Organisation> find_organisation(store::Connection& connection,
                                                            std::string_view name) {
    for (auto& record : organisation::load_all(connection))
        if (record.organisation.name == name) return std::move(record.organisation);
    return std::nullopt;
}

base::Result<MadeOrganisation> load(store::Connection& connection, const account::StaffMembers& staff,
                                    const SeedOrganisation& seed, base::TimePoint now) {
    MadeOrganisation made{seed.what.name, seed.what.title, seed.what.hosts, false, {}};
    auto organisation = find_organisation(connection, seed.what.name);
    if (!organisation) {
        if (const auto added = organisation::add(connection, seed.what); !added)
            return std::unexpected(added.error());
        organisation = find_organisation(connection, seed.what.name);
        made.made = true;
    }
    if (!organisation) return base::problem(base::ProblemKind::conflict, "demo.gone");
    made.title = organisation->title;
    made.hosts = organisation->hosts;
    if (forum::find_forums(connection, organisation->id).empty())
        add_all_forums(connection, organisation->id, seed, now);
    if (const auto added = add_staff(connection, staff, *organisation, seed, made, now); !added)
        return std::unexpected(added.error());
    if (const auto filled = fill_roster(connection, *organisation, seed.on_duty, now); !filled)
        return std::unexpected(filled.error());
    return made;
}

void add_forums_when_none(store::Connection& connection, OrganisationId organisation,
                          const SeedOrganisation& seed) {
    if (!forum::find_forums(connection, organisation).empty()) return;
    SeedOrganisation bare = seed;
    for (SeedForum& forum : bare.forums) forum.conversations.clear();
    add_all_forums(connection, organisation, bare, {});
}

}  // namespace luwte::demo
