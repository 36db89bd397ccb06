// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/shares/duplicate_filter.hpp"

#include <gtest/gtest.h>

namespace otedama::pool {
namespace {

using Outcome = DuplicateFilter::Outcome;

TEST(DuplicateFilter, KnowsWhatWasAdded)
{
    DuplicateFilter filter;
    const ShareKey key{.extranonce2 = 1, .ntime = 2, .nonce = 3, .version = 4};
    EXPECT_FALSE(filter.contains(key));
    EXPECT_EQ(filter.add(key), Outcome::added);
    EXPECT_TRUE(filter.contains(key));
    EXPECT_EQ(filter.add(key), Outcome::present);
    EXPECT_EQ(filter.size(), 1U);
}

TEST(DuplicateFilter, TellsSharesApartByEveryField)
{
    DuplicateFilter filter;
    const ShareKey key{.extranonce2 = 1, .ntime = 2, .nonce = 3, .version = 4};
    EXPECT_EQ(filter.add(key), Outcome::added);
    for (std::uint32_t bit = 0; bit < 32; ++bit) {
        const std::uint32_t flip = std::uint32_t{1} << bit;
        ShareKey other = key;
        other.ntime ^= flip;
        EXPECT_FALSE(filter.contains(other));
        other = key;
        other.nonce ^= flip;
        EXPECT_FALSE(filter.contains(other));
        other = key;
        other.version ^= flip;
        EXPECT_FALSE(filter.contains(other));
        other = key;
        other.extranonce2 ^= std::uint64_t{flip} << 32;
        EXPECT_FALSE(filter.contains(other));
    }
}

TEST(DuplicateFilter, TheKeyOfZerosIsAShareLikeAnyOther)
{
    DuplicateFilter filter;
    EXPECT_FALSE(filter.contains({}));
    EXPECT_EQ(filter.add({}), Outcome::added);
    EXPECT_EQ(filter.add({}), Outcome::present);
    EXPECT_EQ(filter.size(), 1U);
}

TEST(DuplicateFilter, GrowsWithoutForgetting)
{
    DuplicateFilter filter;
    constexpr std::uint32_t kCount = 20'000;
    for (std::uint32_t i = 0; i < kCount; ++i)
        ASSERT_EQ(filter.add({.extranonce2 = i / 7, .nonce = i}), Outcome::added);
    for (std::uint32_t i = 0; i < kCount; ++i)
        ASSERT_EQ(filter.add({.extranonce2 = i / 7, .nonce = i}), Outcome::present);
    EXPECT_FALSE(filter.contains({.extranonce2 = 0, .nonce = kCount}));
    EXPECT_EQ(filter.size(), kCount);
}

TEST(DuplicateFilter, RefusesAtItsCapacityAndStillKnowsTheRest)
{
    DuplicateFilter filter(3);
    for (std::uint32_t i = 0; i < 3; ++i) EXPECT_EQ(filter.add({.nonce = i}), Outcome::added);
    EXPECT_EQ(filter.add({.nonce = 3}), Outcome::full);
    EXPECT_EQ(filter.add({.nonce = 3}), Outcome::full);
    EXPECT_EQ(filter.add({.nonce = 0}), Outcome::present);
    EXPECT_EQ(filter.add({.nonce = 2}), Outcome::present);
    EXPECT_EQ(filter.size(), 3U);
}

}  // namespace
}  // namespace otedama::pool
