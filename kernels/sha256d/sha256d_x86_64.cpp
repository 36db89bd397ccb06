// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/sha256d/sha256d_x86_64.hpp"

#include "kernels/sha256d/lane_kernel.hpp"
#include "kernels/sha256d/x86_64.hpp"

namespace otedama {
namespace {

constexpr LaneKernel kShani = {
    .lanes = kShaniLanes, .nonces_per_look = 2048, .scan = scan_shani, .hash = hash_shani};

}  // namespace

std::uint64_t sha256d_search_shani(const SearchInput& input, NonceRange range, Scratch /*scratch*/,
    const std::atomic<bool>& stop, Hits& hits) noexcept
{
    return search_lanes(kShani, input, range, stop, hits);
}

void sha256d_hash_many_shani(const Dataset* /*dataset*/, std::span<const HeaderView> headers,
    Scratch /*scratch*/, std::span<PowResult> results) noexcept
{
    hash_lanes(kShani, headers, results);
}

}  // namespace otedama
