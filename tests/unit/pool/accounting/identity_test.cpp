// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/accounting/identity.hpp"

#include <gtest/gtest.h>

namespace otedama::pool {
namespace {

TEST(Identity, TheAccountEndsAtTheFirstDot)
{
    const auto one = identify("alice.rig1");
    const auto two = identify("alice.rig2.left");
    const auto none = identify("alice");
    const auto bob = identify("bob.rig1");
    EXPECT_EQ(one.account, two.account);
    EXPECT_EQ(one.account, none.account);
    EXPECT_NE(one.account, bob.account);
    EXPECT_NE(one.worker, two.worker);
    EXPECT_NE(one.worker, none.worker);
    EXPECT_NE(one.worker, bob.worker);
}

TEST(Identity, StaysTheSameForEver)
{
    // printf alice | sha256sum, printf alice.1 | sha256sum
    const auto alice = identify("alice.1");
    EXPECT_EQ(static_cast<std::uint64_t>(alice.account), 0x2bd806c97f0e00afU);
    EXPECT_EQ(static_cast<std::uint64_t>(alice.worker), 0xbb5b1604cf15e001U);
}

}  // namespace
}  // namespace otedama::pool
