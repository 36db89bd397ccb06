// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "kernels/kernel.hpp"

#include <chrono>
#include <stop_token>
#include <vector>

namespace otedama {

/// Hashes per second of a kernel's search, one thread pinned to each of `processors`: after a
/// warm-up, the median of several intervals that fill `duration`.
[[nodiscard]] Result<double> measure_search(const CpuKernel& kernel,
    const std::vector<unsigned>& processors, std::chrono::milliseconds duration,
    const std::stop_token& stop);

}  // namespace otedama
