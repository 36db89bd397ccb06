// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "core/check.hpp"
#include "kernels/cpu_kernels.hpp"
#include "kernels/scratch_memory.hpp"

#include <algorithm>
#include <array>
#include <vector>

/// Every kernel that this machine can run against the reference: the input is a header, then eight
/// bytes of range, one of capacity and one of target.
namespace otedama {
namespace {

constexpr std::size_t kRangeBytes = 8;
constexpr std::size_t kMaxCount = 80;
constexpr std::size_t kMaxCapacity = 16;

struct Case {
    SearchInput input;
    NonceRange range;
    std::size_t capacity;
};

std::vector<std::uint64_t> find_by_reference(const Algorithm& algorithm, const Case& given)
{
    std::vector<std::uint64_t> found;
    for (std::uint64_t i = 0; i < given.range.count; ++i) {
        const std::uint64_t nonce = given.range.first + i;
        const Hash256 hash = algorithm.hash(nullptr, given.input.header, nonce).hash;
        if (given.input.target.is_met_by(hash))
            found.push_back(nonce);
    }
    return found;
}

std::vector<std::uint64_t> find_by_kernel(const CpuKernel& kernel, const Case& given)
{
    ScratchMemory scratch(kernel.scratch_bytes(nullptr));
    const std::atomic<bool> stop = false;
    NonceRange range = given.range;
    std::vector<std::uint64_t> found;
    while (range.count != 0) {
        std::array<std::uint64_t, kMaxCapacity> storage{};
        Hits hits(std::span(storage).first(given.capacity));
        const std::uint64_t settled = kernel.search(given.input, range, scratch.get(), stop, hits);
        OTEDAMA_ASSERT(settled == range.count || (hits.is_full() && settled < range.count));
        found.insert(found.end(), hits.nonces().begin(), hits.nonces().end());
        range.first += settled;
        range.count -= settled;
    }
    return found;
}

void compare_hash_many(const CpuKernel& kernel, const Case& given)
{
    ScratchMemory scratch(kernel.scratch_bytes(nullptr));
    std::vector<HeaderView> views;
    for (std::uint64_t i = 0; i < given.range.count; ++i)
        views.push_back({.header = given.input.header, .nonce = given.range.first + i});
    std::vector<PowResult> results(views.size());
    kernel.hash_many(nullptr, views, scratch.get(), results);
    for (std::size_t i = 0; i < views.size(); ++i)
        OTEDAMA_ASSERT(
            results[i] == kernel.algorithm->hash(nullptr, views[i].header, views[i].nonce));
}

Case make_case(ByteSpan header, ByteSpan rest)
{
    const std::uint64_t nonces = std::uint64_t{1} << 32;
    const std::uint64_t count = rest[kRangeBytes - 1] % (kMaxCount + 1);
    const std::uint64_t first = load_le<std::uint32_t>(rest.data()) % (nonces - count + 1);
    const std::uint8_t zeros = rest[kRangeBytes + 1];
    Target target({~0ULL, ~0ULL, ~0ULL, ~0ULL >> (zeros % 9)});
    if (zeros % 2 != 0) {
        // Somewhere in the middle, so that the lower words decide.
        Hash256 limit = target.to_hash();
        limit.bytes[31] = static_cast<std::uint8_t>(limit.bytes[31] - zeros);
        target = Target::from_hash(limit);
    }
    return {.input = {.header = header, .target = target},
        .range = {.first = first, .count = count},
        .capacity = 1 + rest[kRangeBytes] % kMaxCapacity};
}

}  // namespace
}  // namespace otedama

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace otedama;
    for (const CpuKernel& kernel : cpu_kernels()) {
        const std::size_t header_size = kernel.algorithm->header_size;
        if (size < header_size + kRangeBytes + 2 || !has_all(cpu_features(), kernel.needs))
            continue;
        const ByteSpan input(data, size);
        const Case given = make_case(input.first(header_size), input.subspan(header_size));
        OTEDAMA_ASSERT(
            find_by_kernel(kernel, given) == find_by_reference(*kernel.algorithm, given));
        compare_hash_many(kernel, given);
    }
    return 0;
}
