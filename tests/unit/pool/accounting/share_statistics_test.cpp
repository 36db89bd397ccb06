// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/accounting/share_statistics.hpp"

#include <gtest/gtest.h>

namespace otedama::pool {
namespace {

constexpr UnixTime kStart{std::chrono::seconds(1'700'000'000)};

AcceptedShare share(std::uint64_t account, std::uint64_t worker, UInt128 weight, int second)
{
    AcceptedShare made;
    made.account = AccountId{account};
    made.worker = WorkerId{worker};
    made.weight = weight;
    made.time = kStart + std::chrono::seconds(second);
    return made;
}

TEST(ShareStatistics, CountsForPoolAccountAndWorker)
{
    ShareStatistics statistics(kStart);
    const std::vector<AcceptedShare> shares = {
        share(1, 1, 10, 0), share(1, 2, 20, 1), share(2, 3, 30, 2)};
    statistics.append(shares);
    EXPECT_EQ(statistics.totals().count, 3U);
    EXPECT_EQ(statistics.totals().weight, UInt128{60});
    EXPECT_EQ(statistics.of(AccountId{1}).weight, UInt128{30});
    EXPECT_EQ(statistics.of(AccountId{2}).count, 1U);
    EXPECT_EQ(statistics.of(WorkerId{2}).weight, UInt128{20});
    EXPECT_EQ(statistics.of(WorkerId{2}).last, kStart + std::chrono::seconds(1));
    EXPECT_EQ(statistics.of(WorkerId{9}), ShareTotals{});
}

TEST(ShareStatistics, WeightsBeyond64BitsAddUp)
{
    ShareStatistics statistics(kStart);
    const UInt128 heavy = UInt128{1} << 100;
    const std::vector<AcceptedShare> shares(3, share(1, 1, heavy, 0));
    statistics.append(shares);
    EXPECT_EQ(statistics.totals().weight, 3 * heavy);
}

TEST(ShareStatistics, TheHashrateIsThatOfTheLastMinute)
{
    ShareStatistics statistics(kStart);
    for (int second = 0; second < 200; ++second) {
        const std::vector<AcceptedShare> shares = {
            share(1, 1, 500, second), share(1, 1, 500, second)};
        statistics.append(shares);
    }
    EXPECT_DOUBLE_EQ(statistics.hashrate(kStart + std::chrono::seconds(200)), 1000);
    // Half of the window is silent now, then all of it.
    EXPECT_NEAR(statistics.hashrate(kStart + std::chrono::seconds(230)), 500, 20);
    EXPECT_EQ(statistics.hashrate(kStart + std::chrono::seconds(300)), 0);
}

TEST(ShareStatistics, AYoungPoolAveragesOverItsAge)
{
    ShareStatistics statistics(kStart);
    for (int second = 0; second < 10; ++second) {
        const std::vector<AcceptedShare> shares = {share(1, 1, 1000, second)};
        statistics.append(shares);
    }
    EXPECT_DOUBLE_EQ(statistics.hashrate(kStart + std::chrono::seconds(10)), 1000);
    EXPECT_EQ(ShareStatistics(kStart).hashrate(kStart), 0);
}

}  // namespace
}  // namespace otedama::pool
