// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/asio_types.hpp"
#include "net/connection.hpp"
#include "net/output_queue.hpp"

#include <atomic>
#include <memory>

namespace otedama::net {

/// A server's count of its connections, and what tells them from others.
struct ConnectionGroup {
    std::atomic<std::size_t> count{0};
};

/// The connection over a socket. Private to net/. The loop owns it from open() until it ends;
/// everything that ends it is put off to the end of the turn, so that handlers are never called
/// from inside their own calls.
class TcpConnection final : public Connection, public std::enable_shared_from_this<TcpConnection> {
  public:
    /// What it is made of. `group` may be null.
    struct Parts {
        EventLoop::Impl& loop;
        tcp::socket socket;
        tcp::endpoint remote;
        ConnectionLimits limits;
        std::shared_ptr<ConnectionHandler> handler;
        std::shared_ptr<ConnectionGroup> group;
    };

    explicit TcpConnection(Parts parts);
    TcpConnection(const TcpConnection&) = delete;
    TcpConnection& operator=(const TcpConnection&) = delete;
    ~TcpConnection() override;

    /// Joins the loop, tells the handler and starts to read.
    void open();

    void send(ByteSpan data) override;
    void close() override;
    [[nodiscard]] Endpoint remote() const override;

    /// Writes what is queued and carries an end through that was put off.
    void settle();
    void tick(Time now);

    /// Ends at once: one last write, then on_closed.
    void end_now(Error why);

    /// Ends without a word to the handler.
    void release() noexcept;

    [[nodiscard]] const std::shared_ptr<ConnectionGroup>& group() const { return parts_.group; }
    [[nodiscard]] std::size_t slot() const noexcept { return slot_; }
    void set_slot(std::size_t slot) noexcept { slot_ = slot; }

  private:
    // open: in use. closing: writes the rest. draining: all is written and the handler gone; the
    // peer's last bytes are thrown away, for closing over unread bytes would cut off ours.
    // failed: ends at the end of the turn. closed: over.
    enum class Phase : std::uint8_t { open, closing, draining, failed, closed };

    template <class Call>
    void guarded(Call&& call);
    void arm_read();
    void on_readable(const ErrorValue& error);
    void read_some_times();
    bool read_once();
    void deliver(std::size_t size);
    void keep_unread(ByteSpan rest);
    void write_some();
    void on_writable(const ErrorValue& error);
    void start_draining();
    void start_close_timer();
    void settle_later();
    void fail_soon(Error why);
    void finish();
    void tell_closed();

    Parts parts_;
    Bytes unread_;
    OutputQueue output_;
    std::size_t slot_ = 0;
    std::unique_ptr<Error> why_;
    std::unique_ptr<boost::asio::steady_timer> close_timer_;
    Phase phase_ = Phase::open;
    bool has_peer_ended_ = false;
    bool is_waiting_to_write_ = false;
    bool is_unsettled_ = false;
};

}  // namespace otedama::net
