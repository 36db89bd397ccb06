// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/event_queue.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace otedama {
namespace {

TEST(EventQueue, NumbersEventsInOrder)
{
    EventQueue queue;
    queue.push(EventKind::connected, "a");
    queue.push(EventKind::new_job, "b", {{"k", "v"}});
    const auto events = queue.take();
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].id, 1U);
    EXPECT_EQ(events[1].id, 2U);
    EXPECT_EQ(events[1].field("k"), "v");
    EXPECT_EQ(events[1].field("none"), "");
    EXPECT_TRUE(queue.take().empty());
}

TEST(EventQueue, TheOldestGoWhenNobodyTakesThem)
{
    EventQueue queue;
    for (std::size_t i = 0; i < EventQueue::kCapacity + 3; ++i) queue.push(EventKind::new_job, "");
    const auto events = queue.take();
    ASSERT_EQ(events.size(), EventQueue::kCapacity);
    EXPECT_EQ(events.front().id, 4U);
    EXPECT_EQ(events.back().id, EventQueue::kCapacity + 3);
}

TEST(EventQueue, AFloodOfSharesLeavesABlockIn)
{
    EventQueue queue;
    queue.push(EventKind::share_accepted, "");
    queue.push(EventKind::block_accepted, "");
    for (std::size_t i = 0; i < 2 * EventQueue::kCapacity; ++i)
        queue.push(EventKind::share_accepted, "");
    const auto events = queue.take();
    ASSERT_EQ(events.size(), EventQueue::kCapacity);
    EXPECT_EQ(events.front().kind, EventKind::block_accepted);
}

TEST(EventQueue, ManyThreadsMayPush)
{
    EventQueue queue;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&queue] {
                for (int n = 0; n < 500; ++n) queue.push(EventKind::new_job, "");
            });
    }
    const auto events = queue.take();
    ASSERT_EQ(events.size(), 2000U);
    for (std::size_t i = 0; i < events.size(); ++i) EXPECT_EQ(events[i].id, i + 1);
}

}  // namespace
}  // namespace otedama
