// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/app.hpp"
#include "app/event_log.hpp"
#include "app/event_queue.hpp"
#include "miner/miner.hpp"
#include "pool/pool.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace otedama {

/// The App of this process: owns its miner and its pool, turns what they say into events, and
/// carries commands out on a thread of its own.
class RunningApp final : public App {
  public:
    RunningApp();

    /// Each at most once, before the App is handed out.
    [[nodiscard]] Result<void> start_pool(const pool::PoolOptions& options);
    [[nodiscard]] Result<void> start_miner(MinerOptions options);

    /// What a miner at the pool of this process needs: what it mines and how to reach it.
    [[nodiscard]] std::string pool_algorithm() const;
    [[nodiscard]] PoolAddress embedded_pool(const std::string& user) const;

    [[nodiscard]] Snapshot snapshot() const override;
    [[nodiscard]] std::vector<Event> take_events() override { return events_.take(); }
    CommandId post(Command command) override;

  private:
    struct PostedCommand {
        CommandId id{};
        Command command;
    };

    void on_pool_event(const pool::PoolEvent& event);
    void on_miner_event(const MinerEvent& event);
    void run_commands(const std::stop_token& stop);
    void carry_out(const PostedCommand& posted);
    [[nodiscard]] Result<void> set_paused(bool is_paused);

    std::chrono::steady_clock::time_point started_at_;
    EventLog log_;
    EventQueue events_;
    std::string coin_;
    std::string chain_;
    std::string algorithm_;
    std::atomic<bool> is_paused_{false};

    std::mutex command_mutex_;
    std::condition_variable_any has_command_;
    std::deque<PostedCommand> commands_;  // guarded by command_mutex_
    std::uint64_t next_command_id_ = 1;

    // The pool ends after the miner, which is one of its miners.
    std::unique_ptr<pool::Pool> pool_;
    std::unique_ptr<Miner> miner_;
    std::jthread command_thread_;
};

}  // namespace otedama
