// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace otedama {

/// What to measure.
struct BenchOptions {
    std::string algorithm;  // empty: all
    std::string kernel;     // empty: every one that runs here; else "avx2" or "sha256d/avx2"
    unsigned threads = 1;
    std::chrono::milliseconds duration{5000};  // of each measurement
};

/// One measured figure.
struct BenchResult {
    std::string algorithm;
    std::string kernel;
    std::string device;  // "cpu:0"
    unsigned threads = 0;
    std::string metric;  // "search" or "validate_shares"
    double value = 0;
    std::string unit;  // "H/s" or "shares/s"
};

/// A kernel that was not measured.
struct BenchSkip {
    std::string algorithm;
    std::string kernel;
    std::string reason;
};

struct BenchReport {
    std::vector<BenchResult> results;
    std::vector<BenchSkip> skipped;
};

/// Told, before each measurement, what comes now: "sha256d/avx2 search".
using BenchProgress = std::function<void(const std::string& what)>;

/// Measures every kernel that the options choose, and the pool's share validator. Once `stop` is
/// requested it ends with ErrorCode::cancelled.
[[nodiscard]] Result<BenchReport> run_bench(
    const BenchOptions& options, const BenchProgress& progress, const std::stop_token& stop);

}  // namespace otedama
