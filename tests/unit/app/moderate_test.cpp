// `luwte moderate` and `luwte plugin`, as functions over streams and folders.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/command_moderate.h"
#include "app/command_plugin.h"

namespace luwte::app {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class Commands : public testing::Test {
  protected:
    void SetUp() override {
        root = std::filesystem::temp_directory_path() / ("luwte-commands-" + std::to_string(::getpid()));
        std::filesystem::create_directories(root / "plugins");
        for (const char* kind : {"moderation", "escalation", "theme"})
            EXPECT_EQ(plugin_new(kind, std::string("my-") + kind, root / "plugins", said), 0);
    }
    void TearDown() override { std::filesystem::remove_all(root); }

    std::vector<json> verdicts(const std::string& lines, int expected_code = 0) {
        script::Faults faults;
        const auto rules = load_rules(root / "plugins", extra, faults);
        EXPECT_TRUE(rules != nullptr);
        std::istringstream in(lines);
        std::ostringstream out;
        EXPECT_EQ(moderate(*rules, in, out), expected_code);
        std::vector<json> all;
        std::istringstream read(out.str());
        for (std::string line; std::getline(read, line);) all.push_back(json::parse(line));
        return all;
    }

    std::filesystem::path root;
    std::vector<std::filesystem::path> extra;
    std::ostringstream said;
};

TEST_F(Commands, ModerateAnswersEveryLineInOrder) {
    const auto all = verdicts(
        "{\"id\": \"a\", \"context\": \"topic\", \"text\": \"Wat is je adres?\"}\n"
        "\n"
        "{\"id\": 2, \"context\": \"chat\", \"text\": \"Hij staat nu voor de deur\", \"lang\": \"nl\", "
        "\"more\": [1]}\n"
        "{\"id\": \"c\", \"context\": \"profile\", \"text\": \"\"}\n");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(
        all[0],
        json::parse(
            R"({"id":"a","level":0,"categories":["personal-data"],"action":"nudge","rules":["my-moderation/example"]})"));
    EXPECT_EQ(
        all[1],
        json::parse(
            R"({"id":2,"level":3,"categories":["violence-now"],"action":"escalate","rules":["my-escalation/example"]})"));
    EXPECT_EQ(all[2],
              json::parse(R"({"id":"c","level":0,"categories":["none"],"action":"allow","rules":[]})"));
}

TEST_F(Commands, ModerateSaysWhichLinesAreNoMessages) {
    const auto all = verdicts(
        "nonsense\n{\"id\": 1}\n{\"id\": 1, \"text\": 5}\n{\"id\": 1, \"context\": \"moon\", \"text\": "
        "\"x\"}\n[]\n"
        "{\"id\": 6, \"text\": \"\\u0000\\ud83d\"}\n{\"id\": 7, \"text\": \"goed\"}\n",
        65);
    ASSERT_EQ(all.size(), 7U);
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_TRUE(all[i]["id"].is_null()) << i;
        EXPECT_EQ(all[i]["line"], i + 1);
    }
    EXPECT_EQ(all[6]["id"], 7);
}

TEST_F(Commands, ModerateTakesAPluginInPlaceOfTheOneWithItsName) {
    std::filesystem::create_directories(root / "other");
    std::filesystem::copy(root / "plugins" / "my-moderation", root / "other" / "my-moderation",
                          std::filesystem::copy_options::recursive);
    std::ofstream(root / "other" / "my-moderation" / "words" / "example.txt") << "iets anders\n";
    extra = {root / "other" / "my-moderation"};
    const auto all =
        verdicts("{\"id\": 1, \"text\": \"Wat is je adres?\"}\n{\"id\": 2, \"text\": \"iets anders\"}\n");
    EXPECT_EQ(all[0]["action"], "allow");
    EXPECT_EQ(all[1]["action"], "nudge");
}

TEST_F(Commands, CheckTellsWhatIsWrong) {
    EXPECT_EQ(plugin_check({root / "plugins" / "my-moderation", root / "plugins" / "my-theme"}, said), 0);
    std::ofstream(root / "plugins" / "my-moderation" / "rules" / "b.lua") << "return rule {\n";
    std::ostringstream out;
    EXPECT_EQ(plugin_check({root / "plugins" / "my-moderation"}, out), 65);
    EXPECT_THAT(out.str(), HasSubstr("my-moderation/rules/b.lua:"));
    EXPECT_EQ(plugin_check({root / "none"}, out), 65);
    EXPECT_EQ(plugin_check({}, out), 65);
}

TEST_F(Commands, CheckRefusesAThemeThatCannotBeRead) {
    const auto path = root / "plugins" / "my-theme" / "plugin.lua";
    std::ifstream in(path);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    text.replace(text.find("#1d2b33"), 7, "#e0e0e0");
    std::ofstream(path) << text;
    std::ostringstream out;
    EXPECT_EQ(plugin_check({root / "plugins" / "my-theme"}, out), 65);
    EXPECT_THAT(out.str(), HasSubstr("contrast in light: text on"));
}

TEST_F(Commands, NewOverwritesNothing) {
    EXPECT_EQ(plugin_new("moderation", "my-moderation", root / "plugins", said), 73);
    EXPECT_EQ(plugin_new("magic", "x", root / "plugins", said), 64);
    EXPECT_EQ(plugin_new("theme", "../x", root / "plugins", said), 64);
}

TEST_F(Commands, ListNamesEveryPlugin) {
    std::ofstream(root / "plugins" / "my-theme" / "plugin.lua") << "oops";
    std::ostringstream out;
    EXPECT_EQ(plugin_list(root / "plugins", out), 0);
    EXPECT_THAT(out.str(), testing::AllOf(HasSubstr("my-moderation"), HasSubstr("my-escalation"),
                                          HasSubstr("my-theme                 does not load")));
}

}  // namespace
}  // namespace luwte::app
