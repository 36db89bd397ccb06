// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/verifier.hpp"

#include "kernels/algorithms.hpp"
#include "kernels/select.hpp"
#include "tests/unit/kernels/vectors.hpp"

#include <gtest/gtest.h>

namespace otedama {
namespace {

TEST(Verifier, JudgesRealBlocksOneByOneAndTogether)
{
    for (const Algorithm& algorithm : algorithms()) {
        Verifier verifier(*select_kernel(algorithm).value());
        const auto vectors = testing::load_vectors(algorithm);
        std::vector<HeaderView> views;
        for (const testing::Vector& vector : vectors) {
            const Hash256 hash = verifier.check(vector.header, vector.nonce).hash;
            EXPECT_EQ(to_display_hex(hash), vector.hash);
            views.push_back({.header = vector.header, .nonce = vector.nonce});
        }
        std::vector<PowResult> results(views.size());
        verifier.check(views, results);
        for (std::size_t i = 0; i < results.size(); ++i)
            EXPECT_EQ(to_display_hex(results[i].hash), vectors[i].hash);
    }
}

TEST(Verifier, HashesTheNonceItIsGivenNotTheOneInTheHeader)
{
    const Algorithm& algorithm = *find_algorithm("sha256d");
    Verifier verifier(*select_kernel(algorithm).value());
    const auto vector = testing::load_vectors(algorithm).front();
    Bytes spoiled = vector.header;
    spoiled[76] ^= 0xff;
    EXPECT_EQ(to_display_hex(verifier.check(spoiled, vector.nonce).hash), vector.hash);
    EXPECT_NE(to_display_hex(verifier.check(vector.header, vector.nonce + 1).hash), vector.hash);
}

TEST(Verifier, TakesAnEmptyBatch)
{
    Verifier verifier(*select_kernel(*find_algorithm("sha256d")).value());
    verifier.check(std::span<const HeaderView>(), std::span<PowResult>());
}

}  // namespace
}  // namespace otedama
