// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/device_thread.hpp"

#include "devices/fake/fake_device.hpp"
#include "kernels/sha256d/sha256.hpp"
#include "tests/unit/miner/eventually.hpp"
#include "tests/unit/miner/real_block.hpp"

#include <gtest/gtest.h>

#include <mutex>
#include <thread>
#include <vector>

namespace otedama {
namespace {

using namespace std::chrono_literals;
using test::eventually;

constexpr Target kEverything{
    {~std::uint64_t{0}, ~std::uint64_t{0}, ~std::uint64_t{0}, ~std::uint64_t{0}}};

/// A fake device on a thread of its own, with everything that its loop needs.
class Rig {
  public:
    explicit Rig(FakeDeviceOptions options, std::chrono::milliseconds silence_limit = 10s)
        : device(std::move(options)), stats(device.info()), silence_limit_(silence_limit)
    {}

    void start()
    {
        thread_ = std::jthread([this](const std::stop_token& stop) {
            ended = DeviceThread(device, source, stats, silence_limit_, on_solution_).run(stop);
        });
    }

    /// Ends the loop if it has not ended by itself.
    Result<void> finish()
    {
        thread_.request_stop();
        return wait();
    }

    Result<void> wait()
    {
        thread_.join();
        return ended;
    }

    std::vector<Solution> solutions()
    {
        const std::lock_guard lock(mutex_);
        return solutions_;
    }

    [[nodiscard]] DeviceStatus status() const
    {
        return stats.status(std::chrono::steady_clock::now());
    }

    FakeDevice device;
    WorkSource source;
    DeviceStats stats;
    Result<void> ended;

  private:
    std::chrono::milliseconds silence_limit_;
    std::mutex mutex_;
    std::vector<Solution> solutions_;
    OnSolution on_solution_ = [this](Solution solution, const std::stop_token&) {
        const std::lock_guard lock(mutex_);
        solutions_.push_back(std::move(solution));
    };
    std::jthread thread_;
};

Job easy_job()
{
    Job job = test::real_job();
    job.share_target = kEverything;
    return job;
}

TEST(DeviceThread, FindsTheRealBlock)
{
    const Bytes real = test::real_header();
    const std::uint32_t nonce = load_le<std::uint32_t>(real.data() + 76);
    Rig rig({.slice_size = 1, .slice_time = 1ms, .claims = {nonce}});
    (void)rig.source.set_job(test::real_job());
    // Everything before the nonce goes elsewhere.
    ASSERT_TRUE(rig.source.try_take(nonce));
    rig.start();
    ASSERT_TRUE(eventually([&] { return !rig.solutions().empty(); }));
    EXPECT_TRUE(rig.finish());
    const Solution solution = rig.solutions().front();
    EXPECT_EQ(solution.hit.nonce, nonce);
    EXPECT_EQ(solution.pow.hash, sha256d(real));
    EXPECT_EQ(rig.status().hardware_errors, 0U);
}

TEST(DeviceThread, CountsWrongHitsAndHandsNoneIn)
{
    // No hash of these meets the target of a real block.
    Rig rig({.slice_size = 100, .slice_time = 1ms, .claim_every = 50});
    (void)rig.source.set_job(test::real_job());
    rig.start();
    ASSERT_TRUE(eventually([&] { return rig.status().hardware_errors > 10; }));
    EXPECT_TRUE(rig.finish());
    EXPECT_TRUE(rig.solutions().empty());
}

TEST(DeviceThread, JudgesByTheShareTargetOfTheWork)
{
    // About one in 4096 hashes is at or below 2^244.
    Job job = test::real_job();
    job.share_target = Target({0, 0, 0, std::uint64_t{1} << 52});
    Rig rig({.slice_size = 2000, .searches = true});
    (void)rig.source.set_job(job);
    rig.start();
    ASSERT_TRUE(eventually([&] { return rig.solutions().size() >= 3; }));
    EXPECT_TRUE(rig.finish());
    for (const Solution& solution : rig.solutions()) {
        EXPECT_TRUE(job.share_target.is_met_by(solution.pow.hash));
        const Work& work = *solution.hit.work;
        EXPECT_EQ(
            solution.pow.hash, work.algorithm->hash(nullptr, work.header, solution.hit.nonce).hash);
    }
    EXPECT_EQ(rig.status().hardware_errors, 0U);
}

TEST(DeviceThread, HandsAHitInOnce)
{
    Rig rig({.slice_size = 1000, .slice_time = 1ms, .claims = {7, 7, 7}});
    rig.start();
    (void)rig.source.set_job(easy_job());
    ASSERT_TRUE(eventually([&] { return rig.device.slice_count() > 5; }));
    EXPECT_TRUE(rig.finish());
    EXPECT_EQ(rig.solutions().size(), 1U);
}

TEST(DeviceThread, CountsHashes)
{
    Rig rig({.slice_size = 1000, .slice_time = 1ms});
    (void)rig.source.set_job(test::real_job());
    rig.start();
    ASSERT_TRUE(eventually([&] { return rig.status().hashes >= 50'000; }));
    EXPECT_TRUE(rig.finish());
    EXPECT_EQ(rig.status().hashes % 1000, 0U);
    EXPECT_GT(rig.status().hashrate.ten_seconds, 0);
}

TEST(DeviceThread, KeepsTheQueueFull)
{
    Rig rig({.queue_depth = 5, .slice_time = 10s});
    (void)rig.source.set_job(test::real_job());
    rig.start();
    EXPECT_TRUE(eventually([&] { return rig.device.slice_count() == 5; }));
    std::this_thread::sleep_for(20ms);
    EXPECT_EQ(rig.device.slice_count(), 5U);
    EXPECT_TRUE(rig.finish());
}

TEST(DeviceThread, RefillsWithNewWorkAfterASwitch)
{
    Rig rig({.slice_time = 10s, .claim_every = 1});
    (void)rig.source.set_job(test::real_job());
    rig.start();
    ASSERT_TRUE(eventually([&] { return rig.device.slice_count() == 2; }));
    Job job = test::real_job();
    job.job_id = "next";
    rig.device.abandon_before(rig.source.set_job(job));
    EXPECT_TRUE(eventually([&] { return rig.device.slice_count() == 4; }));
    EXPECT_TRUE(rig.finish());
    EXPECT_EQ(rig.status().hashes, 0U) << "abandoned slices count what was really done";
}

TEST(DeviceThread, PreparesOnceAndOnlyWhenThereIsWork)
{
    Rig rig({.slice_time = 1ms});
    rig.start();
    std::this_thread::sleep_for(20ms);
    EXPECT_EQ(rig.device.prepare_count(), 0U);
    (void)rig.source.set_job(test::real_job());
    ASSERT_TRUE(eventually([&] { return rig.device.slice_count() > 10; }));
    EXPECT_TRUE(rig.finish());
    EXPECT_EQ(rig.device.prepare_count(), 1U);
}

TEST(DeviceThread, EndsWithAnErrorOfPreparation)
{
    Rig rig({.prepare_error = Error{ErrorCode::unsupported, "fake:0: no kernel"}});
    (void)rig.source.set_job(test::real_job());
    rig.start();
    const auto ended = rig.wait();
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().message, "fake:0: no kernel");
}

TEST(DeviceThread, EndsWithAFault)
{
    Rig rig({.slice_time = 1ms});
    (void)rig.source.set_job(test::real_job());
    rig.start();
    ASSERT_TRUE(eventually([&] { return rig.device.slice_count() > 0; }));
    rig.device.fault({ErrorCode::io, "fake:0: gone"});
    const auto ended = rig.wait();
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().message, "fake:0: gone");
}

TEST(DeviceThread, EndsWithSilence)
{
    Rig rig({.slice_time = 1ms}, 100ms);
    (void)rig.source.set_job(test::real_job());
    rig.start();
    ASSERT_TRUE(eventually([&] { return rig.device.slice_count() > 0; }));
    rig.device.fall_silent();
    const auto ended = rig.wait();
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().message, "fake:0: no sign of life for 100 ms");
}

TEST(DeviceThread, CallsNoDeviceSilentThatHasNoWork)
{
    Rig rig({.slice_time = 1ms}, 30ms);
    rig.start();
    std::this_thread::sleep_for(100ms);
    (void)rig.source.set_job(test::real_job());
    EXPECT_TRUE(eventually([&] { return rig.status().hashes > 0; }));
    rig.device.abandon_before(rig.source.clear());
    std::this_thread::sleep_for(100ms);
    EXPECT_TRUE(rig.finish());
}

TEST(DeviceThread, StopsWithin200Milliseconds)
{
    for (const bool has_work : {false, true}) {
        Rig rig({.slice_time = 60s});
        if (has_work)
            (void)rig.source.set_job(test::real_job());
        rig.start();
        std::this_thread::sleep_for(20ms);
        const auto start = std::chrono::steady_clock::now();
        EXPECT_TRUE(rig.finish());
        EXPECT_LT(std::chrono::steady_clock::now() - start, test::kPrompt);
    }
}

}  // namespace
}  // namespace otedama
