#include "room_fixture.h"

#include <future>

#include "feature/room/room_api.h"
#include "feature/unmasking/unmasking_pages.h"
#include "feature/visit/visitor.h"
#include "script/rule_set.h"

namespace luwte::room {
namespace {

using visit::Role;

std::string rule(const std::string& id, const std::string& word, const std::string& verdict) {
    return "return rule { id = \"" + id + "\", about = { nl = \"" + id + "\", en = \"" + id +
           "\" }, patterns = { seen = \"" + word +
           "\" }, when = function(m) return m:has \"seen\" end, verdict = " + verdict +
           ", examples = { { \"" + word + "\" } } }";
}

constexpr int bits(std::initializer_list<Role> roles) {
    int all = 0;
    for (const auto role : roles) all |= static_cast<int>(role);
    return all;
}

}  // namespace

std::shared_ptr<const script::RuleSet> make_rules() {
    script::PluginChoice plugin;
    plugin.files.name = "test-rules";
    plugin.files.files = {
        {"plugin.lua",
         "return plugin { name = \"test-rules\", kind = \"moderation\", version = \"1.0.0\", api = 1, "
         "summary = { nl = \"Test\", en = \"Test\" } }"},
        {"rules/hold.lua",
         rule("holds", "vasthouden", "hold { reason = \"waits\", category = \"hostility\" }")},
        {"rules/ask.lua",
         rule("asks", "vraagje", "nudge { reason = \"asks\", category = \"triggering-detail\" }")},
        {"rules/urgent.lua", rule("urgent", "somber", "escalate { level = 2, category = \"suicide\" }")},
        {"rules/now.lua", rule("now", "noodgeval", "escalate { level = 3, category = \"violence-now\" }")},
        {"rules/broken.lua",
         "return rule { id = \"broken\", about = { nl = \"b\", en = \"b\" }, patterns = { seen = \"kapot\" "
         "}, "
         "when = function(m) if m:has \"seen\" then error(\"boom\") end return false end, "
         "verdict = hold { reason = \"waits\" }, examples = { { \"niets\", hold = false } } }"},
        {"locale/nl.po",
         "msgid \"\"\nmsgstr \"Language: nl\\n\"\n\nmsgid \"waits\"\nmsgstr \"Dit wacht even.\"\n\n"
         "msgid \"asks\"\nmsgstr \"Een vraag.\"\n"},
        {"locale/en.po",
         "msgid \"\"\nmsgstr \"Language: en\\n\"\n\nmsgid \"waits\"\nmsgstr \"This waits.\"\n\n"
         "msgid \"asks\"\nmsgstr \"A question.\"\n"},
    };
    script::Faults faults;
    auto rules = script::RuleSet::build({plugin}, faults);
    if (!rules) {
        std::string all;
        for (const auto& fault : faults) all += fault.what + "\n";
        throw std::runtime_error("the rules of the test do not load: " + all);
    }
    return rules;
}

RoomTest::RoomTest()
    : real_judge(moderation::make_judge([rules = make_rules()](OrganisationId) { return rules; })),
      judged_submitting(accounts, *real_judge, drafts, history),
      catalogue(view::Catalogue::load(LUWTE_LOCALE)),
      reviews(moderation::SubjectKinds{{"post", forum_posts(drafts)},
                                       {"appeal", moderation::Appeals::as_subject(key)}}),
      appeals(key, *real_judge, reviews) {
    other = make_tenant("other");
    clock.moment = now;
    const auto ours = home.organisation.id;
    noor = hire("noor", ours, bits({Role::moderator}));
    sam = hire("sam", ours, bits({Role::moderator, Role::duty}));
    hire("dirk", ours, bits({Role::duty}));
    ada = hire("ada", ours, bits({Role::administrator}));
    eva = hire("eva", ours, bits({Role::editor, Role::host, Role::companion}));
    hire("vreemd", other.organisation.id,
         bits({Role::moderator, Role::duty, Role::administrator, Role::custodian}));
    visit::Visitor person;
    person.kind = visit::VisitorKind::person;
    person.person.account = make_person(home, "Wadpier").account;
    person.binding = std::string(32, 'p');
    visitors.emplace("persoon", person);

    organisations_.reload(connection());
    const std::filesystem::path web(LUWTE_SOURCE "/web");
    renderer_ = view::Renderer::create(web, catalogue, view::Assets::read(web));
    const auto find_visitor = [this](store::Connection&, const organisation::Organisation& organisation,
                                     std::string_view cookie, base::TimePoint) {
        const auto found = visitors.find(cookie);
        // A session belongs to one organisation.
        const bool fits = found != visitors.end() && ((cookie == "vreemd") == (organisation.name == "other"));
        return fits ? found->second : visit::Visitor{};
    };
    const auto no_asset = [](std::string_view) { return std::optional<net::Response>(); };
    const Parts parts{*real_judge, reviews, escalations, snapshots, hub, deliveries, drills, duty_notes, appeals};
    all_routes = routes(parts);
    for (auto& more : {room_api_routes(parts), unmasking::unmasking_routes({parts, unmaskings})})
        all_routes.insert(all_routes.end(), more.begin(), more.end());
    dispatcher_ = std::make_unique<visit::Dispatcher>(
        visit::Dispatcher::Parts{organisations_, database.pool(), *renderer_, clock, key, find_visitor,
                                 no_asset},
        all_routes,
        visit::DispatcherOptions{.workers = 1});
}

StaffId RoomTest::hire(const std::string& name, OrganisationId organisation, int roles) {
    visit::Visitor visitor;
    visitor.kind = visit::VisitorKind::staff;
    visitor.staff.staff = testing::insert_staff(database, organisation, name, roles);
    visitor.staff.roles = static_cast<std::uint16_t>(roles);
    visitor.binding = std::string(32, name.front());
    visitors.emplace(name, visitor);
    return visitor.staff.staff;
}

PostId RoomTest::post_topic(const Tenant& tenant, const std::string& text) {
    auto message = new_topic(tenant.survivors, "Een titel", text);
    const auto outcome =
        judged_submitting.submit(connection(), tenant.organisation, reader(tenant), message, clock.moment);
    EXPECT_TRUE(outcome) << outcome.error().code;
    return outcome ? outcome->post : PostId{};
}

std::string RoomTest::state_of(PostId post) {
    return std::string(database.run("select state from post where id = $1", {post}).front().text(0));
}

moderation::Decide RoomTest::decision(ReviewItemId id, StaffId staff, moderation::Choice choice,
                                      const std::string& reason, const std::string& words) {
    return {home.organisation.id, id, staff, item(id).version, 1, choice, reason, words, 2};
}

net::Response RoomTest::send(net::Request request, const std::string& who) {
    request.host = request.authority = who == "vreemd" ? "other.example" : "demo.example";
    if (!who.empty()) request.headers.push_back({"cookie", std::string(visit::session_cookie) + "=" + who});
    if (auto kept = dispatcher_->answer_now(request)) return *kept;
    auto done = std::make_shared<std::promise<net::Response>>();
    dispatcher_->answer(std::move(request),
                        [done](net::Response response) { done->set_value(std::move(response)); });
    return done->get_future().get();
}

net::Response RoomTest::get(const std::string& who, const std::string& path, const std::string& query) {
    net::Request request;
    request.path = path;
    request.target = query.empty() ? path : path + "?" + query;
    if (auto parsed = net::Parameters::parse(query)) request.query = *parsed;
    return send(std::move(request), who);
}

std::string RoomTest::page(const std::string& who, const std::string& path) {
    const auto response = get(who, path);
    EXPECT_EQ(response.status, 200U) << who << " at " << path;
    EXPECT_EQ(response.caching, net::Caching::never);
    return std::string(response.text());
}

net::Response RoomTest::send_form(const std::string& who, const std::string& from, const std::string& path,
                                  const std::string& fields) {
    const auto html = std::string(get(who, from).text());
    const std::string before = "name=\"token\" value=\"";
    const auto at = html.find(before);
    const auto begin = at + before.size();
    const auto token = at == std::string::npos ? "none" : html.substr(begin, html.find('"', begin) - begin);
    net::Request request;
    request.method = net::Method::post;
    request.path = request.target = path;
    request.headers = {{"content-type", "application/x-www-form-urlencoded"},
                       {"sec-fetch-site", "same-origin"}};
    request.body = "token=" + token + (fields.empty() ? "" : "&" + fields);
    return send(std::move(request), who);
}

}  // namespace luwte::room
