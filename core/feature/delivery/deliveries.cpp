#include "feature/delivery/deliveries.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/audit/audit.h"
#include "feature/delivery/delivery_store.h"
#include "feature/visit/visitor.h"
#include "outgoing/address.h"
#include "outgoing/signing.h"

namespace luwte::delivery {
namespace {

using base::ProblemKind;
using nlohmann::json;

constexpr std::size_t secret_size = 32;
constexpr std::size_t longest_topic = 64;
constexpr std::size_t longest_token = 200;
constexpr int callable = static_cast<int>(visit::Role::moderator) | static_cast<int>(visit::Role::duty);

std::unexpected<base::Problem> invalid(const char* code, const char* field = "address") {
    return base::problem(ProblemKind::invalid, code, field);
}

bool is_topic(std::string_view text) {
    return !text.empty() && text.size() <= longest_topic && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_';
    });
}

bool is_token(std::string_view text) {
    return text.size() <= longest_token &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

/// "noor@example.org" → "n…@example.org"; a URL → its host. Who shares the screen learns little.
std::string label_of(Kind kind, const Destination& destination, const std::string& host) {
    if (kind == Kind::ntfy) return host + "/" + destination.topic.substr(0, 2) + "…";
    if (kind != Kind::mail) return host;
    const auto at = destination.address.find('@');
    return destination.address.substr(0, 1) + "…" + destination.address.substr(at);
}

void append_audit(store::UnitOfWork& work, OrganisationId organisation, StaffId by, const char* action,
                  const json& details, base::TimePoint now) {
    audit::append(work, {organisation, audit::staff_actor(by), action, {}, details.dump()}, now);
}

json details_of(StaffId staff, std::optional<Kind> kind) {
    json details{{"staff", staff ? base::to_public(staff) : "fallback"}};
    if (kind) details["kind"] = kind_name(*kind);
    return details;
}

}  // namespace

Deliveries::Deliveries(const base::SecretKey& installation_key, const outgoing::Rules& rules, bool has_mail_server)
    : installation_key_(installation_key),
      address_key_(installation_key.derive("delivery-address")),
      hash_key_(installation_key.derive("delivery-address-hash")),
      rules_(std::make_unique<const outgoing::Rules>(rules)),
      has_mail_server_(has_mail_server) {}

Deliveries::~Deliveries() = default;

base::Result<Deliveries::Added> Deliveries::add(store::Connection& connection, OrganisationId organisation,
                                                StaffId by, const NewWay& what, base::TimePoint now) const {
    Destination to{std::string(what.address), {}, {}};
    std::string host;
    if (what.kind == Kind::mail) {
        if (!has_mail_server_) return invalid("delivery.no-mail");
        if (!outgoing::is_mail_address(what.address)) return invalid("delivery.mail-address");
    } else {
        const auto address = outgoing::parse_address(what.address, *rules_);
        if (!address) return std::unexpected(address.error());
        to.address = address->url;
        host = address->host;
    }
    if (what.kind == Kind::push && !what.staff) return invalid("delivery.subscription");
    if (what.kind == Kind::ntfy) {
        if (!is_topic(what.topic)) return invalid("delivery.topic", "topic");
        if (!is_token(what.token)) return invalid("delivery.token", "token");
        to.topic = what.topic;
        to.token = what.token;
    }
    if (what.kind == Kind::webhook) to.token = base::random_string(secret_size);

    const Way way{
        base::new_id<WayId>(), what.staff, what.kind, label_of(what.kind, to, host), now, {}, {}, {}};
    const json content{{"address", to.address},
                       {"token", base::to_hex(to.token)},
                       {"topic", to.topic},
                       {"label", way.label}};
    const auto sealed = base::seal(address_key_, content.dump(), base::encode_id(way.id.value));
    const auto hash = base::keyed_hash(hash_key_, fmt::format("{}\n{}\n{}\n{}", organisation.value,
                                                              kind_name(what.kind), to.address, to.topic));
    store::UnitOfWork work(connection);
    if (sql::lock_count(work, organisation, what.staff) >= most_ways)
        return base::problem(ProblemKind::too_many, "delivery.too-many", "address");
    if (!sql::insert_way(work, organisation, way, sealed, hash))
        return base::problem(ProblemKind::conflict, "delivery.known", "address");
    append_audit(work, organisation, by, "delivery.added", details_of(what.staff, what.kind), now);
    work.commit();
    return Added{way.id, what.kind == Kind::webhook ? outgoing::show_webhook_secret(to.token) : ""};
}

base::Result<> Deliveries::remove(store::Connection& connection, OrganisationId organisation, StaffId by,
                                  StaffId staff, WayId id, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    if (!sql::delete_way(work, organisation, staff, id))
        return base::problem(ProblemKind::not_found, "delivery.not-found");
    append_audit(work, organisation, by, "delivery.removed", details_of(staff, std::nullopt), now);
    work.commit();
    return {};
}

std::vector<Way> Deliveries::ways(store::Connection& connection, OrganisationId organisation,
                                  StaffId staff) const {
    std::vector<Way> ways;
    for (auto& stored : sql::list_ways(connection, organisation, staff, std::nullopt)) {
        const auto text = base::unseal(address_key_, stored.sealed, base::encode_id(stored.way.id.value));
        stored.way.unreadable = !text;
        if (text) stored.way.label = json::parse(*text).value("label", "");
        ways.push_back(std::move(stored.way));
    }
    return ways;
}

std::vector<Reach> Deliveries::reach(store::Connection& connection, OrganisationId organisation) const {
    std::vector<Reach> all;
    for (const auto& stored : sql::list_reach(connection, organisation, callable)) {
        Reach one{stored.staff, stored.name, {}, stored.failing};
        for (const auto& name : stored.kinds)
            if (const auto kind = parse_kind(name)) one.kinds.push_back(*kind);
        all.push_back(std::move(one));
    }
    return all;
}

std::optional<Words> Deliveries::own_words(store::Connection& connection, OrganisationId organisation) const {
    return sql::find_words(connection, organisation);
}

base::Result<> Deliveries::set_words(store::Connection& connection, OrganisationId organisation, StaffId by,
                                     std::string_view title, std::string_view text,
                                     base::TimePoint now) const {
    if (!base::is_utf8(title)) return invalid("delivery.title", "title");
    if (!base::is_utf8(text)) return invalid("delivery.words", "words");
    const Words words{base::clean_line(title), base::clean_line(text)};
    const bool usual = words.title.empty() && words.text.empty();
    if (!usual && (words.title.empty() || base::count_characters(words.title) > longest_title))
        return invalid("delivery.title", "title");
    if (!usual && (words.text.empty() || base::count_characters(words.text) > longest_words))
        return invalid("delivery.words", "words");
    store::UnitOfWork work(connection);
    if (usual)
        sql::delete_words(work, organisation);
    else
        sql::write_words(work, organisation, words);
    append_audit(work, organisation, by, "delivery.words-changed", json::object(), now);
    work.commit();
    return {};
}

std::string Deliveries::push_key(OrganisationId organisation) const {
    return outgoing::PushKey(installation_key_, base::encode_id(organisation.value)).public_key();
}

std::vector<Deliveries::Opened> Deliveries::open(store::Connection& connection, OrganisationId organisation,
                                                 StaffId staff, Kind kind) const {
    std::vector<Opened> opened;
    for (const auto& stored : sql::list_ways(connection, organisation, staff, kind)) {
        const auto text = base::unseal(address_key_, stored.sealed, base::encode_id(stored.way.id.value));
        if (!text) continue;  // the page of its owner says that it cannot be opened
        const auto content = json::parse(*text);
        const auto token = base::from_hex(content.value("token", ""));
        opened.push_back(
            {stored.way.id, {content.value("address", ""), token.value_or(""), content.value("topic", "")}});
    }
    return opened;
}

}  // namespace luwte::delivery
