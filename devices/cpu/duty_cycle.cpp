// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/duty_cycle.hpp"

#include <algorithm>

namespace otedama {
namespace {

using std::chrono::duration;
using std::chrono::duration_cast;
using namespace std::chrono_literals;

constexpr DutyCycle::Duration kLongestPeriod = 10ms;
constexpr DutyCycle::Duration kLongestHashing = 2ms;

// Rests below the kernel's timer slack cannot be kept; they are saved up.
constexpr DutyCycle::Duration kShortestRest = 200us;

// Bounds of what is made up for: a machine that was suspended starts afresh.
constexpr DutyCycle::Duration kMostOwed = 1s;
constexpr DutyCycle::Duration kMostMissed = 200ms;

}  // namespace

DutyCycle::Duration DutyCycle::hashing_period() const noexcept
{
    const auto wished = duration_cast<Duration>(duration<double>(kLongestPeriod) * share_);
    return std::min(wished, kLongestHashing);
}

void DutyCycle::resume(Time now, Duration hashed) noexcept
{
    last_time_ = now;
    last_hashed_ = hashed;
}

void DutyCycle::count(Time now, Duration hashed) noexcept
{
    const duration<double> deserved = duration<double>(hashed - last_hashed_) / share_;
    owed_ += duration_cast<Duration>(deserved) - (now - last_time_);
    owed_ = std::clamp(owed_, -kMostMissed, kMostOwed);
    resume(now, hashed);
}

DutyCycle::Duration DutyCycle::rest_due() const noexcept
{
    if (share_ >= 1 || owed_ < kShortestRest)
        return Duration::zero();
    return owed_;
}

}  // namespace otedama
