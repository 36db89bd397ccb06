// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/pace.hpp"

#include <gtest/gtest.h>

namespace otedama {
namespace {

using namespace std::chrono_literals;

TEST(Pace, KnowsNothingBeforeTheFirstMeasurement)
{
    Pace pace;
    EXPECT_EQ(pace.per_second(), 0);
    EXPECT_EQ(Pace::nonces_in(100ms, pace.per_second(), Pace::kFewest), Pace::kFewest);
}

TEST(Pace, TakesTheFirstMeasurementAsItIs)
{
    Pace pace;
    pace.measured(1000, 1ms);
    EXPECT_DOUBLE_EQ(pace.per_second(), 1e6);
    EXPECT_EQ(Pace::nonces_in(100ms, pace.per_second(), Pace::kFewest), 100'000U);
}

TEST(Pace, FollowsAChangeWithoutJumping)
{
    Pace pace;
    pace.measured(1000, 1ms);
    pace.measured(1000, 10ms);
    EXPECT_GT(pace.per_second(), 0.7e6);
    for (int i = 0; i < 30; ++i) pace.measured(1000, 10ms);
    EXPECT_NEAR(pace.per_second(), 1e5, 1e3);
}

TEST(Pace, IgnoresWhatSaysNothing)
{
    Pace pace;
    pace.measured(0, 1ms);
    pace.measured(1000, 0ns);
    EXPECT_EQ(pace.per_second(), 0);
}

TEST(Pace, StaysWithinItsBounds)
{
    EXPECT_EQ(Pace::nonces_in(100ms, 1, 64), 64U);
    EXPECT_EQ(Pace::nonces_in(100ms, 1e30, 64), std::uint64_t{1} << 32);
}

}  // namespace
}  // namespace otedama
