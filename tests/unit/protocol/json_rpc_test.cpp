// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/json_rpc.hpp"

#include <gtest/gtest.h>

namespace otedama {
namespace {

ByteSpan bytes_of(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

TEST(JsonRpc, ReadsARequest)
{
    const auto message = read_rpc(R"({"id": 7, "method": "mining.ping", "params": []})");
    ASSERT_TRUE(message.has_value());
    EXPECT_EQ(message->id, "7");
    EXPECT_TRUE(message->has_id());
    EXPECT_EQ(message->method, "mining.ping");
    EXPECT_FALSE(message->is_response());
    EXPECT_TRUE(message->params.is_array());
}

TEST(JsonRpc, IdsKeepTheirForm)
{
    EXPECT_EQ(read_rpc(R"({"id":"a\"b","method":"m"})")->id, R"("a\"b")");
    EXPECT_EQ(read_rpc(R"({"id":1.50,"method":"m"})")->id, "1.50");
    EXPECT_EQ(read_rpc(R"({"id":null,"method":"m"})")->id, "null");
    EXPECT_EQ(read_rpc(R"({"method":"m"})")->id, "null");
    EXPECT_FALSE(read_rpc(R"({"method":"m"})")->has_id());
    EXPECT_TRUE(read_rpc(R"({"id":"null","method":"m"})")->has_id());
}

TEST(JsonRpc, ReadsAResponse)
{
    const auto message = read_rpc(R"({"id":4,"result":true,"error":null})");
    ASSERT_TRUE(message.has_value());
    EXPECT_TRUE(message->is_response());
    EXPECT_EQ(message->body.find("result").boolean(), true);
}

TEST(JsonRpc, RefusesWhatIsNeither)
{
    EXPECT_FALSE(read_rpc(R"({})").has_value());
    EXPECT_FALSE(read_rpc(R"({"id":1})").has_value());
    EXPECT_FALSE(read_rpc(R"({"id":[1],"method":"m"})").has_value());
    EXPECT_FALSE(read_rpc(R"({"id":{},"method":"m"})").has_value());
    EXPECT_FALSE(read_rpc(R"({"id":true,"method":"m"})").has_value());
    EXPECT_FALSE(read_rpc(R"({"id":1,"method":5})").has_value());
    EXPECT_FALSE(read_rpc(R"([1])").has_value());
    EXPECT_FALSE(read_rpc("").has_value());
}

TEST(JsonRpc, RefusesAnIdTooLongToSendBack)
{
    const std::string longest = '"' + std::string(kMaxRpcId - 2, 'x') + '"';
    EXPECT_TRUE(read_rpc(R"({"method":"m","id":)" + longest + "}").has_value());
    EXPECT_FALSE(read_rpc(R"({"method":"m","id":" )" + longest.substr(1) + "}").has_value());
}

TEST(JsonRpc, WritesAnswers)
{
    std::string out;
    append_result(out, "4", "true");
    EXPECT_EQ(out, "{\"id\":4,\"result\":true,\"error\":null}\n");
    out.clear();
    append_error(out, "\"x\"", 21, "Job \"1\" not found");
    EXPECT_EQ(
        out, "{\"id\":\"x\",\"result\":null,\"error\":[21,\"Job \\\"1\\\" not found\",null]}\n");
}

TEST(JsonRpc, SplitsLines)
{
    const auto line = first_line(bytes_of("one\r\ntwo\n"));
    ASSERT_TRUE(line.has_value());
    EXPECT_EQ(line->text, "one");
    EXPECT_EQ(line->consumed, 5U);
    EXPECT_EQ(first_line(bytes_of("\n"))->text, "");
    EXPECT_FALSE(first_line(bytes_of("no end yet")).has_value());
    EXPECT_FALSE(first_line({}).has_value());
}

TEST(JsonRpc, KnowsBlankLines)
{
    EXPECT_TRUE(is_blank(""));
    EXPECT_TRUE(is_blank(" \t\r"));
    EXPECT_FALSE(is_blank(" {"));
}

}  // namespace
}  // namespace otedama
