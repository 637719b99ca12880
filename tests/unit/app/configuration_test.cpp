#include "app/configuration.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

namespace luwte::app {
namespace {

class ConfigurationTest : public ::testing::Test {
  protected:
    void TearDown() override { std::remove(file_.c_str()); }

    std::filesystem::path write(const std::string& text) {
        std::ofstream(file_) << text;
        return file_;
    }
    static std::optional<std::string> nothing(const std::string&) { return std::nullopt; }
    std::string fault_of(const std::string& text) {
        const auto read = read_configuration(write(text), nothing);
        return read ? "no fault" : read.error().message.substr(file_.string().size());
    }

    const std::filesystem::path file_ = std::filesystem::temp_directory_path() /
                                        ("luwte-configuration-" + std::to_string(::getpid()) + ".toml");
};

TEST_F(ConfigurationTest, HasDefaultsWithoutAFile) {
    const auto read = read_configuration(std::nullopt, nothing);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->listen, std::vector<std::string>{"127.0.0.1:8080"});
    EXPECT_FALSE(read->plugins.empty());
}

TEST_F(ConfigurationTest, ReadsEveryKind) {
    const auto read = read_configuration(write("[server]\nlisten = [\"a:1\", \"b:2\"]\nworkers = 3\n[log]\nlevel = \"debug\"\n"), nothing);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->listen, (std::vector<std::string>{"a:1", "b:2"}));
    EXPECT_EQ(read->workers, 3);
    EXPECT_EQ(read->log_level, "debug");
}

TEST_F(ConfigurationTest, NamesFileLineAndKeyOfAMistake) {
    EXPECT_EQ(fault_of("[server]\n\nworker = 3\n"), ":3: server.worker: there is no such key");
    EXPECT_EQ(fault_of("[server]\nworkers = 0\n"), ":2: server.workers: has to be from 1 to 512");
    EXPECT_EQ(fault_of("[server]\nworkers = \"3\"\n"), ":2: server.workers: has to be a whole number");
    EXPECT_EQ(fault_of("[server]\nlisten = \"x\"\n"), ":2: server.listen: has to be a list of texts: [\"…\"]");
    EXPECT_EQ(fault_of("\n[sever]\n"), ":2: sever: there is no such section");
    EXPECT_EQ(fault_of("[server\n").substr(0, 3), ":1:");
}

TEST_F(ConfigurationTest, TheEnvironmentGoesBeforeTheFile) {
    const auto file = write("[server]\nlisten = [\"a:1\"]\nworkers = 3\n");
    const auto read = read_configuration(file, [](const std::string& name) -> std::optional<std::string> {
        if (name == "LUWTE_SERVER_LISTEN") return "c:3, d:4";
        if (name == "LUWTE_LIMITS_CONNECTIONS") return "55";
        return std::nullopt;
    });
    ASSERT_TRUE(read);
    EXPECT_EQ(read->listen, (std::vector<std::string>{"c:3", "d:4"}));
    EXPECT_EQ(read->workers, 3);
    EXPECT_EQ(read->connections, 55);
    const auto wrong = read_configuration(std::nullopt, [](const std::string& name) -> std::optional<std::string> {
        return name == "LUWTE_SERVER_WORKERS" ? std::optional<std::string>("12x") : std::nullopt;
    });
    EXPECT_EQ(wrong.error().message, "LUWTE_SERVER_WORKERS: has to be a whole number");
}

TEST_F(ConfigurationTest, RefusesACertificateWithoutItsKey) {
    EXPECT_NE(fault_of("[server]\ncertificate = \"x.pem\"\n"), "no fault");
}

TEST_F(ConfigurationTest, DescribesItselfInAFormThatItReads) {
    EXPECT_TRUE(read_configuration(write(describe_configuration()), nothing));
}

}  // namespace
}  // namespace luwte::app
