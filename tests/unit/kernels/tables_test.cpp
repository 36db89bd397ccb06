// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/algorithms.hpp"
#include "kernels/cpu_kernels.hpp"
#include "kernels/select.hpp"
#include "tests/unit/kernels/vectors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace otedama {
namespace {

TEST(Tables, AlgorithmNamesAreUniqueAndCanBeFound)
{
    std::set<std::string_view> names;
    for (const Algorithm& algorithm : algorithms()) {
        EXPECT_TRUE(names.insert(algorithm.name).second) << algorithm.name;
        EXPECT_EQ(find_algorithm(algorithm.name), &algorithm);
    }
    EXPECT_EQ(find_algorithm("nothing"), nullptr);
    EXPECT_EQ(find_algorithm(""), nullptr);
}

TEST(Tables, EveryAlgorithmHasVectorsThatItsReferenceMeets)
{
    for (const Algorithm& algorithm : algorithms()) {
        const auto vectors = testing::load_vectors(algorithm);
        EXPECT_FALSE(vectors.empty()) << algorithm.name;
        for (const testing::Vector& vector : vectors) {
            const Hash256 hash = algorithm.hash(nullptr, vector.header, vector.nonce).hash;
            EXPECT_EQ(to_display_hex(hash), vector.hash) << vector.source;
            EXPECT_TRUE(Target::from_compact(vector.bits).value().is_met_by(hash));
        }
    }
}

TEST(Tables, KernelRowsNameAnAlgorithmAndAreComplete)
{
    std::set<std::string_view> names;
    for (const CpuKernel& kernel : cpu_kernels()) {
        ASSERT_NE(kernel.algorithm, nullptr) << kernel.name;
        EXPECT_EQ(find_algorithm(kernel.algorithm->name), kernel.algorithm) << kernel.name;
        EXPECT_TRUE(kernel.name.starts_with(std::string(kernel.algorithm->name) + "/"));
        EXPECT_TRUE(names.insert(kernel.name).second) << kernel.name;
        EXPECT_NE(kernel.scratch_bytes, nullptr) << kernel.name;
        EXPECT_NE(kernel.search, nullptr) << kernel.name;
        EXPECT_NE(kernel.hash_many, nullptr) << kernel.name;
    }
}

TEST(Tables, TheLastKernelOfAnAlgorithmNeedsNothing)
{
    for (const Algorithm& algorithm : algorithms()) {
        const CpuKernel* last = nullptr;
        for (const CpuKernel& kernel : cpu_kernels())
            last = kernel.algorithm == &algorithm ? &kernel : last;
        ASSERT_NE(last, nullptr) << algorithm.name;
        EXPECT_EQ(last->needs, CpuFeatures::none) << last->name;
    }
}

TEST(CpuFeatures, AreNamedInFull)
{
    using enum CpuFeatures;
    EXPECT_EQ(to_string(none), "none");
    EXPECT_EQ(to_string(avx2), "avx2");
    EXPECT_EQ(to_string(sha_ni | ssse3 | sse41), "ssse3 sse4.1 sha-ni");
    EXPECT_TRUE(has_all(avx2 | ssse3, avx2));
    EXPECT_TRUE(has_all(none, none));
    EXPECT_FALSE(has_all(avx2, avx2 | ssse3));
    EXPECT_EQ(cpu_features(), cpu_features());
}

}  // namespace
}  // namespace otedama
