// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/event_loop.hpp"

#include "tests/unit/net/loop_thread.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace otedama::net {
namespace {

using std::chrono::milliseconds;

TEST(EventLoop, PostedCallsKeepTheirOrder)
{
    LoopThread thread;
    std::vector<int> order;
    for (int i = 0; i < 1000; ++i) thread.loop().post([&order, i] { order.push_back(i); });
    thread.on_loop([] {});
    ASSERT_EQ(order.size(), 1000U);
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(order[static_cast<std::size_t>(i)], i);
}

TEST(EventLoop, TakesPostsFromManyThreads)
{
    LoopThread thread;
    int count = 0;
    std::vector<std::thread> posters;
    for (int t = 0; t < 4; ++t)
        posters.emplace_back([&] {
            for (int i = 0; i < 500; ++i) thread.loop().post([&count] { ++count; });
        });
    for (std::thread& poster : posters) poster.join();
    EXPECT_EQ(thread.on_loop([&] { return count; }), 2000);
}

TEST(EventLoop, EveryRepeatsUntilTheEnd)
{
    LoopThread thread;
    std::atomic<int> ticks{0};
    thread.loop().every(milliseconds(2), [&](Time) { ++ticks; });
    EXPECT_TRUE(eventually([&] { return ticks >= 10; }));
    thread.stop();
    const int at_end = ticks;
    std::this_thread::sleep_for(milliseconds(20));
    EXPECT_EQ(ticks, at_end);
}

TEST(EventLoop, StopBeforeRunAndTwiceIsFine)
{
    EventLoop loop;
    loop.stop();
    loop.stop();
    loop.run();
}

TEST(EventLoop, RunsWithNothingToDo)
{
    LoopThread thread;
    std::this_thread::sleep_for(milliseconds(10));
    EXPECT_EQ(thread.on_loop([] { return 7; }), 7);
}

TEST(EventLoop, AnExceptionEndsNothingElse)
{
    LoopThread thread;
    std::atomic<int> ticks{0};
    thread.loop().post([] { throw std::runtime_error("on purpose"); });
    thread.loop().post([] { throw 1; });
    thread.loop().every(milliseconds(1), [&](Time) {
        if (++ticks == 2)
            throw std::runtime_error("on purpose");
    });
    EXPECT_TRUE(eventually([&] { return ticks >= 5; }));
}

TEST(EventLoop, DestroyedWithCallsStillWaitingReleasesThem)
{
    auto held = std::make_shared<int>(1);
    {
        EventLoop loop;
        loop.post([held] { FAIL(); });
        loop.every(milliseconds(1), [held](Time) { FAIL(); });
    }
    EXPECT_EQ(held.use_count(), 1);
}

}  // namespace
}  // namespace otedama::net
