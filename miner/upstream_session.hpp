// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/work.hpp"
#include "net/connection.hpp"
#include "protocol/client_protocol.hpp"

#include <functional>
#include <memory>

namespace otedama {

/// One connection to a pool and the protocol machine that speaks over it. Belongs to the loop's
/// thread; whoever made it outlives the loop's last call.
class UpstreamSession final : public net::ConnectionHandler {
  public:
    struct Callbacks {
        /// What the machine wants, but for bytes and the end.
        std::function<void(const ClientAction&)> on_action;
        /// The end, once, after everything else.
        std::function<void(const Error& why)> on_end;
    };

    UpstreamSession(SessionId id, std::unique_ptr<ClientProtocol> client, Callbacks callbacks);

    [[nodiscard]] SessionId id() const noexcept { return id_; }

    /// Whether a connection stood at any time, and whether the pool then let us in.
    [[nodiscard]] bool was_open() const noexcept { return connection_ != nullptr; }
    [[nodiscard]] bool was_ready() const noexcept { return was_ready_; }

    /// Hands a solution of this session's work in.
    void solve(const Solution& solution, Time now);

    void on_open(net::Connection& connection, Time now) override;
    std::size_t on_bytes(ByteSpan input, Time now) override;
    void on_tick(Time now) override;
    void on_closed(const Error& why) override;

  private:
    void perform(const ClientActions& actions);
    void end(const Error& why);

    SessionId id_;
    std::unique_ptr<ClientProtocol> client_;
    Callbacks callbacks_;
    net::Connection* connection_ = nullptr;  // from on_open to the end
    bool was_ready_ = false;
    bool has_ended_ = false;
};

}  // namespace otedama
