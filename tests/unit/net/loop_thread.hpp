// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/connection.hpp"

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>

namespace otedama::net {

/// A loop with its thread; joined when it goes.
class LoopThread {
  public:
    LoopThread() : thread_([this] { loop_.run(); }) {}
    LoopThread(const LoopThread&) = delete;
    LoopThread& operator=(const LoopThread&) = delete;
    ~LoopThread() { stop(); }

    void stop()
    {
        loop_.stop();
        if (thread_.joinable())
            thread_.join();
    }

    /// Runs `call` on the loop's thread and waits for it.
    template <class Call>
    auto on_loop(Call call)
    {
        std::packaged_task<decltype(call())()> task(std::move(call));
        auto result = task.get_future();
        loop_.post([&task] { task(); });
        return result.get();
    }

    EventLoop& loop() { return loop_; }

  private:
    EventLoop loop_;
    std::thread thread_;
};

/// Polls until `condition` holds; false after five seconds.
inline bool eventually(const std::function<bool()>& condition)
{
    const Time end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

inline ByteSpan bytes_of(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

inline std::string text_of(ByteSpan bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A handler made of functions, for one test each. Members are set before it is used.
class TestHandler : public ConnectionHandler {
  public:
    std::function<void(Connection&)> when_open = [](Connection&) {};
    std::function<std::size_t(Connection&, ByteSpan)> when_bytes = [](Connection&, ByteSpan input) {
        return input.size();
    };
    std::function<void(Connection&)> when_tick = [](Connection&) {};
    std::function<void()> when_closed = [] {};

    void on_open(Connection& connection, Time) override
    {
        connection_ = &connection;
        when_open(connection);
        is_open = true;
    }
    std::size_t on_bytes(ByteSpan input, Time) override { return when_bytes(*connection_, input); }
    void on_tick(Time) override { when_tick(*connection_); }
    void on_closed(const Error& error) override
    {
        why = error;
        when_closed();
        ++closed_count;
    }

    std::atomic<bool> is_open{false};
    std::atomic<int> closed_count{0};
    Error why;  // read after closed_count

  private:
    Connection* connection_ = nullptr;
};

inline std::size_t echo(Connection& connection, ByteSpan input)
{
    connection.send(input);
    return input.size();
}

}  // namespace otedama::net
