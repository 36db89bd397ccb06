// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "net/event_loop.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <memory>
#include <vector>

/// Private to net/: the only header that shows Asio. Include it in net's .cpp files only.
namespace otedama::net {

using boost::asio::ip::tcp;
using ErrorValue = boost::system::error_code;

class TcpConnection;

/// What a loop's connections share, so that an idle one costs little. Loop's thread only.
struct EventLoop::Impl {
    Impl();
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl();

    /// Takes a connection into the loop's care, and out of it again.
    void add(std::shared_ptr<TcpConnection> connection);
    void remove(TcpConnection& connection);

    /// Settles `connection` (writes, ends) after the handlers that are ready now. What several
    /// send() calls of one turn leave goes out in one system call.
    void settle_later(std::shared_ptr<TcpConnection> connection);

    /// An empty buffer, its memory used before if possible; give it back when it is empty again.
    [[nodiscard]] Bytes take_buffer();
    void give_buffer(Bytes&& buffer);

    // One thread runs it; posts from others stay safe.
    boost::asio::io_context io{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{
        io.get_executor()};
    std::vector<std::shared_ptr<TcpConnection>> connections;
    Bytes read_buffer;

  private:
    void arm_ticks();
    void tick_some();
    void settle_all();

    std::vector<std::shared_ptr<TcpConnection>> unsettled_;
    std::vector<std::shared_ptr<TcpConnection>> settling_;
    std::vector<Bytes> spare_buffers_;
    boost::asio::steady_timer tick_timer_{io};
    std::size_t tick_turn_ = 0;
    bool is_ticking_ = false;
};

}  // namespace otedama::net
