// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/work_source.hpp"

#include "kernels/verifier.hpp"
#include "tests/unit/miner/eventually.hpp"
#include "tests/unit/miner/real_block.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <thread>
#include <vector>

namespace otedama {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kNonces = std::uint64_t{1} << 32;

/// Checks that the slices of each work touch no nonce twice.
void expect_disjoint(const std::vector<Slice>& slices)
{
    std::map<WorkId, std::vector<NonceRange>> by_work;
    for (const Slice& slice : slices) by_work[slice.work->id].push_back(slice.range);
    for (auto& [id, ranges] : by_work) {
        std::ranges::sort(ranges, {}, &NonceRange::first);
        std::uint64_t next = 0;
        for (const NonceRange& range : ranges) {
            ASSERT_GE(range.first, next) << "work " << static_cast<std::uint64_t>(id);
            next = range.first + range.count;
        }
        EXPECT_LE(next, kNonces);
    }
}

TEST(WorkSource, FindsTheRealBlock)
{
    WorkSource source;
    (void)source.set_job(test::real_job());
    const Bytes real = test::real_header();
    const std::uint32_t nonce = load_le<std::uint32_t>(real.data() + 76);
    std::optional<Slice> slice;
    do slice = source.try_take(1U << 28);
    while (slice && slice->range.first + slice->range.count <= nonce);
    ASSERT_TRUE(slice);
    const PowResult pow = slice->work->algorithm->hash(nullptr, slice->work->header, nonce);
    EXPECT_EQ(to_display_hex(pow.hash),
        "0000000000000000025aff8be8a55df8f89c77296db6198f272d6577325d4069");
    EXPECT_TRUE(slice->work->share_target.is_met_by(pow.hash));
}

TEST(WorkSource, CutsAWorkWithoutGapsOrOverlap)
{
    WorkSource source;
    (void)source.set_job(test::real_job());
    std::mt19937_64 random(413567);
    std::vector<Slice> slices;
    std::map<WorkId, std::uint64_t> covered;
    while (covered.size() < 4) {
        const auto slice = source.try_take(1 + random() % (kNonces / 50));
        ASSERT_TRUE(slice);
        covered[slice->work->id] += slice->range.count;
        slices.push_back(*slice);
    }
    covered.erase(std::prev(covered.end()));
    for (const auto& [id, count] : covered) EXPECT_EQ(count, kNonces);
    expect_disjoint(slices);
}

TEST(WorkSource, GivesSeveralThreadsDisjointSlices)
{
    WorkSource source;
    (void)source.set_job(test::real_job());
    std::vector<std::vector<Slice>> taken(4);
    {
        std::vector<std::jthread> threads;
        for (auto& mine : taken)
            threads.emplace_back([&source, &mine] {
                std::mt19937_64 random(std::hash<void*>()(&mine));
                for (int i = 0; i < 500; ++i)
                    mine.push_back(source.take(1 + random() % (kNonces / 100), {}).value());
            });
        Job job = test::real_job();
        for (int i = 0; i < 50; ++i) {
            job.clean = i % 2 == 0;
            (void)source.set_job(job);
        }
    }
    std::vector<Slice> all;
    for (const auto& mine : taken) all.insert(all.end(), mine.begin(), mine.end());
    expect_disjoint(all);
    std::map<Header, WorkId> headers;
    for (const Slice& slice : all) {
        const auto [at, is_new] = headers.try_emplace(slice.work->header, slice.work->id);
        EXPECT_EQ(at->second, slice.work->id) << "two works with one header";
    }
}

TEST(WorkSource, GivesTheWholeSpaceToWhoAsksForMore)
{
    WorkSource source;
    (void)source.set_job(test::real_job());
    const auto first = source.try_take(~std::uint64_t{0});
    ASSERT_TRUE(first);
    EXPECT_EQ(first->range, (NonceRange{0, kNonces}));
    const auto second = source.try_take(1);
    ASSERT_TRUE(second);
    EXPECT_GT(second->work->id, first->work->id);
}

TEST(WorkSource, SwitchesToANewJobAtOnce)
{
    WorkSource source;
    Job job = test::real_job();
    EXPECT_EQ(source.set_job(job), WorkId{1});
    const auto before = source.try_take(100);
    job.job_id = "joins";
    job.clean = false;
    EXPECT_EQ(source.set_job(job), WorkId{1}) << "older slices may finish";
    const auto joined = source.try_take(100);
    ASSERT_TRUE(before && joined);
    EXPECT_EQ(joined->work->job_id, "joins");
    EXPECT_GT(joined->work->id, before->work->id);

    job.job_id = "replaces";
    job.clean = true;
    const WorkId oldest_wanted = source.set_job(job);
    EXPECT_GT(oldest_wanted, joined->work->id);
    const auto replaced = source.try_take(100);
    ASSERT_TRUE(replaced);
    EXPECT_EQ(replaced->work->id, oldest_wanted);
}

TEST(WorkSource, HasNoWorkOnceCleared)
{
    WorkSource source;
    EXPECT_FALSE(source.try_take(1));
    (void)source.set_job(test::real_job());
    const auto slice = source.try_take(1);
    ASSERT_TRUE(slice);
    EXPECT_GT(source.clear(), slice->work->id);
    EXPECT_FALSE(source.try_take(1));
}

TEST(WorkSource, PausesAndGoesOnWithTheSameJob)
{
    WorkSource source;
    (void)source.set_job(test::real_job());
    const auto before = source.try_take(100);
    ASSERT_TRUE(before);
    const WorkId oldest_wanted = source.set_paused(true);
    EXPECT_GT(oldest_wanted, before->work->id);
    EXPECT_FALSE(source.try_take(100));
    EXPECT_EQ(source.set_paused(false), oldest_wanted);
    const auto after = source.try_take(100);
    ASSERT_TRUE(after);
    EXPECT_GE(after->work->id, oldest_wanted);
    EXPECT_EQ(after->work->job_id, before->work->job_id);
}

TEST(WorkSource, WakesWhoWaits)
{
    WorkSource source;
    std::optional<Slice> slice;
    std::jthread waiter([&](std::stop_token stop) { slice = source.take(5, stop); });
    std::this_thread::sleep_for(10ms);
    (void)source.set_job(test::real_job());
    waiter.join();
    ASSERT_TRUE(slice);
    EXPECT_EQ(slice->range, (NonceRange{0, 5}));
}

TEST(WorkSource, StopsWhoWaits)
{
    WorkSource source;
    (void)source.set_job(test::real_job());
    (void)source.set_paused(true);
    const auto start = std::chrono::steady_clock::now();
    {
        std::jthread waiter(
            [&](std::stop_token stop) { EXPECT_FALSE(source.take(5, std::move(stop))); });
        std::this_thread::sleep_for(10ms);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, test::kPrompt);
}

}  // namespace
}  // namespace otedama
