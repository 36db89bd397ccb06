// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/solution_queue.hpp"

#include "tests/unit/miner/eventually.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace otedama {
namespace {

using namespace std::chrono_literals;

TEST(SolutionQueue, KeepsOrderAndTellsTheFirst)
{
    SolutionQueue queue;
    EXPECT_TRUE(queue.push({.device = 1}, {}));
    EXPECT_FALSE(queue.push({.device = 2}, {}));
    const auto taken = queue.take(SolutionQueue::kCapacity);
    ASSERT_EQ(taken.size(), 2U);
    EXPECT_EQ(taken[0].device, 1U);
    EXPECT_EQ(taken[1].device, 2U);
    EXPECT_TRUE(queue.take(SolutionQueue::kCapacity).empty());
    EXPECT_TRUE(queue.push({}, {}));
}

TEST(SolutionQueue, MakesTheDeviceWaitWhenFull)
{
    SolutionQueue queue;
    std::size_t taken = 0;
    constexpr std::size_t kCount = 3 * SolutionQueue::kCapacity;
    std::jthread device([&queue](const std::stop_token& stop) {
        for (std::size_t i = 0; i < kCount; ++i) (void)queue.push({.device = i}, stop);
    });
    while (taken < kCount) {
        const auto found = queue.take(SolutionQueue::kCapacity);
        ASSERT_LE(found.size(), SolutionQueue::kCapacity);
        for (const FoundSolution& each : found) ASSERT_EQ(each.device, taken++);
        std::this_thread::yield();
    }
}

TEST(SolutionQueue, LetsADeviceGoThatIsStopped)
{
    SolutionQueue queue;
    for (std::size_t i = 0; i < SolutionQueue::kCapacity; ++i) (void)queue.push({}, {});
    const auto start = std::chrono::steady_clock::now();
    {
        std::jthread device([&](const std::stop_token& stop) { (void)queue.push({}, stop); });
        std::this_thread::sleep_for(10ms);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, test::kPrompt);
    EXPECT_EQ(queue.take(SolutionQueue::kCapacity).size(), SolutionQueue::kCapacity);
}

}  // namespace
}  // namespace otedama
