// Signs in many of the generated accounts of an organisation and writes down what each is to send, for wrk to post:
// a line holds the cookie, the topic, a form token of that session, and the text, percent encoded.
//
//   writers CONNECTION KEYFILE ORGANISATION SESSIONS LINES
//
// Sessions and tokens are made by the program's own functions, as signing in and opening a form would, without the
// minutes that six words a person take. A line is used once: a form sent twice makes one post.
#include <cstdlib>
#include <iostream>
#include <map>
#include <vector>

#include "feature/account/cookie.h"
#include "feature/account/guess_limits.h"
#include "feature/account/hashing.h"
#include "feature/account/keys.h"
#include "feature/account/session_store.h"
#include "feature/account/sessions.h"
#include "feature/demo/demonstration.h"
#include "feature/demo/phrases.h"
#include "feature/visit/form_tokens.h"

namespace {

using namespace luwte;

constexpr store::Statement find_writers{"writers.accounts", R"(
    select a.id, p.zone from account a join persona p on p.organisation_id = a.organisation_id and p.account_id = a.id
    where a.organisation_id = $1 order by random() limit $2)"};
constexpr store::Statement find_topics{"writers.topics", R"(
    select t.id, f.zone from topic t join forum f on f.organisation_id = t.organisation_id and f.id = t.forum_id
    where t.organisation_id = $1 and t.listed and f.may_write = 'anyone' order by random())"};

struct Writer {
    std::string cookie, binding, zone;
};

std::string percent_encoded(const std::string& text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
            encoded += c;
        } else {
            encoded += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return encoded;
}

std::vector<Writer> sign_in(store::Connection& connection, const organisation::Organisation& organisation,
                            const base::SecretKey& key, int count, base::TimePoint now) {
    account::Hashing hashing;
    account::GuessLimits guesses;
    const account::Sessions sessions(key, nullptr, hashing, guesses);
    const auto token_key = key.derive(account::purpose::session_token);
    std::vector<Writer> writers;
    store::UnitOfWork work(connection);
    for (const store::Row& row : connection.run(find_writers, organisation.id, count)) {
        Writer writer{account::new_cookie_value(), {}, std::string(row.text(1))};
        account::session_store::NewSession session;
        session.id = base::new_id<SessionId>();
        session.account = row.id<AccountId>(0);
        session.token_hash = base::keyed_hash(token_key, writer.cookie);
        session.created = now;
        session.expires = now + account::person_session_age;
        session.idle_minutes = organisation.idle_minutes;
        account::session_store::insert(connection, organisation.id, session);
        writer.binding = sessions.find_visitor(connection, organisation, writer.cookie, now).binding;
        writers.push_back(std::move(writer));
    }
    work.commit();
    return writers;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 6) {
        std::cerr << "usage: writers CONNECTION KEYFILE ORGANISATION SESSIONS LINES\n";
        return 64;
    }
    store::PoolOptions options;
    options.connection_string = arguments[1];
    const auto pool = store::Pool::create(options);
    const auto connection = pool->lend();
    const auto key = base::SecretKey::load_or_create(arguments[2]);
    const auto organisation = demo::find_organisation(*connection, arguments[3]);
    const auto grammars = demo::read_grammars(LUWTE_SOURCE "/db/seed/demo_phrases.json");
    if (!key || !organisation || !grammars) {
        std::cerr << "writers: no key, no such organisation, or no phrases\n";
        return 66;
    }
    const auto now = base::SystemClock().now();
    const auto writers = sign_in(*connection, *organisation, *key, std::atoi(arguments[4]), now);
    std::map<std::string, std::vector<TopicId>> topics;
    for (const store::Row& row : connection->run(find_topics, organisation->id))
        topics[std::string(row.text(1))].push_back(row.id<TopicId>(0));

    const visit::FormTokens tokens(*key);
    const demo::Grammar& dutch = grammars->find("nl")->second;
    demo::Random random(base::random_id_value());
    const auto lines = static_cast<std::size_t>(std::atoi(arguments[5]));
    for (std::size_t i = 0; i < lines && !writers.empty(); ++i) {
        const Writer& writer = writers[i % writers.size()];
        const auto& places = topics[writer.zone];
        if (places.empty()) continue;
        std::string text = dutch.say("reply", random);
        for (int sentence = 0; sentence < 3; ++sentence) text += " " + dutch.say("middle", random);
        std::cout << writer.cookie << '\t' << base::to_public(places[demo::below(random, places.size())]) << '\t'
                  << tokens.issue(organisation->id, writer.binding, now) << '\t' << percent_encoded(text) << '\n';
    }
    return 0;
}
