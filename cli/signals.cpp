// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/signals.hpp"

#include "cli/exit_code.hpp"

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <unistd.h>

namespace otedama::cli {
namespace {

// A signal handler can reach nothing else.
enum class State : int { starting, running, requested };
std::atomic<State> state{State::starting};
static_assert(std::atomic<State>::is_always_lock_free);

/// When the request came, in nanoseconds of the steady clock; 0 until its handler has said so.
std::atomic<std::int64_t> requested_at{0};

/// A supervisor may signal the process and its group at once: that is one request, not two.
constexpr std::chrono::nanoseconds kOneRequest = std::chrono::milliseconds(200);

/// Whether a request at `now` is another than the first. Two threads may handle two signals at
/// once, so the first may not have noted its time yet.
bool is_second_request(std::int64_t now)
{
    const std::int64_t first = requested_at.load();
    return first != 0 && now - first > kOneRequest.count();
}

void on_signal(int)
{
    const std::int64_t now = std::chrono::steady_clock::now().time_since_epoch().count();
    State expected = State::running;
    if (state.compare_exchange_strong(expected, State::requested))
        requested_at.store(now);
    else if (expected == State::starting || is_second_request(now))
        ::_exit(kExitInterrupted);
}

}  // namespace

Signals::Signals()
{
    state.store(State::starting);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
}

Signals::~Signals()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

void Signals::accept_requests() noexcept
{
    state.store(State::running);
}

bool Signals::was_requested() const noexcept
{
    return state.load() == State::requested;
}

}  // namespace otedama::cli
