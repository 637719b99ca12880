// The way of a request, with the real templates and database, and small routes of the test's own.
#include "feature/visit/dispatcher.h"

#include <atomic>
#include <future>

#include <gmock/gmock.h>

#include "base/log.h"
#include "support/database.h"
#include "view/assets.h"

namespace luwte::visit {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class HeldClock final : public base::Clock {
  public:
    [[nodiscard]] base::TimePoint now() const override { return moment; }
    base::TimePoint moment{std::chrono::seconds(1'800'000'000)};
};

class DispatcherTest : public ::testing::Test {
  protected:
    DispatcherTest() {
        database_.insert_organisation("demo");
        database_.insert_organisation("haven");
        auto lease = database_.pool().lend();
        organisations_.reload(*lease);
        const std::filesystem::path web(LUWTE_SOURCE "/web");
        renderer_ = view::Renderer::create(web, view::Catalogue::load(LUWTE_LOCALE), view::Assets::read(web));
        const auto find = [this](auto&&...) { return visitor; };
        const auto no_asset = [](std::string_view) { return std::optional<net::Response>(); };
        parts_ = std::make_unique<Dispatcher::Parts>(
            Dispatcher::Parts{organisations_, database_.pool(), *renderer_, clock, key_, find, no_asset});
        start(512);
    }

    /// A dispatcher in which at most `queue` requests wait.
    void start(std::size_t queue) {
        DispatcherOptions options;
        options.workers = 2;
        options.queue = queue;
        options.requests_per_client = 1000;
        dispatcher = std::make_unique<Dispatcher>(*parts_, routes(), options);
    }

    std::vector<Route> routes() {
        std::vector<Route> all;
        const auto add = [&](net::Method method, std::string pattern, Access access,
                             Handler handler) -> Route& {
            Route route;
            route.method = method;
            route.pattern = std::move(pattern);
            route.access = access;
            route.handler = std::move(handler);
            return all.emplace_back(std::move(route));
        };
        const auto name = [](Context& context) { return net::plain_text(200, context.organisation->name); };
        add(net::Method::get, "/name", Access::anyone, name);
        add(net::Method::get, "/mine", Access::person, name);
        add(net::Method::get, "/room/x", Access::staff, name).roles =
            static_cast<std::uint16_t>(Role::custodian);
        add(net::Method::get, "/in/lock", Access::locked, name);
        add(net::Method::get, "/kept", Access::anyone, [this](Context& context) {
            ++made;
            view::Fields fields;
            fields.set("MESSAGE", context.organisation->name + " " + std::to_string(made.load()));
            PageOptions options;
            options.keep_until = {"subject 1"};
            return context.page("problem.html", fields, options);
        });
        add(net::Method::get, "/form", Access::anyone, [](Context& context) {
            return net::plain_text(
                200, context.tokens.issue(context.organisation->id, context.visitor.binding, context.now));
        });
        add(net::Method::post, "/form", Access::anyone, [](Context& context) {
            return net::plain_text(200, context.submission + std::string(context.form.get("text")));
        });
        add(net::Method::post, "/rare", Access::anyone, name).rate = {"rare", 2, 0, std::chrono::seconds(60)};
        add(net::Method::get, "/fails", Access::anyone,
            [](Context&) -> net::Response { throw std::runtime_error("secret detail"); });
        add(net::Method::get, "/api/v1/fails", Access::person, name).api = true;
        return all;
    }

    net::Request request(net::Method method, const std::string& path, std::vector<net::Header> headers = {},
                         std::string body = {}) {
        net::Request made;
        made.method = method;
        made.path = made.target = path;
        made.host = made.authority = "demo.example";
        made.secure = true;
        made.client = 7;
        made.headers = std::move(headers);
        made.body = std::move(body);
        return made;
    }
    net::Response send(net::Request request) {
        if (auto now = dispatcher->answer_now(request)) return std::move(*now);
        std::promise<net::Response> done;
        dispatcher->answer(std::move(request),
                           [&](net::Response response) { done.set_value(std::move(response)); });
        return done.get_future().get();
    }
    net::Response get(const std::string& path, std::vector<net::Header> headers = {}) {
        return send(request(net::Method::get, path, std::move(headers)));
    }
    net::Response post(const std::string& path, const std::string& body,
                       std::vector<net::Header> headers = {{"sec-fetch-site", "same-origin"}}) {
        headers.push_back({"content-type", "application/x-www-form-urlencoded"});
        return send(request(net::Method::post, path, std::move(headers), body));
    }
    std::string token(std::vector<net::Header> headers = {}) {
        return std::string(get("/form", std::move(headers)).text());
    }
    static std::string location(const net::Response& response) {
        for (const auto& header : response.headers)
            if (header.name == "location") return header.value;
        return "";
    }
    static std::vector<net::Header> session() { return {{"cookie", "__Host-s=anything"}}; }

    Visitor visitor;
    std::atomic<int> made = 0;
    HeldClock clock;
    std::unique_ptr<Dispatcher> dispatcher;

  private:
    testing::Database database_;
    base::SecretKey key_ = base::SecretKey::random();
    organisation::Organisations organisations_{[](const std::string&) {
        auto theme = std::make_shared<view::Theme>();
        theme->exit_address = "https://www.example.org/";
        return theme;
    }};
    std::unique_ptr<view::Renderer> renderer_;
    std::unique_ptr<Dispatcher::Parts> parts_;
};

TEST_F(DispatcherTest, FindsTheOrganisationByHostAlone) {
    EXPECT_EQ(get("/name").text(), "demo");
    auto other = request(net::Method::get, "/name");
    other.host = other.authority = "haven.example";
    EXPECT_EQ(send(std::move(other)).text(), "haven");
    auto nobody = request(net::Method::get, "/name");
    nobody.host = nobody.authority = "evil.example";
    EXPECT_EQ(send(std::move(nobody)).status, 421U);
}

TEST_F(DispatcherTest, KeepsAPageForReadersUntilItsSubjectChanges) {
    EXPECT_THAT(std::string(get("/kept").text()), HasSubstr("demo 1"));
    EXPECT_THAT(std::string(get("/kept").text()), HasSubstr("demo 1"));
    dispatcher->heard("subject 2");
    EXPECT_THAT(std::string(get("/kept").text()), HasSubstr("demo 1"));
    dispatcher->heard("subject 1");
    EXPECT_THAT(std::string(get("/kept").text()), HasSubstr("demo 2"));
    clock.moment += std::chrono::seconds(61);
    EXPECT_THAT(std::string(get("/kept").text()), HasSubstr("demo 3"));
}

TEST_F(DispatcherTest, KeepsNoPageWhileChangesGoUnheard) {
    EXPECT_THAT(std::string(get("/kept").text()), HasSubstr("demo 1"));
    dispatcher->deaf();
    EXPECT_THAT(std::string(get("/kept").text()), HasSubstr("demo 2")) << "it may have been taken away since";
    EXPECT_THAT(std::string(get("/kept").text()), HasSubstr("demo 3"));
    dispatcher->gap();
    EXPECT_THAT(std::string(get("/kept").text()), HasSubstr("demo 4")) << "made before the gap ended";
    EXPECT_THAT(std::string(get("/kept").text()), HasSubstr("demo 4"));
}

TEST_F(DispatcherTest, KeepsPagesApartByOrganisationLanguageAndAddress) {
    EXPECT_THAT(std::string(get("/kept").text()), HasSubstr("demo 1"));
    auto other = request(net::Method::get, "/kept");
    other.host = other.authority = "haven.example";
    EXPECT_THAT(std::string(send(std::move(other)).text()), HasSubstr("haven 2"));
    const auto english = std::string(get("/kept", {{"accept-language", "en"}}).text());
    EXPECT_THAT(english, HasSubstr("demo 3"));
    EXPECT_THAT(english, HasSubstr("<html lang=\"en\""));
    EXPECT_THAT(std::string(get("/-en/kept").text()), HasSubstr("demo 4"));
    EXPECT_THAT(std::string(get("/kept").text()), HasSubstr("demo 1"));
}

TEST_F(DispatcherTest, KeepsNothingForWhoeverSendsACookie) {
    visitor.kind = VisitorKind::person;
    EXPECT_THAT(std::string(get("/kept", session()).text()), HasSubstr("demo 1"));
    EXPECT_THAT(std::string(get("/kept", session()).text()), HasSubstr("demo 2"));
    EXPECT_THAT(std::string(get("/kept").text()), HasSubstr("demo 3"))
        << "a signed-in page must not reach readers";
}

TEST_F(DispatcherTest, TakesAFormWithItsTokenAndNamesTheSending) {
    const auto own = token();
    const auto first = post("/form", "text=ja&token=" + own);
    EXPECT_EQ(first.status, 200U);
    EXPECT_EQ(first.text(), post("/form", "text=ja&token=" + own).text());
    EXPECT_NE(first.text(), post("/form", "text=ja&token=" + token()).text());
}

TEST_F(DispatcherTest, GivesBackTheTextOfAFormWithoutAValidToken) {
    for (const std::string body : {"text=mijn+verhaal", "text=mijn+verhaal&token=abc"}) {
        const auto answer = post("/form", body);
        EXPECT_EQ(answer.status, 403U);
        EXPECT_THAT(std::string(answer.text()), HasSubstr("mijn verhaal"));
    }
    const auto old = token();
    clock.moment += std::chrono::hours(25);
    EXPECT_THAT(std::string(post("/form", "text=mijn+verhaal&token=" + old).text()),
                HasSubstr("mijn verhaal"));
}

TEST_F(DispatcherTest, RefusesFormsOfOtherSitesAndOtherSessions) {
    const auto own = token();
    EXPECT_EQ(post("/form", "token=" + own, {{"sec-fetch-site", "cross-site"}}).status, 403U);
    EXPECT_EQ(post("/form", "token=" + own, {{"sec-fetch-site", "same-site"}}).status, 403U);
    EXPECT_EQ(post("/form", "token=" + own, {{"origin", "https://evil.example"}}).status, 403U);
    EXPECT_EQ(post("/form", "token=" + own, {{"origin", "http://demo.example"}}).status, 403U);
    EXPECT_EQ(post("/form", "token=" + own, {{"origin", "null"}}).status, 403U);
    EXPECT_EQ(post("/form", "token=" + own, {{"origin", "https://demo.example"}}).status, 200U);
    visitor.kind = VisitorKind::person;
    visitor.binding = "one";
    const auto bound = token(session());
    visitor.binding = "another";
    auto headers = session();
    headers.push_back({"sec-fetch-site", "same-origin"});
    EXPECT_EQ(post("/form", "token=" + bound, headers).status, 403U);
}

TEST_F(DispatcherTest, HidesFromAForeignFormWhatItSent) {
    const auto answer = post("/form", "text=geheim", {{"sec-fetch-site", "cross-site"}});
    EXPECT_THAT(std::string(answer.text()), Not(HasSubstr("geheim")));
}

TEST_F(DispatcherTest, SendsReadersToTheDoorAndBackToWhereTheyWere) {
    EXPECT_EQ(location(get("/mine")), "/in?to=/mine");
    EXPECT_EQ(location(get("/-en/mine")), "/-en/in?to=/mine");
    visitor.kind = VisitorKind::person;
    EXPECT_EQ(get("/mine", session()).status, 200U);
}

TEST_F(DispatcherTest, AsksALockedSessionToBeOpenedBeforeAnythingElse) {
    visitor.kind = VisitorKind::person;
    visitor.person.locked = true;
    EXPECT_EQ(location(get("/name", session())), "/in/lock?to=/name");
    EXPECT_EQ(get("/in/lock", session()).status, 200U);
    auto headers = session();
    headers.push_back({"sec-fetch-site", "same-origin"});
    const auto answer = post("/form", "text=bewaar+mij&token=" + token(session()), headers);
    EXPECT_THAT(std::string(answer.text()), HasSubstr("bewaar mij"));
}

TEST_F(DispatcherTest, ShowsTheRoomToNobodyWithoutTheRole) {
    EXPECT_EQ(location(get("/room/x")), "/room/in?to=/room/x");
    visitor.kind = VisitorKind::person;
    EXPECT_EQ(get("/room/x", session()).status, 404U);
    visitor.kind = VisitorKind::staff;
    visitor.staff.roles = static_cast<std::uint16_t>(Role::moderator);
    EXPECT_EQ(get("/room/x", session()).status, 404U);
    visitor.staff.roles |= static_cast<std::uint16_t>(Role::custodian);
    EXPECT_EQ(get("/room/x", session()).status, 200U);
}

TEST_F(DispatcherTest, ShowsNothingToABrowserThatLeft) {
    const auto answer = get("/name", {{"cookie", "__Host-s=left"}});
    EXPECT_THAT(std::string(answer.text()), Not(HasSubstr("demo")));
}

TEST_F(DispatcherTest, CountsUsesOfARouteByClient) {
    for (int i = 0; i < 2; ++i) EXPECT_EQ(post("/rare", "token=" + token()).status, 200U);
    const auto answer = post("/rare", "text=niet+kwijt&token=" + token());
    EXPECT_EQ(answer.status, 429U);
    EXPECT_THAT(std::string(answer.text()), HasSubstr("niet kwijt"));
}

TEST_F(DispatcherTest, GivesBackWhatWasWrittenWhenTooManyWait) {
    const auto own = token();
    start(0);
    const auto answer = post("/form", "text=mijn+verhaal&token=" + own);
    EXPECT_EQ(answer.status, 503U);
    EXPECT_THAT(std::string(answer.text()), HasSubstr("mijn verhaal"));
    EXPECT_THAT(std::string(answer.text()), HasSubstr(own)) << "so that sending it twice makes nothing twice";
    EXPECT_THAT(std::string(post("/form", "text=geheim", {{"sec-fetch-site", "cross-site"}}).text()),
                Not(HasSubstr("geheim")));
    EXPECT_EQ(get("/name").status, 503U);
    EXPECT_EQ(post("/api/v1/fails", "{}").content_type, "application/problem+json");
}

TEST_F(DispatcherTest, TellsNothingOfADefect) {
    base::start_log("debug");
    ::testing::internal::CaptureStderr();
    const auto answer = get("/fails");
    const auto log = ::testing::internal::GetCapturedStderr();
    EXPECT_EQ(answer.status, 500U);
    EXPECT_THAT(std::string(answer.text()), Not(HasSubstr("secret detail")));
    EXPECT_THAT(log, HasSubstr("/fails"));
    EXPECT_THAT(log, Not(HasSubstr("secret detail"))) << "what an error says may quote what somebody wrote";
}

TEST_F(DispatcherTest, AnswersTheApiInItsOwnForm) {
    EXPECT_EQ(get("/api/v1/fails").content_type, "application/problem+json");
    EXPECT_EQ(get("/api/v1/nothing").content_type, "application/problem+json");
}

TEST_F(DispatcherTest, SaysARefusalInTheLanguageOfTheVisitor) {
    auto head = request(net::Method::post, "/-nl/form");
    const auto answer = dispatcher->refuse(413, &head);
    EXPECT_EQ(answer.status, 413U);
    EXPECT_THAT(std::string(answer.text()), HasSubstr("Dit is langer dan past"));
    EXPECT_EQ(dispatcher->refuse(400, nullptr).status, 400U);
}

TEST_F(DispatcherTest, SaysWhetherItIsReady) {
    EXPECT_EQ(get("/healthz").status, 200U);
    EXPECT_EQ(get("/readyz").status, 200U);
    auto by_address = request(net::Method::get, "/readyz");
    by_address.host = by_address.authority = "127.0.0.1";
    EXPECT_EQ(send(std::move(by_address)).status, 200U) << "asked without the name of any organisation";
    dispatcher->drain();
    EXPECT_EQ(get("/readyz").status, 503U);
}

}  // namespace
}  // namespace luwte::visit
