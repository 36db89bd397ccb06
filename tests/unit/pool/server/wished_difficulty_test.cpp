// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/wished_difficulty.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace otedama::pool {
namespace {

TEST(WishedDifficulty, IsReadFromPasswords)
{
    EXPECT_EQ(wish_in_password("d=1024"), 1024);
    EXPECT_EQ(wish_in_password("x,d=0.5"), 0.5);
    EXPECT_EQ(wish_in_password("x,d=1e3,y"), 1000);
    EXPECT_EQ(wish_in_password("c=BTC,d=64,zap=1"), 64);
}

TEST(WishedDifficulty, OtherPasswordsWishNothing)
{
    for (const auto* password : {"", "x", "secret", "1024", "id=5", "d=", "d=abc", "d=12x", "d= 5",
             "d=-1", "d=0", "d=nan", "d=inf", ",", ",,", "D=5", "d"})
        EXPECT_EQ(wish_in_password(password), std::nullopt) << password;
}

TEST(WishedDifficulty, StaysWithinBounds)
{
    EXPECT_EQ(bounded_wish(1e-9), kMinWishedDifficulty);
    EXPECT_EQ(bounded_wish(1e30), kMaxWishedDifficulty);
    EXPECT_EQ(bounded_wish(7), 7);
    EXPECT_EQ(bounded_wish(std::nan("")), std::nullopt);
    EXPECT_EQ(bounded_wish(HUGE_VAL), std::nullopt);
    EXPECT_EQ(wish_in_password("d=1e-300"), kMinWishedDifficulty);
}

}  // namespace
}  // namespace otedama::pool
