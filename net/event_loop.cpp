// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/event_loop.hpp"

#include "core/log.hpp"
#include "net/asio_types.hpp"
#include "net/tcp_connection.hpp"

#include <boost/asio/post.hpp>

#include <exception>
#include <utility>

namespace otedama::net {
namespace {

// A tenth of the connections hears on_tick every tenth of a second: no burst however many.
constexpr std::size_t kTickTurns = 10;
constexpr std::chrono::milliseconds kTickTurn{100};

constexpr std::size_t kMaxSpareBuffers = 256;
constexpr std::size_t kMaxSpareBytes = 16 * 1024;

/// A timer that arms itself again; its pending wait owns it.
class Repeater : public std::enable_shared_from_this<Repeater> {
  public:
    Repeater(boost::asio::io_context& io, std::chrono::milliseconds period,
        std::function<void(Time)> tick)
        : timer_(io), period_(period), tick_(std::move(tick))
    {}

    void arm()
    {
        timer_.expires_after(period_);
        timer_.async_wait([self = shared_from_this()](const ErrorValue& error) {
            if (error)
                return;
            // Armed first, so that a tick that throws is not the last one.
            self->arm();
            self->tick_(std::chrono::steady_clock::now());
        });
    }

  private:
    boost::asio::steady_timer timer_;
    std::chrono::milliseconds period_;
    std::function<void(Time)> tick_;
};

}  // namespace

EventLoop::EventLoop() : impl_(std::make_unique<Impl>()) {}

EventLoop::~EventLoop() = default;

void EventLoop::run()
{
    for (;;) {
        try {
            impl_->io.run();
            return;
        } catch (const std::exception& error) {
            log::error(log::net, "a call on the event loop failed", {{"error", error.what()}});
        } catch (...) {
            log::error(log::net, "a call on the event loop failed");
        }
    }
}

void EventLoop::stop() noexcept
{
    impl_->io.stop();
}

void EventLoop::post(std::function<void()> call)
{
    boost::asio::post(impl_->io, std::move(call));
}

void EventLoop::every(std::chrono::milliseconds period, std::function<void(Time)> tick)
{
    auto repeater = std::make_shared<Repeater>(impl_->io, period, std::move(tick));
    boost::asio::post(impl_->io, [repeater] { repeater->arm(); });
}

EventLoop::Impl::Impl() = default;

EventLoop::Impl::~Impl()
{
    // Whoever made the handlers may be gone already, so they are released unheard.
    const auto left = std::exchange(connections, {});
    for (const auto& connection : left) connection->release();
}

void EventLoop::Impl::add(std::shared_ptr<TcpConnection> connection)
{
    connection->set_slot(connections.size());
    connections.push_back(std::move(connection));
    if (!std::exchange(is_ticking_, true))
        arm_ticks();
}

void EventLoop::Impl::remove(TcpConnection& connection)
{
    const std::size_t slot = connection.slot();
    if (slot >= connections.size() || connections[slot].get() != &connection)
        return;
    // The caller may hold the last reference through this slot only: keep it until the end.
    const std::shared_ptr<TcpConnection> removed = std::move(connections[slot]);
    if (slot + 1 != connections.size()) {
        connections[slot] = std::move(connections.back());
        connections[slot]->set_slot(slot);
    }
    connections.pop_back();
}

void EventLoop::Impl::settle_later(std::shared_ptr<TcpConnection> connection)
{
    unsettled_.push_back(std::move(connection));
    if (unsettled_.size() == 1)
        boost::asio::post(io, [this] { settle_all(); });
}

void EventLoop::Impl::settle_all()
{
    // Settling may unsettle others: they wait for the next turn.
    settling_.clear();
    settling_.swap(unsettled_);
    for (const auto& connection : settling_) connection->settle();
    settling_.clear();
}

Bytes EventLoop::Impl::take_buffer()
{
    if (spare_buffers_.empty())
        return {};
    Bytes buffer = std::move(spare_buffers_.back());
    spare_buffers_.pop_back();
    return buffer;
}

void EventLoop::Impl::give_buffer(Bytes&& buffer)
{
    Bytes given = std::exchange(buffer, {});
    if (given.capacity() == 0 || given.capacity() > kMaxSpareBytes ||
        spare_buffers_.size() == kMaxSpareBuffers)
        return;
    spare_buffers_.push_back(std::move(given));
    spare_buffers_.back().clear();
}

void EventLoop::Impl::arm_ticks()
{
    tick_timer_.expires_after(kTickTurn);
    tick_timer_.async_wait([this](const ErrorValue& error) {
        if (error)
            return;
        arm_ticks();
        tick_some();
    });
}

void EventLoop::Impl::tick_some()
{
    const Time now = std::chrono::steady_clock::now();
    // Connections may come and go under the walk: by index, and each held while it is called.
    for (std::size_t i = tick_turn_; i < connections.size(); i += kTickTurns) {
        const std::shared_ptr<TcpConnection> connection = connections[i];
        connection->tick(now);
    }
    tick_turn_ = (tick_turn_ + 1) % kTickTurns;
}

}  // namespace otedama::net
