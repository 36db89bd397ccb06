// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "miner/backoff.hpp"
#include "miner/miner_status.hpp"
#include "miner/solution_queue.hpp"
#include "miner/upstream_session.hpp"
#include "miner/upstreams.hpp"
#include "net/event_loop.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <utility>

namespace otedama {

/// What an Upstream tells its owner, on the loop's thread.
struct UpstreamCallbacks {
    std::function<void(Job)> on_job;
    /// The session is over, and with it all its work.
    std::function<void()> on_no_work;
    std::function<void(std::size_t device, bool is_accepted)> on_answer;
    std::function<void(const MinerEvent&)> on_event;
};

/// How long an Upstream waits: to connect, and after a failure to connect again.
struct UpstreamPatience {
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds first_wait{1'000};
    std::chrono::milliseconds longest_wait{60'000};
};

/// One pool: keeps a session with it, one connection after the other, and hands each solution to
/// the session whose work it solves or to none. Lives on the loop's thread, but for what says
/// otherwise; must be gone only once the loop has ended.
class Upstream {
  public:
    /// Solutions with the pool at a time.
    static constexpr std::size_t kMaxUnanswered = 256;

    /// The session id of the login is chosen for each connection.
    Upstream(net::EventLoop& loop, PoolUrl pool, UpstreamLogin login, UpstreamPatience patience,
        UpstreamCallbacks callbacks);
    Upstream(const Upstream&) = delete;
    Upstream& operator=(const Upstream&) = delete;

    /// Connects, and again whenever the connection is lost. Any thread, once.
    void start();

    /// Takes a solution over; waits while too many wait already, until stop is requested. Any
    /// thread.
    void submit(std::size_t device, Solution solution, const std::stop_token& stop);

    /// The pool's part of the status. Any thread.
    [[nodiscard]] MinerStatus status() const;

  private:
    void connect();
    void on_tick(Time now);
    void on_action(const ClientAction& action);
    void on_ready();
    void on_job(const Job& job);
    void on_answered(const SolutionAnswered& answer);
    void on_end(const Error& why);
    void hand_in(const FoundSolution& found);
    void hand_in_waiting();
    void drop_waiting();
    void set_state(ConnectionState state);
    void tell(MinerEvent::Kind kind, std::string text) const;

    using SolutionKey = std::pair<WorkId, std::uint64_t>;

    net::EventLoop& loop_;
    PoolUrl pool_;
    UpstreamLogin login_;
    UpstreamPatience patience_;
    UpstreamCallbacks callbacks_;
    Backoff backoff_;
    SolutionQueue queue_;
    std::shared_ptr<UpstreamSession> session_;       // none between connections
    std::map<SolutionKey, std::size_t> unanswered_;  // device of each solution handed in
    std::uint64_t session_count_ = 0;
    Time connect_at_{};  // when there is no session

    mutable std::mutex status_mutex_;
    MinerStatus status_;  // guarded by status_mutex_
};

}  // namespace otedama
