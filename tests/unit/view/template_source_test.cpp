// Words and drawings on their way into templates, and what no template may hold.
#include "view/template_source.h"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/view/fixture.h"

namespace luwte::view {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string upside_down(std::string_view context, std::string_view english) {
    if (english == "Hello {{NAME}}") return "Dag {{NAME}}";
    if (english == "Lost {{NAME}}") return "Kwijt";
    if (english == "Tags") return "<b>\"&'</b>";
    return std::string(context) + "/" + std::string(english);
}

TEST(Words, AreTranslatedWhenATemplateIsRead) {
    EXPECT_EQ(translate_source("<p>[[Hello {{NAME}}]]</p>", upside_down), "<p>Dag {{NAME}}</p>");
    EXPECT_EQ(translate_source("[[verb|Open]] [[This | that]]", upside_down), "verb/Open /This | that");
    EXPECT_EQ(translate_source("[[two\n   lines]]", upside_down), "/two lines");
}

TEST(Words, CannotBringTags) {
    EXPECT_EQ(translate_source("<a title=\"[[Tags]]\">", upside_down),
              "<a title=\"&lt;b&gt;&quot;&amp;&#39;&lt;/b&gt;\">");
}

TEST(Words, MustKeepTheirMarkers) {
    EXPECT_THROW((void)translate_source("[[Lost {{NAME}}]]", upside_down), std::runtime_error);
}

TEST(Words, MustBeClosed) {
    for (const std::string_view source : {"[[Hello", "Hello]]", "[[a [[b]] ]]", "[[]]", "[[ ]]"}) {
        EXPECT_THROW((void)translate_source(source, upside_down), std::runtime_error) << source;
    }
}

TEST(Drawings, ArePutInByName) {
    EXPECT_EQ(insert_drawings("{{>DOOR_SELF}}{{>OTHER}}", {{"door-self", "<svg></svg>"}}),
              "<svg></svg>{{>OTHER}}");
}

TEST(Indentation, GoesButNotInTextAreas) {
    EXPECT_EQ(without_indentation("<p>\n   a\n\n  b</p>\n<pre>\n  c\n</pre>\n"),
              "<p>\na\nb</p>\n<pre>\n  c\n</pre>\n");
}

TEST(WhiteSpace, IsKeptWhereItCounts) {
    EXPECT_EQ(keep_white_space(
                  "<p>{{A}}</p><textarea name=\"{{B}}\">{{C}}</textarea><input value=\"{{D}}\"><p>{{E}}</p>"),
              "<p>{{A}}</p><textarea name=\"{{B}}\">{{C:pre_escape}}</textarea><input "
              "value=\"{{D:pre_escape}}\"><p>{{E}}</p>");
    EXPECT_EQ(keep_white_space("<pre>{{#X}}{{A:none}}{{/X}}</pre>"), "<pre>{{#X}}{{A:none}}{{/X}}</pre>");
}

TEST(Source, MayNotCarryScriptStyleOrStrangers) {
    for (const std::string_view source : {"<script>alert(1)</script>",
                                          "<script src=\"{{SCRIPT}}\">x</script>",
                                          "<style>a{}</style>",
                                          "<p style=\"color:red\">",
                                          "<p onclick=\"x()\">",
                                          "<iframe src=\"{{BASE}}/x\">",
                                          "<base href=\"{{BASE}}/\">",
                                          "<a href=\"https://example.org\">",
                                          "<a href=\"//example.org\">",
                                          "<a href=\"javascript:x\">",
                                          "<img src=\"data:image/png;base64,x\">",
                                          "<a href={{LINK}}>",
                                          "<a href='{{LINK}}'>",
                                          "<form action=\"/x\">",
                                          "<a href=\"{{BASE}}{{PATH}}\">",
                                          "<a href=\"{{BASE}}//x\">",
                                          "<a href=\"{{A}}{{B}}\">",
                                          "<!-- a note -->",
                                          "<a href=\"{{#X}}/a{{/X}}\">",
                                          "<input value=\"x>"}) {
        EXPECT_THAT(source_faults(source), Not(IsEmpty())) << source;
    }
}

TEST(Source, MayCarryWhatPagesNeed) {
    for (const std::string_view source :
         {"<a href=\"{{BASE}}/t/{{ID}}\" class=\"x\">a</a>", "<a href=\"{{LINK}}\">",
          "<a href=\"{{LINK}}?x=1\">", "<a href=\"#main\">", "<a href=\"tel:{{NUMBER}}\">",
          "<script type=\"module\" src=\"{{SCRIPT}}\"></script>", "{{! a note }}",
          "<input value=\"a > b\" {{#X}} checked{{/X}}>", "<p {{#X}}class=\"a\"{{/X}}>1 < 2</p>",
          "<details open><summary>x</summary>"}) {
        EXPECT_THAT(source_faults(source), IsEmpty()) << source;
    }
}

TEST(Renderer, RefusesBadTemplatesAtStart) {
    EXPECT_THROW(test::Page("<p onclick=\"x()\">"), std::runtime_error);
    EXPECT_THROW(test::Page("{{#A}}not closed"), std::runtime_error);
    EXPECT_THROW(test::Page("[[not closed"), std::runtime_error);
    try {
        test::Page page("<style>");
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_THAT(error.what(), HasSubstr("page.html"));
    }
}

TEST(Markers, AreFound) {
    EXPECT_THAT(markers_of("{a} x {{B}} {a} {c"), ElementsAre("{a", "{{B"));
}

}  // namespace
}  // namespace luwte::view
