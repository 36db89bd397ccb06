// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/upstreams.hpp"

#include "tests/unit/miner/real_block.hpp"

#include <gtest/gtest.h>

#include <set>

namespace otedama {
namespace {

std::string error_of(std::string_view url)
{
    const auto pool = parse_pool_url(url);
    return pool ? "no error" : pool.error().message;
}

TEST(Upstreams, ReadsPoolUrls)
{
    for (const std::string_view url : {"stratum+tcp://pool.example:3333",
             "stratum://pool.example:3333", "stratum+tcp://pool.example:3333/"}) {
        const auto pool = parse_pool_url(url);
        ASSERT_TRUE(pool) << pool.error().message;
        EXPECT_EQ(pool->endpoint, (net::Endpoint{"pool.example", 3333}));
    }
    const auto ipv6 = parse_pool_url("stratum+tcp://[::1]:13333");
    ASSERT_TRUE(ipv6);
    EXPECT_EQ(ipv6->endpoint, (net::Endpoint{"::1", 13333}));
}

TEST(Upstreams, NamesTheKnownSchemes)
{
    EXPECT_EQ(error_of("http://pool.example:80"),
        "pool URL http://pool.example:80: no protocol \"http\"; known are stratum+tcp://, "
        "stratum://");
    EXPECT_EQ(error_of("pool.example:3333"),
        "pool URL \"pool.example:3333\" has no scheme; known are stratum+tcp://, stratum://");
    EXPECT_EQ(error_of(""), "pool URL \"\" has no scheme; known are stratum+tcp://, stratum://");
    EXPECT_NE(error_of("STRATUM+TCP://pool.example:3333"), "no error");
}

TEST(Upstreams, NamesTheUsualPortWhereOneIsMissing)
{
    EXPECT_EQ(error_of("stratum+tcp://pool.example"),
        "pool URL stratum+tcp://pool.example has no port; many pools use 3333: "
        "stratum+tcp://pool.example:3333");
}

TEST(Upstreams, RefusesAddressesThatAreNone)
{
    for (const std::string_view url : {"stratum+tcp://", "stratum+tcp://:3333",
             "stratum+tcp://pool.example:", "stratum+tcp://pool.example:0",
             "stratum+tcp://pool.example:65536", "stratum+tcp://pool.example:33x3",
             "stratum+tcp://[::1:3333"}) {
        const std::string error = error_of(url);
        EXPECT_NE(error, "no error") << url;
        EXPECT_NE(error.find(url), std::string::npos) << error;
    }
}

TEST(Upstreams, EveryRowMakesAClientAndHasItsOwnScheme)
{
    std::set<std::string_view> schemes;
    for (const UpstreamProtocol& protocol : upstream_protocols()) {
        EXPECT_TRUE(schemes.insert(protocol.scheme).second);
        ClientActions actions;
        const auto client =
            protocol.make_client({.algorithm = &test::sha256d_algorithm(), .agent = "test"});
        ASSERT_TRUE(client);
        client->on_connected({}, actions);
        EXPECT_FALSE(actions.empty());
    }
}

TEST(Upstreams, AsksForVersionRollingOnlyIfTold)
{
    for (const bool can_roll : {true, false}) {
        ClientActions actions;
        upstream_protocols()[0]
            .make_client({.algorithm = &test::sha256d_algorithm(), .can_roll_version = can_roll})
            ->on_connected({}, actions);
        const std::string& bytes = std::get<SendBytes>(actions.at(0)).bytes;
        EXPECT_EQ(bytes.find("mining.configure") != std::string::npos, can_roll) << bytes;
    }
}

}  // namespace
}  // namespace otedama
