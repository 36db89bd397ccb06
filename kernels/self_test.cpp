// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/scratch_memory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace otedama {
namespace {

constexpr std::size_t kHeaders = 37;    // two rounds and a rest for every number of lanes
constexpr std::uint64_t kNonces = 117;  // unaligned at both ends
constexpr std::size_t kCapacity = 5;

/// The same headers on every machine, so that a failure can be repeated.
std::vector<Bytes> make_headers(std::size_t size)
{
    std::uint64_t state = 0x0123456789abcdef;
    std::vector<Bytes> headers(kHeaders, Bytes(size));
    for (Bytes& header : headers) {
        for (std::uint8_t& byte : header) {
            // Knuth's MMIX generator; its high bits are the good ones.
            state = state * 6364136223846793005 + 1442695040888963407;
            byte = static_cast<std::uint8_t>(state >> 56);
        }
    }
    return headers;
}

std::string nonce_text(std::uint64_t nonce)
{
    return fmt::format("nonce {:#010x}", nonce);
}

/// The first nonce in which two ascending lists differ, in words.
std::string describe_difference(
    std::span<const std::uint64_t> expected, std::span<const std::uint64_t> found)
{
    const auto [missed, claimed] = std::ranges::mismatch(expected, found);
    if (missed == expected.end())
        return nonce_text(*claimed) + " claimed wrongly";
    if (claimed == found.end() || *missed < *claimed)
        return nonce_text(*missed) + " not found";
    return nonce_text(*claimed) + " claimed wrongly";
}

/// Searches the whole range with a small Hits, going on where it ran full.
Result<std::vector<std::uint64_t>> search_all(
    const CpuKernel& kernel, const SearchInput& input, NonceRange range, Scratch scratch)
{
    std::vector<std::uint64_t> found;
    const std::atomic<bool> stop = false;
    while (range.count != 0) {
        std::array<std::uint64_t, kCapacity> storage{};
        Hits hits(storage);
        const std::uint64_t settled = kernel.search(input, range, scratch, stop, hits);
        const auto nonces = hits.nonces();
        found.insert(found.end(), nonces.begin(), nonces.end());
        if (settled > range.count || (settled < range.count && !hits.is_full()))
            return fail(
                ErrorCode::corrupt, fmt::format("{} of {} nonces settled", settled, range.count));
        range.first += settled;
        range.count -= settled;
    }
    return found;
}

/// One header, one range, against the reference: no hit, one hit, and more hits than fit.
Result<void> test_search(
    const CpuKernel& kernel, ByteSpan header, std::uint64_t first, Scratch scratch)
{
    std::vector<Hash256> hashes(kNonces);
    for (std::uint64_t i = 0; i < kNonces; ++i)
        hashes[i] = kernel.algorithm->hash(nullptr, header, first + i).hash;
    std::vector<Target> limits(kNonces);
    std::ranges::transform(hashes, limits.begin(), Target::from_hash);
    std::ranges::sort(limits);

    for (const Target& target : {Target{}, limits.front(), limits[kNonces / 2]}) {
        std::vector<std::uint64_t> expected;
        for (std::uint64_t i = 0; i < kNonces; ++i) {
            if (target.is_met_by(hashes[i]))
                expected.push_back(first + i);
        }
        const SearchInput input{.header = header, .target = target};
        const auto found = search_all(kernel, input, {first, kNonces}, scratch);
        if (!found)
            return tl::unexpected(found.error());
        if (*found != expected)
            return fail(ErrorCode::corrupt, describe_difference(expected, *found));
    }
    return {};
}

Result<void> test_hash_many(
    const CpuKernel& kernel, const std::vector<Bytes>& headers, Scratch scratch)
{
    std::vector<HeaderView> views;
    for (const Bytes& header : headers)
        views.push_back({.header = header, .nonce = 0x9e3779b9 * views.size() & 0xffffffff});
    std::vector<PowResult> results(views.size());
    kernel.hash_many(nullptr, views, scratch, results);
    for (std::size_t i = 0; i < views.size(); ++i) {
        if (results[i] != kernel.algorithm->hash(nullptr, views[i].header, views[i].nonce))
            return fail(ErrorCode::corrupt, nonce_text(views[i].nonce) + " hashed wrongly");
    }
    return {};
}

}  // namespace

Result<void> self_test(const CpuKernel& kernel)
{
    const Algorithm& algorithm = *kernel.algorithm;
    const std::vector<Bytes> headers = make_headers(algorithm.header_size);
    ScratchMemory scratch(kernel.scratch_bytes(nullptr));
    const std::uint64_t nonces_end = algorithm.nonce_size == 4 ? std::uint64_t{1} << 32 : 0;

    Result<void> result = test_search(kernel, headers[0], 0x12345, scratch.get());
    if (result)
        result = test_search(kernel, headers[1], nonces_end - kNonces, scratch.get());
    if (result)
        result = test_hash_many(kernel, headers, scratch.get());
    if (!result)
        return fail_with(fmt::format("{} self-test failed", kernel.name), result.error());
    return {};
}

}  // namespace otedama
