// The frame around every page of the real web/ folder.
#include "view/frame.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/view/fixture.h"

namespace luwte::view {
namespace {

using test::calm_theme;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto all_languages = {Language::dutch, Language::plain_dutch, Language::english};

class FrameTest : public ::testing::Test {
  protected:
    [[nodiscard]] std::string page(const Frame& frame, Language language = Language::dutch) const {
        Fields fields;
        fields.set("MESSAGE", "Het ging mis.");
        return renderer_->page(theme_, language, frame, "problem.html", fields);
    }

    Theme theme_ = calm_theme();
    Assets assets_ = Assets::read(test::web_folder());
    std::unique_ptr<Renderer> renderer_ =
        Renderer::create(test::web_folder(), test::real_catalogue(), assets_);
};

std::string read(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

TEST_F(FrameTest, ShowsTheWayOutOnEveryPage) {
    for (const Language language : all_languages) {
        Frame frame;
        frame.base = "/-en.h5";
        EXPECT_THAT(page(frame, language),
                    HasSubstr("<a class=\"exit\" href=\"/-en.h5/weg\" rel=\"nofollow noreferrer\">"));
    }
}

TEST_F(FrameTest, SaysItsLanguage) {
    EXPECT_THAT(page({}), HasSubstr("<html lang=\"nl\" dir=\"ltr\">"));
    EXPECT_THAT(page({}, Language::english), HasSubstr("<html lang=\"en\" dir=\"ltr\">"));
    EXPECT_THAT(page({}, Language::english), HasSubstr("Leave"));
    EXPECT_THAT(page({}), HasSubstr("Weg"));
}

TEST_F(FrameTest, HasADiscreetTitle) {
    EXPECT_THAT(page({}), HasSubstr("<title>Luwte</title>"));
    Frame frame;
    frame.title = "Lezen";
    EXPECT_THAT(page(frame), HasSubstr("<title>Lezen · Luwte</title>"));
}

TEST_F(FrameTest, OffersTheSamePageInOtherLanguages) {
    Frame frame;
    frame.base = "/-h5";
    frame.path = "/t/8x2m4?after=9&x=1";
    frame.languages = {Language::dutch, Language::english};
    const auto html = page(frame);
    EXPECT_THAT(html, HasSubstr("href=\"/-en.h5/t/8x2m4?after=9&amp;x=1\""));
    EXPECT_THAT(html, HasSubstr("aria-current=\"true\">Nederlands"));
    frame.languages = {Language::dutch};
    EXPECT_THAT(page(frame), Not(HasSubstr("English")));
}

TEST_F(FrameTest, EscapesWhatItIsGiven) {
    Frame frame;
    frame.title = "</title><script>";
    frame.organisation = "<b>\"";
    frame.path = "/t/\"><script>";
    frame.back = "/f/\"><script>";
    frame.wake = "/live/\"><script>";
    frame.languages = {Language::dutch, Language::english};
    const auto html = page(frame);
    EXPECT_THAT(html, Not(HasSubstr("<script>")));
    EXPECT_THAT(html, Not(HasSubstr("<b>")));
}

TEST_F(FrameTest, KnowsReadersPersonsAndStaff) {
    EXPECT_THAT(page({}), HasSubstr("href=\"/in\""));
    EXPECT_THAT(page({}), Not(HasSubstr("room")));
    Frame person;
    person.signed_in = true;
    EXPECT_THAT(page(person), HasSubstr("href=\"/m\""));
    EXPECT_THAT(page(person), Not(HasSubstr("href=\"/in\"")));
    Frame staff = person;
    staff.staff = true;
    EXPECT_THAT(page(staff), HasSubstr("href=\"/room\""));
    EXPECT_THAT(page(staff), HasSubstr(assets_.room_script.address));
    EXPECT_THAT(page(staff), Not(HasSubstr("href=\"/m\"")));  // a page that sends them away
}

TEST_F(FrameTest, AsksForAtMostFourFiles) {
    Frame staff;
    staff.staff = staff.signed_in = true;
    const auto html = page(staff);
    // What a page asks for at once; the editor's address waits in an attribute until a rule is written.
    static const std::regex file("(href|src)=\"/a/[0-9a-f]+[.](css|js|svg)\"");
    EXPECT_EQ(std::distance(std::sregex_iterator(html.begin(), html.end(), file), {}), 4);
    const auto reader = page({});
    EXPECT_EQ(std::distance(std::sregex_iterator(reader.begin(), reader.end(), file), {}), 3);
}

TEST_F(FrameTest, IsSmall) {
    const auto style = theme_stylesheet(assets_, theme_);
    // Uncompressed; over the wire it is about a quarter. 60 kB is the promise for a first visit.
    EXPECT_LT(page({}).size(), 9000U);
    EXPECT_LT(style.content.size(), 32000U);
    EXPECT_LT(assets_.script.content.size(), 20000U);
    EXPECT_LT(assets_.room_script.content.size(), 8000U);
}

TEST_F(FrameTest, StandsNotAroundThePageForWhoeverLeft) {
    Frame frame;
    frame.organisation = "Een naam";
    frame.back = "/t/8x2m4";
    const auto html = renderer_->page(theme_, Language::dutch, frame, "left.html", {});
    for (const std::string word :
         {"Luwte", "Een naam", "Weg<", "hulp", "forum", "<script", "<svg", "8x2m4"}) {
        EXPECT_THAT(html, Not(HasSubstr(word)));
    }
    EXPECT_THAT(html, HasSubstr("<title>Pagina</title>"));
    EXPECT_THAT(html, HasSubstr(">Verder</a>"));
}

TEST_F(FrameTest, SpeaksTheThemesOwnWords) {
    theme_.words["nl"]["Leave"] = "Sluiten & weg";
    EXPECT_THAT(page({}), HasSubstr("<span>Sluiten &amp; weg</span>"));
    EXPECT_THAT(page({}, Language::plain_dutch), HasSubstr("<span>Sluiten &amp; weg</span>"));
    EXPECT_THAT(page({}, Language::english), HasSubstr("<span>Leave</span>"));
    EXPECT_EQ(renderer_->translate(theme_, Language::dutch, "Leave"), "Sluiten & weg");
    theme_.words["nl"]["Leave"] = "Anders";  // loaded anew under the same name
    EXPECT_THAT(page({}), HasSubstr("<span>Anders</span>"));
}

TEST_F(FrameTest, IsMissingNoTemplateThatTheProgramNames) {
    static const std::regex name("\"([a-z_/-]+[.]html)\"");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(
             std::filesystem::path(LUWTE_SOURCE) / "core" / "feature")) {
        if (entry.path().extension() != ".cpp") continue;
        const auto source = read(entry.path());
        for (std::sregex_iterator match(source.begin(), source.end(), name), end; match != end; ++match) {
            EXPECT_TRUE(renderer_->has((*match)[1].str())) << (*match)[1] << " in " << entry.path();
        }
    }
}

TEST_F(FrameTest, ThrowsForATemplateThatDoesNotExist) {
    EXPECT_THROW((void)renderer_->page(theme_, Language::dutch, {}, "nowhere.html", {}),
                 std::invalid_argument);
    Fields fields;
    (void)fields.include("PART", "nowhere.html");
    EXPECT_THROW((void)test::Page("{{>PART}}").render(fields), std::invalid_argument);
}

TEST_F(FrameTest, GivesTheChoicesToPartsToo) {
    const test::Folder folder;
    folder.write("templates/layout.html", "{{CONTENT:none}}");
    folder.write("templates/page.html", "{{>PART}}");
    folder.write("templates/part.html", "<a href=\"{{BASE}}/w\">x</a>");
    folder.write("drawings/x.svg", "");
    const auto renderer = Renderer::create(folder.path(), test::real_catalogue(), assets_);
    Fields fields;
    (void)fields.include("PART", "part.html");
    Frame frame;
    frame.base = "/-en";
    EXPECT_EQ(renderer->page(theme_, Language::english, frame, "page.html", fields),
              "<a href=\"/-en/w\">x</a>");
}

TEST(Style, KnowsNoLeftAndRight) {
    static const std::regex physical(
        R"((^|[;{\s])((margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom)|left|right|top|bottom|width|height|(min|max)-(width|height)|border-(top|bottom)-(left|right)-radius|text-align\s*:\s*(left|right)|float)\s*:)");
    for (const auto& entry : std::filesystem::directory_iterator(test::web_folder() / "style")) {
        auto css = read(entry.path());
        css = std::regex_replace(css, std::regex(R"(@media[^{]*\{)"), "{");
        css = std::regex_replace(css, std::regex(R"(/\*[^*]*\*/)"), "");
        std::smatch found;
        EXPECT_FALSE(std::regex_search(css, found, physical)) << entry.path() << ": " << found[0];
        EXPECT_EQ(css.find("url("), std::string::npos) << entry.path();
        EXPECT_EQ(css.find("@import"), std::string::npos) << entry.path();
    }
}

TEST(Modules, StoreNothingOnTheDevice) {
    for (const auto& entry : std::filesystem::directory_iterator(test::web_folder() / "script")) {
        const auto source = read(entry.path());
        const auto name = entry.path().filename();
        const auto expect_none = [&](const std::string& forbidden) {
            EXPECT_EQ(source.find(forbidden), std::string::npos) << forbidden << " in " << entry.path();
        };
        for (const char* forbidden : {"localStorage", "sessionStorage", "indexedDB", "document.cookie",
                                      "caches.", "innerHTML", "eval("})
            expect_none(forbidden);
        // Staff may have themselves called by web push, which needs one; nothing of survivors' pages does.
        if (name != "room.js") expect_none("serviceWorker");
        // The editor is a bundle that names a name space of SVG.
        if (name != "editor.js")
            for (const char* forbidden : {"http://", "https://"}) expect_none(forbidden);
    }
}

}  // namespace
}  // namespace luwte::view
