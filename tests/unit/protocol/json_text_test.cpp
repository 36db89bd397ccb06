// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/json_text.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace otedama {
namespace {

std::string quoted(std::string_view text)
{
    std::string out;
    append_json_string(out, text);
    return out;
}

std::string printed(double value)
{
    std::string out;
    append_json_number(out, value);
    return out;
}

TEST(JsonText, StringsAreEscaped)
{
    EXPECT_EQ(quoted("account.worker"), R"("account.worker")");
    EXPECT_EQ(quoted("a\"b\\c\n\r\t"), R"("a\"b\\c\n\r\t")");
    EXPECT_EQ(quoted(std::string_view("\0\x1f", 2)), "\"\\u0000\\u001f\"");
    EXPECT_EQ(quoted("\xe6\x8e\xa1"), "\"\xe6\x8e\xa1\"");
}

TEST(JsonText, NumbersAreShortestAndReadBackAsThemselves)
{
    EXPECT_EQ(printed(1), "1");
    EXPECT_EQ(printed(0), "0");
    EXPECT_EQ(printed(65536), "65536");
    EXPECT_EQ(printed(0.001), "0.001");
    EXPECT_EQ(printed(1.5), "1.5");
    EXPECT_EQ(printed(4.6565e-10), "4.6565e-10");
    for (const double value : {1e300, 5e-324, 0.1 + 0.2, 123456789.125, 9007199254740993.0})
        EXPECT_EQ(std::strtod(printed(value).c_str(), nullptr), value);
}

TEST(JsonText, LargeDifficultiesStayWholeNumbers)
{
    EXPECT_EQ(printed(1e15), "1000000000000000");
}

TEST(JsonText, PeersCannotPaintOnTheTerminal)
{
    EXPECT_EQ(clean_text("\x1b[2Jhello\r\nworld\x7f"), " [2Jhello  world ");
    EXPECT_EQ(clean_text("a\xc2\x9b"
                         "b"),
        "a  b");
    EXPECT_EQ(clean_text("caf\xc3\xa9"), "caf\xc3\xa9");
}

TEST(JsonText, LongTextIsCutBetweenCharacters)
{
    EXPECT_EQ(clean_text("abcdef", 4), "abcd");
    EXPECT_EQ(clean_text("ab\xe6\x8e\xa1", 4), "ab");
    EXPECT_EQ(clean_text("ab\xe6\x8e\xa1", 5), "ab\xe6\x8e\xa1");
    EXPECT_EQ(clean_text("", 0), "");
}

}  // namespace
}  // namespace otedama
