// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/coin.hpp"

#include <gtest/gtest.h>

#include <set>

namespace otedama::pool {
namespace {

TEST(Coins, FindsRowsByName)
{
    const auto* bitcoin = find_coin("bitcoin");
    ASSERT_NE(bitcoin, nullptr);
    EXPECT_EQ(bitcoin->algorithm, "sha256d");
    EXPECT_EQ(find_coin("dogecorn"), nullptr);
    EXPECT_EQ(find_coin(""), nullptr);

    const auto* regtest = find_network(*bitcoin, "regtest");
    ASSERT_NE(regtest, nullptr);
    EXPECT_EQ(regtest->rpc_port, 18443);
    EXPECT_EQ(find_network(*bitcoin, "testnet5"), nullptr);
}

TEST(Coins, NamesAreUnique)
{
    std::set<std::string_view> names;
    for (const auto& coin : coins()) {
        EXPECT_TRUE(names.insert(coin.name).second);
        std::set<std::string_view> networks;
        for (const auto& network : coin.networks)
            EXPECT_TRUE(networks.insert(network.name).second) << network.name;
    }
}

TEST(Coins, OnlyWorthlessCoinsLackANode)
{
    for (const auto& coin : coins())
        for (const auto& network : coin.networks)
            EXPECT_EQ(network.rpc_port == 0, network.is_worthless) << network.name;
}

}  // namespace
}  // namespace otedama::pool
