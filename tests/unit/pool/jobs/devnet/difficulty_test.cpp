// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/devnet/difficulty.hpp"

#include "core/target.hpp"
#include "pool/jobs/devnet/parameters.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace otedama::pool::devnet {
namespace {

using std::chrono::seconds;

double difficulty(std::uint32_t bits)
{
    return Target::from_compact(bits)->difficulty(kBitcoinDifficultyOne);
}

double step(std::uint32_t bits, int elapsed)
{
    return difficulty(next_bits(bits, seconds(elapsed))) / difficulty(bits);
}

TEST(DevnetDifficulty, KeepsStillWhenBlocksComeOnTime)
{
    EXPECT_EQ(next_bits(0x1d00ffff, kBlockSpacing), 0x1d00ffffu);
    EXPECT_EQ(next_bits(kEasiestBits, kBlockSpacing), kEasiestBits);
}

TEST(DevnetDifficulty, FollowsTheExponential)
{
    for (int elapsed = -30; elapsed <= 30; ++elapsed)
        EXPECT_NEAR(step(0x1c123456, elapsed), std::exp2((3 - elapsed) / 30.0), 3e-4) << elapsed;
}

TEST(DevnetDifficulty, BelievesHalfAMinute)
{
    EXPECT_EQ(next_bits(0x1c123456, seconds(30)), next_bits(0x1c123456, seconds(1'000'000'000)));
    EXPECT_EQ(next_bits(0x1c123456, seconds(-30)), next_bits(0x1c123456, seconds(-1'000'000)));
}

TEST(DevnetDifficulty, StaysWithinItsLimits)
{
    auto bits = kFirstBits;
    for (int i = 0; i < 1000; ++i) bits = next_bits(bits, seconds(30));
    EXPECT_EQ(bits, kEasiestBits);
    for (int i = 0; i < 10'000; ++i) bits = next_bits(bits, seconds(-30));
    EXPECT_TRUE(Target::from_compact(bits));
}

/// The mean spacing of the last `count` of `blocks` blocks for a miner of that speed, with times
/// as a chain sees them: whole seconds.
double mean_spacing(double hashes_per_second, int blocks, int count, unsigned seed)
{
    std::mt19937_64 random(seed);
    auto bits = kFirstBits;
    double clock = 0;
    double measured_from = 0;
    auto last_time = 0L;
    for (int i = 0; i < blocks; ++i) {
        if (i == blocks - count)
            measured_from = clock;
        const auto hashes = static_cast<double>(Target::from_compact(bits)->weight());
        clock += std::exponential_distribution<>(hashes_per_second / hashes)(random);
        const auto time = static_cast<long>(clock);
        if (i > 0)
            bits = next_bits(bits, seconds(time - last_time));
        last_time = time;
    }
    return (clock - measured_from) / count;
}

TEST(DevnetDifficulty, ConvergesForSlowAndFastMiners)
{
    for (const double speed : {1e5, 2e6, 5e7, 1e9, 1e11})
        for (const unsigned seed : {1u, 2u, 3u})
            EXPECT_NEAR(mean_spacing(speed, 3000, 2000, seed), 3.0, 0.3) << speed;
}

TEST(DevnetDifficulty, ASlowProcessorFindsTheFirstBlocksInSeconds)
{
    // Two million hashes a second: a scalar kernel on one old core.
    EXPECT_LT(static_cast<double>(Target::from_compact(kFirstBits)->weight()) / 2e6, 10);
    EXPECT_NEAR(difficulty(kFirstBits), 0.004, 0.0002);
}

TEST(DevnetParameters, EveryDifficultyHasItsOwnChain)
{
    const auto free = make_parameters(std::nullopt).value();
    const auto one = make_parameters(1.0).value();
    const auto two = make_parameters(2.0).value();
    EXPECT_EQ(file_name(free), "devnet.blocks");
    EXPECT_EQ(file_name(one), "devnet-1d00ffff.blocks");
    EXPECT_NE(genesis_block(free).header.hash, genesis_block(one).header.hash);
    EXPECT_NE(genesis_block(one).header.hash, genesis_block(two).header.hash);
}

TEST(DevnetParameters, DifficultiesFromOneExtremeToTheOther)
{
    for (const double wanted : {1e-30, 4.7e-10, 0.001, 0.3, 1.0, 65535.0, 1e12, 1e90}) {
        const auto parameters = make_parameters(wanted);
        ASSERT_TRUE(parameters) << wanted;
        EXPECT_TRUE(Target::from_compact(first_bits(*parameters))) << wanted;
    }
    for (const double bad : {0.0, -1.0, std::nan(""), HUGE_VAL}) EXPECT_FALSE(make_parameters(bad));
}

TEST(DevnetParameters, SubsidyHalves)
{
    EXPECT_EQ(block_subsidy(1), 5'000'000'000u);
    EXPECT_EQ(block_subsidy(209'999), 5'000'000'000u);
    EXPECT_EQ(block_subsidy(210'000), 2'500'000'000u);
    EXPECT_EQ(block_subsidy(0xffffffff), 0u);
}

}  // namespace
}  // namespace otedama::pool::devnet
