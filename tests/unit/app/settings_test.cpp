// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/settings.hpp"

#include "app/setting_value.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace otedama {
namespace {

TEST(Settings, KeysAndVariablesAreUnique)
{
    std::set<std::string> keys;
    std::set<std::string> variables;
    for (const Setting& setting : settings()) {
        EXPECT_TRUE(keys.emplace(setting.key).second) << setting.key;
        EXPECT_TRUE(variables.insert(environment_name(setting)).second) << setting.key;
        EXPECT_EQ(find_setting(setting.key), &setting);
    }
}

TEST(Settings, EveryRowIsComplete)
{
    for (const Setting& setting : settings()) {
        EXPECT_NE(setting.commands, 0U) << setting.key;
        EXPECT_FALSE(setting.help.empty()) << setting.key;
        EXPECT_FALSE(setting.flag.empty()) << setting.key;
        EXPECT_EQ(setting.value_name.empty(), setting.type == SettingType::boolean) << setting.key;
        if (!setting.default_text.empty()) {
            EXPECT_TRUE(parse_value(setting, setting.default_text)) << setting.key;
        }
    }
}

TEST(Settings, NoCommandHasAFlagTwice)
{
    for (const unsigned command : {kForMine, kForPool, kForDemo, kForBench}) {
        std::set<std::string_view> flags;
        std::set<char> short_flags;
        for (const Setting& setting : settings()) {
            if ((setting.commands & command) == 0)
                continue;
            EXPECT_TRUE(flags.insert(setting.flag).second) << setting.key;
            if (setting.short_flag != 0) {
                EXPECT_TRUE(short_flags.insert(setting.short_flag).second) << setting.key;
            }
        }
    }
}

TEST(Settings, PasswordsAreSecret)
{
    EXPECT_TRUE(find_setting("mine.password")->is_secret);
    EXPECT_TRUE(find_setting("node.password")->is_secret);
    EXPECT_FALSE(find_setting("mine.user")->is_secret);
}

TEST(Settings, VariablesFollowFromKeys)
{
    EXPECT_EQ(environment_name(*find_setting("mine.cpu_affinity")), "OTEDAMA_MINE_CPU_AFFINITY");
}

TEST(Settings, FindsTheNearestKey)
{
    EXPECT_EQ(nearest_key("mine.thread"), "mine.threads");
    EXPECT_EQ(nearest_key("pool.fixed-difficulty"), "pool.fixed_difficulty");
    EXPECT_EQ(nearest_key("x"), "");
    EXPECT_EQ(nearest_key(std::string(10'000, 'x')), "");
}

TEST(SettingValue, ParsesWholeNumbersStrictly)
{
    const Setting& threads = *find_setting("mine.threads");
    EXPECT_EQ(parse_value(threads, "16"), SettingValue(std::uint64_t{16}));
    for (const char* text :
        {"", " 1", "1 ", "-1", "+1", "1.0", "0x1", "1025", "99999999999999999999999"})
        EXPECT_FALSE(parse_value(threads, text)) << text;
}

TEST(SettingValue, ParsesNumbersStrictly)
{
    const Setting& intensity = *find_setting("mine.intensity");
    EXPECT_EQ(parse_value(intensity, "12.5"), SettingValue(12.5));
    for (const char* text : {"", "0.5", "100.5", "inf", "nan", "50%"})
        EXPECT_FALSE(parse_value(intensity, text)) << text;
}

TEST(SettingValue, ParsesBooleans)
{
    const Setting& mine = *find_setting("pool.mine");
    EXPECT_EQ(parse_value(mine, "yes"), SettingValue(true));
    EXPECT_EQ(parse_value(mine, "0"), SettingValue(false));
    EXPECT_FALSE(parse_value(mine, "maybe"));
}

TEST(SettingValue, ParsesProcessorLists)
{
    EXPECT_EQ(parse_processors("0-3,8").value(), (std::vector<unsigned>{0, 1, 2, 3, 8}));
    EXPECT_EQ(parse_processors("65535").value(), std::vector<unsigned>{65535});
    for (const char* text : {"", ",", "1,", "a", "3-1", "1-", "-1", "0-3,2", "65536", "1 - 2"})
        EXPECT_FALSE(parse_processors(text)) << text;
}

TEST(SettingValue, TextsHaveNoControlCharacters)
{
    EXPECT_FALSE(parse_value(*find_setting("mine.user"), "a\nb"));
    EXPECT_TRUE(parse_value(*find_setting("mine.user"), "\xc3\xa9"));
}

}  // namespace
}  // namespace otedama
