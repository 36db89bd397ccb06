// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/shares/share_collector.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace otedama::pool {
namespace {

AcceptedShare share(std::uint64_t worker)
{
    AcceptedShare made;
    made.worker = WorkerId{worker};
    made.weight = 1;
    return made;
}

/// Remembers the order in which shares came.
class Recorder final : public ShareLog {
  public:
    void append(std::span<const AcceptedShare> shares) override
    {
        for (const auto& each : shares) workers.push_back(static_cast<std::uint64_t>(each.worker));
        count = workers.size();
    }
    std::vector<std::uint64_t> workers;
    std::atomic<std::size_t> count{0};
};

TEST(ShareQueue, KeepsTheOrder)
{
    ShareQueue queue(4);
    std::vector<AcceptedShare> out;
    for (std::uint64_t i = 0; i < 10; ++i) {
        ASSERT_TRUE(queue.try_push(share(2 * i)));
        ASSERT_TRUE(queue.try_push(share(2 * i + 1)));
        queue.pop_all(out);
    }
    ASSERT_EQ(out.size(), 20U);
    for (std::uint64_t i = 0; i < 20; ++i) EXPECT_EQ(out[i].worker, WorkerId{i});
}

TEST(ShareQueue, RefusesWhenFullAndTakesAgainWhenEmptied)
{
    ShareQueue queue(2);
    EXPECT_TRUE(queue.try_push(share(1)));
    EXPECT_TRUE(queue.try_push(share(2)));
    EXPECT_FALSE(queue.try_push(share(3)));
    std::vector<AcceptedShare> out;
    queue.pop_all(out);
    EXPECT_EQ(out.size(), 2U);
    EXPECT_TRUE(queue.try_push(share(3)));
}

TEST(ShareQueue, LosesNothingBetweenTwoThreads)
{
    constexpr std::uint64_t kCount = 100'000;
    ShareQueue queue(64);
    std::jthread producer([&] {
        for (std::uint64_t i = 0; i < kCount;) {
            if (queue.try_push(share(i)))
                ++i;
            else
                std::this_thread::yield();
        }
    });
    std::vector<AcceptedShare> out;
    while (out.size() < kCount) {
        queue.pop_all(out);
        std::this_thread::yield();
    }
    for (std::uint64_t i = 0; i < kCount; ++i) ASSERT_EQ(out[i].worker, WorkerId{i});
}

TEST(ShareCollector, BringsEveryQueueToTheLog)
{
    ShareQueue first;
    ShareQueue second;
    Recorder log;
    const ShareCollector collector({&first, &second}, log);
    ASSERT_TRUE(first.try_push(share(1)));
    ASSERT_TRUE(second.try_push(share(2)));
    while (log.count < 2) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    EXPECT_EQ(log.workers.size(), 2U);
}

TEST(ShareCollector, EmptiesTheQueuesBeforeItEnds)
{
    ShareQueue queue;
    Recorder log;
    {
        const ShareCollector collector({&queue}, log);
        for (std::uint64_t i = 0; i < 1000; ++i) ASSERT_TRUE(queue.try_push(share(i)));
    }
    EXPECT_EQ(log.workers.size(), 1000U);
}

}  // namespace
}  // namespace otedama::pool
