#include "feature/forum/markdown.h"

#include <string>

#include <gtest/gtest.h>

namespace luwte::forum {
namespace {

std::string html(std::string_view source) {
    return render_markdown(source).html;
}

TEST(Markdown, ShowsWhatPeopleWrite) {
    EXPECT_EQ(html("Ik ben **bang**, *soms*.\n\nEn ~~niet~~ moe."),
              "<p>Ik ben <strong>bang</strong>, <em>soms</em>.</p><p>En <del>niet</del> moe.</p>");
    EXPECT_EQ(html("een\ntwee"), "<p>een<br>twee</p>");
    EXPECT_EQ(html("- een\n- twee"), "<ul><li>een</li><li>twee</li></ul>");
    EXPECT_EQ(html("3. een\n4. twee"), "<ol start=\"3\"><li>een</li><li>twee</li></ol>");
    EXPECT_EQ(html("> dat\n\ndit"), "<blockquote><p>dat</p></blockquote><p>dit</p>");
    EXPECT_EQ(html("# Kop"), "<p><strong>Kop</strong></p>");
    EXPECT_EQ(html("`a < b`"), "<p><code>a &lt; b</code></p>");
}

TEST(Markdown, ShowsHtmlAsTheTextThatItIs) {
    EXPECT_EQ(html("<script>alert(1)</script>"), "<pre>&lt;script&gt;alert(1)&lt;/script&gt;</pre>");
    EXPECT_EQ(html("a <img src=x onerror=alert(1)> b"), "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>");
    EXPECT_EQ(html("a <b onmouseover=\"x\">c</b>"),
              "<p>a &lt;b onmouseover=&quot;x&quot;&gt;c&lt;/b&gt;</p>");
    EXPECT_EQ(html("<!-- weg -->"), "<pre>&lt;!-- weg --&gt;</pre>");
    EXPECT_EQ(html("&lt;script&gt; &#60;b&#62;"), "<p>&lt;script&gt; &lt;b&gt;</p>");
}

TEST(Markdown, ShowsWhereALinkLeadsAndTellsNothingOnTheWay) {
    EXPECT_EQ(
        html("[hier](https://voorbeeld.nl/a?b=1&c=2)"),
        "<p><a rel=\"noopener noreferrer nofollow ugc\" href=\"https://voorbeeld.nl/a?b=1&amp;c=2\">hier</a> "
        "[voorbeeld.nl]</p>");
    EXPECT_EQ(html("zie www.voorbeeld.nl"),
              "<p>zie <a rel=\"noopener noreferrer nofollow ugc\" "
              "href=\"http://www.voorbeeld.nl\">www.voorbeeld.nl</a></p>");
    EXPECT_EQ(
        html("[bank.nl](https://boef.nl)"),
        "<p><a rel=\"noopener noreferrer nofollow ugc\" href=\"https://boef.nl\">bank.nl</a> [boef.nl]</p>");
    // A text that begins as the host does, but goes on to another one.
    EXPECT_NE(html("[boef.nl.bank.nl](https://boef.nl)").find("[boef.nl]"), std::string::npos);
}

TEST(Markdown, LeavesEveryOtherKindOfAddressAsText) {
    for (const std::string address :
         {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,<script>",
          "vbscript:x", "file:///etc/passwd", "//boef.nl", "/m/wis", "https://bank.nl@boef.nl/",
          "https://boef.nl\\@bank.nl/", "https://b%C3%B6ef.nl", "https://bоef.nl", "https://localhost/",
          "https://.nl", "mailto:a@b.nl", "https://boef.nl:javascript/", "ftp://boef.nl"}) {
        EXPECT_EQ(html("[hier](<" + address + ">)").find("<a "), std::string::npos) << address;
        EXPECT_EQ(html("<" + address + ">").find("<a "), std::string::npos) << address;
    }
    EXPECT_EQ(html("[hier](javascript:alert)"), "<p>hier (javascript:alert)</p>");
    EXPECT_EQ(html("schrijf naar a@b.nl").find("<a "), std::string::npos);
}

TEST(Markdown, CannotLeaveAnAttribute) {
    const std::string rendered = html("[x](https://a.nl/\"onclick=\"alert'1')");
    EXPECT_EQ(rendered.find("onclick=\""), std::string::npos);
    EXPECT_EQ(html("[x](<https://a.nl/ \"><script>>)").find("<script"), std::string::npos);
}

TEST(Markdown, ShowsNoImages) {
    EXPECT_EQ(html("![een foto](https://boef.nl/spoor.gif)").find("<img"), std::string::npos);
    EXPECT_NE(html("![een foto](https://boef.nl/spoor.gif)").find("een foto"), std::string::npos);
}

TEST(Markdown, StaysWellFormedHoweverDeepItIs) {
    for (const std::string& source : {std::string(5'000, '>') + " x", std::string(5'000, '['),
                                      std::string(3'000, '*') + "x" + std::string(3'000, '*'),
                                      [] {
                                          std::string text;
                                          for (int i = 0; i < 500; ++i)
                                              text += std::string(static_cast<std::size_t>(i), ' ') + "- a\n";
                                          return text;
                                      }(),
                                      std::string(9'000, '`') + "x",
                                      [] {
                                          std::string text;
                                          for (int i = 0; i < 2'000; ++i) text += "![a](";
                                          return text;
                                      }(),
                                      [] {
                                          std::string text;
                                          for (int i = 0; i < 1'000; ++i) text += "a**b_";
                                          return text;
                                      }()}) {
        const std::string rendered = html(source);
        for (const std::string tag : {"blockquote", "ul", "li", "p", "em", "strong"}) {
            std::size_t open = 0, closed = 0;
            for (std::size_t at = 0; (at = rendered.find("<" + tag + ">", at)) != std::string::npos; ++at)
                ++open;
            for (std::size_t at = 0; (at = rendered.find("</" + tag + ">", at)) != std::string::npos; ++at)
                ++closed;
            EXPECT_EQ(open, closed) << tag << " in " << source.substr(0, 20);
            EXPECT_LE(open, tag == "li" || tag == "p" || tag == "em" || tag == "strong" ? 5'000U : 12U)
                << tag;
        }
    }
}

TEST(Markdown, KeepsMarksFromPaintingOverOtherLines) {
    std::string zalgo = "a";
    for (int i = 0; i < 100; ++i) zalgo += "\xCC\x80";  // a combining grave accent
    std::size_t marks = 0;
    const std::string rendered = html(zalgo);
    for (std::size_t at = 0; (at = rendered.find("\xCC\x80", at)) != std::string::npos; ++at) ++marks;
    EXPECT_EQ(marks, 6U);
    EXPECT_EQ(html("\xD9\x85\xD9\x8E\xD8\xB1\xD9\x92\xD8\xAD\xD9\x8E\xD8\xA8\xD9\x8B\xD8\xA7"),
              "<p>\xD9\x85\xD9\x8E\xD8\xB1\xD9\x92\xD8\xAD\xD9\x8E\xD8\xA8\xD9\x8B\xD8\xA7</p>");
}

TEST(Markdown, KnowsTheAuthorsOwnWordsFromQuotedOnes) {
    const Rendered rendered = render_markdown("> zei een ander\n\n**Eigen** woorden\nen meer.\n\n- nog");
    EXPECT_EQ(rendered.plain, "Eigen woorden\nen meer.\nnog");
    EXPECT_EQ(rendered.first_line, "Eigen woorden");
}

TEST(Markdown, QuotesSoThatTheQuoteIsOneAgain) {
    EXPECT_EQ(quote_markdown("een\n\ntwee"), "> een\n> twee\n\n");
    EXPECT_EQ(quote_markdown("> oud\n\nnieuw"), "> nieuw\n\n");
    EXPECT_EQ(quote_markdown(""), "");
    EXPECT_EQ(html(quote_markdown("<b>x</b>") + "ja").find("<b>"), std::string::npos);
}

TEST(LinkHost, IsTheHostThatABrowserGoesTo) {
    EXPECT_EQ(link_host("https://a.nl"), "a.nl");
    EXPECT_EQ(link_host("HTTP://A.nl:8080/x"), "A.nl");
    EXPECT_EQ(link_host("https://a.nl?x@b.nl"), "a.nl");
    EXPECT_EQ(link_host("https://u@a.nl"), "");
    EXPECT_EQ(link_host(""), "");
}

}  // namespace
}  // namespace luwte::forum
