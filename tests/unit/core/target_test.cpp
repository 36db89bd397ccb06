// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "core/target.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace otedama {
namespace {

TEST(Target, CompactFormOfDifficultyOne)
{
    EXPECT_EQ(Target::from_compact(0x1d00ffff), kBitcoinDifficultyOne);
    EXPECT_EQ(kBitcoinDifficultyOne.to_compact(), 0x1d00ffffU);
}

TEST(Target, CompactFormRoundTripsThroughTheSignBit)
{
    // 0x00800000 would be negative, so the encoder must step down a byte.
    const Target target({0x800000, 0, 0, 0});
    EXPECT_EQ(target.to_compact(), 0x04008000U);
    EXPECT_EQ(Target::from_compact(0x04008000), target);
}

TEST(Target, CompactFormOfRegtest)
{
    const auto target = Target::from_compact(0x207fffff);
    ASSERT_TRUE(target.has_value());
    EXPECT_EQ(target->to_compact(), 0x207fffffU);
    EXPECT_EQ(target->weight(), UInt128{2});
}

TEST(Target, RefusesNegativeZeroAndOverflow)
{
    for (const std::uint32_t bits :
        {0x1d80ffffU, 0x00000000U, 0x1d000000U, 0x01000001U, 0x23000100U, 0x22010000U, 0xff123456U})
        EXPECT_FALSE(Target::from_compact(bits).has_value()) << bits;
}

TEST(Target, DifficultyIsExactIntegerDivision)
{
    EXPECT_EQ(Target::from_difficulty(1, kBitcoinDifficultyOne), kBitcoinDifficultyOne);
    const auto half = Target::from_difficulty(0.5, kBitcoinDifficultyOne);
    EXPECT_EQ(half, Target({0, 0, 0, 0x00000001fffe0000}));
    const auto three = Target::from_difficulty(3, kBitcoinDifficultyOne);
    EXPECT_EQ(three, Target({0, 0, 0, 0x0000000055550000}));
    const auto seven = Target::from_difficulty(7, kBitcoinDifficultyOne);
    EXPECT_EQ(seven,
        Target({0x2492492492492492, 0x9249249249249249, 0x4924924924924924, 0x0000000024922492}));
}

TEST(Target, DifficultyRoundTrips)
{
    for (const double difficulty : {1e-9, 0.001, 1.0, 16.5, 1e6, 1.2e14}) {
        const auto target = Target::from_difficulty(difficulty, kBitcoinDifficultyOne);
        ASSERT_TRUE(target.has_value());
        EXPECT_NEAR(target->difficulty(kBitcoinDifficultyOne) / difficulty, 1, 1e-12);
    }
}

TEST(Target, DifficultyClampsInsteadOfWrapping)
{
    const auto easiest = Target::from_difficulty(1e-30, kBitcoinDifficultyOne);
    ASSERT_TRUE(easiest.has_value());
    EXPECT_EQ(easiest->limbs()[3], std::numeric_limits<std::uint64_t>::max());
    const auto hardest = Target::from_difficulty(1e80, kBitcoinDifficultyOne);
    EXPECT_EQ(hardest, Target({1, 0, 0, 0}));
    for (const double bad : {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity()})
        EXPECT_FALSE(Target::from_difficulty(bad, kBitcoinDifficultyOne).has_value());
}

TEST(Target, HashOnTheLimitMeetsIt)
{
    Hash256 hash = kBitcoinDifficultyOne.to_hash();
    EXPECT_TRUE(kBitcoinDifficultyOne.is_met_by(hash));
    hash.bytes[0] = 1;
    EXPECT_FALSE(kBitcoinDifficultyOne.is_met_by(hash));
}

TEST(Target, WeightIsExpectedHashes)
{
    // Bitcoin's own chain work per block at difficulty 1.
    EXPECT_EQ(to_string(kBitcoinDifficultyOne.weight()), "4295032833");
    EXPECT_EQ(Target({1, 0, 0, 0}).weight(), ~UInt128{0});
}

}  // namespace
}  // namespace otedama
