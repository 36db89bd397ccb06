// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/options.hpp"

#include <gtest/gtest.h>

namespace otedama {
namespace {

Config config_with(std::vector<FlagText> flags)
{
    return load_config({.flags = std::move(flags)}).value();
}

TEST(Options, TheMinerGetsWhatTheConfigSays)
{
    const auto options = make_miner_options(config_with({{"mine.url", {"stratum+tcp://h:1"}},
        {"mine.user", {"me"}}, {"mine.threads", {"3"}}, {"mine.cpu_affinity", {"1,3-4"}},
        {"mine.cpu_priority", {"2"}}, {"mine.intensity", {"40"}}, {"mine.kernel", {"avx2"}}}));
    ASSERT_TRUE(options);
    EXPECT_EQ(options->algorithm, "sha256d");
    EXPECT_EQ(options->pool.url, "stratum+tcp://h:1");
    EXPECT_EQ(options->pool.user, "me");
    EXPECT_EQ(options->pool.password, "x");
    EXPECT_EQ(options->devices.cpu.threads, 3U);
    EXPECT_EQ(options->devices.cpu.affinity, (std::vector<unsigned>{1, 3, 4}));
    EXPECT_EQ(options->devices.cpu.priority, 2);
    EXPECT_EQ(options->devices.cpu.intensity_percent, 40);
    EXPECT_EQ(options->devices.cpu.kernel, "avx2");
    EXPECT_TRUE(options->agent.starts_with("otedama/"));
}

TEST(Options, ThePoolGetsWhatTheConfigSays)
{
    const auto options = make_pool_options(
        config_with({{"pool.chain", {"regtest"}}, {"pool.listen", {"127.0.0.1", "[::1]:5"}},
            {"pool.data_dir", {"/data"}}, {"node.user", {"u"}}, {"pool.fixed_difficulty", {"2"}}}));
    ASSERT_TRUE(options);
    EXPECT_EQ(options->network, "regtest");
    EXPECT_EQ(options->listen, (std::vector<net::Endpoint>{{"127.0.0.1", 3333}, {"::1", 5}}));
    EXPECT_EQ(options->data_folder, "/data");
    EXPECT_EQ(options->node.user, "u");
    EXPECT_EQ(options->fixed_difficulty, 2);
    EXPECT_FALSE(options->network_difficulty);
}

TEST(Options, ABadListenAddressNamesItsOrigin)
{
    const auto options =
        make_pool_options(config_with({{"pool.listen", {"h:x"}}, {"pool.data_dir", {"/d"}}}));
    ASSERT_FALSE(options);
    EXPECT_NE(options.error().message.find("--listen"), std::string::npos);
}

TEST(Options, ADemoListensOnTheLoopbackOnly)
{
    const auto options =
        make_demo_pool_options(config_with({{"pool.data_dir", {"/d"}}, {"pool.chain", {"main"}}}));
    ASSERT_TRUE(options);
    EXPECT_EQ(options->network, "devnet");
    EXPECT_EQ(options->listen, (std::vector<net::Endpoint>{{"127.0.0.1", 0}}));
    EXPECT_EQ(options->fixed_difficulty, 0.002);
    EXPECT_TRUE(options->is_data_kept);
    EXPECT_FALSE(make_demo_pool_options(config_with({{"demo.fresh", {"true"}}}))->is_data_kept);
}

TEST(Options, AMinerReachesAPoolThatListensEverywhere)
{
    EXPECT_EQ(address_of_embedded({{"0.0.0.0", 1}}, "u").url, "stratum+tcp://127.0.0.1:1");
    EXPECT_EQ(address_of_embedded({{"::", 2}}, "u").url, "stratum+tcp://[::1]:2");
    EXPECT_EQ(address_of_embedded({{"10.0.0.1", 3}}, "u").user, "u");
}

}  // namespace
}  // namespace otedama
