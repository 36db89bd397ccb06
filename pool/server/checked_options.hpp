// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/kernel.hpp"
#include "pool/jobs/coin.hpp"
#include "pool/pool.hpp"

namespace otedama::pool {

/// The rows that the options of a pool name.
struct CheckedOptions {
    const Coin* coin = nullptr;
    const Network* network = nullptr;
    const CpuKernel* kernel = nullptr;  // shares are verified with
};

/// Looks everything up and checks every number; the first thing that is wrong is the error, with
/// what would be right.
[[nodiscard]] Result<CheckedOptions> check_options(const PoolOptions& options);

}  // namespace otedama::pool
