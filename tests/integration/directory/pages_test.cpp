// The pages of the wegwijzer, as a browser without JavaScript gets them.
#include <regex>

#include "feature/directory/directory_pages.h"
#include "feature/directory/vocabulary.h"
#include "integration/directory/pages_fixture.h"

namespace luwte::directory {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

std::string id_of(const char* slug) {
    return base::to_public(service_id(slug));
}
std::string way_to(const char* slug) {
    return "\"/w/" + id_of(slug) + "\"";
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

class DirectoryPagesTest : public luwte::testing::PagesTest {
  protected:
    explicit DirectoryPagesTest(bool with_list = true) : PagesTest(make_routes, with_list) {}
    static std::vector<visit::Route> make_routes(Snapshots& snapshots) {
        static std::vector<std::unique_ptr<DirectoryPages>> kept;
        kept.push_back(std::make_unique<DirectoryPages>(snapshots));
        return kept.back()->routes();
    }
    void at_night() { clock_.moment = luwte::testing::moment_of_2026(1, 7, 2h); }
};

class EmptyDirectoryPagesTest : public DirectoryPagesTest {
  protected:
    EmptyDirectoryPagesTest() : DirectoryPagesTest(false) {}
};

TEST_F(DirectoryPagesTest, help_now_begins_with_112_and_names_the_great_lines_with_their_numbers) {
    const auto html = page("/nu");
    const auto emergency = html.find("tel:112\"");
    ASSERT_NE(emergency, std::string::npos);
    for (const auto* number : {"tel:08002000\"", "tel:08000188\"", "tel:113\""}) {
        EXPECT_GT(html.find(number), emergency) << number;
        EXPECT_NE(html.find(number), std::string::npos) << number;
    }
}

TEST_F(DirectoryPagesTest, help_now_says_once_what_is_not_known) {
    const auto html = page("/nu");
    EXPECT_EQ(count(html, "over de telefoonrekening?"), 1U);
    EXPECT_EQ(count(html, "Deze gegevens zijn verzameld van"), 1U);
    EXPECT_THAT(html, Not(HasSubstr("nog niet nagekeken</span><")));
}

TEST_F(DirectoryPagesTest, help_now_changes_with_the_hour) {
    EXPECT_THAT(page("/nu"), HasSubstr(way_to("kindertelefoon")));
    at_night();
    const auto html = page("/nu");
    EXPECT_THAT(html, HasSubstr(way_to("fier")));
    EXPECT_THAT(html, HasSubstr("Nu open, tot 6.00"));
    EXPECT_THAT(html, Not(HasSubstr(way_to("kindertelefoon"))));
}

TEST_F(DirectoryPagesTest, every_language_reads_its_own_words) {
    EXPECT_THAT(page("/nu"), HasSubstr("<h1>Hulp die er nu is</h1>"));
    EXPECT_THAT(page("/-nl-plain/nu"), HasSubstr("<h1>Hulp voor nu</h1>"));
    const auto english = page("/-en/nu");
    EXPECT_THAT(english, HasSubstr("<h1>Help that is there now</h1>"));
    EXPECT_THAT(english, HasSubstr("day and night"));
    EXPECT_THAT(english, HasSubstr("\"/-en/w/" + id_of("veilig-thuis")));
}

TEST_F(EmptyDirectoryPagesTest, help_now_says_112_even_when_no_list_is_loaded) {
    EXPECT_THAT(page("/nu"), HasSubstr("tel:112\""));
}

TEST_F(DirectoryPagesTest, the_wegwijzer_shows_everything_but_what_is_for_involved_people) {
    const auto html = page("/w");
    EXPECT_EQ(count(html, "<li class=\"service\">"), 76U);
    for (const auto* slug : {"potifar", "stop-it-now", "stoppen-is-mogelijk"}) {
        EXPECT_THAT(html, Not(HasSubstr(way_to(slug))));
        EXPECT_THAT(page("/w", "b=3"), HasSubstr(way_to(slug)));
    }
}

TEST_F(DirectoryPagesTest, each_filter_of_the_form_narrows) {
    const auto form = page("/w");
    EXPECT_THAT(form, HasSubstr("<form method=\"get\" action=\"/w\">"));
    const std::regex select("<select id=\"s-([a-z])\" name=\"\\1\">(.*?)</select>");
    std::size_t selects = 0;
    for (std::sregex_iterator each(form.begin(), form.end(), select), end; each != end; ++each) {
        ++selects;
        const auto options = (*each)[2].str();
        const std::regex option("<option value=\"([0-9]+)\">");
        std::size_t offered = 0;
        for (std::sregex_iterator value(options.begin(), options.end(), option); value != end; ++value) {
            const auto query = (*each)[1].str() + "=" + (*value)[1].str();
            const auto services = count(page("/w", query), "<li class=\"service\">");
            EXPECT_GT(services, 0U) << query;
            EXPECT_LT(services, 79U) << query;
            ++offered;
        }
        EXPECT_GT(offered, 5U);
    }
    EXPECT_EQ(selects, 5U);
    for (const auto* query : {"o=1", "e=1"})
        EXPECT_LT(count(page("/w", query), "<li class=\"service\">"), 76U) << query;
}

TEST_F(DirectoryPagesTest, what_was_chosen_stays_chosen) {
    const auto html = page("/w", "a=4&c=&g=2&o=1");
    EXPECT_THAT(html, HasSubstr("<details class=\"filter\" open>"));
    EXPECT_THAT(html, HasSubstr("<option value=\"4\" selected>"));
    EXPECT_THAT(html, HasSubstr("name=\"o\" value=\"1\" checked"));
    // And goes along with own words.
    EXPECT_THAT(html, HasSubstr("<input type=\"hidden\" name=\"a\" value=\"4\">"));
    EXPECT_THAT(html, HasSubstr("<input type=\"hidden\" name=\"o\" value=\"1\">"));
}

TEST_F(DirectoryPagesTest, unknown_hours_are_said_to_be_unknown_and_kept_apart) {
    const auto html = page("/w", "o=1");
    const auto apart = html.find("<details class=\"warning\"");
    ASSERT_NE(apart, std::string::npos);
    EXPECT_GT(html.find(way_to("alles-oke")), apart);
    EXPECT_LT(html.find(way_to("veilig-thuis")), apart);
    EXPECT_THAT(html.substr(apart),
                HasSubstr("<span class=\"unsure\">We weten niet wanneer het open is</span>"));
    EXPECT_THAT(html.substr(0, apart), Not(HasSubstr("class=\"unsure\"")));
}

TEST_F(DirectoryPagesTest, own_words_come_by_post_and_stand_in_no_address) {
    const auto response = post("/w", "q=loverboy&a=8");
    EXPECT_EQ(response.status, 200U);
    const std::string html(response.text());
    EXPECT_THAT(html, HasSubstr(way_to("helse-liefde")));
    EXPECT_THAT(html, HasSubstr("value=\"loverboy\""));
    EXPECT_THAT(html, Not(HasSubstr("q=loverboy")));
    EXPECT_EQ(response.caching, net::Caching::never);
}

TEST_F(DirectoryPagesTest, an_empty_answer_helps_on) {
    const std::string html(post("/w", "q=qqqqqqqqq").text());
    EXPECT_THAT(html, HasSubstr("We vonden niets dat zeker past."));
    EXPECT_THAT(html, HasSubstr("href=\"/nu\""));
}

TEST_F(DirectoryPagesTest, addresses_and_titles_say_nothing) {
    const std::regex address("(?:href|action)=\"(/[^\"]*)\"");
    const std::regex title("<title>([^<]*)</title>");
    for (const auto* path : {"/nu", "/w", "/-en/w"}) {
        const auto html = page(path);
        for (std::sregex_iterator each(html.begin(), html.end(), address), end; each != end; ++each) {
            EXPECT_TRUE(std::regex_match(
                (*each)[1].str(),
                std::regex("(/-[a-z.-]+)?/(|a/.*|f|nu|w|w/[0-9a-z]{12}|in|m|weg|veilig|w\\?b=[0-9])")))
                << (*each)[1].str();
        }
    }
    for (const auto* slug : {"centrum-seksueel-geweld", "stop-it-now"}) {
        std::smatch found;
        const auto html = page("/w/" + id_of(slug));
        ASSERT_TRUE(std::regex_search(html, found, title));
        EXPECT_THAT(found[1].str(), HasSubstr("Pagina"));
        EXPECT_THAT(found[1].str(), Not(::testing::ContainsRegex("[Gg]eweld|[Ss]top")));
    }
}

TEST_F(DirectoryPagesTest, one_service_says_how_to_reach_it_and_what_happens_then) {
    const auto html = page("/w/" + id_of("veilig-thuis"));
    EXPECT_THAT(html, HasSubstr("<h1>Veilig Thuis</h1>"));
    EXPECT_THAT(html, HasSubstr("tel:08002000\""));
    EXPECT_THAT(html, HasSubstr("Wat gebeurt er als ik bel?"));
    EXPECT_THAT(html, HasSubstr("moet Veilig Thuis volgens de wet uitzoeken"));
    EXPECT_THAT(html, HasSubstr("Gegevens uit 2022, nog niet nagekeken"));
    EXPECT_THAT(html, HasSubstr("rel=\"noreferrer nofollow\">veiligthuis.nl</a>"));
}

TEST_F(DirectoryPagesTest, a_checked_service_says_when_it_was_checked) {
    change_list("update directory_service set verified_on = '2026-01-02' where slug = 'fier'");
    const auto html = page("/w/" + id_of("fier"));
    EXPECT_THAT(html, HasSubstr("Nagekeken op 2026-01-02"));
    EXPECT_THAT(html, Not(HasSubstr("nog niet nagekeken")));
}

TEST_F(DirectoryPagesTest, every_service_has_a_page_with_its_mark_and_nothing_of_the_editors_notes) {
    change_list(
        "update directory_service set editor_note = 'REMARK-FOR-EDITORS ' || coalesce(editor_note, '')");
    const auto seed = read_seed(LUWTE_SOURCE "/db/seed/directory.json");
    ASSERT_TRUE(seed);
    for (const auto& each : seed->services) {
        const auto html = page("/w/" + base::to_public(each.service.id));
        EXPECT_THAT(html, HasSubstr("nog niet nagekeken")) << each.service.slug;
        EXPECT_THAT(html, Not(HasSubstr("REMARK-FOR-EDITORS")));
        if (!each.editor_note.empty()) EXPECT_THAT(html, Not(HasSubstr(each.editor_note)));
        EXPECT_THAT(html, Not(HasSubstr("{{"))) << each.service.slug;
    }
    for (const auto* path : {"/nu", "/w", "/-en/w"})
        EXPECT_THAT(page(path), Not(HasSubstr("REMARK-FOR-EDITORS")));
}

TEST_F(DirectoryPagesTest, links_to_others_send_no_referrer) {
    const std::regex outside("<a [^>]*href=\"https://[^>]*>");
    for (const auto& path : {std::string("/nu"), "/w/" + id_of("fier"), "/w/" + id_of("potifar")}) {
        const auto html = page(path);
        for (std::sregex_iterator each(html.begin(), html.end(), outside), end; each != end; ++each) {
            EXPECT_THAT(each->str(), HasSubstr("noreferrer")) << path;
        }
    }
}

TEST_F(DirectoryPagesTest, text_of_the_list_is_never_markup) {
    change_list(
        "update directory_service set name = '<script>alert(1)</script>', summary_nl = '\"><img src=x "
        "onerror=alert(2)>', "
        "url = 'https://x.example/\"><script>' where slug = 'fier'");
    for (const auto& path : {std::string("/w"), "/w/" + id_of("fier"), std::string("/nu")}) {
        EXPECT_THAT(page(path), Not(HasSubstr("<script>alert"))) << path;
        EXPECT_THAT(page(path), Not(HasSubstr("<img src=x"))) << path;
        EXPECT_THAT(page(path), Not(HasSubstr("\"><script>"))) << path;
    }
}

TEST_F(DirectoryPagesTest, hostile_queries_get_a_page) {
    const std::string hostile[] = {"a=99",
                                   "a=-1",
                                   "a=4'--",
                                   "a=%00",
                                   "a=4&a=5",
                                   "b=<script>",
                                   "q=%3Cscript%3Ealert(1)%3C/script%3E",
                                   "o=yes&e=true",
                                   "zzz=1",
                                   "d=ar&d=en",
                                   "q=" + std::string(5000, 'x'),
                                   "a=" + std::string(3000, '1')};
    for (const auto& query : hostile) {
        EXPECT_THAT(page("/w", query), Not(HasSubstr("<script>alert"))) << query.substr(0, 40);
    }
    EXPECT_THAT(std::string(post("/w", "q=%3Cscript%3Ealert(1)%3C/script%3E").text()),
                Not(HasSubstr("<script>alert")));
    EXPECT_EQ(post("/w", "q=%E2%80%AE%F0%9F%92%A9'%22%3B--").status, 200U);
    EXPECT_EQ(post("/w", "q=%FF%FE").status, 422U);
    EXPECT_EQ(post("/w", "q=%27%3B+drop+table+directory_service%3B--").status, 200U);
    EXPECT_EQ(database_.count("select count(*) from directory_service"), 79);
}

TEST_F(DirectoryPagesTest, ids_of_nothing_get_the_page_for_nothing) {
    for (const auto* path :
         {"/w/000000000000", "/w/x", "/w/veilig-thuis", "/w/' or 1=1", "/w/zzzzzzzzzzzzzzzzzzzzzzzz"}) {
        EXPECT_EQ(get(path).status, 404U) << path;
    }
}

TEST_F(DirectoryPagesTest, pages_are_kept_for_readers_until_the_list_changes) {
    const auto before = page("/w");
    database_.run("update directory_service set name = 'Anders genoemd' where slug = 'fier'");
    EXPECT_EQ(page("/w"), before);
    change_list("select 1");
    EXPECT_THAT(page("/w"), HasSubstr("Anders genoemd"));
}

TEST_F(DirectoryPagesTest, a_kept_page_is_made_anew_after_a_minute) {
    EXPECT_THAT(page("/nu"), HasSubstr(way_to("kindertelefoon")));
    at_night();
    EXPECT_THAT(page("/nu"), Not(HasSubstr(way_to("kindertelefoon"))));
}

}  // namespace
}  // namespace luwte::directory
