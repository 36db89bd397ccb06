// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/sha256d/sha256d_x86_64.hpp"

#include "kernels/sha256d/lane_kernel.hpp"
#include "kernels/sha256d/x86_64.hpp"

namespace otedama {
namespace {

constexpr LaneKernel kShani = {
    .lanes = kShaniLanes, .nonces_per_look = 2048, .scan = scan_shani, .hash = hash_shani};
constexpr LaneKernel kAvx2 = {
    .lanes = kAvx2Lanes, .nonces_per_look = 2048, .scan = scan_avx2, .hash = hash_avx2};
constexpr LaneKernel kAvx512 = {
    .lanes = kAvx512Lanes, .nonces_per_look = 8192, .scan = scan_avx512, .hash = hash_avx512};

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

std::uint64_t sha256d_search_avx2(const SearchInput& input, NonceRange range, Scratch /*scratch*/,
    const std::atomic<bool>& stop, Hits& hits) noexcept
{
    return search_lanes(kAvx2, input, range, stop, hits);
}

void sha256d_hash_many_avx2(const Dataset* /*dataset*/, std::span<const HeaderView> headers,
    Scratch /*scratch*/, std::span<PowResult> results) noexcept
{
    hash_lanes(kAvx2, headers, results);
}

std::uint64_t sha256d_search_avx512(const SearchInput& input, NonceRange range, Scratch /*scratch*/,
    const std::atomic<bool>& stop, Hits& hits) noexcept
{
    return search_lanes(kAvx512, input, range, stop, hits);
}

void sha256d_hash_many_avx512(const Dataset* /*dataset*/, std::span<const HeaderView> headers,
    Scratch /*scratch*/, std::span<PowResult> results) noexcept
{
    hash_lanes(kAvx512, headers, results);
}

}  // namespace otedama
