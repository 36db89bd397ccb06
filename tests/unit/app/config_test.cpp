// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace otedama {
namespace {

using testing::AllOf;
using testing::HasSubstr;

/// A config file that goes with the test.
class ConfigTest : public testing::Test {
  protected:
    ConfigTest()
    {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::path(testing::TempDir()) /
                  (std::string("otedama_config_") + info->name());
        std::filesystem::create_directories(folder_);
    }
    ~ConfigTest() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path write(std::string_view text)
    {
        const auto file = folder_ / "otedama.toml";
        std::ofstream(file) << text;
        return file;
    }

    std::string error_of(std::string_view text)
    {
        const auto config = load_config({.file = write(text)});
        return config ? "no error" : config.error().message;
    }

    std::filesystem::path folder_;
};

TEST_F(ConfigTest, DefaultsCoverEverySetting)
{
    const auto config = load_config({});
    ASSERT_TRUE(config);
    for (const Setting& setting : settings()) {
        EXPECT_EQ(config->at(setting.key).layer, Layer::defaults) << setting.key;
        EXPECT_EQ(config->at(setting.key).origin, "default") << setting.key;
    }
    EXPECT_EQ(config->text("mine.algorithm"), "sha256d");
    EXPECT_EQ(config->number("mine.intensity"), 100);
    EXPECT_FALSE(config->number_if_set("pool.fixed_difficulty"));
    EXPECT_EQ(config->text("mine.url"), "");
}

TEST_F(ConfigTest, LaterLayersWinAndAreRemembered)
{
    const auto file = write("[mine]\nthreads = 2\nuser = \"file\"\nurl = \"file\"\n");
    const auto config = load_config({.file = file,
        .environment = {"OTEDAMA_MINE_USER=environment", "OTEDAMA_MINE_URL=environment", "PATH=/"},
        .flags = {{"mine.url", {"flag"}}}});
    ASSERT_TRUE(config) << config.error().message;
    EXPECT_EQ(config->integer("mine.threads"), 2U);
    EXPECT_EQ(config->at("mine.threads").origin, file.string() + ":2");
    EXPECT_EQ(config->text("mine.user"), "environment");
    EXPECT_EQ(config->at("mine.user").origin, "OTEDAMA_MINE_USER");
    EXPECT_EQ(config->text("mine.url"), "flag");
    EXPECT_EQ(config->at("mine.url").layer, Layer::flags);
    EXPECT_EQ(config->at("mine.url").origin, "--url");
    EXPECT_TRUE(config->warnings.empty());
}

TEST_F(ConfigTest, ReadsEveryTypeFromAFile)
{
    const auto config =
        load_config({.file = write("[mine]\nintensity = 50\n"
                                   "cpu_affinity = \"0-1,4\"\n"
                                   "[pool]\nlisten = [\"127.0.0.1:1\", \"[::1]:2\"]\n"
                                   "fixed_difficulty = 0.5\nmine = true\n")});
    ASSERT_TRUE(config) << config.error().message;
    EXPECT_EQ(config->number("mine.intensity"), 50);
    EXPECT_EQ(config->text("mine.cpu_affinity"), "0-1,4");
    EXPECT_EQ(config->texts("pool.listen"), (std::vector<std::string>{"127.0.0.1:1", "[::1]:2"}));
    EXPECT_EQ(config->number_if_set("pool.fixed_difficulty"), 0.5);
    EXPECT_TRUE(config->boolean("pool.mine"));
}

TEST_F(ConfigTest, OneTextWillDoForAList)
{
    const auto config = load_config({.file = write("[pool]\nlisten = \"[::]:3333\"\n")});
    ASSERT_TRUE(config) << config.error().message;
    EXPECT_EQ(config->texts("pool.listen"), std::vector<std::string>{"[::]:3333"});
}

TEST_F(ConfigTest, AnUnknownKeyNamesItsLineAndTheNearest)
{
    EXPECT_THAT(error_of("[mine]\n\nthredas = 2\n"),
        AllOf(HasSubstr("otedama.toml:3:"), HasSubstr("mine.thredas"),
            HasSubstr("did you mean mine.threads?")));
    EXPECT_THAT(error_of("[mine]\nzzzzzzzzzzzzzz = 2\n"), HasSubstr("docs/cli.md"));
    EXPECT_THAT(error_of("threads = 2\n"), HasSubstr("there is no setting threads"));
}

TEST_F(ConfigTest, AWrongTypeSaysWhatIsAllowed)
{
    EXPECT_THAT(error_of("[mine]\nthreads = \"two\"\n"),
        AllOf(HasSubstr("otedama.toml:2:"),
            HasSubstr("mine.threads must be a whole number, 0 to 1024")));
    EXPECT_THAT(error_of("[mine]\nthreads = -1\n"), HasSubstr("must be a whole number"));
    EXPECT_THAT(error_of("[mine]\nthreads = 1.5\n"), HasSubstr("must be a whole number"));
    EXPECT_THAT(error_of("[pool]\nmine = 1\n"), HasSubstr("must be true or false"));
    EXPECT_THAT(error_of("[pool]\nlisten = [1]\n"), HasSubstr("pool.listen must be"));
    EXPECT_THAT(error_of("[mine.threads]\nx = 1\n"), HasSubstr("mine.threads must be"));
}

TEST_F(ConfigTest, ABadValueSaysWhatIsAllowed)
{
    EXPECT_THAT(error_of("[mine]\nintensity = 101\n"), HasSubstr("a number, 1 to 100"));
    EXPECT_THAT(error_of("[mine]\nintensity = nan\n"), HasSubstr("a number, 1 to 100"));
    EXPECT_THAT(error_of("[mine]\ncpu_affinity = \"3-1\"\n"), HasSubstr("\"3-1\""));
    EXPECT_THAT(error_of("[log]\nlevel = \"loud\"\n"), HasSubstr("one of trace, debug, info"));
    EXPECT_THAT(error_of("[pool]\nlisten = []\n"), HasSubstr("one or more"));
}

TEST_F(ConfigTest, BrokenTomlNamesItsLine)
{
    EXPECT_THAT(error_of("[mine]\nthreads = \n"), HasSubstr("otedama.toml:2:"));
    EXPECT_THAT(error_of("[mine]\nthreads = 1\nthreads = 2\n"), HasSubstr("otedama.toml:"));
}

TEST_F(ConfigTest, ANamedFileMustExist)
{
    const auto config = load_config({.file = folder_ / "none.toml"});
    ASSERT_FALSE(config);
    EXPECT_THAT(config.error().message, HasSubstr("none.toml"));
    EXPECT_FALSE(load_config({.file = folder_}));
}

TEST_F(ConfigTest, TheUsualFileIsReadIfItIsThere)
{
    std::filesystem::create_directories(folder_ / "otedama");
    std::ofstream(folder_ / "otedama" / "otedama.toml") << "[mine]\nthreads = 7\n";
    const auto config = load_config({.environment = {"XDG_CONFIG_HOME=" + folder_.string()}});
    ASSERT_TRUE(config) << config.error().message;
    EXPECT_EQ(config->integer("mine.threads"), 7U);
    EXPECT_TRUE(load_config({.environment = {"HOME=" + folder_.string()}}));
}

TEST_F(ConfigTest, AVariableNobodyKnowsIsAWarning)
{
    const auto config = load_config({.environment = {"OTEDAMA_MINE_THREDAS=2"}});
    ASSERT_TRUE(config);
    ASSERT_EQ(config->warnings.size(), 1U);
    EXPECT_THAT(config->warnings.front(), HasSubstr("OTEDAMA_MINE_THREDAS"));
}

TEST_F(ConfigTest, ABadVariableIsAnErrorThatNamesIt)
{
    const auto config = load_config({.environment = {"OTEDAMA_MINE_THREADS=many"}});
    ASSERT_FALSE(config);
    EXPECT_THAT(config.error().message,
        AllOf(HasSubstr("OTEDAMA_MINE_THREADS"), HasSubstr("\"many\""), HasSubstr("0 to 1024")));
}

TEST_F(ConfigTest, SecretsAreNotRepeated)
{
    const auto config = load_config({.environment = {"OTEDAMA_MINE_PASSWORD=hunter2\n"}});
    ASSERT_FALSE(config);
    EXPECT_THAT(config.error().message, testing::Not(HasSubstr("hunter2")));
}

TEST_F(ConfigTest, AListVariableIsSplitAtCommas)
{
    const auto config = load_config({.environment = {"OTEDAMA_POOL_LISTEN=a:1,b:2"}});
    ASSERT_TRUE(config);
    EXPECT_EQ(config->texts("pool.listen"), (std::vector<std::string>{"a:1", "b:2"}));
}

}  // namespace
}  // namespace otedama
