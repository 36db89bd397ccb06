// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/server/pool_loop.hpp"

#include <memory>
#include <vector>

namespace otedama::pool {

/// All network threads of the pool, each listening on every address: the kernel spreads the
/// connections over them.
class PoolServer {
  public:
    /// Loops are told apart by one byte of the extranonce.
    static constexpr unsigned kMaxThreads = 256;

    /// Listens and serves. `threads`: 1 to kMaxThreads; 0: one per core. `services` outlives the
    /// server. An address in use is an error that names it.
    [[nodiscard]] static Result<std::unique_ptr<PoolServer>> start(
        const PoolServices& services, const std::vector<net::Endpoint>& listen, unsigned threads);

    PoolServer(const PoolServer&) = delete;
    PoolServer& operator=(const PoolServer&) = delete;
    ~PoolServer() = default;

    /// Ends the threads. The queues stay readable.
    void stop();

    /// Any thread.
    void on_new_template();
    [[nodiscard]] const std::vector<net::Endpoint>& listening() const noexcept
    {
        return listening_;
    }
    [[nodiscard]] std::size_t session_count() const noexcept;
    [[nodiscard]] std::uint64_t rejected() const noexcept;

    /// One queue of accepted shares per loop.
    [[nodiscard]] std::vector<ShareQueue*> queues();

  private:
    PoolServer() = default;
    [[nodiscard]] Result<void> listen(const net::Endpoint& address);

    std::vector<std::unique_ptr<PoolLoop>> loops_;
    std::vector<net::Endpoint> listening_;
};

}  // namespace otedama::pool
