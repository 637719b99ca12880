#include "app/features.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "app/alarm_chain.h"
#include "app/duty.h"
#include "app/tidying.h"
#include "feature/account/account_api.h"
#include "feature/account/account_pages.h"
#include "feature/account/accounts.h"
#include "feature/account/guess_limits.h"
#include "feature/account/hashing.h"
#include "feature/account/sessions.h"
#include "feature/account/staff.h"
#include "feature/content/content_api.h"
#include "feature/content/content_pages.h"
#include "feature/directory/directory_api.h"
#include "feature/directory/directory_pages.h"
#include "feature/directory/snapshot.h"
#include "feature/escalation/escalations.h"
#include "feature/forum/content_warning.h"
#include "feature/forum/forum_api.h"
#include "feature/forum/forum_pages.h"
#include "feature/forum/own_data.h"
#include "feature/forum/past_messages.h"
#include "feature/moderation/appeals.h"
#include "feature/moderation/own_pages.h"
#include "feature/moderation/pipeline.h"
#include "feature/moderation/reviews.h"
#include "feature/moderation/signals.h"
#include "feature/room/event_hub.h"
#include "feature/room/forum_posts.h"
#include "feature/room/room.h"
#include "feature/room/room_api.h"
#include "feature/rule_builder/builder_pages.h"
#include "feature/rules/backtests.h"
#include "feature/rules/rule_pages.h"
#include "feature/rules/rules.h"
#include "feature/unmasking/unmasking_pages.h"

namespace luwte::app {
namespace {

std::shared_ptr<const account::WordList> load_words(const Configuration& configuration) {
    auto words = account::WordList::load(std::filesystem::path(configuration.data) / "seed/return_words.txt");
    if (!words) throw std::runtime_error("the words of return codes cannot be read: " + words.error().code);
    return std::make_shared<const account::WordList>(std::move(*words));
}

/// What web/api/openapi.json says of the API.
std::string read_api_description(const Configuration& configuration) {
    std::ifstream file(std::filesystem::path(configuration.web) / "api/openapi.json", std::ios::binary);
    if (!file) throw std::runtime_error("the description of the API cannot be read: api/openapi.json in " + configuration.web);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// What rules are tried on.
rules::Archive archive_of_posts() {
    return {[](store::Connection& connection, OrganisationId organisation, base::TimePoint before, std::uint64_t before_id, int limit) {
        std::vector<rules::PastMessage> messages;
        for (auto& past : forum::past_messages(connection, organisation, {before, PostId{before_id}}, limit))
            messages.push_back({"post", past.post.value, forum::post_state_name(past.state), past.readable_by_all, std::move(past.message)});
        return messages;
    }};
}

void append(std::vector<visit::Route>& all, std::vector<visit::Route> more) {
    for (auto& route : more) all.push_back(std::move(route));
}

}  // namespace

/// In the order in which they need each other.
struct Features::All {
    Parts parts;
    std::shared_ptr<const account::WordList> words;
    account::Hashing hashing;
    account::GuessLimits guesses;
    rule_builder::ReadyRules ready_rules;
    account::Sessions sessions;
    account::Accounts accounts;
    account::StaffMembers staff;
    directory::Snapshots directory;
    std::unique_ptr<moderation::Judge> judge;
    forum::Drafts drafts;
    forum::History history;
    forum::KeptTopics kept_topics{forum::most_kept_topics};
    forum::Submitting submitting;
    escalation::Escalations escalations;
    moderation::Reviews reviews;
    moderation::Appeals appeals;
    unmasking::Unmaskings unmaskings;
    room::EventHub hub;
    rules::Backtests backtests;
    directory::DirectoryPages directory_pages;
    content::ContentPages content_pages;
    account::AccountPages account_pages;
    std::unique_ptr<Tidying> tidying;
    Duty duty;
    AlarmChain alarm_chain;

    explicit All(const Parts& given)
        : parts(given),
          words(load_words(given.configuration)),
          ready_rules(rule_builder::read_ready_rules(std::filesystem::path(given.configuration.data) / "seed/ready-rules")),
          sessions(given.installation_key, words, hashing, guesses),
          accounts(given.installation_key, words, hashing),
          staff(given.installation_key, words, hashing, guesses),
          judge(moderation::make_judge([rules = &given.rules](OrganisationId organisation) { return rules->of(organisation); })),
          drafts(given.installation_key),
          history(given.installation_key),
          submitting(accounts, *judge, drafts, history),
          escalations(given.installation_key),
          reviews({{"post", room::forum_posts(drafts)},
                   {"appeal", moderation::Appeals::as_subject(given.installation_key)}}),
          appeals(given.installation_key, *judge, reviews),
          unmaskings(given.installation_key, accounts),
          backtests(given.pool, given.clock, [rules = &given.rules](OrganisationId organisation) { return rules->plugins_of(organisation); },
                    archive_of_posts()),
          directory_pages(directory),
          content_pages(directory, given.assets.icon.address),
          account_pages(account_parts()),
          tidying(std::make_unique<Tidying>([this] { tidy(); })),
          duty({given.configuration, given.clock, given.installation_key, given.organisations, given.renderer.catalogue()}),
          alarm_chain(given.configuration, given.clock, given.metrics, duty.channels()) {}

    account::AccountPages::Parts account_parts() const {
        std::vector<account::HideableKind> kinds;
        for (const auto& kind : forum::content_warnings()) kinds.push_back({kind.bit, kind.english, kind.code});
        return {.accounts = accounts,
                .sessions = sessions,
                .staff = staff,
                .words = words,
                .installation_key = parts.installation_key,
                .kinds = std::move(kinds),
                .mine = own_page(),
                .exporters = {forum::make_exporter(drafts, parts.renderer.catalogue())},
                .erasers = {forum::make_eraser(parts.clock), unmasking::erase_account,
                            [&clock = parts.clock](store::UnitOfWork& work, OrganisationId organisation, AccountId account) {
                                 moderation::erase_account(work, organisation, account, clock.now());
                             }}};
    }

    /// What stands on somebody's own page: what the team decided, what is theirs in the forums, what came of what
    /// they pointed out.
    account::MineSource own_page() const {
        return [forums = forum::make_mine_source(drafts)](visit::Context& context) {
            const auto section = [](std::string title, std::string empty, std::vector<moderation::OwnLine> lines) {
                account::MineSection made{std::move(title), std::move(empty), {}};
                for (auto& line : lines) made.items.push_back({std::move(line.text), std::move(line.path), std::move(line.state)});
                return made;
            };
            std::vector<account::MineSection> all;
            auto decisions = moderation::decision_lines(context);
            if (!decisions.empty())
                all.push_back(section(context.translate("What the team decided"), "", std::move(decisions)));
            for (auto& one : forums(context)) all.push_back(std::move(one));
            auto signals = moderation::signal_lines(context);
            if (!signals.empty())
                all.push_back(section(context.translate("What I pointed out"), "", std::move(signals)));
            return all;
        };
    }

    void tidy() const {
        const auto connection = parts.pool.lend();
        for (const auto& organisation : parts.organisations.all()) {
            sessions.tidy(*connection, organisation->id, parts.clock.now());
            unmaskings.run_out(*connection, organisation->id, parts.clock.now());
            rules::expire(*connection, organisation->id, parts.clock.now());
        }
    }
};

Features::Features(const Parts& parts) : all_(std::make_unique<All>(parts)) {}
Features::~Features() = default;

visit::VisitorFinder Features::visitor_finder(bool somebody_is_there) const {
    return [sessions = &all_->sessions, somebody_is_there](store::Connection& connection, const organisation::Organisation& organisation,
                                        std::string_view cookie, base::TimePoint now) {
        return sessions->find_visitor(connection, organisation, cookie, now, somebody_is_there);
    };
}

std::vector<visit::Route> Features::routes() const {
    std::vector<visit::Route> routes;
    append(routes, all_->content_pages.routes());
    append(routes, all_->directory_pages.routes());
    append(routes, all_->account_pages.routes());
    append(routes, forum::forum_routes({all_->submitting, all_->drafts, all_->history, all_->accounts, all_->directory, all_->kept_topics}));
    const moderation::OwnParts own{all_->reviews, all_->appeals, all_->directory};
    append(routes, moderation::own_routes(own));
    append(routes, moderation::own_api_routes(own));
    append(routes, directory::directory_api_routes(all_->directory));
    append(routes, account::account_api_routes(all_->account_parts()));
    append(routes, forum::forum_api_routes({all_->submitting, all_->drafts, all_->history, all_->accounts, all_->sessions,
                                            all_->directory, all_->parts.installation_key.derive("api-sending")}));
    const room::Parts room{*all_->judge, all_->reviews, all_->escalations, all_->directory, all_->hub,
                           all_->duty.deliveries(), all_->duty.drills(), all_->duty.notes(), all_->appeals};
    append(routes, room::routes(room));
    append(routes, room::room_api_routes(room));
    append(routes, unmasking::unmasking_routes({room, all_->unmaskings}));
    append(routes, rule_builder::builder_routes({room, all_->ready_rules}));
    append(routes, rules::rule_routes({room, all_->backtests, [rules = &all_->parts.rules](OrganisationId organisation) { return rules->of(organisation); }}));
    append(routes, content::api_routes(routes, read_api_description(all_->parts.configuration)));
    return routes;
}

void Features::heard(std::string_view subject) {
    all_->directory.heard(subject);
    all_->kept_topics.drop(subject);
    all_->hub.heard(subject);
    if (subject.starts_with("escalation ")) all_->alarm_chain.wake();
    all_->duty.heard(subject);
}

void Features::gap() {
    all_->directory.gap();
    all_->kept_topics.drop_all();
    all_->hub.gap();
    all_->alarm_chain.wake();
    all_->duty.gap();
}

void Features::stop() {
    all_->tidying.reset();
    all_->duty.stop();
    all_->alarm_chain.stop();
    all_->backtests.stop();
}

}  // namespace luwte::app
