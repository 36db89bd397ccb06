// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "core/sleep.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace otedama {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

TEST(SleepFor, LastsAsLongAsItSays)
{
    const auto begin = Clock::now();
    EXPECT_TRUE(sleep_for(20ms, {}));
    EXPECT_GE(Clock::now() - begin, 20ms);
}

TEST(SleepFor, EndsWithAStopRequest)
{
    std::stop_source source;
    const std::jthread stopper([&source] {
        std::this_thread::sleep_for(10ms);
        source.request_stop();
    });
    const auto begin = Clock::now();
    EXPECT_FALSE(sleep_for(60s, source.get_token()));
    EXPECT_LT(Clock::now() - begin, 30s);
}

TEST(SleepFor, DoesNotBeginAfterAStopRequest)
{
    std::stop_source source;
    source.request_stop();
    EXPECT_FALSE(sleep_for(60s, source.get_token()));
}

}  // namespace
}  // namespace otedama
