// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/connection.hpp"
#include "pool/server/extranonce_allocator.hpp"
#include "pool/server/session_services.hpp"

#include <memory>
#include <thread>
#include <vector>

namespace otedama::pool {

/// One network thread of the pool: its event loop with listeners and sessions, its validator, its
/// queue of accepted shares. Nothing here is shared with another loop.
class PoolLoop {
  public:
    /// `index` tells the loops apart; `services` outlives them.
    PoolLoop(const PoolServices& services, std::uint8_t index);
    PoolLoop(const PoolLoop&) = delete;
    PoolLoop& operator=(const PoolLoop&) = delete;
    ~PoolLoop();

    /// Whether an address is nobody's yet. Before start().
    [[nodiscard]] Result<void> check_is_free(const net::Endpoint& address);

    /// Listens on one more address and answers where really (port 0 picks one). Before start().
    [[nodiscard]] Result<net::Endpoint> listen(const net::Endpoint& address);

    void start();

    /// Ends the thread; sessions say nothing more. Any number of times.
    void stop();

    /// Tells every session that the template has changed. Any thread.
    void on_new_template();

    /// Any thread may count; the back thread may pop.
    [[nodiscard]] ShareQueue& accepted() noexcept { return accepted_; }
    [[nodiscard]] std::size_t session_count() const noexcept;
    [[nodiscard]] std::uint64_t rejected() const noexcept { return rejected_.load(); }

  private:
    [[nodiscard]] std::shared_ptr<net::ConnectionHandler> make_session();
    void send_jobs();

    ShareValidator validator_;
    ShareQueue accepted_;
    std::atomic<std::uint64_t> rejected_{0};
    ExtranonceAllocator extranonces_;
    std::unordered_set<Session*> sessions_;
    LoopServices services_;
    // Connections, and with them the sessions, end with what follows; they need what is above.
    net::EventLoop loop_;
    std::vector<std::unique_ptr<net::TcpServer>> servers_;
    std::thread thread_;
};

}  // namespace otedama::pool
