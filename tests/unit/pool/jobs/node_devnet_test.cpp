// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/node_devnet.hpp"

#include "tests/unit/pool/jobs/devnet/test_mining.hpp"
#include "tests/unit/pool/jobs/test_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace otedama::pool {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

std::atomic<std::int64_t> test_clock{1'800'000'000};
UnixTime test_now()
{
    return UnixTime(std::chrono::seconds(test_clock.load()));
}

std::unique_ptr<NodeClient> make_node(const std::string& folder = "")
{
    return make_devnet_node(
        {.folder = folder, .network_difficulty = test::kTrivialDifficulty}, test_now)
        .value();
}

TEST(DevnetNode, TemplateToTip)
{
    const auto node = make_node();
    for (std::uint32_t height = 1; height <= 3; ++height) {
        const auto block = node->get_template({});
        ASSERT_TRUE(block);
        const auto bytes = test::mine(**block);
        ASSERT_TRUE(node->submit_block(bytes, {}));
        // Handing it in twice is no mistake.
        EXPECT_TRUE(node->submit_block(bytes, {}));
        EXPECT_EQ(node->tip({})->height, height);
    }
}

TEST(DevnetNode, RejectionsCarryTheReason)
{
    const auto node = make_node();
    const auto refused = node->submit_block(Bytes(10, 0), {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::rejected);
    EXPECT_THAT(refused.error().message, HasSubstr("decode"));
}

TEST(DevnetNode, WaitEndsWithANewTip)
{
    const auto node = make_node();
    const auto block = node->get_template({}).value();
    std::atomic<bool> is_over = false;
    std::jthread waiter([&] {
        EXPECT_TRUE(node->wait_for_change(*block, {}));
        is_over = true;
    });
    std::this_thread::sleep_for(20ms);
    EXPECT_FALSE(is_over);
    ASSERT_TRUE(node->submit_block(test::mine(*block), {}));
    waiter.join();
    // What is old already does not wait at all.
    EXPECT_TRUE(node->wait_for_change(*block, {}));
}

TEST(DevnetNode, WaitStopsAtOnce)
{
    const auto node = make_node();
    const auto block = node->get_template({}).value();
    std::jthread waiter([&](std::stop_token stop) {
        const auto waited = node->wait_for_change(*block, stop);
        ASSERT_FALSE(waited);
        EXPECT_EQ(waited.error().code, ErrorCode::cancelled);
    });
    std::this_thread::sleep_for(10ms);
    const auto begin = std::chrono::steady_clock::now();
    waiter.request_stop();
    waiter.join();
    // Far from the 30 s of a whole wait, however busy the machine.
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
}

TEST(DevnetNode, BlocksDoNotRunAwayFromTheClock)
{
    test_clock = 1'800'000'000;
    const auto node = make_node();
    std::stop_source soon;
    std::jthread stopper;
    int blocks = 0;
    for (;;) {
        // Six blocks move the median by one second: after some 360 the node waits for the clock.
        if (blocks == 350)
            stopper = std::jthread([&] {
                std::this_thread::sleep_for(700ms);
                soon.request_stop();
            });
        const auto block = node->get_template(soon.get_token());
        if (!block) {
            EXPECT_EQ(block.error().code, ErrorCode::cancelled);
            break;
        }
        ASSERT_TRUE(node->submit_block(test::mine(**block), {}));
        ++blocks;
    }
    EXPECT_GT(blocks, 350);
    EXPECT_LT(blocks, 400);
    test_clock += 1;
    EXPECT_TRUE(node->get_template({}));
}

TEST(DevnetNode, KeepsItsChainInAFolder)
{
    const test::Folder folder;
    auto node = make_node(folder.path());
    ASSERT_TRUE(node->submit_block(test::mine(**node->get_template({})), {}));
    EXPECT_FALSE(make_devnet_node(
        {.folder = folder.path(), .network_difficulty = test::kTrivialDifficulty}));
    node.reset();
    EXPECT_EQ(make_node(folder.path())->tip({})->height, 1u);
}

TEST(DevnetNode, UnusableDifficultyIsAnError)
{
    const auto node = make_devnet_node({.network_difficulty = -1.0});
    ASSERT_FALSE(node);
    EXPECT_THAT(node.error().message, HasSubstr("network difficulty"));
}

}  // namespace
}  // namespace otedama::pool
