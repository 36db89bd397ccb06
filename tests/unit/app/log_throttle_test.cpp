// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/log_throttle.hpp"

#include <gtest/gtest.h>

namespace otedama {
namespace {

using namespace std::chrono_literals;

TEST(LogThrottle, LetsAFewThroughAndCountsTheRest)
{
    const Time start = Time{} + 1h;
    LogThrottle throttle(2, 10s);
    EXPECT_EQ(throttle.admit(start), 0U);
    EXPECT_EQ(throttle.admit(start + 1s), 0U);
    EXPECT_FALSE(throttle.admit(start + 2s).has_value());
    EXPECT_FALSE(throttle.admit(start + 9999ms).has_value());
    EXPECT_EQ(throttle.admit(start + 10s), 2U) << "the next period says how many were left out";
    EXPECT_EQ(throttle.admit(start + 11s), 0U);
    EXPECT_FALSE(throttle.admit(start + 12s).has_value());
}

}  // namespace
}  // namespace otedama
