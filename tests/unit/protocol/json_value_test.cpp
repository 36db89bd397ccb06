// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/json_value.hpp"

#include <gtest/gtest.h>

#include <string>

namespace otedama {
namespace {

JsonValue parsed(std::string_view text)
{
    const auto value = parse_json(text);
    EXPECT_TRUE(value.has_value()) << text << ": " << value.error().message;
    return value.value_or(JsonValue());
}

TEST(JsonValue, EveryKindIsReadAsItself)
{
    const JsonValue value = parsed(
        R"( {"s":"a\u00e9\n","n":-1.5,"i":42,"t":true,"f":false,"z":null,"a":[1,[2],{}],"o":{"x":1}} )");
    EXPECT_EQ(value.find("s").string(), "a\xc3\xa9\n");
    EXPECT_EQ(value.find("n").number(), -1.5);
    EXPECT_EQ(value.find("n").integer(), std::nullopt);
    EXPECT_EQ(value.find("i").integer(), 42);
    EXPECT_EQ(value.find("t").boolean(), true);
    EXPECT_EQ(value.find("f").boolean(), false);
    EXPECT_TRUE(value.find("z").is_null());
    EXPECT_TRUE(value.find("z").is_present());
    EXPECT_EQ(value.find("a").size(), 3U);
    EXPECT_EQ(value.find("a").at(1).at(0).integer(), 2);
    EXPECT_TRUE(value.find("a").at(2).is_object());
    EXPECT_EQ(value.find("o").find("x").integer(), 1);
    EXPECT_EQ(value.size(), 8U);
}

TEST(JsonValue, AskingForTheWrongThingYieldsNothing)
{
    const JsonValue value = parsed(R"({"s":"1","a":[1]})");
    EXPECT_EQ(value.find("s").number(), std::nullopt);
    EXPECT_EQ(value.find("s").boolean(), std::nullopt);
    EXPECT_EQ(value.find("a").string(), std::nullopt);
    EXPECT_FALSE(value.find("b").is_present());
    EXPECT_FALSE(value.find("a").at(1).is_present());
    EXPECT_FALSE(value.find("a").find("x").is_present());
    EXPECT_FALSE(value.at(0).is_present());
    EXPECT_FALSE(JsonValue().at(0).find("x").is_present());
    EXPECT_TRUE(JsonValue().is_null());
    EXPECT_EQ(JsonValue().size(), 0U);
}

TEST(JsonValue, RawTextIsKeptAsThePeerWroteIt)
{
    const JsonValue value =
        parsed("{\"a\": 1.0 ,\"b\" : \"x\\u0041\" , \"c\":123456789012345678901}");
    EXPECT_EQ(value.find("a").raw(), "1.0");
    EXPECT_EQ(value.find("b").raw(), "\"x\\u0041\"");
    EXPECT_EQ(value.find("c").raw(), "123456789012345678901");
    EXPECT_EQ(value.find("c").integer(), std::nullopt);
}

TEST(JsonValue, TheFirstOfTwoEqualNamesCounts)
{
    EXPECT_EQ(parsed(R"({"a":1,"a":2})").find("a").integer(), 1);
}

TEST(JsonValue, NumbersKeepTheirPrecision)
{
    EXPECT_EQ(parsed(R"({"d":4.6565e-10})").find("d").number(), 4.6565e-10);
    EXPECT_EQ(parsed(R"({"d":1e300})").find("d").number(), 1e300);
    EXPECT_EQ(
        parsed(R"({"d":340282366920938463463374607431768211456})").find("d").number(), 0x1p128);
}

struct Malformed {
    const char* name;
    std::string text;
};

class JsonMalformed : public testing::TestWithParam<Malformed> {};

TEST_P(JsonMalformed, IsRefused)
{
    EXPECT_FALSE(parse_json(GetParam().text).has_value()) << GetParam().text;
}

const Malformed kMalformed[] = {
    {"nothing", ""},
    {"blank", "   "},
    {"bare_word", "hello"},
    {"array_at_the_top", "[1]"},
    {"number_at_the_top", "1"},
    {"unclosed_object", R"({"a":1)"},
    {"unclosed_array", R"({"a":[1})"},
    {"unclosed_string", R"({"a":"b})"},
    {"trailing_comma", R"({"a":1,})"},
    {"trailing_comma_in_array", R"({"a":[1,]})"},
    {"missing_comma", R"({"a":1 "b":2})"},
    {"missing_comma_in_array", R"({"a":[1 2]})"},
    {"missing_colon", R"({"a" 1})"},
    {"missing_value", R"({"a":})"},
    {"name_without_quotes", R"({a:1})"},
    {"single_quotes", R"({'a':1})"},
    {"two_objects", R"({"a":1}{"b":2})"},
    {"text_behind", R"({"a":1} x)"},
    {"comment", R"({"a":1/*x*/})"},
    {"misspelt_null", R"({"a":nul})"},
    {"misspelt_true", R"({"a":trueish})"},
    {"leading_zero", R"({"a":01})"},
    {"leading_plus", R"({"a":+1})"},
    {"hex_number", R"({"a":0x10})"},
    {"no_digits_after_point", R"({"a":1.})"},
    {"not_a_number", R"({"a":NaN})"},
    {"number_beyond_double", R"({"a":1e400})"},
    {"bad_escape", R"({"a":"\x"})"},
    {"half_surrogate_key", R"({"\ud800":1})"},
    {"control_character", "{\"a\":\"\x01\"}"},
    {"zero_byte", std::string("{\"a\":\"\0\"}", 9)},
    {"zero_byte_behind", std::string("{\"a\":1}\0", 8)},
    {"broken_utf8", "{\"a\":\"\xff\"}"},
    {"overlong_utf8", "{\"a\":\"\xc0\xaf\"}"},
    {"too_deep", R"({"a":[[[[[[[[1]]]]]]]]})"},
    {"objects_too_deep", R"({"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}})"},
};
INSTANTIATE_TEST_SUITE_P(
    Json, JsonMalformed, testing::ValuesIn(kMalformed), [](const auto& i) { return i.param.name; });

TEST(JsonValue, DepthAtTheLimitIsFine)
{
    EXPECT_TRUE(parse_json(R"({"a":[[[[[[[1]]]]]]]})").has_value());
}

TEST(JsonValue, TooManyValuesAreRefused)
{
    std::string text = R"({"a":[0)";
    for (std::size_t i = 3; i < kJsonMaxValues; ++i) text += ",0";
    EXPECT_TRUE(parse_json(text + "]}").has_value());
    EXPECT_FALSE(parse_json(text + ",0]}").has_value());
}

TEST(JsonValue, LongAndShortTextsShareTheParser)
{
    const std::string long_text = R"({"a":")" + std::string(100'000, 'x') + R"("})";
    EXPECT_EQ(parsed(long_text).find("a").string()->size(), 100'000U);
    EXPECT_EQ(parsed(R"({"a":"y"})").find("a").string(), "y");
    EXPECT_FALSE(parse_json(R"({"a")").has_value());
    EXPECT_EQ(parsed(R"({"a":"z"})").find("a").string(), "z");
}

}  // namespace
}  // namespace otedama
