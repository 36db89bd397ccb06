// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/sha256d/sha256d.hpp"

#include "kernels/sha256d/sha256_compress.hpp"
#include "kernels/sha256d/sha256_constants.hpp"

#include <algorithm>

namespace otedama {
namespace {

constexpr std::size_t kBlock = 64;
constexpr std::size_t kHeader = 80;
constexpr std::size_t kNonceOffset = 76;
/// A tenth of a millisecond on a fast machine, less than one on a slow one.
constexpr std::uint64_t kNoncesPerLook = 128;

Sha256State hash_first_block(ByteSpan header) noexcept
{
    Sha256State state = std::to_array(kSha256Initial);
    sha256_compress_portable(state.data(), header.data(), 1);
    return state;
}

/// The hash of a header whose first block gave `midstate`.
Hash256 finish_hash(Sha256State midstate, ByteSpan header, std::uint64_t nonce) noexcept
{
    std::array<std::uint8_t, kBlock> block{};
    std::ranges::copy(header.subspan(kBlock, kNonceOffset - kBlock), block.begin());
    store_le(block.data() + kNonceOffset - kBlock, static_cast<std::uint32_t>(nonce));
    block[kHeader - kBlock] = 0x80;
    store_be<std::uint16_t>(block.data() + kBlock - 2, kHeader * 8);
    sha256_compress_portable(midstate.data(), block.data(), 1);

    block = {};
    std::ranges::copy(sha256_digest(midstate).bytes, block.begin());
    block[sizeof(Hash256)] = 0x80;
    store_be<std::uint16_t>(block.data() + kBlock - 2, sizeof(Hash256) * 8);
    Sha256State state = std::to_array(kSha256Initial);
    sha256_compress_portable(state.data(), block.data(), 1);
    return sha256_digest(state);
}

}  // namespace

PowResult sha256d_hash(const Dataset* /*dataset*/, ByteSpan header, std::uint64_t nonce) noexcept
{
    return {.hash = finish_hash(hash_first_block(header), header, nonce)};
}

std::size_t sha256d_scratch_bytes(const Dataset* /*dataset*/) noexcept
{
    return 0;
}

std::uint64_t sha256d_search_ref(const SearchInput& input, NonceRange range, Scratch /*scratch*/,
    const std::atomic<bool>& stop, Hits& hits) noexcept
{
    const Sha256State midstate = hash_first_block(input.header);
    for (std::uint64_t settled = 0; settled < range.count; ++settled) {
        const bool is_time_to_look = settled % kNoncesPerLook == 0;
        if (hits.is_full() || (is_time_to_look && stop.load(std::memory_order_relaxed)))
            return settled;
        const std::uint64_t nonce = range.first + settled;
        if (input.target.is_met_by(finish_hash(midstate, input.header, nonce)))
            hits.add(nonce);
    }
    return range.count;
}

void sha256d_hash_many_ref(const Dataset* dataset, std::span<const HeaderView> headers,
    Scratch /*scratch*/, std::span<PowResult> results) noexcept
{
    for (std::size_t i = 0; i < headers.size(); ++i)
        results[i] = sha256d_hash(dataset, headers[i].header, headers[i].nonce);
}

}  // namespace otedama
