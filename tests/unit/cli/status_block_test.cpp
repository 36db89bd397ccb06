// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/status_block.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace otedama::cli {
namespace {

using testing::Contains;
using testing::HasSubstr;

Snapshot example()
{
    Snapshot snapshot{.uptime_seconds = 3723};
    snapshot.miner = MinerSnapshot{.connection = "connected",
        .pool_url = "stratum+tcp://127.0.0.1:3333",
        .difficulty = 0.002,
        .accepted = 120,
        .rejected = 2};
    snapshot.miner->devices.push_back({.id = "cpu:0",
        .kernel = "sha256d/avx2",
        .worker_count = 2,
        .hashrate = {.ten_seconds = 12'340'000, .minute = 12e6, .quarter_hour = 11e6}});
    snapshot.pool =
        PoolSnapshot{.coin = "bitcoin", .chain = "devnet", .height = 13, .blocks_accepted = 3};
    return snapshot;
}

TEST(StatusBlock, ShowsWhatMatters)
{
    const auto lines = render_status(example(), {.columns = 120});
    EXPECT_THAT(lines, Contains(HasSubstr("up 1:02:03")));
    EXPECT_THAT(lines, Contains(HasSubstr("connected  stratum+tcp://127.0.0.1:3333")));
    EXPECT_THAT(lines, Contains(HasSubstr("12.34 MH/s 10s")));
    EXPECT_THAT(lines, Contains(HasSubstr("120 accepted  2 rejected")));
    EXPECT_THAT(lines, Contains(HasSubstr("bitcoin devnet  height 13")));
    EXPECT_THAT(lines, Contains(HasSubstr("3 accepted  0 rejected")));
    EXPECT_EQ(lines.size(), 6U);
}

TEST(StatusBlock, NeverExceedsTheTerminal)
{
    for (const std::size_t columns : {0U, 1U, 8U, 20U, 79U}) {
        for (const std::string& line : render_status(example(), {.columns = columns}))
            EXPECT_LE(line.size(), columns) << line;
    }
}

TEST(StatusBlock, ColorsTakeNoRoom)
{
    const auto plain = render_status(example(), {.columns = 20});
    auto colored = render_status(example(), {.columns = 20, .has_color = true});
    ASSERT_EQ(plain.size(), colored.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
        std::string& line = colored[i];
        EXPECT_THAT(line, HasSubstr("\x1b["));
        for (std::size_t at = line.find('\x1b'); at != std::string::npos; at = line.find('\x1b'))
            line.erase(at, line.find('m', at) - at + 1);
        EXPECT_EQ(line, plain[i]);
    }
}

TEST(StatusBlock, WithoutColorThereAreNoEscapes)
{
    for (const std::string& line : render_status(example(), {}))
        EXPECT_EQ(line.find('\x1b'), std::string::npos);
}

TEST(StatusBlock, APeerCannotSteerTheTerminal)
{
    Snapshot snapshot = example();
    snapshot.miner->pool_url = "evil\x1b[2J\r\n\x9b\x7f";
    for (const std::string& line : render_status(snapshot, {.columns = 200})) {
        for (const char c : line) EXPECT_TRUE(c >= 0x20 && c < 0x7f) << line;
    }
}

TEST(StatusBlock, ShowsTroubleOnlyWhereThereIsSome)
{
    Snapshot snapshot = example();
    EXPECT_THAT(render_status(snapshot, {}), testing::Not(Contains(HasSubstr("node"))));
    snapshot.pool->node_problem = "the node is away";
    snapshot.miner->devices[0].is_retired = true;
    snapshot.miner->devices[0].hardware_errors = 4;
    snapshot.miner->is_paused = true;
    const auto lines = render_status(snapshot, {.columns = 120});
    EXPECT_THAT(lines, Contains(HasSubstr("the node is away")));
    EXPECT_THAT(lines, Contains(HasSubstr("retired  4 hardware errors")));
    EXPECT_THAT(lines, Contains(HasSubstr("paused")));
}

TEST(StatusBlock, HalvesStandAlone)
{
    EXPECT_EQ(render_status(Snapshot{}, {}).size(), 1U);
    Snapshot pool_only = example();
    pool_only.miner.reset();
    EXPECT_EQ(render_status(pool_only, {}).size(), 3U);
    EXPECT_THAT(summarize_status(pool_only), testing::Not(HasSubstr("connected")));
}

TEST(StatusBlock, SummaryIsOneLine)
{
    const std::string summary = summarize_status(example());
    EXPECT_THAT(summary, HasSubstr("120 shares accepted, 2 rejected"));
    EXPECT_THAT(summary, HasSubstr("3 blocks"));
    EXPECT_EQ(summary.find('\n'), std::string::npos);
}

}  // namespace
}  // namespace otedama::cli
