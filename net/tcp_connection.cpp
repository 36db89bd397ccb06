// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/tcp_connection.hpp"

#include "core/check.hpp"
#include "core/log.hpp"
#include "net/net_error.hpp"
#include "net/sockets.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace otedama::net {
namespace {

constexpr std::size_t kReadBytes = 64 * 1024;
// A peer that sends without end must not keep the loop from the others.
constexpr int kReadsPerTurn = 4;
constexpr std::chrono::seconds kCloseTime{1};

bool is_later(const ErrorValue& error)
{
    return error == boost::asio::error::would_block || error == boost::asio::error::try_again ||
           error == boost::asio::error::interrupted;
}

}  // namespace

TcpConnection::TcpConnection(Parts parts) : parts_(std::move(parts)), output_(parts_.loop)
{
    if (parts_.group)
        parts_.group->count.fetch_add(1, std::memory_order_relaxed);
}

TcpConnection::~TcpConnection() = default;

void TcpConnection::open()
{
    parts_.loop.add(shared_from_this());
    guarded([this] { parts_.handler->on_open(*this, std::chrono::steady_clock::now()); });
    arm_read();
}

void TcpConnection::send(ByteSpan data)
{
    if (phase_ != Phase::open || data.empty())
        return;
    output_.add(data);
    if (output_.size() > parts_.limits.write_queue_bytes)
        write_some();
    if (phase_ == Phase::open && output_.size() > parts_.limits.write_queue_bytes)
        return fail_soon({ErrorCode::unavailable,
            fmt::format("the peer reads too slowly: {} bytes wait for it, {} are allowed",
                output_.size(), parts_.limits.write_queue_bytes)});
    settle_later();
}

void TcpConnection::close()
{
    if (phase_ != Phase::open)
        return;
    phase_ = Phase::closing;
    why_ = std::make_unique<Error>(Error{ErrorCode::cancelled, "closed from this side"});
    settle_later();
}

Endpoint TcpConnection::remote() const
{
    return to_endpoint(parts_.remote);
}

void TcpConnection::tick(Time now)
{
    if (phase_ == Phase::open)
        guarded([this, now] { parts_.handler->on_tick(now); });
}

/// Handlers throw nothing; should one, it costs its own connection only.
template <class Call>
void TcpConnection::guarded(Call&& call)
{
    try {
        call();
    } catch (const std::exception& error) {
        log::error(log::net, "a connection's handler failed", {{"error", error.what()}});
        fail_soon({ErrorCode::io, fmt::format("the handler failed: {}", error.what())});
    } catch (...) {
        log::error(log::net, "a connection's handler failed");
        fail_soon({ErrorCode::io, "the handler failed"});
    }
}

void TcpConnection::arm_read()
{
    if (has_peer_ended_ || phase_ == Phase::failed || phase_ == Phase::closed)
        return;
    parts_.socket.async_wait(tcp::socket::wait_read,
        [self = shared_from_this()](const ErrorValue& error) { self->on_readable(error); });
}

void TcpConnection::on_readable(const ErrorValue& error)
{
    if (phase_ == Phase::closed || phase_ == Phase::failed)
        return;
    if (error)
        fail_soon(to_error(error));
    else
        read_some_times();
    arm_read();
    settle();
}

void TcpConnection::read_some_times()
{
    for (int i = 0; i < kReadsPerTurn; ++i)
        if (!read_once())
            return;
}

/// Whether there may be more to read.
bool TcpConnection::read_once()
{
    Bytes& buffer = parts_.loop.read_buffer;
    // Grows only here, where nobody looks at it.
    if (buffer.size() < unread_.size() + kReadBytes)
        buffer.resize(unread_.size() + kReadBytes);
    std::ranges::copy(unread_, buffer.begin());
    ErrorValue error;
    const std::size_t size = parts_.socket.read_some(
        boost::asio::buffer(buffer.data() + unread_.size(), kReadBytes), error);
    if (is_later(error))
        return false;
    if (error) {
        has_peer_ended_ = true;
        // A peer that sends no more may still read what close() left to be written.
        if (phase_ != Phase::closing || error != boost::asio::error::eof)
            fail_soon(to_error(error));
        return false;
    }
    if (phase_ == Phase::open)
        deliver(unread_.size() + size);
    return size == kReadBytes && phase_ != Phase::failed;
}

void TcpConnection::deliver(std::size_t size)
{
    const ByteSpan input(parts_.loop.read_buffer.data(), size);
    std::size_t consumed = 0;
    guarded([&] { consumed = parts_.handler->on_bytes(input, std::chrono::steady_clock::now()); });
    OTEDAMA_ASSERT(consumed <= size);
    keep_unread(phase_ == Phase::open ? input.subspan(consumed) : ByteSpan());
    if (unread_.size() > parts_.limits.unread_bytes)
        fail_soon({ErrorCode::protocol,
            fmt::format("the peer sent {} bytes without a complete message, {} are allowed",
                unread_.size(), parts_.limits.unread_bytes)});
}

void TcpConnection::keep_unread(ByteSpan rest)
{
    if (rest.empty()) {
        parts_.loop.give_buffer(std::exchange(unread_, {}));
        return;
    }
    if (unread_.capacity() == 0)
        unread_ = parts_.loop.take_buffer();
    unread_.assign(rest.begin(), rest.end());
}

void TcpConnection::write_some()
{
    if (is_waiting_to_write_ || output_.size() == 0 || phase_ == Phase::failed)
        return;
    ErrorValue error;
    const ByteSpan waiting = output_.waiting();
    output_.remove(
        parts_.socket.write_some(boost::asio::buffer(waiting.data(), waiting.size()), error));
    if (error && !is_later(error))
        return fail_soon(to_error(error));
    if (output_.size() == 0)
        return;
    is_waiting_to_write_ = true;
    parts_.socket.async_wait(tcp::socket::wait_write,
        [self = shared_from_this()](const ErrorValue& cause) { self->on_writable(cause); });
}

void TcpConnection::on_writable(const ErrorValue& error)
{
    is_waiting_to_write_ = false;
    if (phase_ == Phase::closed)
        return;
    if (error)
        fail_soon(to_error(error));
    settle();
}

void TcpConnection::settle()
{
    is_unsettled_ = false;
    if (phase_ == Phase::open || phase_ == Phase::closing)
        write_some();
    if (phase_ == Phase::closing && output_.size() == 0)
        start_draining();
    else if (phase_ == Phase::closing)
        start_close_timer();
    if (phase_ == Phase::failed)
        finish();
}

void TcpConnection::start_draining()
{
    phase_ = Phase::draining;
    start_close_timer();
    ErrorValue error;
    parts_.socket.shutdown(tcp::socket::shutdown_send, error);
    tell_closed();
    if (error || has_peer_ended_)
        fail_soon(to_error(error));
}

void TcpConnection::start_close_timer()
{
    if (close_timer_)
        return;
    close_timer_ = std::make_unique<boost::asio::steady_timer>(parts_.loop.io, kCloseTime);
    close_timer_->async_wait([self = shared_from_this()](const ErrorValue& error) {
        if (!error)
            self->finish();
    });
}

void TcpConnection::settle_later()
{
    if (!std::exchange(is_unsettled_, true))
        parts_.loop.settle_later(shared_from_this());
}

void TcpConnection::fail_soon(Error why)
{
    if (phase_ == Phase::failed || phase_ == Phase::closed)
        return;
    if (!why_)
        why_ = std::make_unique<Error>(std::move(why));
    phase_ = Phase::failed;
    settle_later();
}

void TcpConnection::end_now(Error why)
{
    if (phase_ == Phase::closed)
        return;
    const std::shared_ptr<TcpConnection> self = shared_from_this();
    if (phase_ == Phase::open || phase_ == Phase::closing)
        write_some();
    if (!why_)
        why_ = std::make_unique<Error>(std::move(why));
    finish();
}

void TcpConnection::finish()
{
    if (phase_ == Phase::closed)
        return;
    const std::shared_ptr<TcpConnection> self = shared_from_this();
    phase_ = Phase::closed;
    close_timer_.reset();
    ErrorValue ignored;
    parts_.socket.close(ignored);
    parts_.loop.give_buffer(std::exchange(unread_, {}));
    output_.clear();
    parts_.loop.remove(*this);
    if (parts_.group)
        parts_.group->count.fetch_sub(1, std::memory_order_relaxed);
    tell_closed();
}

void TcpConnection::tell_closed()
{
    const std::shared_ptr<ConnectionHandler> handler = std::exchange(parts_.handler, nullptr);
    if (!handler)
        return;
    guarded([&] { handler->on_closed(*why_); });
}

void TcpConnection::release() noexcept
{
    if (phase_ != Phase::closed && parts_.group)
        parts_.group->count.fetch_sub(1, std::memory_order_relaxed);
    phase_ = Phase::closed;
    close_timer_.reset();
    ErrorValue ignored;
    parts_.socket.close(ignored);
    const std::shared_ptr<ConnectionHandler> handler = std::exchange(parts_.handler, nullptr);
}

}  // namespace otedama::net
