// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/app.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <thread>

namespace otedama {
namespace {

using namespace std::chrono_literals;

Config config_with(std::vector<FlagText> flags)
{
    return load_config({.flags = std::move(flags)}).value();
}

/// The first event that `is_wanted` likes, within a time that only a broken program needs.
template <class Predicate>
std::optional<Event> wait_for(App& app, Predicate is_wanted)
{
    const auto deadline = std::chrono::steady_clock::now() + 60s;
    while (std::chrono::steady_clock::now() < deadline) {
        for (Event& event : app.take_events()) {
            if (is_wanted(event))
                return std::move(event);
        }
        std::this_thread::sleep_for(10ms);
    }
    return std::nullopt;
}

/// A demo on one thread whose blocks are found at once.
Config quick_demo()
{
    return config_with({{"demo.fresh", {"true"}}, {"pool.network_difficulty", {"0.00001"}},
        {"pool.threads", {"1"}}, {"mine.threads", {"1"}}, {"log.level", {"off"}}});
}

TEST(App, MiningNeedsAPool)
{
    const auto app = make_app(Config(), Program::mine);
    ASSERT_FALSE(app);
    EXPECT_EQ(app.error().code, ErrorCode::invalid_argument);
    EXPECT_NE(app.error().message.find("-o"), std::string::npos);
}

TEST(App, MiningAtOnesOwnPoolNeedsAnAddress)
{
    const auto app = make_app(config_with({{"pool.mine", {"true"}}, {"pool.chain", {"regtest"}},
                                  {"pool.data_dir", {testing::TempDir()}}}),
        Program::pool);
    ASSERT_FALSE(app);
    EXPECT_NE(app.error().message.find("--payout-address"), std::string::npos);
}

TEST(App, ADemoFindsBlocks)
{
    const auto app = make_app(quick_demo(), Program::demo);
    ASSERT_TRUE(app) << app.error().message;
    const auto block =
        wait_for(**app, [](const Event& event) { return event.kind == EventKind::block_accepted; });
    ASSERT_TRUE(block);
    EXPECT_EQ(block->field("hash").size(), 64U);
    EXPECT_EQ(block->field("height"), "1");
    const Snapshot snapshot = (*app)->snapshot();
    ASSERT_TRUE(snapshot.miner && snapshot.pool);
    EXPECT_EQ(snapshot.miner->connection, "connected");
    EXPECT_GE(snapshot.pool->blocks_accepted, 1U);
    EXPECT_EQ(snapshot.pool->chain, "devnet");
    EXPECT_EQ(snapshot.miner->devices.size(), 1U);
}

TEST(App, CommandsReportTheirOutcome)
{
    const auto app = make_app(quick_demo(), Program::demo);
    ASSERT_TRUE(app) << app.error().message;
    const CommandId pause = (*app)->post(PauseCommand{});
    const CommandId quit = (*app)->post(QuitCommand{});
    EXPECT_NE(pause, quit);
    const auto done =
        wait_for(**app, [](const Event& event) { return event.kind == EventKind::command_done; });
    ASSERT_TRUE(done);
    EXPECT_EQ(done->field("command"), "pause");
    EXPECT_EQ(done->field("command_id"), std::to_string(static_cast<std::uint64_t>(pause)));
    EXPECT_TRUE((*app)->snapshot().miner->is_paused);
}

TEST(App, QuittingIsAnEvent)
{
    const auto app = make_app(quick_demo(), Program::demo);
    ASSERT_TRUE(app) << app.error().message;
    (*app)->post(QuitCommand{});
    EXPECT_TRUE(wait_for(**app, [](const Event& event) { return event.kind == EventKind::quit; }));
}

TEST(App, APoolCannotPause)
{
    const auto app =
        make_app(config_with({{"pool.listen", {"127.0.0.1:0"}}, {"pool.threads", {"1"}},
                     {"pool.data_dir", {testing::TempDir() + "/otedama_app_test_pool"}}}),
            Program::pool);
    ASSERT_TRUE(app) << app.error().message;
    (*app)->post(PauseCommand{});
    const auto failed =
        wait_for(**app, [](const Event& event) { return event.kind == EventKind::command_failed; });
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->text, "pause: nothing is mining here");
}

TEST(App, EndsWithinASecond)
{
    auto app = make_app(quick_demo(), Program::demo);
    ASSERT_TRUE(app) << app.error().message;
    const auto begin = std::chrono::steady_clock::now();
    app->reset();
    // A second is promised; the rest is for a machine with other things to do.
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
}

TEST(Machine, HasAtLeastOneUsableKernelPerAlgorithm)
{
    const auto survey = survey_machine();
    ASSERT_TRUE(survey);
    EXPECT_GE(survey->processor_count, 1U);
    EXPECT_FALSE(survey->chosen_processors.empty());
    for (const std::string& algorithm : algorithm_names()) {
        EXPECT_EQ(std::ranges::count_if(survey->kernels,
                      [&](const KernelSurvey& kernel) {
                          return kernel.algorithm == algorithm && kernel.is_chosen;
                      }),
            1);
    }
    EXPECT_EQ(survey->kernels.size(), kernel_names().size());
}

TEST(Bench, MeasuresOrSkipsEveryKernel)
{
    const auto report = run_bench({.duration = 50ms}, {}, {});
    ASSERT_TRUE(report) << report.error().message;
    std::size_t searches = 0;
    bool has_validator = false;
    for (const BenchResult& result : report->results) {
        EXPECT_GT(result.value, 0) << result.kernel;
        searches += result.metric == "search" ? 1U : 0U;
        has_validator = has_validator || result.metric == "validate_shares";
    }
    EXPECT_EQ(searches + report->skipped.size(), kernel_names().size());
    EXPECT_TRUE(has_validator);
}

TEST(Bench, SaysWhatItDoesNotKnow)
{
    EXPECT_EQ(run_bench({.algorithm = "md5"}, {}, {}).error().code, ErrorCode::invalid_argument);
    EXPECT_FALSE(run_bench({.kernel = "none"}, {}, {}));
    EXPECT_FALSE(run_bench({.threads = 100'000}, {}, {}));
}

TEST(Bench, StopsWhenAsked)
{
    const auto stop = std::make_unique<std::stop_source>();
    stop->request_stop();
    const auto report = run_bench({.duration = 60s}, {}, stop->get_token());
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::cancelled);
}

}  // namespace
}  // namespace otedama
