// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/shares/validator_benchmark.hpp"

#include <gtest/gtest.h>

namespace otedama::pool {
namespace {

TEST(ValidatorBenchmark, CountsWhatEveryThreadJudged)
{
    const auto result = measure_validator(std::chrono::milliseconds(30), 2).value();
    EXPECT_EQ(result.algorithm, "sha256d");
    EXPECT_FALSE(result.kernel.empty());
    EXPECT_EQ(result.threads, 2U);
    EXPECT_GE(result.shares, 2U);
    EXPECT_GT(result.shares_per_second, 0);
}

}  // namespace
}  // namespace otedama::pool
