// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/recent_hits.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace otedama {
namespace {

WorkPtr work_with(std::uint64_t id)
{
    auto work = std::make_shared<Work>();
    work->id = WorkId{id};
    return work;
}

TEST(RecentHits, KnowsAHitAgain)
{
    RecentHits hits;
    const Hit hit{.work = work_with(1), .nonce = 2, .version = 3, .ntime = 4};
    EXPECT_TRUE(hits.add(hit));
    EXPECT_FALSE(hits.add(hit));
}

TEST(RecentHits, TellsHitsApartByEveryPart)
{
    RecentHits hits;
    const Hit hit{.work = work_with(1), .nonce = 2, .version = 3, .ntime = 4};
    EXPECT_TRUE(hits.add(hit));
    Hit other = hit;
    other.work = work_with(2);
    EXPECT_TRUE(hits.add(other));
    other = hit;
    other.nonce = 0;
    EXPECT_TRUE(hits.add(other));
    other = hit;
    other.version = 0;
    EXPECT_TRUE(hits.add(other));
    other = hit;
    other.ntime = 0;
    EXPECT_TRUE(hits.add(other));
}

TEST(RecentHits, TakesTheFirstHitWhateverItIs)
{
    RecentHits hits;
    EXPECT_TRUE(hits.add({.work = work_with(1)}));
}

TEST(RecentHits, ForgetsTheOldestOnly)
{
    RecentHits hits;
    const WorkPtr work = work_with(1);
    for (std::uint64_t nonce = 0; nonce < 65; ++nonce)
        EXPECT_TRUE(hits.add({.work = work, .nonce = nonce}));
    for (std::uint64_t nonce = 1; nonce < 65; ++nonce)
        EXPECT_FALSE(hits.add({.work = work, .nonce = nonce}));
    EXPECT_TRUE(hits.add({.work = work, .nonce = 0}));
}

}  // namespace
}  // namespace otedama
