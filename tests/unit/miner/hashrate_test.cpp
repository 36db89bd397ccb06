// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/hashrate.hpp"

#include <gtest/gtest.h>

namespace otedama {
namespace {

using namespace std::chrono_literals;

constexpr Time kStart = Time() + 12345s;

/// Hashes at `rate` from `from` to `to` in steps of 100 ms, as slices come.
void hash(Hashrate& hashrate, Time from, Time to, std::uint64_t rate)
{
    for (Time now = from + 100ms; now <= to; now += 100ms) hashrate.add(now, rate / 10);
}

TEST(Hashrate, IsZeroBeforeTheStart)
{
    const Hashrate hashrate;
    EXPECT_EQ(hashrate.windows(kStart).ten_seconds, 0);
    EXPECT_EQ(hashrate.total(), 0U);
}

TEST(Hashrate, IsZeroAtTheVeryStart)
{
    Hashrate hashrate;
    hashrate.add(kStart, 1000);
    EXPECT_EQ(hashrate.windows(kStart).ten_seconds, 0) << "no time has passed to divide by";
}

TEST(Hashrate, AveragesAnUnfilledWindowOverWhatThereIs)
{
    Hashrate hashrate;
    hashrate.start(kStart);
    hash(hashrate, kStart, kStart + 3s, 1'000'000);
    const HashrateWindows windows = hashrate.windows(kStart + 3s);
    EXPECT_NEAR(windows.ten_seconds, 1e6, 1);
    EXPECT_NEAR(windows.minute, 1e6, 1);
    EXPECT_NEAR(windows.quarter_hour, 1e6, 1);
    EXPECT_NEAR(hashrate.windows(kStart + 6s).ten_seconds, 5e5, 1);
}

TEST(Hashrate, StartsOnce)
{
    Hashrate hashrate;
    hashrate.start(kStart);
    hash(hashrate, kStart, kStart + 2s, 1000);
    hashrate.start(kStart + 1s);
    EXPECT_NEAR(hashrate.windows(kStart + 2s).ten_seconds, 1000, 1);
}

TEST(Hashrate, ForgetsWhatAWindowDoesNotSee)
{
    Hashrate hashrate;
    hashrate.start(kStart);
    hash(hashrate, kStart, kStart + 60s, 1000);
    hash(hashrate, kStart + 60s, kStart + 72s, 4000);
    const HashrateWindows windows = hashrate.windows(kStart + 72s);
    EXPECT_NEAR(windows.ten_seconds, 4000, 40);
    EXPECT_NEAR(windows.minute, (48.0 * 1000 + 12 * 4000) / 60, 40);
    EXPECT_NEAR(windows.quarter_hour, (60.0 * 1000 + 12 * 4000) / 72, 40);
}

TEST(Hashrate, FallsToZeroInSilence)
{
    Hashrate hashrate;
    hashrate.start(kStart);
    hash(hashrate, kStart, kStart + 5s, 1000);
    EXPECT_EQ(hashrate.windows(kStart + 17s).ten_seconds, 0);
    EXPECT_GT(hashrate.windows(kStart + 17s).minute, 0);
    EXPECT_EQ(hashrate.windows(kStart + 24h).quarter_hour, 0);
}

TEST(Hashrate, GoesOnAfterASilenceLongerThanEveryWindow)
{
    Hashrate hashrate;
    hashrate.start(kStart);
    hash(hashrate, kStart, kStart + 100s, 1000);
    hash(hashrate, kStart + 10h, kStart + 10h + 30s, 2000);
    const HashrateWindows windows = hashrate.windows(kStart + 10h + 30s);
    EXPECT_NEAR(windows.ten_seconds, 2000, 20);
    EXPECT_NEAR(windows.minute, 1000, 20);
    EXPECT_NEAR(windows.quarter_hour, 60000.0 / 900, 2);
    EXPECT_EQ(hashrate.total(), 100U * 1000U + 30U * 2000U);
}

TEST(Hashrate, IsSteadyForHours)
{
    Hashrate hashrate;
    hashrate.start(kStart);
    hash(hashrate, kStart, kStart + 2h, 1000);
    const HashrateWindows windows = hashrate.windows(kStart + 2h);
    EXPECT_NEAR(windows.ten_seconds, 1000, 10);
    EXPECT_NEAR(windows.minute, 1000, 2);
    EXPECT_NEAR(windows.quarter_hour, 1000, 1);
}

TEST(Hashrate, SumsOverDevices)
{
    HashrateWindows sum{1, 2, 3};
    sum += {10, 20, 30};
    EXPECT_EQ(sum.ten_seconds, 11);
    EXPECT_EQ(sum.minute, 22);
    EXPECT_EQ(sum.quarter_hour, 33);
}

}  // namespace
}  // namespace otedama
