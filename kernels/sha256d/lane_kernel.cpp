// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/sha256d/lane_kernel.hpp"

#include "core/check.hpp"
#include "kernels/sha256d/prepare.hpp"
#include "kernels/sha256d/sha256d.hpp"

#include <algorithm>
#include <bit>

namespace otedama {
namespace {

constexpr std::uint64_t kNonces = std::uint64_t{1} << 32;
constexpr std::size_t kNonceWord = 19;
constexpr std::size_t kHashWords = 8;

/// Adds those of the claimed nonces that meet the target; lane i is nonce `first` + i. Answers how
/// many nonces from `first` on are settled: `count` unless `hits` ran full.
std::uint64_t judge(const SearchInput& input, std::uint64_t first, std::uint64_t count,
    std::uint32_t claimed, Hits& hits) noexcept
{
    for (; claimed != 0; claimed &= claimed - 1) {
        const auto lane = static_cast<std::uint64_t>(std::countr_zero(claimed));
        if (lane >= count)
            break;
        if (hits.is_full())
            return lane;
        if (input.target.is_met_by(sha256d_hash(nullptr, input.header, first + lane).hash))
            hits.add(first + lane);
    }
    return count;
}

/// Nonces are numbers, words are big-endian: byte 0 of the header's nonce field is the low byte.
std::uint32_t nonce_word(std::uint64_t nonce) noexcept
{
    std::array<std::uint8_t, 4> bytes{};
    store_le(bytes.data(), static_cast<std::uint32_t>(nonce));
    return load_be<std::uint32_t>(bytes.data());
}

}  // namespace

std::uint64_t search_lanes(const LaneKernel& kernel, const SearchInput& input, NonceRange range,
    const std::atomic<bool>& stop, Hits& hits) noexcept
{
    OTEDAMA_ASSERT(range.first <= kNonces && range.count <= kNonces - range.first);
    const ScanConstants constants = prepare_scan(input.header, input.target);
    std::uint64_t settled = 0;
    while (settled < range.count && !hits.is_full() && !stop.load(std::memory_order_relaxed)) {
        const std::uint64_t first = range.first + settled;
        const std::uint64_t left = range.count - settled;
        const std::uint64_t wanted = std::min<std::uint64_t>(left, kernel.nonces_per_look);
        const auto groups = static_cast<std::uint32_t>((wanted + kernel.lanes - 1) / kernel.lanes);
        const ScanResult found = kernel.scan(constants, static_cast<std::uint32_t>(first), groups);
        const std::uint64_t before_last = std::uint64_t{found.groups - 1} * kernel.lanes;
        const std::uint64_t in_last = std::min<std::uint64_t>(kernel.lanes, left - before_last);
        settled += before_last + judge(input, first + before_last, in_last, found.claimed, hits);
    }
    return settled;
}

void hash_lanes(const LaneKernel& kernel, std::span<const HeaderView> headers,
    std::span<PowResult> results) noexcept
{
    alignas(64) std::array<std::uint32_t, (kNonceWord + 1) * LaneKernel::kMaxLanes> words{};
    alignas(64) std::array<std::uint32_t, kHashWords * LaneKernel::kMaxLanes> hashes{};
    const std::size_t lanes = kernel.lanes;
    for (std::size_t done = 0; done < headers.size(); done += lanes) {
        // Lanes without a header hash what stands there from before.
        const std::size_t used = std::min(lanes, headers.size() - done);
        for (std::size_t lane = 0; lane < used; ++lane) {
            const HeaderView& view = headers[done + lane];
            for (std::size_t i = 0; i < kNonceWord; ++i)
                words[i * lanes + lane] = load_be<std::uint32_t>(view.header.data() + 4 * i);
            words[kNonceWord * lanes + lane] = nonce_word(view.nonce);
        }
        kernel.hash(words.data(), hashes.data());
        for (std::size_t lane = 0; lane < used; ++lane) {
            PowResult& result = results[done + lane];
            for (std::size_t i = 0; i < kHashWords; ++i)
                store_be(result.hash.bytes.data() + 4 * i, hashes[i * lanes + lane]);
            result.mix = Hash256{};
        }
    }
}

}  // namespace otedama
