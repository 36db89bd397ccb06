// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/engine.hpp"

#include "devices/fake/fake_device.hpp"
#include "tests/unit/miner/eventually.hpp"
#include "tests/unit/miner/real_block.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <thread>
#include <vector>

namespace otedama {
namespace {

using namespace std::chrono_literals;
using test::eventually;
using testing::HasSubstr;

constexpr Target kEverything{
    {~std::uint64_t{0}, ~std::uint64_t{0}, ~std::uint64_t{0}, ~std::uint64_t{0}}};

Job job_named(const std::string& id)
{
    Job job = test::real_job();
    job.job_id = id;
    job.share_target = kEverything;
    return job;
}

/// An engine over fake devices that records what it says.
class Rig {
  public:
    explicit Rig(std::vector<FakeDeviceOptions> options, RestartPolicy policy = quick_policy())
    {
        std::vector<std::unique_ptr<Device>> owned;
        for (FakeDeviceOptions& each : options) {
            auto device = std::make_unique<FakeDevice>(std::move(each));
            devices.push_back(device.get());
            owned.push_back(std::move(device));
        }
        engine = std::make_unique<Engine>(std::move(owned), policy,
            EngineCallbacks{
                .on_solution =
                    [this](std::size_t device, const Solution& solution, const std::stop_token&) {
                        const std::lock_guard lock(mutex_);
                        solutions_.emplace_back(device, solution);
                    },
                .on_fault =
                    [this](const std::string& sentence) {
                        const std::lock_guard lock(mutex_);
                        faults_.push_back(sentence);
                    }});
    }

    /// For devices whose slices take an hour.
    static RestartPolicy patient_policy()
    {
        RestartPolicy policy = quick_policy();
        policy.silence_limit = 1h;
        return policy;
    }

    static RestartPolicy quick_policy()
    {
        return {.silence_limit = 100ms,
            .first_wait = 2ms,
            .longest_wait = 10ms,
            .healthy_after = 1h,
            .failures_to_retire = 3};
    }

    std::vector<std::pair<std::size_t, Solution>> solutions()
    {
        const std::lock_guard lock(mutex_);
        return solutions_;
    }

    std::vector<std::string> faults()
    {
        const std::lock_guard lock(mutex_);
        return faults_;
    }

    [[nodiscard]] DeviceStatus status(std::size_t device) const
    {
        return engine->statuses(std::chrono::steady_clock::now()).at(device);
    }

    /// Whether the device goes on hashing.
    [[nodiscard]] bool is_hashing(std::size_t device) const
    {
        const std::uint64_t before = status(device).hashes;
        return eventually([&] { return status(device).hashes > before; });
    }

  private:
    std::mutex mutex_;
    std::vector<std::pair<std::size_t, Solution>> solutions_;
    std::vector<std::string> faults_;

  public:
    std::vector<FakeDevice*> devices;  // owned by the engine
    std::unique_ptr<Engine> engine;
};

FakeDeviceOptions fake(std::string id)
{
    return {.id = std::move(id), .slice_size = 1000, .slice_time = 1ms};
}

TEST(Engine, GivesAllDevicesDisjointWork)
{
    auto first = fake("fake:0");
    auto second = fake("fake:1");
    first.claim_every = second.claim_every = 1000;
    Rig rig({first, second});
    rig.engine->set_job(job_named("1"));
    ASSERT_TRUE(eventually([&] { return rig.solutions().size() > 100; }));
    std::vector<std::pair<WorkId, std::uint64_t>> seen;
    for (const auto& [device, solution] : rig.solutions())
        seen.emplace_back(solution.hit.work->id, solution.hit.nonce);
    std::ranges::sort(seen);
    EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end());
    EXPECT_TRUE(rig.is_hashing(0));
    EXPECT_TRUE(rig.is_hashing(1));
}

TEST(Engine, SwitchesToACleanJobAtOnce)
{
    auto options = fake("fake:0");
    options.slice_time = 1h;
    Rig rig({options}, Rig::patient_policy());
    rig.engine->set_job(job_named("1"));
    ASSERT_TRUE(eventually([&] { return rig.devices[0]->slice_count() == 2; }));
    rig.engine->set_job(job_named("2"));
    EXPECT_TRUE(eventually([&] { return rig.devices[0]->slice_count() == 4; }));
}

TEST(Engine, LetsOldSlicesFinishWhenAJobJoins)
{
    auto options = fake("fake:0");
    options.slice_time = 1h;
    Rig rig({options}, Rig::patient_policy());
    rig.engine->set_job(job_named("1"));
    ASSERT_TRUE(eventually([&] { return rig.devices[0]->slice_count() == 2; }));
    Job job = job_named("2");
    job.clean = false;
    rig.engine->set_job(job);
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(rig.devices[0]->slice_count(), 2U);
}

TEST(Engine, StandsStillWithoutAJobAndWhilePaused)
{
    Rig rig({fake("fake:0")});
    rig.engine->set_job(job_named("1"));
    ASSERT_TRUE(rig.is_hashing(0));
    rig.engine->clear_job();
    std::this_thread::sleep_for(200ms);
    const std::uint64_t cleared = rig.status(0).hashes;
    std::this_thread::sleep_for(20ms);
    EXPECT_EQ(rig.status(0).hashes, cleared);

    rig.engine->set_paused(true);
    rig.engine->set_job(job_named("2"));
    std::this_thread::sleep_for(20ms);
    EXPECT_EQ(rig.status(0).hashes, cleared);
    rig.engine->set_paused(false);
    EXPECT_TRUE(rig.is_hashing(0));
    EXPECT_TRUE(rig.faults().empty());
}

TEST(Engine, StartsADeviceAgainAfterAFault)
{
    Rig rig({fake("fake:0"), fake("fake:1")});
    rig.engine->set_job(job_named("1"));
    ASSERT_TRUE(rig.is_hashing(0));
    rig.devices[0]->fault({ErrorCode::io, "fake:0: fell off the bus"});
    ASSERT_TRUE(eventually([&] { return rig.devices[0]->prepare_count() == 2; }));
    EXPECT_TRUE(rig.is_hashing(0));
    EXPECT_FALSE(rig.status(0).is_retired);
    ASSERT_EQ(rig.faults().size(), 1U);
    EXPECT_THAT(rig.faults()[0], HasSubstr("fake:0: fell off the bus; starting it again in"));
    EXPECT_EQ(rig.devices[1]->prepare_count(), 1U) << "the other was left alone";
}

TEST(Engine, StartsADeviceAgainAfterSilence)
{
    Rig rig({fake("fake:0")});
    rig.engine->set_job(job_named("1"));
    ASSERT_TRUE(rig.is_hashing(0));
    rig.devices[0]->fall_silent();
    ASSERT_TRUE(eventually([&] { return rig.devices[0]->prepare_count() == 2; }));
    EXPECT_TRUE(rig.is_hashing(0));
}

TEST(Engine, RetiresADeviceThatFailsAgainAndAgain)
{
    auto broken = fake("fake:0");
    broken.prepare_error = Error{ErrorCode::unsupported, "fake:0: self-test failed"};
    Rig rig({broken, fake("fake:1")});
    rig.engine->set_job(job_named("1"));
    ASSERT_TRUE(eventually([&] { return rig.status(0).is_retired; }));
    EXPECT_EQ(rig.devices[0]->prepare_count(), 3U);
    ASSERT_TRUE(eventually([&] { return rig.faults().size() == 3; }));
    EXPECT_EQ(rig.faults().back(), "fake:0: self-test failed; retired after 3 failures");
    EXPECT_FALSE(rig.status(1).is_retired);
    EXPECT_TRUE(rig.is_hashing(1));
    rig.engine->set_job(job_named("2"));
    EXPECT_TRUE(rig.is_hashing(1));
}

TEST(Engine, ForgivesADeviceThatWorkedLongEnough)
{
    RestartPolicy policy = Rig::quick_policy();
    policy.healthy_after = 0ms;
    Rig rig({fake("fake:0")}, policy);
    rig.engine->set_job(job_named("1"));
    for (unsigned failures = 1; failures <= 6; ++failures) {
        ASSERT_TRUE(rig.is_hashing(0));
        rig.devices[0]->fault({ErrorCode::io, "fake:0: hiccup"});
        ASSERT_TRUE(eventually([&] { return rig.devices[0]->prepare_count() == failures + 1; }));
    }
    EXPECT_FALSE(rig.status(0).is_retired);
}

TEST(Engine, CountsAnswersByDevice)
{
    Rig rig({fake("fake:0"), fake("fake:1")});
    rig.engine->add_answer(1, true);
    rig.engine->add_answer(1, true);
    rig.engine->add_answer(1, false);
    EXPECT_EQ(rig.status(0).accepted, 0U);
    EXPECT_EQ(rig.status(1).accepted, 2U);
    EXPECT_EQ(rig.status(1).rejected, 1U);
}

TEST(Engine, EndsWithin200MillisecondsWhateverItsDevicesDo)
{
    auto slow = fake("fake:1");
    slow.slice_time = 1h;
    auto broken = fake("fake:2");
    broken.prepare_error = Error{ErrorCode::io, "fake:2: broken"};
    RestartPolicy policy = Rig::patient_policy();
    policy.first_wait = policy.longest_wait = 1h;
    auto rig = std::make_unique<Rig>(
        std::vector<FakeDeviceOptions>{fake("fake:0"), slow, broken, fake("fake:3")}, policy);
    rig->engine->set_job(job_named("1"));
    ASSERT_TRUE(eventually([&] { return rig->faults().size() == 1; }));
    const auto start = std::chrono::steady_clock::now();
    rig->engine.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - start, test::kPrompt);
}

}  // namespace
}  // namespace otedama
