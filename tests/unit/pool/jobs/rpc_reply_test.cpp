// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/rpc_reply.hpp"

#include "pool/jobs/tip_parser.hpp"
#include "tests/unit/pool/jobs/fake_rpc_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace otedama::pool {
namespace {

using test::rpc_error;
using test::rpc_result;
using testing::HasSubstr;

TEST(RpcReply, ResultsAreHandedOnAsTheyAre)
{
    for (const char* result : {"null", "7", "\"text\"", "[1,2]", R"({"a":{"b":[1]}})"}) {
        const auto read = result_of_reply("m", rpc_result(result).body);
        ASSERT_TRUE(read) << result;
        EXPECT_EQ(*read, result);
    }
    // Fields in any order, and none for the error.
    EXPECT_EQ(result_of_reply("m", R"({"id":1,"result":5})"), "5");
    EXPECT_EQ(result_of_reply("m", R"({"error":null,"id":1,"result":5})"), "5");
}

TEST(RpcReply, ErrorsSayWhatToDo)
{
    const auto starting = result_of_reply("m", rpc_error(-28, "Loading block index").body);
    ASSERT_FALSE(starting);
    EXPECT_EQ(starting.error().code, ErrorCode::unavailable);
    EXPECT_THAT(starting.error().message, HasSubstr("Loading block index"));
    EXPECT_THAT(starting.error().message, HasSubstr("wait"));

    const auto code_of = [](int code) {
        return result_of_reply("m", rpc_error(code, "x").body).error().code;
    };
    EXPECT_EQ(code_of(-9), ErrorCode::unavailable);
    EXPECT_EQ(code_of(-10), ErrorCode::unavailable);
    EXPECT_EQ(code_of(-32601), ErrorCode::unsupported);
    EXPECT_EQ(code_of(-22), ErrorCode::rejected);
    EXPECT_EQ(code_of(-25), ErrorCode::rejected);
    EXPECT_EQ(code_of(-1), ErrorCode::protocol);
}

TEST(RpcReply, ControlCharactersOfANodeNeverReachTheTerminal)
{
    const auto reply = result_of_reply("m", rpc_error(-1, "a\\u001b[31mb\\nc").body);
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().message.find('\x1b'), std::string::npos);
    EXPECT_EQ(reply.error().message.find('\n'), std::string::npos);
}

TEST(RpcReply, OtherThingsAreNoRpc)
{
    for (const char* body : {"", "<html>hello</html>", "[]", "null", "{}", R"({"error":7})",
             R"({"error":{"code":"x"}})", R"({"result":)", R"({"error":{)",
             R"({"error":n,"result":1})"}) {
        const auto reply = result_of_reply("getblockhash", body);
        ASSERT_FALSE(reply) << body;
        EXPECT_EQ(reply.error().code, ErrorCode::protocol) << body;
        EXPECT_THAT(reply.error().message, HasSubstr("getblockhash")) << body;
    }
}

TEST(TipParser, ChainInfo)
{
    const std::string hash(64, '3');
    const auto info = parse_chain_info(
        R"({"chain":"regtest","blocks":7,"headers":9,"bestblockhash":")" + hash + "\"}");
    ASSERT_TRUE(info);
    EXPECT_EQ(info->network, "regtest");
    EXPECT_EQ(info->tip, (ChainTip{7, *hash_from_display_hex(hash)}));
    for (const std::string bad : {"{}", "[]", "", R"({"chain":"x","blocks":-1})",
             R"({"chain":"x","blocks":1,"bestblockhash":"12"})"})
        EXPECT_FALSE(parse_chain_info(bad)) << bad;
}

TEST(TipParser, Hash)
{
    EXPECT_TRUE(parse_hash("\"" + std::string(64, 'a') + "\""));
    for (const char* bad : {"", "null", "\"\"", "\"aa\"", "7"})
        EXPECT_FALSE(parse_hash(bad)) << bad;
}

}  // namespace
}  // namespace otedama::pool
