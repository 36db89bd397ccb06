// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/thread_placement.hpp"

#include <gtest/gtest.h>

#include <sched.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace otedama {
namespace {

/// Runs `body` on a thread of its own, whose placement nobody else feels.
template <class Body>
void on_a_thread(Body body)
{
    std::thread(body).join();
}

unsigned first_allowed()
{
    cpu_set_t mask;
    EXPECT_EQ(sched_getaffinity(0, sizeof mask, &mask), 0);
    unsigned processor = 0;
    while (!CPU_ISSET(processor, &mask)) ++processor;
    return processor;
}

TEST(ThreadPlacement, PinsTheCallingThreadOnly)
{
    const unsigned processor = first_allowed();
    cpu_set_t before;
    ASSERT_EQ(sched_getaffinity(0, sizeof before, &before), 0);
    on_a_thread([&] {
        ASSERT_TRUE(pin_this_thread(processor));
        cpu_set_t mask;
        ASSERT_EQ(sched_getaffinity(0, sizeof mask, &mask), 0);
        EXPECT_EQ(CPU_COUNT(&mask), 1);
        EXPECT_TRUE(CPU_ISSET(processor, &mask));
    });
    cpu_set_t after;
    ASSERT_EQ(sched_getaffinity(0, sizeof after, &after), 0);
    EXPECT_TRUE(CPU_EQUAL(&before, &after));
}

TEST(ThreadPlacement, SaysWhichProcessorIsNotThere)
{
    on_a_thread([] {
        const auto pinned = pin_this_thread(100'000);
        ASSERT_FALSE(pinned);
        EXPECT_EQ(pinned.error().message.find("processor 100000: "), 0U);
    });
}

TEST(ThreadPlacement, IsNicestAtPriorityZero)
{
    on_a_thread([] {
        ASSERT_TRUE(set_this_thread_priority(0));
        EXPECT_EQ(getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())), 19);
    });
}

TEST(ThreadPlacement, GrowsNicerBelowNormal)
{
    on_a_thread([] {
        const int before = getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
        ASSERT_TRUE(set_this_thread_priority(2));
        EXPECT_EQ(getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())), before);
        ASSERT_TRUE(set_this_thread_priority(1));
        EXPECT_EQ(getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())), 10);
    });
}

TEST(ThreadPlacement, CountsTheTimeOfTheCallingThread)
{
    const auto before = this_thread_cpu_time();
    while (this_thread_cpu_time() - before < std::chrono::milliseconds(1)) {
    }
    on_a_thread([] { EXPECT_LT(this_thread_cpu_time(), std::chrono::seconds(1)); });
}

}  // namespace
}  // namespace otedama
