// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/node_bitcoind.hpp"

#include "core/hex.hpp"
#include "tests/unit/pool/jobs/fake_rpc_server.hpp"
#include "tests/unit/pool/jobs/test_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <semaphore>
#include <thread>

namespace otedama::pool {
namespace {

using namespace std::chrono_literals;
using test::FakeRpcServer;
using test::rpc_error;
using test::rpc_result;
using test::RpcAnswer;
using test::RpcRequest;
using testing::HasSubstr;

const std::string kTip(64, '1');
const std::string kInfo =
    R"({"chain":"regtest","blocks":101,"bestblockhash":")" + kTip + R"(","headers":101})";
const std::string kTemplate =
    R"({"version":536870912,"height":102,"bits":"207fffff","curtime":1700000060,)"
    R"("mintime":1700000001,"coinbasevalue":5000000000,"transactions":[],)"
    R"("longpollid":"lp1","previousblockhash":")" +
    kTip + "\"}";

const Coin& bitcoin()
{
    return *find_coin("bitcoin");
}

std::unique_ptr<NodeClient> make_regtest(const NodeOptions& options)
{
    return make_bitcoind_node(bitcoin(), *find_network(bitcoin(), "regtest"), options).value();
}

std::unique_ptr<NodeClient> make_regtest(const FakeRpcServer& server)
{
    return make_regtest({.url = server.url(), .user = "u", .password = "p"});
}

/// A node that works; a test's own answers come first.
RpcAnswer content(const RpcRequest& request)
{
    if (request.method == "getblockchaininfo")
        return rpc_result(kInfo);
    if (request.method == "getblocktemplate")
        return rpc_result(kTemplate);
    if (request.method == "getbestblockhash")
        return rpc_result('"' + kTip + '"');
    if (request.method == "submitblock")
        return rpc_result("null");
    return rpc_error(-32601, "Method not found");
}

template <class T>
std::string error_of(const Result<T>& result)
{
    return result ? "no error" : result.error().message;
}

TEST(BitcoindNode, TemplateTipAndSubmit)
{
    std::vector<RpcRequest> requests;
    const FakeRpcServer server([&](const RpcRequest& request) {
        requests.push_back(request);
        return content(request);
    });
    const auto node = make_regtest(server);
    const auto block = node->get_template({});
    ASSERT_TRUE(block) << block.error().message;
    EXPECT_EQ((*block)->height, 102u);
    EXPECT_EQ(node->tip({})->height, 101u);
    EXPECT_TRUE(node->submit_block(Bytes{0xab, 0xcd}, {}));

    ASSERT_EQ(requests.size(), 4u);
    EXPECT_THAT(requests[1].body, HasSubstr(R"("params":[{"rules":["segwit"]}])"));
    EXPECT_THAT(requests[3].body, HasSubstr(R"("params":["abcd"])"));
    // "u:p" in base64.
    EXPECT_EQ(requests[0].authorization, "Basic dTpw");
    EXPECT_EQ(requests[0].path, "/");
}

TEST(BitcoindNode, AnotherNetworkIsAnError)
{
    const FakeRpcServer server(content);
    const auto node = make_bitcoind_node(
        bitcoin(), *find_network(bitcoin(), "main"), {.url = server.url(), .user = "u"})
                          .value();
    EXPECT_THAT(error_of(node->get_template({})), HasSubstr("on the network regtest, not on main"));
}

TEST(BitcoindNode, VerdictsOnBlocks)
{
    std::string verdict;
    const FakeRpcServer server([&](const RpcRequest&) { return rpc_result(verdict); });
    const auto node = make_regtest(server);
    for (const char* good :
        {"null", "\"duplicate\"", "\"inconclusive\"", "\"rejected: duplicate\""}) {
        verdict = good;
        EXPECT_TRUE(node->submit_block(Bytes{1}, {})) << good;
    }
    for (const char* bad : {"\"high-hash\"", "\"duplicate-invalid\"", "\"bad-cb-amount\""}) {
        verdict = bad;
        const auto refused = node->submit_block(Bytes{1}, {});
        ASSERT_FALSE(refused) << bad;
        EXPECT_EQ(refused.error().code, ErrorCode::rejected);
        EXPECT_EQ('"' + refused.error().message + '"', bad);
    }
    verdict = "\"rejected: high-hash\"";
    EXPECT_EQ(error_of(node->submit_block(Bytes{1}, {})), "high-hash");
}

TEST(BitcoindNode, SubmitErrorsAreRejectionsOnlyIfTheNodeJudged)
{
    RpcAnswer answer;
    const FakeRpcServer server([&](const RpcRequest&) { return answer; });
    const auto node = make_regtest(server);
    answer = rpc_error(-22, "Block decode failed");
    EXPECT_EQ(node->submit_block(Bytes{1}, {}).error().code, ErrorCode::rejected);
    answer = rpc_error(-28, "Verifying blocks");
    EXPECT_EQ(node->submit_block(Bytes{1}, {}).error().code, ErrorCode::unavailable);
    answer = {.status = 401, .body = ""};
    EXPECT_EQ(node->submit_block(Bytes{1}, {}).error().code, ErrorCode::unavailable);
}

TEST(BitcoindNode, ErrorsSayWhatToDo)
{
    RpcAnswer answer;
    const FakeRpcServer server([&](const RpcRequest&) { return answer; });
    const auto node = make_regtest(server);
    answer = {.status = 401, .body = ""};
    EXPECT_THAT(error_of(node->get_template({})), HasSubstr("check the node's user and password"));
    answer = {.status = 403, .body = ""};
    EXPECT_THAT(error_of(node->get_template({})), HasSubstr("rpcallowip"));
    answer = {.status = 503, .body = "Work queue depth exceeded"};
    EXPECT_THAT(error_of(node->get_template({})), HasSubstr("rpcworkqueue"));
    answer = rpc_error(-10, "Bitcoin Core is in initial sync");
    EXPECT_THAT(error_of(node->get_template({})), HasSubstr("wait until it has the whole chain"));
    answer = {.status = 200, .body = "<html></html>"};
    EXPECT_THAT(error_of(node->get_template({})), HasSubstr("is this its RPC port"));
}

TEST(BitcoindNode, NobodyThere)
{
    std::string url;
    {
        const FakeRpcServer gone(content);
        url = gone.url();
    }
    const auto node = make_regtest({.url = url, .user = "u", .password = "p"});
    const auto block = node->get_template({});
    ASSERT_FALSE(block);
    EXPECT_EQ(block.error().code, ErrorCode::unavailable);
    EXPECT_THAT(block.error().message, HasSubstr("start it with server=1"));
}

TEST(BitcoindNode, CookieIsReadAgainWhenTheNodeRestarted)
{
    const test::Folder folder;
    const auto path = folder.path() + "/.cookie";
    const auto write = [&](const char* text) { std::ofstream(path) << text; };
    // "__cookie__:two" in base64.
    const FakeRpcServer server([](const RpcRequest& request) {
        return request.authorization == "Basic X19jb29raWVfXzp0d28=" ? content(request)
                                                                     : RpcAnswer{.status = 401};
    });
    const auto node = make_regtest({.url = server.url(), .cookie_file = path});
    EXPECT_THAT(error_of(node->tip({})), HasSubstr("cannot read the node's cookie " + path));
    write("__cookie__:one");
    EXPECT_THAT(error_of(node->tip({})), HasSubstr("is not the cookie of this node"));
    write("__cookie__:two");
    EXPECT_TRUE(node->tip({}));
}

TEST(BitcoindNode, LongpollEndsTheWait)
{
    std::binary_semaphore news{0};
    const FakeRpcServer server([&](const RpcRequest& request) {
        if (request.body.find(R"("longpollid":"lp1")") != std::string::npos)
            news.acquire();
        return content(request);
    });
    const auto node = make_regtest(server);
    const auto block = node->get_template({}).value();
    std::atomic<bool> is_over = false;
    std::jthread waiter([&] {
        EXPECT_TRUE(node->wait_for_change(*block, {}));
        is_over = true;
    });
    std::this_thread::sleep_for(30ms);
    EXPECT_FALSE(is_over);
    // The wait has a connection of its own.
    EXPECT_TRUE(node->tip({}));
    news.release();
    waiter.join();
}

TEST(BitcoindNode, PollsTheTipWhereLongpollFails)
{
    std::atomic<int> longpolls = 0;
    std::atomic<int> polls = 0;
    const FakeRpcServer server([&](const RpcRequest& request) {
        if (request.body.find("longpollid") != std::string::npos) {
            ++longpolls;
            return rpc_error(-8, "Invalid longpoll ID.");
        }
        if (request.method == "getbestblockhash")
            return rpc_result(++polls < 2 ? '"' + kTip + '"' : '"' + std::string(64, '2') + '"');
        return content(request);
    });
    const auto node = make_regtest(server);
    const auto block = node->get_template({}).value();
    EXPECT_TRUE(node->wait_for_change(*block, {}));
    EXPECT_EQ(polls, 2);
    // It is not tried again on the same tip.
    EXPECT_TRUE(node->wait_for_change(*block, {}));
    EXPECT_EQ(longpolls, 1);
}

TEST(BitcoindNode, StopEndsLongpollAndPolling)
{
    std::binary_semaphore never{0};
    const FakeRpcServer server([&](const RpcRequest& request) {
        if (request.body.find("longpollid") != std::string::npos)
            never.acquire();
        return content(request);
    });
    const auto node = make_regtest(server);
    auto block = *node->get_template({}).value();
    for (const char* longpoll_id : {"lp1", ""}) {
        block.longpoll_id = longpoll_id;
        std::jthread waiter([&](std::stop_token stop) {
            const auto waited = node->wait_for_change(block, stop);
            ASSERT_FALSE(waited);
            EXPECT_EQ(waited.error().code, ErrorCode::cancelled);
        });
        std::this_thread::sleep_for(30ms);
        const auto begin = std::chrono::steady_clock::now();
        waiter.request_stop();
        waiter.join();
        // Far from the 30 s and more of a whole wait, however busy the machine.
        EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
    }
    never.release();
}

TEST(BitcoindNode, ALostNodeEndsTheWaitWithAnError)
{
    auto server = std::make_unique<FakeRpcServer>(content);
    const auto node = make_regtest(*server);
    auto block = *node->get_template({}).value();
    block.longpoll_id.clear();
    server.reset();
    const auto waited = node->wait_for_change(block, {});
    ASSERT_FALSE(waited);
    EXPECT_EQ(waited.error().code, ErrorCode::unavailable);
}

TEST(BitcoindNode, SeveralThreadsAtOnce)
{
    const FakeRpcServer server(content);
    const auto node = make_regtest(server);
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int call = 0; call < 50; ++call) {
                EXPECT_TRUE(node->tip({}));
                EXPECT_TRUE(node->get_template({}));
            }
        });
}

TEST(Nodes, EveryNetworkHasANode)
{
    for (const auto& coin : coins())
        for (const auto& network : coin.networks)
            EXPECT_TRUE(make_node(coin, network, {.user = "u"}, {})) << network.name;
}

TEST(Nodes, UnusableUrlIsAnError)
{
    EXPECT_FALSE(make_node(
        bitcoin(), *find_network(bitcoin(), "main"), {.url = "https://x", .user = "u"}, {}));
}

}  // namespace
}  // namespace otedama::pool
