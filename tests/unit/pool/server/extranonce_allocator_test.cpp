// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/extranonce_allocator.hpp"

#include "pool/jobs/pool_job.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <set>
#include <vector>

namespace otedama::pool {
namespace {

Bytes value_of(const ExtranonceLease& lease)
{
    const ExtraNonce extranonce = lease.extranonce1();
    return {extranonce.span().begin(), extranonce.span().end()};
}

TEST(ExtranonceAllocator, NoTwoSessionsOfAnyLoopShareAPrefix)
{
    std::set<Bytes> seen;
    std::deque<ExtranonceAllocator> loops;
    for (const unsigned loop : {0U, 1U, 2U, 255U})
        loops.emplace_back(static_cast<std::uint8_t>(loop));
    std::vector<ExtranonceLease> leases;
    for (auto& loop : loops) {
        for (int i = 0; i < 1000; ++i) {
            leases.push_back(loop.lease().value());
            EXPECT_TRUE(seen.insert(value_of(leases.back())).second);
            EXPECT_EQ(leases.back().extranonce1().size(), kExtranonce1Size);
        }
    }
}

TEST(ExtranonceAllocator, RefusesWhenAllAreTakenAndGoesOnWhenOneIsFreed)
{
    ExtranonceAllocator allocator(3, 4);
    std::vector<ExtranonceLease> leases;
    std::set<Bytes> seen;
    for (int i = 0; i < 4; ++i) {
        leases.push_back(allocator.lease().value());
        EXPECT_TRUE(seen.insert(value_of(leases.back())).second);
    }
    EXPECT_FALSE(allocator.lease().has_value());
    const Bytes freed = value_of(leases.back());
    leases.pop_back();
    const auto again = allocator.lease();
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(value_of(*again), freed);
    EXPECT_FALSE(allocator.lease().has_value());
}

TEST(ExtranonceAllocator, AFreedPrefixIsNotHandedOutAtOnce)
{
    ExtranonceAllocator allocator(0);
    std::set<Bytes> seen;
    for (int i = 0; i < 1000; ++i) EXPECT_TRUE(seen.insert(value_of(*allocator.lease())).second);
}

TEST(ExtranonceAllocator, AMovedLeaseIsGivenBackOnce)
{
    ExtranonceAllocator allocator(0, 1);
    {
        auto lease = allocator.lease();
        ASSERT_TRUE(lease.has_value());
        const ExtranonceLease moved = std::move(*lease);
        EXPECT_FALSE(allocator.lease().has_value());
    }
    EXPECT_TRUE(allocator.lease().has_value());
}

}  // namespace
}  // namespace otedama::pool
