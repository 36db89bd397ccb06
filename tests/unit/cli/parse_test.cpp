// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/parse.hpp"

#include "cli/exit_code.hpp"
#include "cli/flags.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace otedama::cli {
namespace {

using testing::HasSubstr;

Arguments parsed(const std::vector<std::string>& arguments)
{
    const auto outcome = parse(arguments);
    EXPECT_TRUE(std::holds_alternative<Arguments>(outcome));
    return std::get<Arguments>(outcome);
}

EarlyExit refused(const std::vector<std::string>& arguments)
{
    const auto outcome = parse(arguments);
    EXPECT_TRUE(std::holds_alternative<EarlyExit>(outcome));
    return std::get<EarlyExit>(outcome);
}

std::vector<std::string> texts_of(const Arguments& arguments, std::string_view key)
{
    for (const FlagText& flag : arguments.settings) {
        if (flag.key == key)
            return flag.texts;
    }
    return {};
}

TEST(Parse, FollowsTheConventionOfMiners)
{
    const Arguments arguments = parsed({"mine", "-a", "sha256d", "-o", "stratum+tcp://h:1", "-u",
        "me", "-p", "secret", "-t", "2", "-c", "file.toml"});
    EXPECT_EQ(arguments.subcommand->name, "mine");
    EXPECT_EQ(texts_of(arguments, "mine.algorithm"), std::vector<std::string>{"sha256d"});
    EXPECT_EQ(texts_of(arguments, "mine.url"), std::vector<std::string>{"stratum+tcp://h:1"});
    EXPECT_EQ(texts_of(arguments, "mine.user"), std::vector<std::string>{"me"});
    EXPECT_EQ(texts_of(arguments, "mine.password"), std::vector<std::string>{"secret"});
    EXPECT_EQ(texts_of(arguments, "mine.threads"), std::vector<std::string>{"2"});
    EXPECT_EQ(arguments.config_file, "file.toml");
    EXPECT_FALSE(arguments.is_json);
}

TEST(Parse, SwitchesAreSettingsToo)
{
    const Arguments arguments =
        parsed({"pool", "--mine", "--json", "--no-color", "--listen", "a:1", "--listen", "b:2"});
    EXPECT_EQ(texts_of(arguments, "pool.mine"), std::vector<std::string>{"true"});
    EXPECT_EQ(texts_of(arguments, "pool.listen"), (std::vector<std::string>{"a:1", "b:2"}));
    EXPECT_TRUE(arguments.is_json);
    EXPECT_TRUE(arguments.is_colorless);
}

TEST(Parse, WhatIsNotGivenIsNotSet)
{
    EXPECT_TRUE(parsed({"demo"}).settings.empty());
    EXPECT_FALSE(parsed({"demo"}).config_file);
}

TEST(Parse, EveryFlagOfEveryCommandIsUnderstood)
{
    for (const Subcommand& row : subcommands()) {
        for (const Flag& flag : flags_of(row)) {
            std::vector<std::string> arguments = {std::string(row.name), "--" + flag.name};
            if (!flag.value_name.empty())
                arguments.emplace_back("1");
            EXPECT_TRUE(std::holds_alternative<Arguments>(parse(arguments)))
                << row.name << " --" << flag.name;
        }
    }
}

TEST(Parse, MistakesAreUsageErrors)
{
    const std::vector<std::vector<std::string>> mistakes = {{}, {"dig"}, {"mine", "--thredas", "2"},
        {"mine", "-t"}, {"mine", "-t", "1", "-t", "2"}, {"mine", "extra"}, {"demo", "--url", "x"},
        {"completion"}, {"completion", "csh"}};
    for (const auto& arguments : mistakes) {
        const EarlyExit early = refused(arguments);
        EXPECT_EQ(early.code, kExitUsage);
        EXPECT_FALSE(early.error.empty());
        EXPECT_TRUE(early.out.empty());
    }
}

TEST(Parse, HelpHasExamplesAndEveryFlag)
{
    for (const Subcommand& row : subcommands()) {
        const EarlyExit early = refused({std::string(row.name), "--help"});
        EXPECT_EQ(early.code, kExitDone);
        EXPECT_THAT(early.out, HasSubstr("Examples:"));
        for (const Flag& flag : flags_of(row)) EXPECT_THAT(early.out, HasSubstr("--" + flag.name));
    }
}

TEST(Parse, HelpNeverShowsASecretsDefault)
{
    for (const Subcommand& row : subcommands()) {
        for (const Flag& flag : flags_of(row)) {
            if (!flag.key.empty() && find_setting(flag.key)->is_secret) {
                EXPECT_EQ(flag.help.find('['), std::string::npos) << flag.name;
            }
        }
    }
}

TEST(Parse, TheProgramTellsItsExitCodesAndVersion)
{
    EXPECT_THAT(refused({"--help"}).out, HasSubstr("Exit code: 0"));
    EXPECT_THAT(refused({"--version"}).out, HasSubstr(build_info().version));
}

}  // namespace
}  // namespace otedama::cli
