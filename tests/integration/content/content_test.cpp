// The front, safe use, and what robots and browsers ask for.
#include <regex>

#include "feature/content/content_pages.h"
#include "integration/directory/pages_fixture.h"

namespace luwte::content {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class ContentPagesTest : public luwte::testing::PagesTest {
  protected:
    ContentPagesTest() : PagesTest(make_routes) {}
    static std::vector<visit::Route> make_routes(directory::Snapshots& snapshots) {
        static std::vector<std::unique_ptr<ContentPages>> kept;
        kept.push_back(std::make_unique<ContentPages>(snapshots, "/a/0123456789abcdef.svg"));
        return kept.back()->routes();
    }
};

TEST_F(ContentPagesTest, the_front_says_what_this_is_and_has_four_doors) {
    const auto html = page("/");
    EXPECT_THAT(html, HasSubstr("<h1>Hier kun je lezen, schrijven en hulp vinden.</h1>"));
    EXPECT_THAT(html, HasSubstr("Je hoeft niet te zeggen wie je bent."));
    // Each into its own zone (forum::zone_letter): the survivors' zone is where an unknown letter leads.
    for (const auto* door : {"/f?d=a\">Voor mij<", "/f?d=b\">Voor iemand anders<",
                             "/f?d=c\">Ik gebruikte geweld<", "/f?d=d\">Ik werk in de hulpverlening<"}) {
        EXPECT_THAT(html, HasSubstr(door));
    }
    EXPECT_THAT(html, HasSubstr("tel:112\""));
    EXPECT_THAT(html, HasSubstr("tel:08002000\""));
    EXPECT_THAT(html, HasSubstr("href=\"/f\""));
}

TEST_F(ContentPagesTest, the_theme_says_which_blocks_there_are_and_in_which_order) {
    theme_->front_blocks = {"open-now", "recent", "doors", "unheard-of"};
    const auto html = page("/");
    EXPECT_LT(html.find("Nu open</h2>"), html.find("/f?d=a"));
    EXPECT_THAT(html, Not(HasSubstr("Wat we bewaren, en wat niet</h2>")));
    EXPECT_LT(html.find("<h1>"), html.find("<h2>"));
}

TEST_F(ContentPagesTest, every_page_has_one_heading_of_the_first_rank) {
    for (const auto* path : {"/", "/veilig", "/-en/", "/-nl-plain/veilig"}) {
        const auto html = page(path);
        EXPECT_EQ(html.find("<h1>"), html.rfind("<h1>")) << path;
        EXPECT_NE(html.find("<h1>"), std::string::npos) << path;
    }
}

TEST_F(ContentPagesTest, safe_use_says_how_to_leave_what_is_kept_and_what_happens_with_danger) {
    database_.run(
        "update organisation set idle_minutes = 10, duty_text = 'Onze achterwacht is er van 18 tot 24 uur.'");
    const auto html = page("/veilig");
    EXPECT_THAT(html, HasSubstr("drie keer op Escape"));
    EXPECT_THAT(html, HasSubstr("Safari op een iPhone"));
    EXPECT_THAT(html, HasSubstr("15 minuten"));  // as the organisation was when it was loaded
    EXPECT_THAT(html, HasSubstr("Bel 112 als het nu niet veilig is."));
    EXPECT_THAT(html, HasSubstr("altijd twee samen"));
}

TEST_F(ContentPagesTest, robots_may_read_but_not_look_into_what_is_personal) {
    const auto response = get("/robots.txt");
    EXPECT_EQ(response.content_type, "text/plain; charset=utf-8");
    const std::string text(response.text());
    for (const auto* path : {"/m/", "/in", "/room", "/t/new"})
        EXPECT_THAT(text, HasSubstr("Disallow: " + std::string(path) + "\n"));
    EXPECT_FALSE(std::regex_search(text, std::regex("Disallow: /\\s*\\n")));
}

TEST_F(ContentPagesTest, the_icon_that_browsers_ask_for_is_the_one_of_the_pages) {
    const auto response = get("/favicon.ico");
    EXPECT_EQ(response.status, 302U);
    EXPECT_EQ(response.headers.front().value, "/a/0123456789abcdef.svg");
}

TEST_F(ContentPagesTest, an_address_of_nothing_says_so_and_leads_on) {
    const auto response = get("/nergens");
    EXPECT_EQ(response.status, 404U);
    EXPECT_THAT(std::string(response.text()), HasSubstr("href=\"/nu\""));
}

}  // namespace
}  // namespace luwte::content
