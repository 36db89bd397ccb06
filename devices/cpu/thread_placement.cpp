// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/thread_placement.hpp"

#include "core/check.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <memory>
#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <system_error>
#include <unistd.h>

namespace otedama {
namespace {

struct FreeCpuSet {
    void operator()(cpu_set_t* set) const { CPU_FREE(set); }
};

std::string reason_of(int error)
{
    return std::generic_category().message(error);
}

Result<void> set_nice(int value)
{
    // On Linux a niceness belongs to a thread, not to its process.
    if (setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), value) == 0)
        return {};
    return fail(ErrorCode::io, reason_of(errno));
}

}  // namespace

Result<void> pin_this_thread(unsigned processor)
{
    const std::unique_ptr<cpu_set_t, FreeCpuSet> set(CPU_ALLOC(processor + 1));
    if (!set)
        return fail(ErrorCode::io, "out of memory");
    const std::size_t size = CPU_ALLOC_SIZE(processor + 1);
    CPU_ZERO_S(size, set.get());
    CPU_SET_S(processor, size, set.get());
    const int error = pthread_setaffinity_np(pthread_self(), size, set.get());
    if (error == 0)
        return {};
    return fail(ErrorCode::io, fmt::format("processor {}: {}", processor, reason_of(error)));
}

Result<void> set_this_thread_priority(int priority)
{
    OTEDAMA_ASSERT(priority >= 0 && priority <= 5);
    constexpr std::array<int, 6> kNice{19, 10, 0, -5, -10, -15};
    constexpr int kNormal = 2;
    // Not SCHED_IDLE: on a busy machine such a thread took over a second to hear that it should
    // stop, and an unprivileged one can never leave that class again.
    if (priority == kNormal)
        return {};
    return set_nice(kNice[static_cast<std::size_t>(priority)]);
}

std::chrono::nanoseconds this_thread_cpu_time() noexcept
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace otedama
