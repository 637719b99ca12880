// Manifests, folders, themes, catalogues and what `plugin check` says of them.
#include "script/plugin.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include "helpers.h"
#include "script/check.h"
#include "script/locale.h"

namespace luwte::script {
namespace {

using testing::HasSubstr;

std::string check(const PluginFiles& plugin) {
    const auto report = check_plugin(plugin, {});
    return text_of(report.faults);
}

const std::string good_fields =
    "about = { nl = 'a', en = 'b' }, patterns = { a = 'appel' }, verdict = nudge { reason = 'fruit' }, "
    "examples = { { 'appel', nudge = true }, { 'peer', hit = false } }";

PluginFiles good_plugin() {
    return plugin_with_rule(good_fields, {{"locale/nl.po", "msgid \"fruit\"\nmsgstr \"a\"\n"},
                                          {"locale/en.po", "msgid \"fruit\"\nmsgstr \"a\"\n"}});
}

PluginFiles with_fields(const std::string& fields) {
    auto plugin = good_plugin();
    plugin.files["rules/a.lua"] = "return rule { id = 'a', " + fields + " }";
    return plugin;
}

TEST(Manifest, SaysWhatIsWrongWithIt) {
    const auto told = [](const std::string& text) {
        return text_of(faults_of(plugin_of({{"plugin.lua", text}})));
    };
    EXPECT_THAT(told("return plugin { name = 'test',\n kind = }"), HasSubstr("test/plugin.lua:2: "));
    EXPECT_THAT(told("return 1"), HasSubstr("must end by returning plugin"));
    EXPECT_THAT(told(manifest("other")), HasSubstr("name must be the folder's name"));
    EXPECT_THAT(told(manifest("test", "magic")), HasSubstr("kind is missing or unknown"));
    EXPECT_THAT(told(manifest("test", "moderation", "shoe = 1")), HasSubstr("'shoe' is unknown"));
    EXPECT_THAT(told(manifest("test", "moderation", "settings = { a = { type = 'number', default = 'x' } }")),
                HasSubstr("settings.a.default"));
    EXPECT_THAT(told(manifest("test", "moderation", "settings = { a = { type = 'shoe' } }")),
                HasSubstr("settings.a.type"));
    EXPECT_THAT(told("return plugin { name = 'test', f = function() end }"), HasSubstr("data only"));
    EXPECT_THAT(told("return plugin { name = 'test', kind = 'moderation', api = 2 }"),
                HasSubstr("api must be 1"));
}

TEST(Rule, SaysWhatIsWrongWithItAndWhere) {
    const auto told = [](const std::string& fields) { return text_of(faults_of(plugin_with_rule(fields))); };
    EXPECT_THAT(told("patterns = { a = 'x' },\n\n verdict = hold { surprise = 1 }"),
                HasSubstr("test/rules/a.lua:"));
    EXPECT_THAT(told("patterns = { a = 'x' }"), HasSubstr("verdict is missing"));
    EXPECT_THAT(told("verdict = hold {}"), HasSubstr("needs when, judge or patterns"));
    EXPECT_THAT(told("when = 1, verdict = hold {}"), HasSubstr("when must be a function"));
    EXPECT_THAT(told("judge = function() end, verdict = hold {}"), HasSubstr("either judge"));
    EXPECT_THAT(told("on = { 'moon' }, judge = function() end"), HasSubstr("'on' knows"));
    EXPECT_THAT(told("patern = {}, judge = function() end"), HasSubstr("'patern' is unknown"));
    EXPECT_THAT(told("patterns = { 'x' }, verdict = hold {}"), HasSubstr("patterns have names"));
    EXPECT_THAT(told("patterns = { a = 'x' }, verdict = hold { marks = { 'b' } }"),
                HasSubstr("names the pattern 'b'"));
    EXPECT_THAT(text_of(faults_of(plugin_of({{"rules/a.lua", "return 5"}}))),
                HasSubstr("must end by returning rule"));
    EXPECT_THAT(text_of(faults_of(
                    plugin_of({{"rules/a.lua", "return rule { id = 'A b', judge = function() end }"}}))),
                HasSubstr("id is missing"));
    const std::string twice = "return rule { id = 'a', judge = function() end }";
    EXPECT_THAT(text_of(faults_of(plugin_of({{"rules/a.lua", twice}, {"rules/b.lua", twice}}))),
                HasSubstr("another rule has the id"));
}

TEST(Use, StaysWithinThePlugin) {
    const auto told = [](const std::string& what, std::map<std::string, std::string> files = {}) {
        files["rules/a.lua"] =
            "local x = use '" + what + "' return rule { id = 'a', judge = function() end }";
        return text_of(faults_of(plugin_of(std::move(files))));
    };
    EXPECT_THAT(told("lib/none"), HasSubstr("there is no lib/none.lua"));
    EXPECT_THAT(told("../other/lib/a"), HasSubstr("there is no"));
    EXPECT_THAT(told("rules/a"), HasSubstr("lib/"));
    EXPECT_THAT(told("lib/a", {{"lib/a.lua", "return use 'lib/a'"}}), HasSubstr("uses itself"));
}

class Folder : public testing::Test {
  protected:
    void SetUp() override {
        root = std::filesystem::temp_directory_path() / ("luwte-plugin-" + std::to_string(::getpid()));
        std::filesystem::create_directories(root / "test" / "rules");
        write("test/plugin.lua", manifest("test"));
    }
    void TearDown() override { std::filesystem::remove_all(root); }
    void write(const std::string& path, const std::string& text) const {
        std::ofstream(root / path, std::ios::binary) << text;
    }
    std::string faults() const {
        Faults all;
        (void)read_plugin(root / "test", all);
        return text_of(all);
    }
    std::filesystem::path root;
};

TEST_F(Folder, IsReadWithItsFiles) {
    write("test/rules/a.lua", "return 1");
    write("test/README.md", "not read");
    Faults all;
    const auto plugin = read_plugin(root / "test", all);
    ASSERT_TRUE(plugin);
    EXPECT_EQ(plugin->name, "test");
    EXPECT_EQ(plugin->files.size(), 2U);
    EXPECT_EQ(plugin->files.at("rules/a.lua"), "return 1");
    EXPECT_THAT(find_plugins(root), testing::ElementsAre(root / "test"));
}

TEST_F(Folder, RefusesLinksThatLeadOut) {
    write("secret.txt", "secret");
    std::filesystem::create_symlink(root / "secret.txt", root / "test" / "rules" / "a.lua");
    EXPECT_THAT(faults(), HasSubstr("leads out of the plugin"));
}

TEST_F(Folder, RefusesWhatIsTooLarge) {
    write("test/rules/a.lua", std::string(257 << 10, '-'));
    EXPECT_THAT(faults(), HasSubstr("256 KiB"));
}

TEST_F(Folder, RefusesOddNames) {
    write("test/rules/a b.lua", "");
    EXPECT_THAT(faults(), HasSubstr("names may hold"));
}

TEST_F(Folder, NeedsAManifest) {
    std::filesystem::remove(root / "test" / "plugin.lua");
    EXPECT_THAT(faults(), HasSubstr("no plugin.lua"));
}

TEST(Check, PassesWhatIsRight) {
    EXPECT_EQ(check(good_plugin()), "");
}

TEST(Check, FindsExamplesThatDoNotHold) {
    EXPECT_THAT(check(with_fields(
                    "about = { nl = 'a', en = 'b' }, patterns = { a = 'appel' }, verdict = nudge { reason = "
                    "'fruit' }, examples = { { 'appel', hold = true }, { 'peer', hit = false } }")),
                HasSubstr("hold = true, but the verdict is nudge"));
}

TEST(Check, FindsRulesWithoutExamples) {
    EXPECT_THAT(check(with_fields("about = { nl = 'a', en = 'b' }, patterns = { a = 'appel' }, verdict = "
                                  "nudge { reason = 'fruit' }, examples = { { 'appel', nudge = true } }")),
                HasSubstr("no example in which the rule says nothing"));
}

TEST(Check, FindsReasonsThatNobodyWrote) {
    auto plugin = good_plugin();
    plugin.files.erase("locale/nl.po");
    EXPECT_THAT(check(plugin), HasSubstr("no sentence in locale/nl.po"));
    EXPECT_THAT(check(with_fields("about = { nl = 'a', en = 'b' }, judge = function(m) if m.words == 1 then "
                                  "return hold { reason = 'other' } end end, "
                                  "examples = { { 'appel', hold = true }, { 'twee peren', hit = false } }")),
                HasSubstr("the reason 'other'"))
        << "reasons of judge are seen through the examples";
}

TEST(Check, FindsTestsThatFail) {
    auto plugin = good_plugin();
    plugin.files["tests/all.lua"] =
        "return { { 'appel', hold = true }, { 'peer', allow = true }, { 'peer', level = 0, category = 'none' "
        "} }";
    EXPECT_THAT(check(plugin),
                HasSubstr("test/tests/all.lua: \"appel\": hold = true, but the verdict is nudge"));
}

TEST(Check, FindsRulesThatFailOnTheirExamples) {
    EXPECT_THAT(check(with_fields("about = { nl = 'a', en = 'b' }, judge = function(m) return m.nothing end, "
                                  "examples = { { 'a', hit = true }, { 'b', hit = false } }")),
                HasSubstr("a message has no 'nothing'"));
}

TEST(Check, FindsRulesThatRemember) {
    EXPECT_THAT(
        check(with_fields(
            "about = { nl = 'a', en = 'b' }, judge = (function() local n = 0 return function(m) n = n + 1 "
            "if n % 2 == 1 then return hold { reason = 'fruit' } end end end)(), "
            "examples = { { 'a', hit = true }, { 'b', hit = false } }")),
        HasSubstr("something else the second time"));
}

TEST(Check, WarnsOfListsThatNobodyUses) {
    auto plugin = good_plugin();
    plugin.files["words/old.txt"] = "oud\n";
    EXPECT_THAT(text_of(check_plugin(plugin, {}).warnings),
                HasSubstr("test/words/old.txt: no rule uses this list"));
}

TEST(Check, PassesEveryNewPlugin) {
    for (const auto kind : {PluginKind::moderation, PluginKind::escalation, PluginKind::theme}) {
        const auto plugin = new_plugin(kind, "brand-new");
        ASSERT_TRUE(plugin);
        EXPECT_EQ(check(*plugin), "") << to_text(kind);
    }
    for (const char* name : {"", "A", "a b", "../x", "-a"})
        EXPECT_FALSE(new_plugin(PluginKind::theme, name)) << name;
}

TEST(Theme, IsReadAsData) {
    Faults faults;
    const auto made = read_manifest(*new_plugin(PluginKind::theme, "theme-new"), faults);
    ASSERT_TRUE(made && made->theme) << text_of(faults);
    EXPECT_EQ(made->theme->name, "theme-new");
    EXPECT_EQ(made->theme->colours.at("light").at("on-accent"), "#ffffff");
    EXPECT_EQ(made->theme->title.at("nl"), "Notities");
    EXPECT_EQ(made->theme->front_blocks.size(), 5U);
}

TEST(Theme, CarriesNoScriptAndNoForeignThings) {
    const auto told = [](const std::string& from, const std::string& to) {
        auto plugin = *new_plugin(PluginKind::theme, "theme-new");
        auto& text = plugin.files["plugin.lua"];
        const auto at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
        return check(plugin);
    };
    EXPECT_THAT(told("\"https://www.knmi.nl/\"", "\"javascript:alert(1)\""), HasSubstr("exit_address"));
    EXPECT_THAT(told("\"#f6f4ef\"", "\"red; } body { display: none\""), HasSubstr("must look like"));
    EXPECT_THAT(told("\"0.6rem\"", "\"0; } *{}\""), HasSubstr("theme.shape.corner"));
    EXPECT_THAT(told("footer_links = {}", "footer_links = { { 'x', '//evil.example/' } }"),
                HasSubstr("footer link"));
    EXPECT_THAT(told("words = {}", "words = { nl = { Write = '<script>' } }"), HasSubstr("theme.words.nl"));
    EXPECT_THAT(told("logo =", "script ="), HasSubstr("theme.script is unknown"));
}

TEST(Theme, IsRefusedByItsContrast) {
    const auto report = check_plugin(*new_plugin(PluginKind::theme, "theme-new"), [](const ThemeData& theme) {
        return std::vector<std::string>{theme.name + " is too pale"};
    });
    EXPECT_THAT(text_of(report.faults), HasSubstr("theme-new is too pale"));
}

TEST(Catalogue, LeavesOutWhatIsUnsure) {
    Faults faults;
    const auto sentences = read_po(
        "#, fuzzy\nmsgid \"a\"\nmsgstr \"A\"\nmsgid \"b\"\nmsgstr \"\"\nmsgid \"c\"\nmsgstr "
        "\"C\\n\"\n\"D\"\r\n",
        "f", faults);
    EXPECT_EQ(sentences.size(), 1U);
    EXPECT_EQ(sentences.at("c"), "C\nD");
    EXPECT_TRUE(faults.empty());
    (void)read_po("msgid a\nmsgctxt \"x\"\nnonsense\n", "f.po", faults);
    EXPECT_THAT(text_of(faults),
                testing::AllOf(HasSubstr("f.po:1"), HasSubstr("f.po:2"), HasSubstr("f.po:3")));
}

}  // namespace
}  // namespace luwte::script
