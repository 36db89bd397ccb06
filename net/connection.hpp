// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "net/endpoint.hpp"
#include "net/event_loop.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace otedama::net {

/// One open TCP connection. Belongs to its loop's thread. Calls after its end are ignored.
class Connection {
  public:
    virtual ~Connection() = default;

    /// Sends in order, at the end of the loop's turn, so that several sends make one packet; what
    /// the kernel does not take is queued. A queue beyond ConnectionLimits::write_queue_bytes
    /// closes the connection: the peer reads too slowly.
    virtual void send(ByteSpan data) = 0;

    /// Closes once everything queued is written, at the latest after a second; what the peer still
    /// sends is thrown away. The handler hears on_closed, never from inside this call, and is then
    /// released.
    virtual void close() = 0;

    /// The peer's address and port.
    [[nodiscard]] virtual Endpoint remote() const = 0;
};

/// What is done with a connection's bytes: a protocol machine, free of sockets.
/// Every call comes on the loop's thread; none comes after on_closed. An exception out of a handler
/// closes its own connection only. A loop destroyed under open connections releases their handlers
/// without on_closed.
class ConnectionHandler {
  public:
    virtual ~ConnectionHandler() = default;

    /// The connection stands; it outlives every later call.
    virtual void on_open(Connection& connection, Time now) = 0;

    /// `input` is everything received and not yet consumed. Answers how many bytes are done with;
    /// the rest comes again, with more behind it.
    virtual std::size_t on_bytes(ByteSpan input, Time now) = 0;

    /// About once a second while the connection stands: for deadlines.
    virtual void on_tick(Time now) = 0;

    /// The end: the peer left, something failed, or close() was called.
    virtual void on_closed(const Error& why) = 0;
};

/// What one peer may cost.
struct ConnectionLimits {
    std::size_t unread_bytes = 16 * 1024;        // received but not consumed by the handler
    std::size_t write_queue_bytes = 256 * 1024;  // not yet taken by the peer
};

/// Accepts connections on one address; handlers are made by a factory. Destroyed on the loop's
/// thread, or while the loop does not run, never from inside a handler and before the loop: it then
/// ends every connection at once, and their handlers hear on_closed before the destructor returns.
class TcpServer {
  public:
    using MakeHandler = std::function<std::shared_ptr<ConnectionHandler>()>;

    virtual ~TcpServer() = default;

    /// Listens (SO_REUSEPORT, so that one server per loop can share an address; IPv6 wildcard
    /// takes IPv4 too). Port 0 picks a free one. Errors name the address and the cause. A factory
    /// that answers null refuses the peer. Running out of descriptors pauses accepting and never
    /// spins.
    [[nodiscard]] static Result<std::unique_ptr<TcpServer>> listen(EventLoop& loop,
        const Endpoint& address, ConnectionLimits limits, MakeHandler make_handler);

    /// Whether `address` is free for a first server. listen() cannot tell: it joins whoever of the
    /// same user listens there with SO_REUSEPORT, even in another process, and shares its peers.
    [[nodiscard]] static Result<void> check_is_free(EventLoop& loop, const Endpoint& address);

    /// Where it really listens.
    [[nodiscard]] virtual Endpoint local() const = 0;

    /// Connections whose sockets are open now. Any thread.
    [[nodiscard]] virtual std::size_t connection_count() const noexcept = 0;

    /// Stops accepting and closes every connection as Connection::close() does. Loop's thread.
    virtual void close() = 0;
};

/// Resolves and connects (every address in turn, IPv6 and IPv4) within `timeout`; the handler then
/// hears on_open, or on_closed with the reason. Returns at once. Loop's thread. Keeps the handler
/// alive until on_closed; TCP_NODELAY and keep-alive are set.
void connect(EventLoop& loop, const Endpoint& remote, std::chrono::milliseconds timeout,
    ConnectionLimits limits, std::shared_ptr<ConnectionHandler> handler);

}  // namespace otedama::net
