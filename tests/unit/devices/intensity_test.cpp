// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/backends.hpp"
#include "tests/unit/devices/device_fixture.hpp"

#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>

namespace otedama {
namespace {

using namespace std::chrono_literals;
using Seconds = std::chrono::duration<double>;

Seconds process_cpu_time()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// How long the threads of this process wanted to run and could not, by /proc's schedstat.
Seconds time_kept_waiting()
{
    std::uint64_t sum_ns = 0;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream file(task.path() / "schedstat");
        std::uint64_t ran_ns = 0;
        std::uint64_t waited_ns = 0;
        if (file >> ran_ns >> waited_ns)
            sum_ns += waited_ns;
    }
    return std::chrono::nanoseconds(sum_ns);
}

/// Percentages of the time that was measured.
struct Measured {
    double hashed = 0;
    double kept_waiting = 0;
};

/// Keeps one worker supplied for a while.
Measured measure(double intensity_percent)
{
    auto devices = open_devices(
        {.cpu = {.threads = 1, .priority = 2, .intensity_percent = intensity_percent}});
    Device& device = *devices->front();
    const WorkPtr work = make_work(1, kHardestTarget);
    EXPECT_TRUE(device.prepare(*work, {}, {}));
    EXPECT_TRUE(device.submit({work, {0, 1U << 31}}));
    EXPECT_TRUE(device.submit({work, {1U << 31, 1U << 31}}));
    const auto cpu_before = process_cpu_time();
    const auto waiting_before = time_kept_waiting();
    const auto before = std::chrono::steady_clock::now();
    (void)device.next_event(before + 700ms);
    const Seconds elapsed = std::chrono::steady_clock::now() - before;
    return {.hashed = 100 * (process_cpu_time() - cpu_before) / elapsed,
        .kept_waiting = 100 * (time_kept_waiting() - waiting_before) / elapsed};
}

class Intensity : public ::testing::TestWithParam<double> {};

TEST_P(Intensity, IsHeldOnThisMachine)
{
    bool is_busy = false;
    for (int i = 0; i < 3; ++i) {
        const Measured measured = measure(GetParam());
        std::printf("hashed %.1f %%, kept waiting %.1f %% of the time\n", measured.hashed,
            measured.kept_waiting);
        if (std::abs(measured.hashed - GetParam()) <= 3)
            return;
        EXPECT_LT(measured.hashed, GetParam() + 3);
        is_busy = is_busy || measured.kept_waiting + GetParam() > 97;
    }
    if (is_busy)
        GTEST_SKIP() << "other programs leave this machine less time than the test asks for";
    ADD_FAILURE() << "the intensity was not held";
}

INSTANTIATE_TEST_SUITE_P(Shares, Intensity, ::testing::Values(25.0, 50.0, 75.0));

}  // namespace
}  // namespace otedama
