// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/miner.hpp"

#include "tests/unit/miner/eventually.hpp"
#include "tests/unit/miner/scripted_pool.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace otedama {
namespace {

using namespace std::chrono_literals;
using test::eventually;
using test::notify_line;
using test::ScriptedPool;
using testing::HasSubstr;

MinerOptions options_for(const std::string& url)
{
    MinerOptions options{
        .pool = {.url = url, .user = "account.worker", .password = "x"}, .agent = "otedama/test"};
    options.devices.cpu.threads = 1;
    return options;
}

void ignore(const MinerEvent&) {}

/// A pool whose shares take about a million hashes.
test::PoolScript easy_script()
{
    return {
        .first_lines = "{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[0.0002]}\n" +
                       notify_line("a1", true)};
}

TEST(Miner, MinesOnThisMachine)
{
    ScriptedPool pool(easy_script());
    const auto miner = Miner::start(options_for(pool.url()), ignore);
    ASSERT_TRUE(miner) << miner.error().message;
    ASSERT_TRUE(eventually([&] { return (*miner)->status().accepted >= 3; }));
    const MinerStatus status = (*miner)->status();
    EXPECT_EQ(status.connection, ConnectionState::connected);
    EXPECT_EQ(status.rejected, 0U);
    EXPECT_EQ(status.stale, 0U);
    ASSERT_EQ(status.devices.size(), 1U);
    EXPECT_GE(status.devices[0].accepted, 3U);
    EXPECT_EQ(status.devices[0].hardware_errors, 0U);
    EXPECT_FALSE(status.devices[0].info.kernel.empty());
    EXPECT_TRUE(eventually([&] { return (*miner)->status().hashrate.minute > 0; }));
}

TEST(Miner, PausesAndGoesOn)
{
    ScriptedPool pool(easy_script());
    const auto miner = Miner::start(options_for(pool.url()), ignore);
    ASSERT_TRUE(miner);
    const auto hashes = [&] { return (*miner)->status().devices.at(0).hashes; };
    ASSERT_TRUE(eventually([&] { return hashes() > 0; }));
    (*miner)->set_paused(true);
    std::this_thread::sleep_for(300ms);
    const std::uint64_t paused = hashes();
    std::this_thread::sleep_for(100ms);
    EXPECT_EQ(hashes(), paused);
    EXPECT_EQ((*miner)->status().connection, ConnectionState::connected);
    (*miner)->set_paused(false);
    EXPECT_TRUE(eventually([&] { return hashes() > paused; }));
}

TEST(Miner, EndsWithin200Milliseconds)
{
    ScriptedPool pool(easy_script());
    auto miner = Miner::start(options_for(pool.url()), ignore);
    ASSERT_TRUE(miner);
    ASSERT_TRUE(eventually([&] { return (*miner)->status().devices.at(0).hashes > 0; }));
    const auto start = std::chrono::steady_clock::now();
    miner->reset();
    EXPECT_LT(std::chrono::steady_clock::now() - start, test::kPrompt);
}

TEST(Miner, EndsAtOnceWithoutAPool)
{
    // Port 1 of this machine: nothing listens there.
    auto miner = Miner::start(options_for("stratum+tcp://127.0.0.1:1"), ignore);
    ASSERT_TRUE(miner);
    const auto start = std::chrono::steady_clock::now();
    miner->reset();
    EXPECT_LT(std::chrono::steady_clock::now() - start, test::kPrompt);
}

TEST(Miner, SaysWhatItCannotDo)
{
    MinerOptions options = options_for("stratum+tcp://127.0.0.1:3333");
    options.algorithm = "sha1";
    auto miner = Miner::start(options, ignore);
    ASSERT_FALSE(miner);
    EXPECT_THAT(miner.error().message, HasSubstr("no algorithm \"sha1\"; known are sha256d"));

    miner = Miner::start(options_for("127.0.0.1:3333"), ignore);
    ASSERT_FALSE(miner);
    EXPECT_THAT(miner.error().message, HasSubstr("has no scheme"));

    options = options_for("stratum+tcp://127.0.0.1:3333");
    options.devices.cpu.affinity = {100'000};
    miner = Miner::start(options, ignore);
    ASSERT_FALSE(miner);
    EXPECT_THAT(miner.error().message, HasSubstr("100000"));
}

}  // namespace
}  // namespace otedama
