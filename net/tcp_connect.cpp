// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "core/log.hpp"
#include "net/asio_types.hpp"
#include "net/connection.hpp"
#include "net/net_error.hpp"
#include "net/sockets.hpp"
#include "net/tcp_connection.hpp"

#include <boost/asio/error.hpp>
#include <fmt/format.h>

#include <exception>
#include <string>
#include <utility>

namespace otedama::net {
namespace {

/// One attempt to reach one endpoint. Its pending operations own it.
class Connector : public std::enable_shared_from_this<Connector> {
  public:
    Connector(EventLoop::Impl& loop, Endpoint remote, ConnectionLimits limits,
        std::shared_ptr<ConnectionHandler> handler)
        : loop_(loop),
          remote_(std::move(remote)),
          limits_(limits),
          handler_(std::move(handler)),
          resolver_(loop.io),
          socket_(loop.io),
          deadline_timer_(loop.io),
          address_timer_(loop.io)
    {}

    void start(std::chrono::milliseconds timeout)
    {
        deadline_timer_.expires_after(timeout);
        deadline_timer_.async_wait([self = shared_from_this()](const ErrorValue& error) {
            if (!error)
                self->end({ErrorCode::timeout, "timed out"});
        });
        ErrorValue no_literal;
        const auto literal = boost::asio::ip::make_address(remote_.host, no_literal);
        if (no_literal)
            return resolve();
        addresses_ = {tcp::endpoint(literal, remote_.port)};
        try_next();
    }

  private:
    void resolve()
    {
        resolver_.async_resolve(remote_.host, std::to_string(remote_.port),
            tcp::resolver::numeric_service,
            [self = shared_from_this()](const ErrorValue& error,
                const tcp::resolver::results_type& found) { self->on_resolved(error, found); });
    }

    void on_resolved(const ErrorValue& error, const tcp::resolver::results_type& found)
    {
        if (!handler_)
            return;
        if (error)
            return end(to_error(error));
        for (const auto& entry : found) addresses_.push_back(entry.endpoint());
        try_next();
    }

    void try_next()
    {
        if (!handler_)
            return;
        if (next_ == addresses_.size())
            return end(to_error(last_error_));
        limit_address_time();
        ErrorValue ignored;
        socket_.close(ignored);
        ++next_;
        socket_.async_connect(addresses_[next_ - 1],
            [self = shared_from_this(), turn = next_](
                const ErrorValue& error) { self->on_connected(turn, error); });
    }

    /// An address that never answers must leave time for those behind it.
    void limit_address_time()
    {
        const auto left = deadline_timer_.expiry() - std::chrono::steady_clock::now();
        const auto share = left / static_cast<std::int64_t>(addresses_.size() - next_);
        address_timer_.expires_after(share);
        address_timer_.async_wait(
            [self = shared_from_this(), turn = next_ + 1](const ErrorValue& error) {
                if (error || turn != self->next_ || turn == self->addresses_.size())
                    return;
                self->last_error_ = boost::asio::error::timed_out;
                self->try_next();
            });
    }

    void on_connected(std::size_t turn, ErrorValue error)
    {
        if (!handler_ || turn != next_)
            return;
        if (!error)
            set_socket_options(socket_, error);
        if (error) {
            last_error_ = error;
            return try_next();
        }
        deadline_timer_.cancel();
        address_timer_.cancel();
        std::make_shared<TcpConnection>(
            TcpConnection::Parts{loop_, std::move(socket_), addresses_[next_ - 1], limits_,
                std::exchange(handler_, nullptr), nullptr})
            ->open();
    }

    void end(Error why)
    {
        const auto handler = std::exchange(handler_, nullptr);
        if (!handler)
            return;
        ErrorValue ignored;
        socket_.close(ignored);
        resolver_.cancel();
        deadline_timer_.cancel();
        address_timer_.cancel();
        why.message = fmt::format("cannot connect to {}: {}", to_string(remote_), why.message);
        try {
            handler->on_closed(why);
        } catch (const std::exception& error) {
            log::error(log::net, "a connection's handler failed", {{"error", error.what()}});
        }
    }

    EventLoop::Impl& loop_;
    Endpoint remote_;
    ConnectionLimits limits_;
    std::shared_ptr<ConnectionHandler> handler_;
    tcp::resolver resolver_;
    tcp::socket socket_;
    boost::asio::steady_timer deadline_timer_;
    boost::asio::steady_timer address_timer_;
    std::vector<tcp::endpoint> addresses_;
    std::size_t next_ = 0;
    ErrorValue last_error_;
};

}  // namespace

void connect(EventLoop& loop, const Endpoint& remote, std::chrono::milliseconds timeout,
    ConnectionLimits limits, std::shared_ptr<ConnectionHandler> handler)
{
    std::make_shared<Connector>(loop.impl(), remote, limits, std::move(handler))->start(timeout);
}

}  // namespace otedama::net
