// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/time.hpp"

#include <chrono>
#include <functional>
#include <memory>

namespace otedama::net {

/// One thread's queue of socket events, timers and posted calls. Whoever calls run() is the loop's
/// thread; everything that belongs to the loop is touched on that thread only.
class EventLoop {
  public:
    EventLoop();
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;
    ~EventLoop();

    /// Serves until stop(). An exception out of a handler is logged and ends nothing else.
    void run();

    /// Makes run() return soon. Any thread, any number of times.
    void stop() noexcept;

    /// Calls `call` on the loop's thread, after what was posted before. Any thread.
    void post(std::function<void()> call);

    /// Calls `tick` about every `period` on the loop's thread until the loop is destroyed.
    void every(std::chrono::milliseconds period, std::function<void(Time)> tick);

    /// The Asio objects behind it; for net/ only.
    struct Impl;
    [[nodiscard]] Impl& impl() noexcept { return *impl_; }

  private:
    std::unique_ptr<Impl> impl_;
};

}  // namespace otedama::net
