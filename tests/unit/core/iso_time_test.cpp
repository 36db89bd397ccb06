// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "core/iso_time.hpp"

#include <gtest/gtest.h>

namespace otedama {
namespace {

using namespace std::chrono_literals;

TEST(IsoTime, HasMilliseconds)
{
    const std::chrono::system_clock::time_point epoch{};
    EXPECT_EQ(to_iso_time(epoch), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(to_iso_time(epoch + 86'400s + 7ms), "1970-01-02T00:00:00.007Z");
    // Cut off, not rounded: a time is never shown before it has come.
    EXPECT_EQ(to_iso_time(epoch + 59s + 999ms + 999us), "1970-01-01T00:00:59.999Z");
}

}  // namespace
}  // namespace otedama
