// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "core/hex.hpp"

#include "core/hash256.hpp"

#include <gtest/gtest.h>

namespace otedama {
namespace {

TEST(Hex, RoundTripsBytes)
{
    const Bytes bytes = {0x00, 0x7f, 0x80, 0xff};
    EXPECT_EQ(to_hex(bytes), "007f80ff");
    EXPECT_EQ(from_hex("007F80ff"), bytes);
}

TEST(Hex, RefusesAnythingThatIsNotHex)
{
    for (const char* text : {"0", "0g", "g0", " 00", "0x00", "00 ", "\xc3\xa9"})
        EXPECT_FALSE(from_hex(text).has_value()) << text;
}

TEST(Hex, FixedLengthMustMatchExactly)
{
    std::array<std::uint8_t, 2> out{};
    EXPECT_TRUE(from_hex("beef", out));
    EXPECT_FALSE(from_hex("bee", out));
    EXPECT_FALSE(from_hex("beef00", out));
    EXPECT_FALSE(from_hex("", out));
}

TEST(Hex, WordsAreMostSignificantFirst)
{
    EXPECT_EQ(to_hex(std::uint32_t{0x1d00ffff}), "1d00ffff");
    EXPECT_EQ(word_from_hex("1D00FFFF"), 0x1d00ffffU);
    EXPECT_FALSE(word_from_hex("1d00fff").has_value());
}

TEST(Hash256, DisplayReversesBytes)
{
    Hash256 hash;
    hash.bytes[0] = 0x6f;
    const std::string text = to_display_hex(hash);
    EXPECT_EQ(text, std::string(62, '0') + "6f");
    EXPECT_EQ(hash_from_display_hex(text), hash);
    EXPECT_FALSE(hash_from_display_hex("6f").has_value());
}

}  // namespace
}  // namespace otedama
