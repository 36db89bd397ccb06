// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/shares/share_difficulty.hpp"

#include <gtest/gtest.h>

namespace otedama::pool {
namespace {

/// What the miner on the other end makes of the number it is told.
Target as_miner(double sent)
{
    return *Target::from_difficulty(sent, kBitcoinDifficultyOne);
}

TEST(ShareDifficulty, IsWhatWasWishedForOnAHarderNetwork)
{
    // The target of mainnet block 100,000.
    const Target network = *Target::from_compact(0x1b04864c);
    const auto difficulty = share_difficulty(512, network, kBitcoinDifficultyOne);
    EXPECT_EQ(difficulty.sent, 512);
    EXPECT_EQ(difficulty.target, as_miner(512));
    EXPECT_GT(difficulty.target, network);
}

TEST(ShareDifficulty, NeverAsksForMoreThanABlock)
{
    const Target network = *Target::from_compact(0x1d00ffff);
    const auto difficulty = share_difficulty(1e6, network, kBitcoinDifficultyOne);
    EXPECT_EQ(difficulty.sent, 1.0);
    EXPECT_EQ(difficulty.target, network);
}

TEST(ShareDifficulty, EveryBlockIsAShareWhateverDoublesRoundAway)
{
    // regtest, and targets whose difficulty no double holds.
    for (const std::uint32_t bits : {0x207fffffU, 0x207ffffeU, 0x1e0377aeU, 0x1d00fffeU,
             0x1c123457U, 0x1b04864cU, 0x170331dbU, 0x1703255bU, 0x03000001U}) {
        const Target network = *Target::from_compact(bits);
        const auto difficulty = share_difficulty(1e300, network, kBitcoinDifficultyOne);
        EXPECT_GE(difficulty.target, network) << bits;
        EXPECT_EQ(difficulty.target, as_miner(difficulty.sent)) << bits;
        // At most a few units in the last place easier.
        const double exact = network.difficulty(kBitcoinDifficultyOne);
        EXPECT_LE(difficulty.sent, exact);
        EXPECT_GT(difficulty.sent, exact * (1 - 1e-14));
    }
}

TEST(ShareDifficulty, AManualTargetOfAnyLimbsIsReachable)
{
    for (std::uint64_t i = 1; i < 200; ++i) {
        const std::uint64_t noise = i * 0x9e3779b97f4a7c15;
        const Target network({noise, ~noise, noise ^ i, i << 40});
        EXPECT_GE(share_difficulty(1e300, network, kBitcoinDifficultyOne).target, network);
    }
}

TEST(ShareDifficulty, TinyWishesMakeEveryHashAShare)
{
    const auto difficulty =
        share_difficulty(1e-200, *Target::from_compact(0x1d00ffff), kBitcoinDifficultyOne);
    Hash256 worst;
    worst.bytes.fill(0xff);
    EXPECT_TRUE(difficulty.target.is_met_by(worst));
    EXPECT_EQ(difficulty.target.weight(), UInt128{1});
}

}  // namespace
}  // namespace otedama::pool
