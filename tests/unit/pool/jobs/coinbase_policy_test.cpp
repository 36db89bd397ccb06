// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/coinbase_policy.hpp"

#include "core/hex.hpp"
#include "pool/jobs/script.hpp"
#include "tests/unit/pool/jobs/test_template.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace otedama::pool {
namespace {

using testing::HasSubstr;

// Addresses of Bitcoin Core's key_io_valid.json and BIP173.
const std::string kMainAddress = "1BShJZ8A5q53oJJfMJoEF1gfZCWdZqZwwD";
const std::string kMainScript = "76a914728d4cc27d19707b0197cfcd7c412d43287864b588ac";
const std::string kSegwitAddress = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

Result<std::unique_ptr<CoinbasePolicy>> solo(
    const std::string& network, const std::string& payout = "")
{
    const auto& coin = *find_coin("bitcoin");
    return make_solo_policy(coin, *find_network(coin, network), payout);
}

TEST(SoloPolicy, PaysTheAddressInTheUserName)
{
    const auto policy = solo("main");
    ASSERT_TRUE(policy);
    const auto coinbase_class = (*policy)->classify(kMainAddress + ".rig7.left");
    ASSERT_TRUE(coinbase_class);
    const auto block = test::empty_template(5);
    const auto plan = (*policy)->plan(block, *coinbase_class);
    ASSERT_EQ(plan.outputs.size(), 1u);
    EXPECT_EQ(plan.outputs[0].value, block.coinbase_value);
    EXPECT_EQ(to_hex(plan.outputs[0].script), kMainScript);
    EXPECT_FALSE(plan.commitment);
}

TEST(SoloPolicy, OneClassPerScript)
{
    const auto policy = solo("main");
    const auto lower = (*policy)->classify(kSegwitAddress + ".a");
    const auto upper = (*policy)->classify("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4.b");
    const auto other = (*policy)->classify(kMainAddress);
    ASSERT_TRUE(lower && upper && other);
    EXPECT_EQ(*lower, *upper);
    EXPECT_NE(*lower, *other);
}

TEST(SoloPolicy, RefusesANameThatIsNoAddressWhereCoinsAreWorthSomething)
{
    for (const char* network : {"main", "testnet4", "regtest"}) {
        const auto policy = solo(network);
        for (const char* name : {"", ".", ".worker", "satoshi.worker"}) {
            const auto refused = (*policy)->classify(name);
            ASSERT_FALSE(refused) << name << " on " << network;
            EXPECT_THAT(refused.error().message, HasSubstr("begin with your payout address"));
        }
    }
    EXPECT_FALSE((*solo("regtest"))->classify(kMainAddress));
}

TEST(SoloPolicy, DevnetPaysAnybody)
{
    const auto policy = solo("devnet");
    const auto coinbase_class = (*policy)->classify("satoshi.worker");
    ASSERT_TRUE(coinbase_class);
    const auto plan = (*policy)->plan(test::empty_template(5), *coinbase_class);
    EXPECT_EQ(plan.outputs[0].script, anyone_can_spend_script());
}

TEST(SoloPolicy, AGivenAddressIsPaidWhateverTheUserName)
{
    const auto policy = solo("main", kMainAddress);
    ASSERT_TRUE(policy);
    const auto first = (*policy)->classify("whoever");
    const auto second = (*policy)->classify(kSegwitAddress);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(*first, *second);
    const auto plan = (*policy)->plan(test::empty_template(5), *first);
    EXPECT_EQ(to_hex(plan.outputs[0].script), kMainScript);
}

TEST(SoloPolicy, AWrongPayoutAddressIsAnErrorEverywhere)
{
    for (const char* network : {"testnet4", "regtest", "devnet"}) {
        const auto policy = solo(network, kMainAddress);
        ASSERT_FALSE(policy) << network;
        EXPECT_THAT(policy.error().message, HasSubstr("payout address: not a usable address"));
    }
}

}  // namespace
}  // namespace otedama::pool
