// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/fake/fake_device.hpp"

#include "tests/unit/devices/device_fixture.hpp"

#include <gmock/gmock.h>

#include <thread>

namespace otedama {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;

std::vector<std::uint64_t> nonces_of(const Reported& reported)
{
    std::vector<std::uint64_t> nonces;
    nonces.reserve(reported.hits.size());
    for (const Hit& hit : reported.hits) nonces.push_back(hit.nonce);
    return nonces;
}

TEST(FakeDevice, ClaimsOnSchedule)
{
    FakeDevice device({.claim_every = 100, .claims = {7, 250, 999}});
    ASSERT_TRUE(device.submit({make_work(1, kHardestTarget), {1, 300}}));
    const Reported reported = read_slices(device, 1);
    EXPECT_THAT(nonces_of(reported), ElementsAre(7, 100, 200, 250, 300));
    EXPECT_EQ(reported.hits[0].ntime, 1231006505U);
    EXPECT_EQ(reported.hashes(), 300U);
    EXPECT_EQ(device.slice_count(), 1U);
}

TEST(FakeDevice, FindsTrueHitsWhenItSearches)
{
    FakeDevice device({.searches = true});
    const WorkPtr work = make_work(1, *Target::from_compact(0x1d00ffff));
    ASSERT_TRUE(device.submit({work, {kGenesisNonce - 10, 20}}));
    EXPECT_THAT(nonces_of(read_slices(device, 1)), ElementsAre(kGenesisNonce));
}

TEST(FakeDevice, TakesItsTime)
{
    FakeDevice device({.slice_time = 20ms});
    const auto before = std::chrono::steady_clock::now();
    ASSERT_TRUE(device.submit({make_work(1, kHardestTarget), {0, 10}}));
    ASSERT_TRUE(device.submit({make_work(1, kHardestTarget), {10, 10}}));
    EXPECT_FALSE(device.submit({make_work(1, kHardestTarget), {20, 10}}));
    EXPECT_TRUE(is_quiet(device));
    EXPECT_EQ(read_slices(device, 2).hashes(), 20U);
    EXPECT_GE(std::chrono::steady_clock::now() - before, 40ms);
}

TEST(FakeDevice, GivesUpOldWork)
{
    FakeDevice device({.slice_time = 1h, .claim_every = 1});
    ASSERT_TRUE(device.submit({make_work(1, kHardestTarget), {0, 10}}));
    device.abandon_before(WorkId{2});
    const Reported reported = read_slices(device, 1);
    EXPECT_EQ(reported.done.size(), 1U);
    EXPECT_EQ(reported.hashes(), 0U);
    EXPECT_TRUE(reported.hits.empty());
}

TEST(FakeDevice, FaultsOnceAfterReturningItsSlices)
{
    FakeDevice device({.slice_time = 1h});
    ASSERT_TRUE(device.submit({make_work(1, kHardestTarget), {0, 10}}));
    device.fault({ErrorCode::io, "fell off the bus"});
    const Reported first = read_slices(device, 1);
    EXPECT_EQ(first.done.size(), 1U);
    const Reported second = read_slices(device, 1);
    ASSERT_EQ(second.faults.size(), 1U);
    EXPECT_EQ(second.faults[0].why.message, "fell off the bus");
    EXPECT_FALSE(device.submit({make_work(1, kHardestTarget), {0, 10}}));
    ASSERT_TRUE(device.prepare(*make_work(2, kHardestTarget), {}, {}));
    EXPECT_TRUE(device.submit({make_work(2, kHardestTarget), {0, 10}}));
}

TEST(FakeDevice, FallsSilentUntilPrepared)
{
    FakeDevice device({});
    ASSERT_TRUE(device.submit({make_work(1, kHardestTarget), {0, 10}}));
    device.fall_silent();
    EXPECT_TRUE(is_quiet(device));
    ASSERT_TRUE(device.prepare(*make_work(2, kHardestTarget), {}, {}));
    ASSERT_TRUE(device.submit({make_work(2, kHardestTarget), {0, 10}}));
    EXPECT_EQ(read_slices(device, 1).done.size(), 1U);
    EXPECT_EQ(device.prepare_count(), 1U);
}

TEST(FakeDevice, WakesAReaderWhenItFaults)
{
    FakeDevice device({.slice_time = 1h});
    std::thread other([&] {
        std::this_thread::sleep_for(10ms);
        device.fault({ErrorCode::io, "late"});
    });
    EXPECT_EQ(read_slices(device, 1).faults.size(), 1U);
    other.join();
}

TEST(FakeDevice, FailsToPrepareWhenTold)
{
    FakeDevice device({.prepare_error = Error{ErrorCode::unavailable, "no power"}});
    const auto prepared = device.prepare(*make_work(1, kHardestTarget), {}, {});
    ASSERT_FALSE(prepared);
    EXPECT_EQ(prepared.error().message, "no power");
}

}  // namespace
}  // namespace otedama
