// What a person typed is text wherever a template puts it.
#include <gtest/gtest.h>

#include "unit/view/fixture.h"

namespace luwte::view {
namespace {

using test::Page;

const std::string hostile = R"(<script>alert(1)</script>"'&)";

TEST(Escaping, TextCannotOpenATag) {
    Fields fields;
    fields.set("NAME", hostile);
    const auto html = Page("<p>{{NAME}}</p>").render(fields);
    EXPECT_EQ(html.find("<script"), std::string::npos) << html;
    EXPECT_NE(html.find("&lt;script&gt;"), std::string::npos) << html;
}

TEST(Escaping, AttributesCannotBeLeft) {
    Fields fields;
    fields.set("NAME", "x\" onclick=\"alert(1)\" '");
    const auto html = Page(R"(<input value="{{NAME}}">)").render(fields);
    EXPECT_EQ(html.find("\" onclick"), std::string::npos) << html;
}

TEST(Escaping, AddressesWithScriptAreTakenAway) {
    const Page page(R"(<a href="{{LINK}}">x</a>)");
    for (const std::string link :
         {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
          "\x01javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x",
          "//javascript:x\"onclick=\"", "&#106;avascript:alert(1)"}) {
        Fields fields;
        fields.set("LINK", link);
        const auto html = page.render(fields);
        const auto start = html.find("href=\"") + 6;
        const auto address = html.substr(start, html.find('"', start) - start);
        const auto colon = address.find(':');
        const auto slash = address.find_first_of("/#?&%");
        EXPECT_TRUE(colon == std::string::npos || slash < colon) << link << " became " << html;
    }
}

TEST(Escaping, OwnAddressesStayWhole) {
    Fields fields;
    fields.set("LINK", "/-en.h5/t/8x2m4?a=1&b=2");
    EXPECT_EQ(Page(R"(<a href="{{LINK}}">x</a>)").render(fields),
              "<a href=\"/-en.h5/t/8x2m4?a=1&amp;b=2\">x</a>");
}

TEST(Escaping, AnIdBehindTheChoicesCannotBecomeAnotherAddress) {
    Fields fields;
    fields.set("BASE", "").set("ID", "../..//evil.example/\" x=\"");
    const auto html = Page(R"(<a href="{{BASE}}/t/{{ID}}">x</a>)").render(fields);
    EXPECT_TRUE(html.starts_with("<a href=\"/t/")) << html;
    EXPECT_EQ(html.find("\" x="), std::string::npos) << html;
}

TEST(Escaping, PhoneNumbersKeepTheirPlus) {
    Fields fields;
    fields.set("NUMBER", "+31880000000");
    const auto html = Page(R"(<a href="tel:{{NUMBER}}">x</a>)").render(fields);
    EXPECT_NE(html.find("tel:+31880000000"), std::string::npos) << html;
}

TEST(Escaping, TextAreasKeepWhatWasTyped) {
    Fields fields;
    fields.set("TEXT", "  eerste regel\n\n    ingesprongen </textarea><b>");
    const auto html = Page("<div>\n  <textarea name=\"text\">{{TEXT}}</textarea>\n</div>").render(fields);
    EXPECT_NE(html.find(">  eerste regel\n\n    ingesprongen &lt;/textarea&gt;&lt;b&gt;</textarea>"),
              std::string::npos)
        << html;
}

TEST(Escaping, HiddenFieldsKeepWhatWasTyped) {
    Fields fields;
    fields.set("TEXT", "een\n\ntwee \"drie\"");
    EXPECT_EQ(Page(R"(<input type="hidden" name="text" value="{{TEXT}}">)").render(fields),
              "<input type=\"hidden\" name=\"text\" value=\"een\n\ntwee &quot;drie&quot;\">");
}

TEST(Escaping, HtmlOfTheServerIsLeftAsItIs) {
    Fields fields;
    fields.set("BODY", "<em>zacht</em>");
    EXPECT_EQ(Page("<div>{{BODY:none}}</div>").render(fields), "<div><em>zacht</em></div>");
}

TEST(Escaping, RowsAndPartsAreEscapedToo) {
    Fields fields;
    fields.add("ROW").set("NAME", hostile);
    fields.add("ROW").set("NAME", "gewoon");
    const auto html = Page("{{#ROW}}<li>{{NAME}}</li>{{/ROW}}").render(fields);
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_NE(html.find("<li>gewoon</li>"), std::string::npos);
}

}  // namespace
}  // namespace luwte::view
