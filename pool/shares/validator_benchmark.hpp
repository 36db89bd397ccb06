// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"

#include <chrono>
#include <string>

namespace otedama::pool {

/// What a measurement of the share validator gave.
struct ValidatorBenchmark {
    std::string algorithm;
    std::string kernel;
    unsigned threads = 0;
    std::uint64_t shares = 0;  // judged, all of them accepted
    double shares_per_second = 0;
};

/// Judges Stratum V1 shares (coinbase and 12 merkle branches hashed, duplicates checked) with the
/// pool's own validator for about `duration` on `threads` threads, 0 for one per core. Every share
/// is a new one.
[[nodiscard]] Result<ValidatorBenchmark> measure_validator(
    std::chrono::milliseconds duration, unsigned threads);

}  // namespace otedama::pool
