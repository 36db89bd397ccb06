// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/algorithms.hpp"
#include "kernels/cpu_kernels.hpp"
#include "tests/unit/kernels/kernel_fixture.hpp"
#include "tests/unit/kernels/vectors.hpp"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <thread>

namespace otedama {
namespace {

using testing::find_by_reference;
using testing::search_once;

constexpr std::uint64_t kNonces = std::uint64_t{1} << 32;

/// A target that about one hash in 2^zeros meets.
Target target_of(unsigned zeros)
{
    return Target({~0ULL, ~0ULL, ~0ULL, ~0ULL >> zeros});
}

/// Runs the test body for every kernel that this machine can execute.
template <class Body>
void for_each_kernel(Body body)
{
    for (const CpuKernel& kernel : cpu_kernels()) {
        if (!has_all(cpu_features(), kernel.needs))
            continue;
        SCOPED_TRACE(kernel.name);
        body(kernel);
    }
}

/// Goes through a range with hits of that capacity, as a device does, and expects exactly what the
/// reference finds.
void expect_search(
    const CpuKernel& kernel, const SearchInput& input, NonceRange range, std::size_t capacity)
{
    const auto expected = find_by_reference(*kernel.algorithm, input, range);
    std::vector<std::uint64_t> found;
    while (range.count != 0) {
        const auto answer = search_once(kernel, input, range, capacity);
        ASSERT_LE(answer.settled, range.count);
        ASSERT_TRUE(answer.settled == range.count || answer.nonces.size() == capacity);
        found.insert(found.end(), answer.nonces.begin(), answer.nonces.end());
        range.first += answer.settled;
        range.count -= answer.settled;
    }
    EXPECT_EQ(found, expected);
}

TEST(Search, FindsTheNoncesOfRealBlocks)
{
    for_each_kernel([](const CpuKernel& kernel) {
        for (const testing::Vector& vector : testing::load_vectors(*kernel.algorithm)) {
            SCOPED_TRACE(vector.source);
            const SearchInput input{
                .header = vector.header, .target = Target::from_compact(vector.bits).value()};
            const std::uint64_t first = vector.nonce - std::min<std::uint64_t>(vector.nonce, 999);
            const std::uint64_t count = std::min<std::uint64_t>(2000, kNonces - first);
            const auto answer = search_once(kernel, input, {first, count}, 4);
            EXPECT_EQ(answer.settled, count);
            EXPECT_EQ(answer.nonces, std::vector{vector.nonce});
        }
    });
}

TEST(Search, FindsARealNonceInEveryLane)
{
    for_each_kernel([](const CpuKernel& kernel) {
        const auto vector = testing::load_vectors(*kernel.algorithm).front();
        const SearchInput input{
            .header = vector.header, .target = Target::from_compact(vector.bits).value()};
        for (std::uint64_t before = 0; before < 40; ++before) {
            for (std::uint64_t after = 0; after < 40; after += 13) {
                const NonceRange range{vector.nonce - before, before + 1 + after};
                EXPECT_EQ(search_once(kernel, input, range, 1).nonces, std::vector{vector.nonce});
            }
        }
    });
}

TEST(Search, AgreesWithTheReferenceOnRandomHeadersAndRanges)
{
    for_each_kernel([](const CpuKernel& kernel) {
        std::mt19937_64 random(3);
        for (int i = 0; i < 60; ++i) {
            const Bytes header = testing::random_header(random, kernel.algorithm->header_size);
            const SearchInput input{
                .header = header, .target = target_of(static_cast<unsigned>(random() % 10))};
            const NonceRange range{random() % (kNonces - 100), 1 + random() % 100};
            expect_search(kernel, input, range, 1 + random() % 8);
        }
    });
}

TEST(Search, FindsWhatTheReferenceFindsAtExactLimits)
{
    for_each_kernel([](const CpuKernel& kernel) {
        std::mt19937_64 random(4);
        for (int i = 0; i < 10; ++i) {
            const Bytes header = testing::random_header(random, kernel.algorithm->header_size);
            const std::uint64_t first = random() % (kNonces - 50);
            for (std::uint64_t nonce = first; nonce < first + 50; nonce += 7) {
                // The hash itself is the target: its own nonce must be found.
                const PowResult pow = kernel.algorithm->hash(nullptr, header, nonce);
                const SearchInput input{.header = header, .target = Target::from_hash(pow.hash)};
                expect_search(kernel, input, {first, 50}, 64);
            }
        }
    });
}

TEST(Search, ReachesTheEndsOfTheNonceSpace)
{
    for_each_kernel([](const CpuKernel& kernel) {
        std::mt19937_64 random(5);
        const Bytes header = testing::random_header(random, kernel.algorithm->header_size);
        for (const unsigned zeros : {0U, 1U, 4U}) {
            const SearchInput input{.header = header, .target = target_of(zeros)};
            for (std::uint64_t count = 1; count <= 34; ++count) {
                expect_search(kernel, input, {0, count}, 64);
                expect_search(kernel, input, {kNonces - count, count}, 64);
            }
        }
    });
}

TEST(Search, GoesOnWhereHitsRanFull)
{
    for_each_kernel([](const CpuKernel& kernel) {
        std::mt19937_64 random(6);
        const Bytes header = testing::random_header(random, kernel.algorithm->header_size);
        // 0x207fffff is what regtest uses: every second nonce is a hit.
        for (const Target& target : {target_of(0), *Target::from_compact(0x207fffff)}) {
            const SearchInput input{.header = header, .target = target};
            for (std::size_t capacity = 1; capacity < 20; ++capacity)
                expect_search(kernel, input, {77, 100}, capacity);
        }
    });
}

TEST(Search, SettlesNothingWithoutRoomOrRange)
{
    for_each_kernel([](const CpuKernel& kernel) {
        const Bytes header(kernel.algorithm->header_size, 0x11);
        const SearchInput input{.header = header, .target = target_of(0)};
        EXPECT_EQ(search_once(kernel, input, {5, 100}, 0).settled, 0U);
        EXPECT_EQ(search_once(kernel, input, {5, 0}, 4).settled, 0U);
        EXPECT_EQ(search_once(kernel, input, {kNonces, 0}, 4).settled, 0U);
    });
}

TEST(Search, FindsNothingBelowTheSmallestHash)
{
    for_each_kernel([](const CpuKernel& kernel) {
        const Bytes header(kernel.algorithm->header_size, 0x22);
        const auto answer = search_once(kernel, {.header = header}, {1, 10'000}, 4);
        EXPECT_EQ(answer.settled, 10'000U);
        EXPECT_TRUE(answer.nonces.empty());
    });
}

TEST(Search, DoesNotStartWhenStopIsSet)
{
    for_each_kernel([](const CpuKernel& kernel) {
        const Bytes header(kernel.algorithm->header_size, 0x33);
        const SearchInput input{.header = header, .target = target_of(0)};
        const auto answer = search_once(kernel, input, {0, kNonces}, 4, true);
        EXPECT_EQ(answer.settled, 0U);
        EXPECT_TRUE(answer.nonces.empty());
    });
}

TEST(Search, LeavesEarlyWhenStopIsSetLater)
{
    for_each_kernel([](const CpuKernel& kernel) {
        const Bytes header(kernel.algorithm->header_size, 0x44);
        ScratchMemory scratch(kernel.scratch_bytes(nullptr));
        std::atomic<bool> stop = false;
        std::jthread stopper([&stop] {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            stop = true;
        });
        std::array<std::uint64_t, 4> storage{};
        Hits hits(storage);
        const std::uint64_t settled =
            kernel.search({.header = header}, {0, kNonces}, scratch.get(), stop, hits);
        // The whole range takes minutes on the fastest kernel.
        EXPECT_LT(settled, kNonces);
        EXPECT_TRUE(hits.nonces().empty());
    });
}

TEST(HashMany, AgreesWithTheReferenceForEveryNumberOfHeaders)
{
    for_each_kernel([](const CpuKernel& kernel) {
        std::mt19937_64 random(7);
        for (std::size_t count = 0; count <= 50; ++count) {
            std::vector<Bytes> headers;
            for (std::size_t i = 0; i < count; ++i)
                headers.push_back(testing::random_header(random, kernel.algorithm->header_size));
            std::vector<HeaderView> views;
            for (const Bytes& header : headers)
                views.push_back({.header = header, .nonce = random() % kNonces});
            std::vector<PowResult> results(count);
            ScratchMemory scratch(kernel.scratch_bytes(nullptr));
            kernel.hash_many(nullptr, views, scratch.get(), results);
            for (std::size_t i = 0; i < count; ++i) {
                EXPECT_EQ(
                    results[i], kernel.algorithm->hash(nullptr, views[i].header, views[i].nonce))
                    << i << " of " << count;
            }
        }
    });
}

TEST(HashMany, OverwritesWhatStoodInTheResults)
{
    for_each_kernel([](const CpuKernel& kernel) {
        const auto vector = testing::load_vectors(*kernel.algorithm).front();
        const HeaderView view{.header = vector.header, .nonce = vector.nonce};
        PowResult result;
        result.mix.bytes.fill(0xee);
        ScratchMemory scratch(kernel.scratch_bytes(nullptr));
        kernel.hash_many(nullptr, std::span(&view, 1), scratch.get(), std::span(&result, 1));
        EXPECT_EQ(to_display_hex(result.hash), vector.hash);
        EXPECT_EQ(result.mix, Hash256{});
    });
}

}  // namespace
}  // namespace otedama
