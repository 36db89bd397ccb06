// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/backoff.hpp"

#include <gtest/gtest.h>

#include <set>

namespace otedama {
namespace {

using namespace std::chrono_literals;

TEST(Backoff, DoublesUpToTheLongestWait)
{
    Backoff backoff(1s, 60s, 1);
    for (const auto longest : {1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s, 60s}) {
        const auto wait = backoff.next();
        EXPECT_GE(wait, longest / 2);
        EXPECT_LE(wait, longest);
    }
}

TEST(Backoff, StartsAgainAfterASuccess)
{
    Backoff backoff(1s, 60s, 1);
    for (int i = 0; i < 10; ++i) (void)backoff.next();
    backoff.reset();
    EXPECT_LE(backoff.next(), 1s);
}

TEST(Backoff, SpreadsMinersThatFailTogether)
{
    std::set<Backoff::Duration> waits;
    for (std::uint32_t seed = 1; seed <= 100; ++seed) waits.insert(Backoff(60s, 60s, seed).next());
    EXPECT_GT(waits.size(), 90U);
}

}  // namespace
}  // namespace otedama
