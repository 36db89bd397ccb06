// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/format.hpp"

#include <gtest/gtest.h>

namespace otedama::cli {
namespace {

TEST(Format, RatesTakeThePrefixThatFits)
{
    EXPECT_EQ(format_rate(0, "H/s"), "0.00 H/s");
    EXPECT_EQ(format_rate(999.4, "H/s"), "999.4 H/s");
    EXPECT_EQ(format_rate(999.96, "H/s"), "1.00 kH/s");
    EXPECT_EQ(format_rate(12'345'678, "H/s"), "12.35 MH/s");
    EXPECT_EQ(format_rate(1.5e21, "H/s"), "1.50 ZH/s");
    EXPECT_EQ(format_rate(250'000, "shares/s"), "250.0 kshares/s");
}

TEST(Format, DurationsGrowDays)
{
    EXPECT_EQ(format_duration(0.9), "0:00:00");
    EXPECT_EQ(format_duration(-1), "0:00:00");
    EXPECT_EQ(format_duration(3723), "1:02:03");
    EXPECT_EQ(format_duration(2 * 86400 + 61), "2d 0:01:01");
}

TEST(Format, DifficultiesStayShort)
{
    EXPECT_EQ(format_difficulty(0.002), "0.002");
    EXPECT_EQ(format_difficulty(1), "1");
    EXPECT_EQ(format_difficulty(65536), "65.54k");
    EXPECT_EQ(format_difficulty(110.57e12), "110.6T");
}

}  // namespace
}  // namespace otedama::cli
