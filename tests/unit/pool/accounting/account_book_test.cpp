// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/accounting/account_book.hpp"

#include <gtest/gtest.h>

namespace otedama::pool {
namespace {

TEST(AccountBook, TheSameNameHasTheSameIds)
{
    AccountBook book;
    const auto first = book.identify("alice.rig1").value();
    const auto again = book.identify("alice.rig1").value();
    EXPECT_EQ(first.account, again.account);
    EXPECT_EQ(first.worker, again.worker);
    EXPECT_EQ(book.worker_count(), 1U);
}

TEST(AccountBook, TheAccountEndsAtTheFirstDot)
{
    AccountBook book;
    const auto one = book.identify("alice.rig1").value();
    const auto two = book.identify("alice.rig2.left").value();
    const auto none = book.identify("alice").value();
    const auto bob = book.identify("bob.rig1").value();
    EXPECT_EQ(one.account, two.account);
    EXPECT_EQ(one.account, none.account);
    EXPECT_NE(one.account, bob.account);
    EXPECT_NE(one.worker, two.worker);
    EXPECT_NE(one.worker, none.worker);
    EXPECT_NE(one.worker, bob.worker);
}

TEST(AccountBook, RefusesMoreNamesThanItMayKeep)
{
    AccountBook book(2);
    ASSERT_TRUE(book.identify("a.1"));
    ASSERT_TRUE(book.identify("a.2"));
    EXPECT_EQ(book.identify("a.3").error().code, ErrorCode::unavailable);
    EXPECT_TRUE(book.identify("a.1"));
}

}  // namespace
}  // namespace otedama::pool
