// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/connection.hpp"
#include "net/event_loop.hpp"

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace otedama::test {

/// What a ScriptedPool does beside the usual.
struct PoolScript {
    bool can_bear_configure = true;  // false: hangs up on mining.configure
    bool lets_in = true;             // false: refuses every login
    bool answers_submits = true;     // false: stays silent
    std::string submit_error = "null";
    std::string extranonce1 = "f000000f";
    std::string first_lines;  // sent after the login
};

/// A pool of canned Stratum lines on a loopback port and a thread of its own.
class ScriptedPool {
  public:
    /// On a free port, or on `port`.
    explicit ScriptedPool(PoolScript script, std::uint16_t port = 0);
    ~ScriptedPool();
    ScriptedPool(const ScriptedPool&) = delete;
    ScriptedPool& operator=(const ScriptedPool&) = delete;

    [[nodiscard]] std::string url() const;
    [[nodiscard]] std::uint16_t port() const { return server_->local().port; }

    /// How many connections there have been.
    [[nodiscard]] std::size_t connection_count() const;

    /// Lines of one method that the connection of that number sent, counted from 0.
    [[nodiscard]] std::vector<std::string> lines(
        std::size_t connection, std::string_view method) const;

    /// Sends to the newest connection.
    void send(std::string lines);

    /// Hangs up on the newest connection.
    void hang_up();

  private:
    class Peer;

    void on_line(Peer& peer, std::string_view line);
    void record(std::size_t connection, std::string_view line);

    PoolScript script_;
    net::EventLoop loop_;
    std::unique_ptr<net::TcpServer> server_;
    std::shared_ptr<Peer> newest_;  // loop's thread
    mutable std::mutex mutex_;
    std::vector<std::vector<std::string>> received_;  // by connection; guarded by mutex_
    std::jthread thread_;
};

/// A mining.notify of the real block's job under another id, ready to send.
[[nodiscard]] std::string notify_line(std::string_view job_id, bool is_clean);

}  // namespace otedama::test
