// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/cpu_backend.hpp"

#include "kernels/algorithms.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace otedama {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Processors 0..7 on four cores.
Topology machine()
{
    return *make_synthetic_topology("package:1 core:4 pu:2");
}

std::string error_of(const CpuOptions& options)
{
    const auto processors = processors_for(options, machine());
    return processors ? "accepted" : processors.error().message;
}

std::string open_error(const CpuOptions& options)
{
    const auto devices = open_devices({.cpu = options});
    return devices ? "accepted" : devices.error().message;
}

TEST(CpuBackend, ChoosesOnePerCoreByDefault)
{
    EXPECT_THAT(*processors_for({}, machine()), ElementsAre(0, 2, 4, 6));
}

TEST(CpuBackend, StaysWithinAContainersQuotaByDefault)
{
    Topology limited = machine();
    limited.quota = 2.5;
    EXPECT_THAT(*processors_for({}, limited), ElementsAre(0, 2));
    EXPECT_THAT(*processors_for({.threads = 3}, limited), ElementsAre(0, 2, 4));
    limited.quota = 0.5;
    EXPECT_THAT(*processors_for({}, limited), ElementsAre(0));
    limited.quota = 64;
    EXPECT_THAT(*processors_for({}, limited), ElementsAre(0, 2, 4, 6));
}

TEST(CpuBackend, TakesTheAffinityListInItsOrder)
{
    EXPECT_THAT(*processors_for({.affinity = {5, 0}}, machine()), ElementsAre(5, 0));
}

TEST(CpuBackend, TakesTheFirstOfTheListForFewerThreads)
{
    EXPECT_THAT(
        *processors_for({.threads = 2, .affinity = {7, 3, 1}}, machine()), ElementsAre(7, 3));
}

TEST(CpuBackend, RefusesMoreThreadsThanProcessors)
{
    EXPECT_EQ(error_of({.threads = 9}),
        "9 CPU threads are more than the 8 processors that this process may use");
    EXPECT_EQ(error_of({.threads = 3, .affinity = {1, 2}}),
        "3 CPU threads are more than the 2 processors that the CPU affinity names");
}

TEST(CpuBackend, RefusesAProcessorThatIsNotThereOrNamedTwice)
{
    EXPECT_THAT(error_of({.affinity = {1, 8}}), HasSubstr("names processor 8"));
    EXPECT_THAT(error_of({.affinity = {1, 8}}), HasSubstr("may use 0,1,2,3,4,5,6,7"));
    EXPECT_EQ(error_of({.affinity = {1, 2, 1}}), "CPU affinity names processor 1 twice");
}

TEST(CpuBackend, RefusesAMachineWithoutProcessors)
{
    EXPECT_FALSE(processors_for({}, Topology{}));
}

TEST(OpenDevices, OpensTheProcessorsAsOneDevice)
{
    const auto devices = open_devices({});
    ASSERT_TRUE(devices);
    ASSERT_EQ(devices->size(), 1U);
    const DeviceInfo& info = devices->front()->info();
    EXPECT_EQ(info.id, "cpu:0");
    EXPECT_EQ(info.backend, BackendId::cpu);
    EXPECT_GE(info.worker_count, 1U);
    EXPECT_TRUE(devices->front()->supports(*find_algorithm("sha256d")));
}

TEST(OpenDevices, RefusesIntensitiesOutOfRange)
{
    for (const double percent : {0.0, -5.0, 0.99, 100.5, std::nan("")})
        EXPECT_THAT(open_error({.intensity_percent = percent}), HasSubstr("CPU intensity"));
}

TEST(OpenDevices, RefusesPrioritiesOutOfRange)
{
    EXPECT_THAT(open_error({.priority = -1}), HasSubstr("CPU priority -1"));
    EXPECT_THAT(open_error({.priority = 6}), HasSubstr("CPU priority 6"));
}

}  // namespace
}  // namespace otedama
