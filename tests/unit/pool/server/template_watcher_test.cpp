// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/template_watcher.hpp"

#include "tests/unit/pool/fake_node.hpp"
#include "tests/unit/pool/test_jobs.hpp"

#include <gtest/gtest.h>

#include <atomic>

namespace otedama::pool {
namespace {

using namespace std::chrono_literals;

constexpr WatcherPace kFast{
    .refresh = 10s, .settle = 1ms, .first_pause = 5ms, .longest_pause = 20ms};

/// Counts what the watcher tells.
struct Heard {
    std::atomic<int> templates{0};
    std::atomic<int> clean{0};
    std::atomic<std::uint32_t> height{0};
    std::atomic<int> lost{0};
    std::atomic<int> back{0};

    TemplateWatcher::Listener listener()
    {
        return {.on_template =
                    [this](const TemplatePtr& block, bool is_clean) {
                        clean += is_clean ? 1 : 0;
                        height = block->height;
                        ++templates;
                    },
            .on_lost = [this](const Error&) { ++lost; },
            .on_back = [this] { ++back; }};
    }
};

template <class Condition>
bool wait_until(Condition condition)
{
    for (int i = 0; i < 5000 && !condition(); ++i) std::this_thread::sleep_for(1ms);
    return condition();
}

TEST(TemplateWatcher, ANewTipIsACleanTemplate)
{
    const auto first = test::make_template(100, 1, 8);
    test::FakeNode node(first);
    Heard heard;
    const TemplateWatcher watcher(node, first, kFast, heard.listener());
    node.offer(test::make_template(101, 2, 8));
    ASSERT_TRUE(wait_until([&] { return heard.templates == 1; }));
    EXPECT_EQ(heard.clean, 1);
    EXPECT_EQ(heard.height, 101U);
}

TEST(TemplateWatcher, NewTransactionsMakeATemplateThatIsNotClean)
{
    const auto first = test::make_template(100, 1, 8);
    test::FakeNode node(first);
    Heard heard;
    const TemplateWatcher watcher(node, first, kFast, heard.listener());
    node.offer(test::make_template(100, 1, 8), true);
    ASSERT_TRUE(wait_until([&] { return heard.templates == 1; }));
    EXPECT_EQ(heard.clean, 0);
}

TEST(TemplateWatcher, RefreshesWithoutAChange)
{
    const auto first = test::make_template(100, 1, 8);
    test::FakeNode node(first);
    node.wait_time = 2ms;
    Heard heard;
    auto pace = kFast;
    pace.refresh = 10ms;
    const TemplateWatcher watcher(node, first, pace, heard.listener());
    ASSERT_TRUE(wait_until([&] { return heard.templates >= 3; }));
    EXPECT_EQ(heard.clean, 0);
    EXPECT_EQ(heard.lost, 0);
}

TEST(TemplateWatcher, AQuietNodeIsLeftAloneUntilTheRefresh)
{
    const auto first = test::make_template(100, 1, 8);
    test::FakeNode node(first);
    node.wait_time = 1ms;
    Heard heard;
    const TemplateWatcher watcher(node, first, kFast, heard.listener());
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(node.template_calls, 0);
}

TEST(TemplateWatcher, SurvivesTheLossOfTheNode)
{
    const auto first = test::make_template(100, 1, 8);
    test::FakeNode node(first);
    Heard heard;
    const TemplateWatcher watcher(node, first, kFast, heard.listener());
    node.fail_with(Error{ErrorCode::unavailable, "connection refused"});
    ASSERT_TRUE(wait_until([&] { return node.template_calls >= 3; }));
    EXPECT_EQ(heard.lost, 1);
    EXPECT_EQ(heard.back, 0);
    node.offer(test::make_template(105, 9, 8));
    node.fail_with(std::nullopt);
    ASSERT_TRUE(wait_until([&] { return heard.templates == 1; }));
    EXPECT_EQ(heard.back, 1);
    EXPECT_EQ(heard.clean, 1);
    EXPECT_EQ(heard.height, 105U);
}

TEST(TemplateWatcher, StopsAtOnceWhileItWaitsForALostNode)
{
    const auto first = test::make_template(100, 1, 8);
    test::FakeNode node(first);
    Heard heard;
    auto pace = kFast;
    pace.first_pause = 60s;
    pace.longest_pause = 60s;
    const auto started = std::chrono::steady_clock::now();
    {
        const TemplateWatcher watcher(node, first, pace, heard.listener());
        node.fail_with(Error{ErrorCode::unavailable, "connection refused"});
        ASSERT_TRUE(wait_until([&] { return heard.lost == 1; }));
    }
    EXPECT_LT(std::chrono::steady_clock::now() - started, 5s);
}

}  // namespace
}  // namespace otedama::pool
