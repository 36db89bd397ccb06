// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/slice_exchange.hpp"

#include "tests/unit/devices/device_fixture.hpp"

#include <thread>

namespace otedama {
namespace {

using namespace std::chrono_literals;

Slice slice_of(std::uint64_t id, std::uint64_t first = 0)
{
    return {make_work(id, kHardestTarget), {first, 100}};
}

/// The next event if it is a finished slice and waits already.
std::optional<SliceDone> done_now(SliceExchange& exchange)
{
    auto event = exchange.next_event(std::chrono::steady_clock::now());
    if (!event || !std::holds_alternative<SliceDone>(*event))
        return std::nullopt;
    return std::get<SliceDone>(*event);
}

TEST(SliceExchange, HandsSlicesOutInOrder)
{
    SliceExchange exchange(2, 4);
    ASSERT_TRUE(exchange.submit(slice_of(1, 0)));
    ASSERT_TRUE(exchange.submit(slice_of(1, 100)));
    EXPECT_EQ(exchange.take(1)->range.first, 0U);
    EXPECT_EQ(exchange.take(0)->range.first, 100U);
}

TEST(SliceExchange, IsFullUntilAFinishedSliceIsRead)
{
    SliceExchange exchange(1, 2);
    ASSERT_TRUE(exchange.submit(slice_of(1)));
    ASSERT_TRUE(exchange.submit(slice_of(1)));
    EXPECT_FALSE(exchange.submit(slice_of(1)));
    ASSERT_TRUE(exchange.take(0));
    EXPECT_FALSE(exchange.submit(slice_of(1)));
    exchange.finish(0, 100);
    EXPECT_FALSE(exchange.submit(slice_of(1)));
    EXPECT_EQ(done_now(exchange)->hashes, 100U);
    EXPECT_TRUE(exchange.submit(slice_of(1)));
}

TEST(SliceExchange, ReturnsQueuedSlicesOfOldWorkUnsearched)
{
    SliceExchange exchange(1, 3);
    ASSERT_TRUE(exchange.submit(slice_of(1, 0)));
    ASSERT_TRUE(exchange.submit(slice_of(2, 100)));
    ASSERT_TRUE(exchange.submit(slice_of(1, 200)));
    exchange.abandon_before(WorkId{2});
    const auto first = done_now(exchange);
    const auto second = done_now(exchange);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->slice.range.first, 0U);
    EXPECT_EQ(second->slice.range.first, 200U);
    EXPECT_EQ(first->hashes + second->hashes, 0U);
    EXPECT_FALSE(done_now(exchange));
    EXPECT_EQ(exchange.take(0)->range.first, 100U);
}

TEST(SliceExchange, StopsOnlyTheWorkersOnOldWork)
{
    SliceExchange exchange(2, 4);
    ASSERT_TRUE(exchange.submit(slice_of(1)));
    ASSERT_TRUE(exchange.submit(slice_of(2)));
    ASSERT_TRUE(exchange.take(0));
    ASSERT_TRUE(exchange.take(1));
    exchange.abandon_before(WorkId{2});
    EXPECT_TRUE(exchange.stop_flag(0));
    EXPECT_FALSE(exchange.stop_flag(1));
}

TEST(SliceExchange, ClearsTheFlagForTheSliceThatFollows)
{
    SliceExchange exchange(1, 4);
    ASSERT_TRUE(exchange.submit(slice_of(1)));
    ASSERT_TRUE(exchange.take(0));
    exchange.abandon_before(WorkId{2});
    exchange.finish(0, 10);
    ASSERT_TRUE(exchange.submit(slice_of(2)));
    ASSERT_TRUE(exchange.take(0));
    EXPECT_FALSE(exchange.stop_flag(0));
}

TEST(SliceExchange, DoesNotStopASliceTakenAfterItsFlagWasDue)
{
    SliceExchange exchange(1, 4);
    ASSERT_TRUE(exchange.submit(slice_of(1)));
    ASSERT_TRUE(exchange.take(0));
    exchange.finish(0, 100);
    ASSERT_TRUE(exchange.submit(slice_of(2)));
    ASSERT_TRUE(exchange.take(0));
    exchange.abandon_before(WorkId{2});
    EXPECT_FALSE(exchange.stop_flag(0));
}

TEST(SliceExchange, NeverGoesBackToOlderWork)
{
    SliceExchange exchange(1, 4);
    exchange.abandon_before(WorkId{5});
    exchange.abandon_before(WorkId{3});
    ASSERT_TRUE(exchange.submit(slice_of(4)));
    const auto done = done_now(exchange);
    ASSERT_TRUE(done);
    EXPECT_EQ(done->hashes, 0U);
}

TEST(SliceExchange, LetsAWaitingWorkerGoWhenClosed)
{
    SliceExchange exchange(1, 1);
    std::thread worker([&] { EXPECT_FALSE(exchange.take(0)); });
    std::this_thread::sleep_for(10ms);
    exchange.close();
    worker.join();
}

TEST(SliceExchange, InterruptsARest)
{
    SliceExchange exchange(1, 1);
    ASSERT_TRUE(exchange.submit(slice_of(1)));
    ASSERT_TRUE(exchange.take(0));
    std::thread worker([&] { exchange.rest(0, 1h); });
    std::this_thread::sleep_for(10ms);
    exchange.abandon_before(WorkId{2});
    worker.join();
}

TEST(SliceExchange, LetsAWorkerThatWaitsForRoomGoWhenItsSliceIsGivenUp)
{
    SliceExchange exchange(1, 1);
    ASSERT_TRUE(exchange.submit(slice_of(1)));
    const auto slice = exchange.take(0);
    ASSERT_TRUE(slice);
    const std::vector<Hit> hits(5000, Hit{.work = slice->work});
    exchange.report(0, hits);
    std::thread worker([&] {
        exchange.report(0, hits);
        exchange.finish(0, 100);
    });
    std::this_thread::sleep_for(10ms);
    exchange.abandon_before(WorkId{2});
    worker.join();
}

TEST(SliceExchange, ForgetsEverythingWhenReopened)
{
    SliceExchange exchange(1, 1);
    ASSERT_TRUE(exchange.submit(slice_of(1)));
    exchange.close();
    EXPECT_FALSE(exchange.take(0));
    exchange.reopen();
    EXPECT_FALSE(done_now(exchange));
    ASSERT_TRUE(exchange.submit(slice_of(1, 300)));
    EXPECT_EQ(exchange.take(0)->range.first, 300U);
}

}  // namespace
}  // namespace otedama
