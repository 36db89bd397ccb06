// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/checked_options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace otedama::pool {
namespace {

using testing::HasSubstr;

PoolOptions good()
{
    PoolOptions options;
    options.listen = {{"127.0.0.1", 0}};
    return options;
}

std::string problem_of(const PoolOptions& options)
{
    const auto checked = check_options(options);
    return checked ? "" : checked.error().message;
}

TEST(CheckedOptions, FindsTheRows)
{
    const auto checked = check_options(good()).value();
    EXPECT_EQ(checked.coin->name, "bitcoin");
    EXPECT_EQ(checked.network->name, "devnet");
    EXPECT_EQ(checked.kernel->algorithm->name, "sha256d");
}

TEST(CheckedOptions, UnknownNamesAreAnsweredWithTheKnownOnes)
{
    auto options = good();
    options.coin = "gold";
    EXPECT_THAT(problem_of(options), HasSubstr("\"gold\", known are: bitcoin"));
    options = good();
    options.network = "moon";
    EXPECT_THAT(problem_of(options), HasSubstr("\"moon\", known are: main, testnet4"));
}

TEST(CheckedOptions, NumbersMustMakeSense)
{
    for (const double bad : {0.0, -1.0, std::nan(""), HUGE_VAL}) {
        auto options = good();
        options.fixed_difficulty = bad;
        EXPECT_THAT(problem_of(options), HasSubstr("fixed share difficulty"));
        options = good();
        options.network_difficulty = bad;
        EXPECT_THAT(problem_of(options), HasSubstr("network difficulty"));
    }
    auto options = good();
    options.fixed_difficulty = 1e-9;
    options.network_difficulty = 1e-9;
    EXPECT_EQ(problem_of(options), "");
    options.threads = 257;
    EXPECT_THAT(problem_of(options), HasSubstr("257"));
}

TEST(CheckedOptions, OnlyTheDevnetsDifficultyIsOurs)
{
    auto options = good();
    options.network = "regtest";
    options.network_difficulty = 1;
    EXPECT_THAT(problem_of(options), HasSubstr("devnet only, not on regtest"));
}

TEST(CheckedOptions, TheTagMustFitTheCoinbase)
{
    auto options = good();
    options.tag = std::string(32, 'x');
    EXPECT_EQ(problem_of(options), "");
    options.tag += 'x';
    EXPECT_THAT(problem_of(options), HasSubstr("33 bytes"));
}

TEST(CheckedOptions, APoolListensSomewhere)
{
    auto options = good();
    options.listen.clear();
    EXPECT_THAT(problem_of(options), HasSubstr("no address"));
}

}  // namespace
}  // namespace otedama::pool
