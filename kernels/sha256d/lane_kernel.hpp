// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/kernel.hpp"
#include "kernels/sha256d/scan.hpp"

namespace otedama {

/// A kernel that hashes several nonces or headers side by side.
struct LaneKernel {
    static constexpr std::size_t kMaxLanes = 16;

    std::uint32_t lanes;
    /// Nonces between two looks at the stop flag: well under a millisecond on slow hardware of
    /// this kind.
    std::uint32_t nonces_per_look;
    ScanFunction scan;
    HashFunction hash;
};

/// CpuKernel::search over a lane kernel: prepares what nonces do not change, keeps to the range,
/// looks at the stop flag, and lets the reference judge what the scan claims.
std::uint64_t search_lanes(const LaneKernel& kernel, const SearchInput& input, NonceRange range,
    const std::atomic<bool>& stop, Hits& hits) noexcept;

/// CpuKernel::hash_many over a lane kernel.
void hash_lanes(const LaneKernel& kernel, std::span<const HeaderView> headers,
    std::span<PowResult> results) noexcept;

}  // namespace otedama
