// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/pool.hpp"

#include "kernels/algorithms.hpp"
#include "kernels/sha256d/sha256.hpp"
#include "net/connection.hpp"
#include "pool/server/data_folder.hpp"
#include "protocol/stratum_v1_client.hpp"
#include "tests/unit/pool/test_jobs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>

namespace otedama::pool {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

/// A miner of one connection: the client machine of Stratum V1 over a real socket, solving by the
/// reference hash. A job is worked on for a few nonces per tick, until one share is found.
class MiniMiner final : public net::ConnectionHandler {
  public:
    explicit MiniMiner(std::string user)
        : client_(make_stratum_v1_client({.algorithm = find_algorithm("sha256d"),
              .agent = "mini/1",
              .user = std::move(user),
              .password = "x",
              .version_mask = 0}))
    {}

    void on_open(net::Connection& connection, Time now) override
    {
        connection_ = &connection;
        ClientActions actions;
        client_->on_connected(now, actions);
        act(actions, now);
    }

    std::size_t on_bytes(ByteSpan input, Time now) override
    {
        ClientActions actions;
        const std::size_t consumed = client_->on_bytes(input, now, actions);
        act(actions, now);
        return consumed;
    }

    void on_tick(Time now) override
    {
        ClientActions actions;
        client_->on_tick(now, actions);
        act(actions, now);
    }

    void on_closed(const Error& why) override
    {
        is_closed = true;
        connection_ = nullptr;
        const std::lock_guard lock(mutex);
        problem = why.message;
    }

    std::atomic<int> accepted{0};
    std::atomic<int> refused{0};
    std::atomic<int> jobs{0};
    std::atomic<bool> is_closed{false};
    std::mutex mutex;
    std::string problem;
    Bytes extranonce1;

  private:
    void act(ClientActions& actions, Time now)
    {
        for (auto& action : actions) {
            if (const auto* bytes = std::get_if<SendBytes>(&action); bytes && connection_)
                connection_->send(
                    ByteSpan(reinterpret_cast<const std::uint8_t*>(bytes->bytes.data()),
                        bytes->bytes.size()));
            if (const auto* received = std::get_if<JobReceived>(&action))
                solve(received->job, now);
            if (const auto* answered = std::get_if<SolutionAnswered>(&action))
                ++(answered->is_accepted ? accepted : refused);
        }
    }

    void solve(const Job& job, Time now)
    {
        ++jobs;
        {
            const std::lock_guard lock(mutex);
            extranonce1.assign(job.extranonce1.span().begin(), job.extranonce1.span().end());
        }
        auto work = std::make_shared<Work>();
        work->id = WorkId{++works_};
        work->algorithm = job.algorithm;
        work->session = job.session;
        work->job_id = job.job_id;
        work->extranonce2 = ExtraNonce(works_, job.extranonce2_size);
        work->share_target = job.share_target;
        work->header = header_of(job, work->extranonce2);
        for (std::uint64_t nonce = 0;; ++nonce) {
            const PowResult pow = job.algorithm->hash(nullptr, work->header, nonce);
            if (!job.share_target.is_met_by(pow.hash))
                continue;
            ClientActions actions;
            client_->on_solution(
                {.hit = {.work = work, .nonce = nonce, .version = job.version, .ntime = job.ntime},
                    .pow = pow},
                now, actions);
            act(actions, now);
            return;
        }
    }

    static std::array<std::uint8_t, 80> header_of(const Job& job, const ExtraNonce& extranonce2)
    {
        Bytes coinbase = job.coinbase_prefix;
        append(coinbase, job.extranonce1.span());
        append(coinbase, extranonce2.span());
        append(coinbase, job.coinbase_suffix);
        Hash256 root = sha256d(coinbase);
        for (const Hash256& sibling : job.merkle_branch) root = sha256d(root, sibling);
        std::array<std::uint8_t, 80> header{};
        store_le(&header[0], job.version);
        std::ranges::copy(job.previous_block.bytes, &header[4]);
        std::ranges::copy(root.bytes, &header[36]);
        store_le(&header[68], job.ntime);
        store_le(&header[72], job.bits);
        return header;
    }

    std::unique_ptr<ClientProtocol> client_;
    net::Connection* connection_ = nullptr;
    std::uint64_t works_ = 0;
};

/// Several miners on one network thread.
class Miners {
  public:
    Miners(const net::Endpoint& pool, int count)
    {
        for (int i = 0; i < count; ++i) {
            all.push_back(std::make_shared<MiniMiner>("alice." + std::to_string(i)));
            net::connect(loop_, pool, 5s, {}, all.back());
        }
        thread_ = std::jthread([this] { loop_.run(); });
    }
    Miners(const Miners&) = delete;
    Miners& operator=(const Miners&) = delete;
    ~Miners()
    {
        loop_.stop();
        thread_.join();
    }

    [[nodiscard]] int accepted() const
    {
        int sum = 0;
        for (const auto& miner : all) sum += miner->accepted;
        return sum;
    }

    std::vector<std::shared_ptr<MiniMiner>> all;

  private:
    net::EventLoop loop_;
    std::jthread thread_;
};

/// Remembers what the pool tells.
class Events {
  public:
    Pool::OnEvent listener()
    {
        return [this](const PoolEvent& event) {
            const std::lock_guard lock(mutex_);
            events_.push_back(event);
        };
    }

    [[nodiscard]] std::vector<PoolEvent> of(PoolEvent::Kind kind) const
    {
        const std::lock_guard lock(mutex_);
        std::vector<PoolEvent> found;
        std::ranges::copy_if(events_, std::back_inserter(found),
            [kind](const PoolEvent& event) { return event.kind == kind; });
        return found;
    }

  private:
    mutable std::mutex mutex_;
    std::vector<PoolEvent> events_;
};

template <class Condition>
bool wait_until(Condition condition)
{
    for (int i = 0; i < 10'000 && !condition(); ++i) std::this_thread::sleep_for(1ms);
    return condition();
}

PoolOptions devnet_options()
{
    PoolOptions options;
    options.listen = {{"127.0.0.1", 0}};
    // One hash in about four thousand is a block.
    options.network_difficulty = 0x1p-20;
    options.is_data_kept = false;
    options.threads = 2;
    return options;
}

TEST(Pool, MinersFindBlocksThatTheNodeAccepts)
{
    Events events;
    const auto pool = Pool::start(devnet_options(), events.listener()).value();
    const auto listening = pool->status().listening;
    ASSERT_EQ(listening.size(), 1U);
    EXPECT_NE(listening[0].port, 0);

    const Miners miners(listening[0], 4);
    ASSERT_TRUE(wait_until([&] { return pool->status().blocks_accepted >= 5; }));
    // A block is at the node before its finder, the statistics and the watcher hear of it.
    EXPECT_TRUE(wait_until([&] { return miners.accepted() >= 5; }));
    EXPECT_TRUE(wait_until([&] { return pool->status().accepted >= 5; }));
    EXPECT_TRUE(wait_until([&] { return pool->status().height > 5; }));

    const auto status = pool->status();
    EXPECT_TRUE(wait_until([&] { return pool->status().worker_count == 4; }));
    EXPECT_EQ(pool->status().session_count, 4U);
    EXPECT_GT(status.accepted_weight, UInt128{1000});
    EXPECT_EQ(status.node_problem, "");
    EXPECT_FALSE(events.of(PoolEvent::Kind::block_accepted).empty());
    EXPECT_FALSE(events.of(PoolEvent::Kind::new_block_template).empty());
    EXPECT_THAT(events.of(PoolEvent::Kind::block_accepted)[0].text, HasSubstr("alice."));

    std::set<Bytes> prefixes;
    for (const auto& miner : miners.all) {
        const std::lock_guard lock(miner->mutex);
        EXPECT_EQ(miner->extranonce1.size(), kExtranonce1Size);
        EXPECT_TRUE(prefixes.insert(miner->extranonce1).second);
    }
}

TEST(Pool, AFixedDifficultyBelowTheNetworksMakesSharesThatAreNoBlocks)
{
    auto options = devnet_options();
    options.network_difficulty = 0x1p-8;
    options.fixed_difficulty = 0x1p-28;
    const auto pool = Pool::start(options, {}).value();
    const Miners miners(pool->status().listening[0], 3);
    ASSERT_TRUE(wait_until([&] { return miners.accepted() == 3; }));
    ASSERT_TRUE(wait_until([&] { return pool->status().accepted == 3; }));
    EXPECT_EQ(pool->status().accepted_weight, UInt128{48});
    // The rate counts whole seconds only.
    EXPECT_TRUE(wait_until([&] { return pool->status().hashrate > 0; }));
}

TEST(Pool, FoundBlocksStayOnDisk)
{
    const auto folder = DataFolder::make_temporary().value();
    auto options = devnet_options();
    options.data_folder = folder.path().string();
    options.is_data_kept = true;
    {
        const auto pool = Pool::start(options, {}).value();
        const Miners miners(pool->status().listening[0], 1);
        ASSERT_TRUE(wait_until([&] { return pool->status().blocks_accepted >= 2; }));
    }
    int accepted = 0;
    for (const auto& file : std::filesystem::directory_iterator(folder.path() / "blocks"))
        accepted += file.path().extension() == ".accepted" ? 1 : 0;
    EXPECT_GE(accepted, 2);
    // The chain is there as well: the next pool goes on where this one stopped.
    const auto pool = Pool::start(options, {}).value();
    EXPECT_GT(pool->status().height, 2U);
}

TEST(Pool, StopsWithinASecondWithMinersConnected)
{
    auto pool = Pool::start(devnet_options(), {}).value();
    const Miners miners(pool->status().listening[0], 8);
    ASSERT_TRUE(wait_until([&] { return miners.accepted() > 0; }));
    const auto started = std::chrono::steady_clock::now();
    pool.reset();
    // A second is promised; the rest is for a machine with other things to do.
    EXPECT_LT(std::chrono::steady_clock::now() - started, 3s);
    EXPECT_TRUE(wait_until([&] {
        return std::ranges::all_of(
            miners.all, [](const auto& miner) { return miner->is_closed.load(); });
    }));
}

TEST(Pool, AnAddressInUseIsNamed)
{
    const auto first = Pool::start(devnet_options(), {}).value();
    auto options = devnet_options();
    options.listen = first->status().listening;
    const auto second = Pool::start(options, {});
    ASSERT_FALSE(second);
    EXPECT_THAT(second.error().message, HasSubstr(net::to_string(options.listen[0])));
}

TEST(Pool, ListensOnSeveralAddresses)
{
    auto options = devnet_options();
    options.listen = {{"127.0.0.1", 0}, {"127.0.0.1", 0}};
    const auto pool = Pool::start(options, {}).value();
    const auto listening = pool->status().listening;
    ASSERT_EQ(listening.size(), 2U);
    EXPECT_NE(listening[0].port, listening[1].port);
    for (const auto& address : listening) {
        const Miners miners(address, 1);
        EXPECT_TRUE(wait_until([&] { return miners.accepted() > 0; }));
    }
}

TEST(Pool, WhatCannotWorkIsSaidAtTheStart)
{
    auto options = devnet_options();
    options.coin = "gold";
    EXPECT_EQ(Pool::start(options, {}).error().code, ErrorCode::invalid_argument);
    options = devnet_options();
    options.payout_address = "nonsense";
    EXPECT_FALSE(Pool::start(options, {}));
    options = devnet_options();
    options.is_data_kept = true;
    EXPECT_THAT(Pool::start(options, {}).error().message, HasSubstr("data folder"));
    options = devnet_options();
    options.network_difficulty.reset();
    options.network = "regtest";
    options.node.url = "http://127.0.0.1:1";
    options.node.user = "u";
    options.node.password = "secret";
    const auto unreachable = Pool::start(options, {});
    ASSERT_FALSE(unreachable);
    EXPECT_THAT(unreachable.error().message, HasSubstr("127.0.0.1:1"));
    EXPECT_THAT(unreachable.error().message, testing::Not(HasSubstr("secret")));
}

}  // namespace
}  // namespace otedama::pool
