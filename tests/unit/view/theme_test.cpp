// What makes a theme fit: contrast as WCAG 2.2 measures it, and nothing in it that could act.
#include "view/theme.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/view/fixture.h"
#include "view/assets.h"
#include "view/colour.h"
#include "view/theme_css.h"

namespace luwte::view {
namespace {

using test::calm_theme;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Colour colour(std::string_view text) {
    return parse_colour(text).value();
}

// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio and
// https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum.html
TEST(Contrast, IsWhatWcagSays) {
    EXPECT_DOUBLE_EQ(contrast_ratio(colour("#000000"), colour("#ffffff")), 21);
    EXPECT_DOUBLE_EQ(contrast_ratio(colour("#ffffff"), colour("#ffffff")), 1);
    EXPECT_NEAR(contrast_ratio(colour("#777777"), colour("#ffffff")), 4.478, 0.001);
    EXPECT_NEAR(contrast_ratio(colour("#767676"), colour("#FFFFFF")), 4.542, 0.001);
    EXPECT_NEAR(contrast_ratio(colour("#ff0000"), colour("#ffffff")), 3.998, 0.001);
    EXPECT_NEAR(relative_luminance(colour("#808080")), 0.2159, 0.0001);
}

TEST(Colours, AreReadStrictly) {
    for (const std::string_view text :
         {"", "#fff", "#12345", "#1234567", "123456", "#12345g", "#-12345", "red", "#12 456"}) {
        EXPECT_FALSE(parse_colour(text)) << text;
    }
    EXPECT_EQ(colour_text(colour("#AbCdEf")), "#abcdef");
    EXPECT_EQ(colour_text(mix(colour("#000000"), colour("#ffffff"), 0.25)), "#bfbfbf");
}

TEST(Themes, ThatAreShippedHaveNoFaults) {
    const auto themes = test::shipped_themes();
    ASSERT_EQ(themes.size(), 2U);
    for (const auto& theme : themes) EXPECT_THAT(theme_faults(theme), IsEmpty()) << theme.name;
}

TEST(Themes, ThatAreShippedLookDifferent) {
    const auto themes = test::shipped_themes();
    for (const std::string name : {"ground", "accent"}) {
        EXPECT_NE(themes[0].colours.at("light").at(name), themes[1].colours.at("light").at(name));
    }
    EXPECT_NE(themes[0].shape.at("corner"), themes[1].shape.at("corner"));
    EXPECT_NE(themes[0].logo, themes[1].logo);
    EXPECT_NE(themes[0].front_blocks, themes[1].front_blocks);
    for (const auto& theme : themes) {
        for (const std::string kind : {"logo-", "front-"}) {
            EXPECT_TRUE(
                std::filesystem::exists(test::web_folder() / "drawings" / (kind + theme.logo + ".svg")))
                << theme.name;
        }
    }
}

TEST(Contrast, NamesThePairThatFails) {
    auto theme = calm_theme();
    ASSERT_THAT(contrast_faults(theme), IsEmpty());
    theme.colours["dark"]["quiet"] = "#6b7370";
    const auto faults = contrast_faults(theme);
    ASSERT_THAT(faults, Not(IsEmpty()));
    for (const auto& fault : faults) {
        EXPECT_EQ(fault.palette, "dark");
        EXPECT_EQ(fault.foreground, "quiet");
        EXPECT_LT(fault.ratio, 4.5);
    }
}

TEST(Contrast, AsksSevenForHighContrast) {
    auto theme = calm_theme();
    theme.colours["contrast"]["quiet"] = "#6a6a6a";  // 5.4:1 on white
    ASSERT_EQ(contrast_faults(theme).size(), 4U);
    EXPECT_DOUBLE_EQ(contrast_faults(theme).front().needed, 7);
}

TEST(Contrast, CountsTheGroundsThatFollowFromOthers) {
    auto theme = calm_theme();
    theme.colours["light"]["quiet"] = "#6b706d";  // 4.6:1 on the ground, too little on a tinted one
    const auto faults = contrast_faults(theme);
    ASSERT_THAT(faults, Not(IsEmpty()));
    for (const auto& fault : faults) EXPECT_THAT(fault.background, HasSubstr("tint"));
}

TEST(Contrast, FailsWhatIsMissingOrNoColour) {
    auto theme = calm_theme();
    theme.colours["light"].erase("focus");
    theme.colours["dark"]["line"] = "url(https://example.org/x)";
    EXPECT_EQ(contrast_faults(theme).size(), 4U + 3U);
}

TEST(Themes, CannotCarryAnythingThatActs) {
    const auto faulty = [](auto change) {
        auto theme = calm_theme();
        change(theme);
        return theme_faults(theme);
    };
    EXPECT_THAT(faulty([](Theme& theme) { theme.shape["corner"] = "1rem;}body{display:none"; }),
                Not(IsEmpty()));
    EXPECT_THAT(faulty([](Theme& theme) { theme.shape["corner"] = "-1rem"; }), Not(IsEmpty()));
    EXPECT_THAT(faulty([](Theme& theme) { theme.shape["font"] = "Comic Sans"; }), Not(IsEmpty()));
    EXPECT_THAT(faulty([](Theme& theme) { theme.shape["margin"] = "1rem"; }), Not(IsEmpty()));
    for (const std::string address :
         {"", "http://example.org/", "javascript:alert(1)", "//example.org", "/own", "https://", "https:///x",
          "https://example.org/\"onclick=\"", "https://example.org/\n", "ftp://x"}) {
        EXPECT_THAT(faulty([&](Theme& theme) { theme.exit_address = address; }), Not(IsEmpty())) << address;
    }
    EXPECT_THAT(faulty([](Theme& theme) { theme.footer_links = {{"x", "javascript:x"}}; }), Not(IsEmpty()));
    EXPECT_THAT(faulty([](Theme& theme) { theme.footer_links = {{"x", "//example.org"}}; }), Not(IsEmpty()));
    EXPECT_THAT(faulty([](Theme& theme) { theme.logo = "../../etc/passwd"; }), Not(IsEmpty()));
    EXPECT_THAT(faulty([](Theme& theme) { theme.front_blocks = {"intro", "advert"}; }), Not(IsEmpty()));
    EXPECT_THAT(faulty([](Theme& theme) { theme.words["xx"] = {{"a", "b"}}; }), Not(IsEmpty()));
    EXPECT_THAT(faulty([](Theme& theme) { theme.words["nl"] = {{"in {year}", "lang geleden"}}; }),
                Not(IsEmpty()));
}

TEST(ThemeCss, GivesEveryTokenInEveryPalette) {
    const auto css = theme_css(calm_theme());
    for (const auto name : colour_names) {
        std::size_t count = 0;
        const auto written = "--" + std::string(name) + ":#";
        for (auto at = css.find(written); at != std::string::npos; at = css.find(written, at + 1)) ++count;
        EXPECT_EQ(count, 3U) << name;
    }
    EXPECT_THAT(css, HasSubstr("prefers-color-scheme:dark"));
    EXPECT_THAT(css, HasSubstr("prefers-contrast:more"));
    EXPECT_THAT(css, HasSubstr("color-scheme:dark"));
}

TEST(ThemeCss, LeavesOutWhatIsMalformed) {
    auto theme = calm_theme();
    theme.shape["corner"] = "0}body{display:none";
    theme.shape["font"] = "x;y";
    theme.colours["light"]["text"] = "#000;}body{display:none";
    const auto css = theme_css(theme);
    EXPECT_THAT(css, Not(HasSubstr("display")));
    EXPECT_THAT(css, HasSubstr("--corner:0.7rem;"));
}

TEST(Assets, HaveTheirContentInTheirAddress) {
    const auto assets = Assets::read(test::web_folder());
    const auto one = theme_stylesheet(assets, calm_theme());
    auto changed = calm_theme();
    changed.shape["corner"] = "0px";
    EXPECT_NE(one.address, theme_stylesheet(assets, changed).address);
    EXPECT_EQ(one.address, theme_stylesheet(assets, calm_theme()).address);
    EXPECT_THAT(one.address, ::testing::MatchesRegex("/a/[0-9a-f]{16}[.]css"));
    EXPECT_EQ(make_asset("x", "js").content_type, "text/javascript; charset=utf-8");
    EXPECT_THROW(Assets::read("/nowhere"), std::exception);
}

}  // namespace
}  // namespace luwte::view
