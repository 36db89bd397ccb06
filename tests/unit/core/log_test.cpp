// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "core/log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace otedama::log {
namespace {

std::string captured;

void capture(std::string_view line)
{
    captured += line;
}

class Log : public ::testing::Test {
  protected:
    void SetUp() override
    {
        captured.clear();
        set_line_writer(&capture);
    }
    void TearDown() override
    {
        set_line_writer(nullptr);
        set_level(Level::info);
    }
};

TEST_F(Log, WritesSentenceAndFields)
{
    info(pool, "share accepted", {{"account", "alice bob"}, {"weight", 7}, {"ratio", 0.5}});
    EXPECT_NE(
        captured.find("info    pool    share accepted account=\"alice bob\" weight=7 ratio=0.5\n"),
        std::string::npos)
        << captured;
}

TEST_F(Log, BeginsWithTheTimeInMilliseconds)
{
    info(pool, "share accepted");
    EXPECT_THAT(captured,
        ::testing::MatchesRegex("[0-9-]+T[0-9]+:[0-9]+:[0-9]+\\.[0-9][0-9][0-9]Z info .*\n"));
}

TEST_F(Log, PeersCannotForgeLines)
{
    info(pool, "refused", {{"reason", "x\nerror pool\x1b[31m"}});
    EXPECT_EQ(std::count(captured.begin(), captured.end(), '\n'), 1);
    EXPECT_EQ(captured.find('\x1b'), std::string::npos);
}

TEST_F(Log, NorWithANameInTheSentence)
{
    info(pool, "x\nerror pool\x1b[31m \"found\" a block");
    EXPECT_NE(captured.find("x\\x0aerror pool\\x1b[31m \"found\" a block\n"), std::string::npos);
    EXPECT_EQ(std::count(captured.begin(), captured.end(), '\n'), 1);
    EXPECT_EQ(captured.find('\x1b'), std::string::npos);
}

TEST_F(Log, LevelsBelowTheLimitAreSilent)
{
    debug(pool, "unseen");
    EXPECT_TRUE(captured.empty());
    set_level(Level::debug);
    debug(pool, "seen");
    EXPECT_FALSE(captured.empty());
}

TEST(LogLevel, HasNames)
{
    EXPECT_EQ(level_from_name("warning"), Level::warning);
    EXPECT_FALSE(level_from_name("loud").has_value());
}

}  // namespace
}  // namespace otedama::log
