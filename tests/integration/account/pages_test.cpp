// The pages of accounts, as a browser without JavaScript gets them.
#include "feature/account/cookie.h"
#include "feature/account/totp.h"
#include "integration/account/browser.h"

namespace luwte::account {
namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST_F(PagesTest, SomebodyComesBackWithSixWords) {
    const auto fresh = write_first();
    const auto code = code_of(fresh);
    Browser browser;
    const auto in = post(browser, "/in", {{"code", code}, {"to", "/m/veilig"}});
    EXPECT_EQ(in.status, 303U);
    EXPECT_EQ(header(in, "location"), "/m/veilig");
    EXPECT_EQ(browser.sent_cookie_line, session_cookie(browser.cookie));
    EXPECT_TRUE(is_cookie_value(browser.cookie));
    EXPECT_TRUE(contains(page(browser, "/m"), fresh.persona.name));
}

TEST_F(PagesTest, ReadersGetNoCookie) {
    Browser reader;
    page(reader, "/in");
    get(reader, "/m");
    get(reader, "/room/in");
    post(reader, "/in", {{"code", "een twee drie vier vijf zes"}});
    get(reader, "/weg");
    get(reader, "/verder");
    EXPECT_EQ(reader.sent_cookie_line, "");
}

TEST_F(PagesTest, AWrongCodeComesBackWithSuggestionsFromTheListAlone) {
    auto code = make_code(*words);
    const auto meant = code[0];
    code[0] += "q";
    Browser browser;
    const auto response = post(browser, "/in", {{"code", format_code(code)}});
    EXPECT_EQ(response.status, 401U);
    const std::string text(response.text());
    EXPECT_TRUE(contains(text, code[0])) << "what was typed is not lost";
    EXPECT_TRUE(contains(text, meant));
    EXPECT_FALSE(contains(text, "Misschien: " + code[1]));
}

TEST_F(PagesTest, OnlyOwnPathsAreLedBackTo) {
    const auto code = code_of(write_first());
    for (const char* to : {"https://evil.example", "//evil.example", "/\\evil", "javascript:alert(1)",
                           "/t/x?y=https://z", "/in", "/weg", "/t/%0d%0aset-cookie:x"}) {
        Browser browser;
        EXPECT_EQ(header(post(browser, "/in", {{"code", code}, {"to", to}}), "location"), "/m") << to;
    }
}

TEST_F(PagesTest, TheExitEndsTheSessionAndLeavesANeutralPage) {
    const auto fresh = write_first();
    auto browser = browser_of(fresh);
    const auto out = get(browser, "/weg", {{"sec-fetch-site", "same-origin"}});
    EXPECT_EQ(out.status, 303U);
    EXPECT_EQ(header(out, "location"), "https://www.buienradar.nl/");
    EXPECT_EQ(header(out, "clear-site-data"), "\"cache\", \"storage\"");
    EXPECT_EQ(browser.sent_cookie_line, left_cookie());
    EXPECT_EQ(rows("session"), 0);

    for (const char* path : {"/m", "/m/veilig", "/m/code"}) {
        const auto back = get(browser, path);
        EXPECT_EQ(back.status, 200U);
        EXPECT_FALSE(contains(std::string(back.text()), fresh.persona.name));
        EXPECT_FALSE(contains(std::string(back.text()), "Huis")) << "not even whose page it was";
    }
    const auto on = get(browser, "/verder");
    EXPECT_EQ(header(on, "location"), "/");
    EXPECT_EQ(browser.sent_cookie_line, no_cookie());
}

TEST_F(PagesTest, AnotherSiteCannotEndASession) {
    const auto fresh = write_first();
    for (const char* site : {"cross-site", "same-site"}) {
        auto browser = browser_of(fresh);
        EXPECT_EQ(get(browser, "/weg", {{"sec-fetch-site", site}}).status, 303U);
        EXPECT_EQ(browser.sent_cookie_line, "");
        EXPECT_EQ(rows("session"), 1);
    }
    auto browser = browser_of(fresh);
    send(browser, net::Method::head, "/weg", "", {});
    EXPECT_EQ(rows("session"), 1) << "nor somebody who only looks";
    get(browser, "/weg");
    EXPECT_EQ(rows("session"), 0) << "an old browser that says nothing can leave";
}

TEST_F(PagesTest, TheExitWorksWhenTheDatabaseDoesNot) {
    auto browser = browser_of(write_first());
    database_is_away = true;
    EXPECT_EQ(get(browser, "/m").status, 503U);
    EXPECT_EQ(header(get(browser, "/weg"), "location"), "https://www.buienradar.nl/");
    EXPECT_EQ(browser.cookie, cookie_left);
}

TEST_F(PagesTest, ALockedSessionShowsNothingUntilItIsOpened) {
    const auto fresh = write_first();
    auto browser = browser_of(fresh);
    EXPECT_EQ(post(browser, "/m/pin", {{"pin", "2846"}, {"do", "set"}}, "/m/veilig").status, 200U);
    now += std::chrono::minutes(16);
    const auto locked = get(browser, "/m");
    EXPECT_EQ(locked.status, 303U);
    EXPECT_EQ(header(locked, "location"), "/in/lock?to=/m");
    EXPECT_FALSE(contains(page(browser, "/in/lock"), fresh.persona.name));
    const auto wrong = post(browser, "/in/lock", {{"pin", "0000"}});
    EXPECT_EQ(wrong.status, 422U);
    const auto before = browser.cookie;
    EXPECT_EQ(header(post(browser, "/in/lock", {{"pin", "2846"}, {"to", "/m/veilig"}}), "location"),
              "/m/veilig");
    EXPECT_NE(browser.cookie, before);
    EXPECT_TRUE(contains(page(browser, "/m"), fresh.persona.name));
}

TEST_F(PagesTest, ThreeWrongPinsLeadToTheSixWords) {
    auto browser = browser_of(write_first());
    post(browser, "/m/pin", {{"pin", "2846"}, {"do", "set"}}, "/m/veilig");
    post(browser, "/m/lock", {}, "/m/veilig");
    post(browser, "/in/lock", {{"pin", "0000"}});
    post(browser, "/in/lock", {{"pin", "0000"}});
    const auto ended = post(browser, "/in/lock", {{"pin", "0000"}});
    EXPECT_EQ(ended.status, 401U);
    EXPECT_EQ(browser.sent_cookie_line, no_cookie());
    EXPECT_EQ(rows("session"), 0);
}

TEST_F(PagesTest, TheCodeIsShownOnceWhenAskedFor) {
    const auto fresh = write_first();
    auto browser = browser_of(fresh);
    EXPECT_FALSE(contains(page(browser, "/m/code"), "code-card")) << "looking at the page shows nothing yet";
    send(browser, net::Method::head, "/m/code", "", {});
    const auto shown = std::string(post(browser, "/m/code", {{"do", "show"}}).text());
    std::smatch found;
    ASSERT_TRUE(std::regex_search(shown, found, std::regex("id=\"code\">([a-z ]+)<")));
    Browser elsewhere;
    EXPECT_EQ(header(post(elsewhere, "/in", {{"code", found[1].str()}}), "location"), "/m");
    EXPECT_FALSE(
        contains(std::string(post(browser, "/m/code", {{"do", "show"}}, "/m/veilig").text()), "code-card"));
}

TEST_F(PagesTest, TheCodeCanBeRefusedAndMadeAnew) {
    const auto fresh = write_first();
    auto browser = browser_of(fresh);
    EXPECT_EQ(post(browser, "/m/code", {{"do", "refuse"}}).status, 200U);
    EXPECT_FALSE(sessions.has_code(connection, demo.id, fresh.account.account));
    EXPECT_EQ(header(post(browser, "/m/code/nieuw", {}, "/m/veilig"), "location"), "/m/code");
    EXPECT_TRUE(contains(std::string(post(browser, "/m/code", {{"do", "show"}}).text()), "code-card"));
}

TEST_F(PagesTest, ANewCodeAsksForThePinWhenThereIsOne) {
    auto browser = browser_of(write_first());
    post(browser, "/m/pin", {{"pin", "2846"}, {"do", "set"}}, "/m/veilig");
    EXPECT_EQ(post(browser, "/m/code/nieuw", {{"pin", "1111"}}, "/m/veilig").status, 422U);
    EXPECT_EQ(post(browser, "/m/code/nieuw", {}, "/m/veilig").status, 422U);
    EXPECT_EQ(header(post(browser, "/m/code/nieuw", {{"pin", "2846"}}, "/m/veilig"), "location"), "/m/code");
    EXPECT_EQ(get(browser, "/m/code").status, 200U) << "the cookie changed, and the browser has the new one";
}

TEST_F(PagesTest, WhatIsChosenIsKept) {
    const auto fresh = write_first();
    auto browser = browser_of(fresh);
    EXPECT_EQ(post(browser, "/m/veilig", {{"idle", "5"}, {"hide", "5"}, {"language", "en"}}).status, 303U);
    const auto chosen = accounts.preferences(connection, demo.id, fresh.account.account);
    EXPECT_EQ(chosen.idle_minutes, 5);
    EXPECT_EQ(chosen.hidden_warnings, 1U << 5);
    EXPECT_EQ(chosen.language, view::Language::english);
    EXPECT_TRUE(contains(page(browser, "/m/veilig"), "<option value=\"5\" selected>5 minutes</option>"));
    ASSERT_TRUE(sessions.choose(connection, demo, fresh.account.account, {.idle_minutes = 7}));
    EXPECT_TRUE(contains(page(browser, "/m/veilig"), "<option value=\"7\" selected>"))
        << "what was chosen is offered, so that keeping the rest does not change it";
    for (const char* idle : {"99999999999999999999", "-1", "0", "1e3", "16"})
        EXPECT_NE(post(browser, "/m/veilig", {{"idle", idle}, {"hide", "77"}, {"language", "xx"}}).status,
                  500U)
            << idle;
    EXPECT_EQ(accounts.preferences(connection, demo.id, fresh.account.account).hidden_warnings & ~(1U << 5),
              0U);
}

TEST_F(PagesTest, SigningOutEverywhereEndsAll) {
    const auto fresh = write_first();
    const auto code = code_of(fresh);
    auto here = browser_of(fresh);
    Browser there;
    post(there, "/in", {{"code", code}});
    EXPECT_EQ(post(here, "/m/overal", {}, "/m/veilig").status, 303U);
    EXPECT_EQ(here.sent_cookie_line, no_cookie());
    EXPECT_EQ(header(get(there, "/m"), "location"), "/in?to=/m");
}

TEST_F(PagesTest, ANameIsEscapedAndTheOwnOnesOnlyCanBeChanged) {
    const auto fresh = write_first(demo, Zone::survivors, "d'Ahab");
    const auto stranger = write_first();
    auto browser = browser_of(fresh);
    const auto own = "/m/naam/" + base::to_public(fresh.persona.id);
    EXPECT_TRUE(contains(page(browser, own), "d&#39;Ahab"));
    EXPECT_EQ(get(browser, "/m/naam/" + base::to_public(stranger.persona.id)).status, 404U);
    EXPECT_EQ(get(browser, "/m/naam/zzz").status, 404U);
    const auto refused = post(browser, own, {{"name", "<img src=x onerror=alert(1)>"}});
    EXPECT_EQ(refused.status, 422U);
    EXPECT_FALSE(contains(std::string(refused.text()), "<img"));
    EXPECT_TRUE(
        contains(std::string(post(browser, own, {{"name", "Anna de Vries"}}).text()), "name=\"sure\""))
        << "a question first";
    EXPECT_EQ(header(post(browser, own, {{"name", "Wijde Zee"}}), "location"), "/m");
    EXPECT_TRUE(contains(page(browser, "/m"), "Wijde Zee"));
}

TEST_F(PagesTest, EachNameHasAFileOfItsOwn) {
    const auto fresh = write_first(demo, Zone::survivors, "Stille Meeuw");
    store::UnitOfWork work(connection);
    const auto second = *accounts.find_or_create_persona(work, demo, fresh.account.account, Zone::nearby,
                                                         "Heldere Beek", now);
    work.commit();
    auto browser = browser_of(fresh);
    const auto first_id = base::to_public(fresh.persona.id), second_id = base::to_public(second.id);
    for (const std::string form : {"", "?vorm=json"}) {
        const auto response = get(browser, "/m/mee/" + first_id + form);
        ASSERT_EQ(response.status, 200U);
        const std::string text(response.text());
        EXPECT_TRUE(contains(text, "Stille Meeuw"));
        EXPECT_TRUE(contains(text, first_id));
        for (const auto& part :
             {std::string("Heldere"), second_id, std::to_string(fresh.account.account.value),
              base::encode_id(fresh.account.account.value), std::to_string(second.avatar_seed)})
            EXPECT_FALSE(contains(text, part)) << part;
        EXPECT_FALSE(contains(header(response, "content-disposition"), "Meeuw"));
    }
    EXPECT_FALSE(contains(page(browser, "/m/mee/" + first_id), "<script>&"));
    const auto settings = page(browser, "/m/mee/keuzes?vorm=json");
    EXPECT_FALSE(contains(settings, "Meeuw"));
    const auto stranger = write_first();
    EXPECT_EQ(get(browser, "/m/mee/" + base::to_public(stranger.persona.id)).status, 404U);
}

TEST_F(PagesTest, NoPageTellsTheAccount) {
    const auto fresh = write_first();
    auto browser = browser_of(fresh);
    for (const char* path : {"/m", "/m/veilig", "/m/code", "/m/mee", "/m/weg", "/m/mee/keuzes"}) {
        const auto text = page(browser, path);
        EXPECT_FALSE(contains(text, std::to_string(fresh.account.account.value))) << path;
        EXPECT_FALSE(contains(text, base::encode_id(fresh.account.account.value))) << path;
        EXPECT_FALSE(contains(text, fresh.account.cookie)) << path;
        EXPECT_TRUE(contains(text, "<title>")) << path;
    }
}

TEST_F(PagesTest, EverythingIsErasedAndTheBrowserForgets) {
    const auto fresh = write_first();
    auto browser = browser_of(fresh);
    const auto response = post(browser, "/m/weg", {});
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(browser.sent_cookie_line, no_cookie());
    EXPECT_EQ(header(response, "clear-site-data"), "\"cache\", \"storage\"");
    for (const char* table : {"account", "persona", "session"}) EXPECT_EQ(rows(table), 0) << table;
}

TEST_F(PagesTest, NothingChangesWithoutAToken) {
    const auto fresh = write_first();
    auto browser = browser_of(fresh);
    for (const char* path :
         {"/m/weg", "/m/overal", "/m/code", "/m/code/nieuw", "/m/pin", "/m/veilig", "/m/lock", "/in/uit"})
        EXPECT_EQ(
            send(browser, net::Method::post, path, "token=verzonnen&do=refuse&pin=1234",
                 {{"content-type", "application/x-www-form-urlencoded"}, {"sec-fetch-site", "same-origin"}})
                .status,
            403U)
            << path;
    EXPECT_TRUE(visitor(fresh.account.cookie).is_person());
    EXPECT_TRUE(sessions.has_code(connection, demo.id, fresh.account.account));
}

TEST_F(PagesTest, TheTeamHasADoorOfItsOwn) {
    const auto noor = *staff.add(connection, demo, "Noor", 1, now);
    std::string secret;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char c : noor.secret) {
        held = held << 5 |
               static_cast<std::uint32_t>(std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").find(c));
        if ((bits += 5) >= 8) secret += static_cast<char>(held >> (bits -= 8) & 255);
    }
    const auto digits = totp_digits(secret, totp_step(now));
    Browser browser;
    const auto wrong = post(browser, "/room/in", {{"code", noor.code}, {"totp", "000000"}});
    EXPECT_EQ(wrong.status, 401U);
    EXPECT_FALSE(contains(std::string(wrong.text()), noor.code));
    EXPECT_EQ(header(post(browser, "/room/in", {{"code", noor.code}, {"totp", digits}}), "location"),
              "/room");
    EXPECT_EQ(header(get(browser, "/m"), "location"), "/in?to=/m") << "staff are no person";
    Browser thief;
    EXPECT_EQ(post(thief, "/room/in", {{"code", noor.code}, {"totp", digits}}).status, 401U) << "used digits";
}

TEST_F(PagesTest, HostileFieldsAreAnsweredCalmly) {
    auto browser = browser_of(write_first());
    const std::vector<std::string> hostile = {
        std::string("\0", 1),    "' or 1=1 --", "<script>alert(1)</script>", "\u202e\u2066", "{{TOKEN}}",
        std::string(3'000, 'x'), "%00",         "\r\nSet-Cookie: x=y"};
    for (const auto& text : hostile)
        for (const char* path : {"/in", "/m/veilig", "/m/code", "/in/lock"}) {
            const auto response = post(browser, path,
                                       {{"code", text},
                                        {"pin", text},
                                        {"idle", text},
                                        {"hide", text},
                                        {"language", text},
                                        {"do", text},
                                        {"to", text}});
            EXPECT_LT(response.status, 500U) << path;
            EXPECT_FALSE(contains(std::string(response.text()), "<script>alert")) << path;
        }
}

}  // namespace
}  // namespace luwte::account
