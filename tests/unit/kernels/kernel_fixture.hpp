// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/kernel.hpp"
#include "kernels/scratch_memory.hpp"

#include <atomic>
#include <random>
#include <vector>

namespace otedama::testing {

/// A header of random bytes.
inline Bytes random_header(std::mt19937_64& random, std::size_t size)
{
    Bytes header(size);
    for (std::uint8_t& byte : header) byte = static_cast<std::uint8_t>(random());
    return header;
}

/// What the reference finds in a range, one nonce after the other.
inline std::vector<std::uint64_t> find_by_reference(
    const Algorithm& algorithm, const SearchInput& input, NonceRange range)
{
    std::vector<std::uint64_t> found;
    for (std::uint64_t i = 0; i < range.count; ++i) {
        const std::uint64_t nonce = range.first + i;
        if (input.target.is_met_by(algorithm.hash(input.dataset, input.header, nonce).hash))
            found.push_back(nonce);
    }
    return found;
}

/// One call of a kernel's search.
struct SearchAnswer {
    std::uint64_t settled = 0;
    std::vector<std::uint64_t> nonces;
};

inline SearchAnswer search_once(const CpuKernel& kernel, const SearchInput& input, NonceRange range,
    std::size_t capacity, bool is_stopped = false)
{
    ScratchMemory scratch(kernel.scratch_bytes(input.dataset));
    std::vector<std::uint64_t> storage(capacity);
    Hits hits(storage);
    const std::atomic<bool> stop = is_stopped;
    const std::uint64_t settled = kernel.search(input, range, scratch.get(), stop, hits);
    return {settled, {hits.nonces().begin(), hits.nonces().end()}};
}

}  // namespace otedama::testing
