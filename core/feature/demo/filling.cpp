#include "feature/demo/filling.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "feature/account/names.h"
#include "feature/demo/material_store.h"
#include "feature/forum/forum_store.h"
#include "feature/forum/search_store.h"

namespace luwte::demo {
namespace {

using std::chrono::microseconds;

constexpr std::int64_t posts_a_topic = 20;
constexpr std::int64_t posts_an_account = 40;
constexpr std::size_t posts_a_batch = 1'000;
constexpr auto a_year = std::chrono::duration_cast<microseconds>(std::chrono::days(365));
/// The longest that a conversation goes on.
constexpr auto longest_conversation = std::chrono::duration_cast<microseconds>(std::chrono::days(30));

microseconds part_of(Random& random, microseconds whole) {
    return microseconds(static_cast<std::int64_t>(below(random, static_cast<std::size_t>(whole.count()))));
}

/// Most people come for themselves.
forum::Zone some_zone(Random& random) {
    static constexpr std::array<forum::Zone, 10> zones = {
        forum::Zone::survivors, forum::Zone::survivors,    forum::Zone::survivors, forum::Zone::survivors,
        forum::Zone::survivors, forum::Zone::survivors,    forum::Zone::nearby,    forum::Zone::nearby,
        forum::Zone::involved,  forum::Zone::professionals};
    return zones[below(random, zones.size())];
}

/// Of the lighter kinds: the content is harmless.
std::string some_warning(Random& random) {
    static constexpr std::array<const char*, 4> codes = {"eating", "substance", "police-court", "loss"};
    return codes[below(random, codes.size())];
}

/// How long each of `topics` conversations is, `posts` in all: a few long, many short, none empty.
std::vector<std::int64_t> lengths(std::int64_t topics, std::int64_t posts, Random& random) {
    std::vector<double> weights(static_cast<std::size_t>(topics));
    std::exponential_distribution<double> draw(1.0);
    double whole = 0;
    for (double& weight : weights) whole += weight = draw(random);
    std::vector<std::int64_t> lengths(weights.size(), 1);
    std::int64_t left = posts - topics;
    const double share = static_cast<double>(left) / whole;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto more = std::min(left, static_cast<std::int64_t>(std::floor(weights[i] * share)));
        lengths[i] += more;
        left -= more;
    }
    for (; left > 0; --left) ++lengths[below(random, lengths.size())];
    return lengths;
}

/// The work of one `fill`.
class Filling {
  public:
    Filling(store::Connection& connection, OrganisationId organisation, const Grammars& grammars,
            Random& random, base::TimePoint now)
        : connection_(connection),
          organisation_(organisation),
          grammars_(grammars),
          random_(random),
          now_(now) {}

    bool find_places();
    void make_authors(std::int64_t count);
    void make_conversation(std::int64_t length);
    [[nodiscard]] std::size_t waiting() const { return batch_.size(); }
    void write_batch();

  private:
    [[nodiscard]] std::string text(const Grammar& grammar, bool opens, const std::string& before);
    [[nodiscard]] const std::string& some_language(const forum::Forum& forum);
    void react(MadePost& post, const std::vector<MadeAuthor>& authors);

    store::Connection& connection_;
    OrganisationId organisation_;
    const Grammars& grammars_;
    Random& random_;
    base::TimePoint now_;
    std::array<std::vector<forum::Forum>, std::size(organisation::all_zones)> forums_;
    std::array<std::vector<MadeAuthor>, std::size(organisation::all_zones)> authors_;
    std::set<PersonaId> spoke_;
    std::vector<MadePost> batch_;
    const std::string dutch_ = "nl", english_ = "en", arabic_ = "ar";
};

bool Filling::find_places() {
    bool any = false;
    for (forum::Forum& forum : forum::find_forums(connection_, organisation_)) {
        any = true;
        forums_[static_cast<std::size_t>(forum.zone)].push_back(std::move(forum));
    }
    return any;
}

/// In zones that have a forum only; at least one in each.
void Filling::make_authors(std::int64_t count) {
    std::array<std::set<std::string, std::less<>>, std::size(organisation::all_zones)> taken;
    std::vector<MadeAuthor> all;
    const auto add = [&](forum::Zone zone) {
        const auto place = static_cast<std::size_t>(zone);
        std::string name;
        do
            name = all.size() < account::possible_names() / 8 ? account::suggest_name()
                                                              : account::suggest_numbered_name();
        while (!taken[place].insert(account::name_key(name)).second);
        all.push_back({base::new_id<AccountId>(), base::new_id<PersonaId>(), zone, name, now_ - a_year});
        authors_[place].push_back(all.back());
    };
    for (const auto zone : organisation::all_zones) {
        const auto place = static_cast<std::size_t>(zone);
        taken[place] = find_name_keys(connection_, organisation_, zone);
        if (!forums_[place].empty()) add(zone);
    }
    while (std::ssize(all) < count) {
        const auto zone = some_zone(random_);
        if (!forums_[static_cast<std::size_t>(zone)].empty()) add(zone);
    }
    store::UnitOfWork work(connection_);
    for (std::size_t from = 0; from < all.size(); from += posts_a_batch)
        insert_authors(connection_, organisation_,
                       std::span(all).subspan(from, std::min(posts_a_batch, all.size() - from)));
    work.commit();
}

const std::string& Filling::some_language(const forum::Forum& forum) {
    if (forum.language == english_) return english_;
    const auto drawn = below(random_, 100);
    if (drawn < 3 && grammars_.contains(english_)) return english_;
    if (drawn < 5 && grammars_.contains(arabic_)) return arabic_;
    return dutch_;
}

std::string Filling::text(const Grammar& grammar, bool opens, const std::string& before) {
    std::string text;
    if (!opens && !before.empty() && once_in(random_, 8)) text = "> " + before + "\n\n";
    text += grammar.say(opens ? "open" : "reply", random_);
    const auto sentences = 1 + below(random_, opens ? 7 : 5);
    for (std::size_t i = 0; i < sentences; ++i) {
        text += once_in(random_, 4) ? "\n\n" : " ";
        text += grammar.say("middle", random_);
    }
    if (once_in(random_, 25)) {
        text += "\n";
        for (std::size_t i = 0; i < 3; ++i) text += "\n- " + grammar.say("middle", random_);
        text += "\n";
    }
    if (opens || once_in(random_, 3)) text += "\n\n" + grammar.say("close", random_);
    return text;
}

void Filling::react(MadePost& post, const std::vector<MadeAuthor>& authors) {
    if (!once_in(random_, 3)) return;
    const MadeAuthor& other = authors[below(random_, authors.size())];
    if (other.persona == post.persona) return;
    post.reaction = 1 << below(random_, 3);
    post.reaction_by = other.persona;
}

void Filling::make_conversation(std::int64_t length) {
    auto zone = static_cast<std::size_t>(some_zone(random_));
    while (forums_[zone].empty()) zone = (zone + 1) % forums_.size();
    const forum::Forum& forum = forums_[zone][below(random_, forums_[zone].size())];
    const auto& authors = authors_[zone];
    const std::string& language = some_language(forum);
    const Grammar& grammar = grammars_.find(language)->second;

    const auto topic = base::new_id<TopicId>();
    auto at = now_ - part_of(random_, a_year) - std::chrono::minutes(1);
    const auto until = std::min(now_, at + longest_conversation);
    const auto step = (until - at) / length;
    std::string before;
    for (std::int64_t i = 0; i < length; ++i) {
        const MadeAuthor& author = authors[below(random_, authors.size())];
        MadePost post = make_post(author, topic, forum.id, text(grammar, i == 0, before), at);
        post.language = language;
        post.opens_topic = i == 0;
        post.first_disclosure = spoke_.insert(author.persona).second;
        if (post.opens_topic) {
            post.title = grammar.say("title", random_);
            if (once_in(random_, 6)) post.warnings = forum::warnings_from_codes({some_warning(random_)});
        }
        react(post, authors);
        before = post.rendered.first_line;
        batch_.push_back(std::move(post));
        at += part_of(random_, step + microseconds(1));
    }
}

void Filling::write_batch() {
    std::vector<MadePost> opening, reacted;
    std::ranges::copy_if(batch_, std::back_inserter(opening), &MadePost::opens_topic);
    std::ranges::copy_if(batch_, std::back_inserter(reacted),
                         [](const MadePost& post) { return post.reaction != 0; });
    store::UnitOfWork work(connection_);
    insert_topics(connection_, organisation_, opening);
    insert_posts(connection_, organisation_, batch_);
    insert_reactions(connection_, organisation_, reacted);
    for (const MadePost& post : opening) forum::refresh_topic(connection_, organisation_, post.topic);
    work.commit();
    batch_.clear();
}

}  // namespace

Amount settle(Amount wished) {
    if (wished.nothing()) return wished;
    if (wished.posts == 0) wished.posts = std::max(wished.topics, std::int64_t{1}) * posts_a_topic;
    if (wished.topics == 0) wished.topics = std::max(wished.posts / posts_a_topic, std::int64_t{1});
    if (wished.accounts == 0) wished.accounts = wished.posts / posts_an_account;
    wished.posts = std::max(wished.posts, wished.topics);
    wished.accounts = std::max<std::int64_t>(wished.accounts, std::size(organisation::all_zones));
    return wished;
}

base::Result<> fill(store::Connection& connection, OrganisationId organisation, const Amount& amount,
                    const Grammars& grammars, Random& random, base::TimePoint now, const Progress& progress) {
    Filling filling(connection, organisation, grammars, random, now);
    if (!filling.find_places()) return base::problem(base::ProblemKind::not_found, "demo.no-forum");
    filling.make_authors(amount.accounts);
    std::int64_t written = 0;
    const auto write = [&] {
        written += static_cast<std::int64_t>(filling.waiting());
        filling.write_batch();
        progress(written);
    };
    for (const std::int64_t length : lengths(amount.topics, amount.posts, random)) {
        filling.make_conversation(length);
        if (filling.waiting() >= posts_a_batch) write();
    }
    if (filling.waiting() > 0) write();
    store::UnitOfWork work(connection);
    forum::rebuild_stems(connection, organisation);
    // So that a server that runs shows them.
    work.announce("organisation");
    work.commit();
    refresh_statistics(connection);
    return {};
}

}  // namespace luwte::demo
