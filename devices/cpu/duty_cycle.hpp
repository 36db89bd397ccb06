// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/time.hpp"

namespace otedama {

/// Keeps the share of time that one thread spends hashing at a wish. Pure: it is told the time and
/// how long the thread has hashed so far (on any scale that only grows), and answers how long to
/// rest. A rest that took too long or was cut short is made up for by the next ones.
class DutyCycle {
  public:
    using Duration = std::chrono::nanoseconds;

    /// `percent` is within 1..100.
    explicit DutyCycle(double percent) noexcept : share_(percent / 100) {}

    /// How long to hash before asking for the next rest: short, so that one period of hashing and
    /// rest takes at most 10 ms at any intensity.
    [[nodiscard]] Duration hashing_period() const noexcept;

    /// Starts, or goes on after time that does not count, such as a wait for a slice.
    void resume(Time now, Duration hashed) noexcept;

    /// Counts the time since the last call, hashing or resting.
    void count(Time now, Duration hashed) noexcept;

    /// How long to rest now; zero while the thread is within its share.
    [[nodiscard]] Duration rest_due() const noexcept;

  private:
    double share_;
    Time last_time_{};
    Duration last_hashed_{0};
    Duration owed_{0};  // rest still to be taken; negative: hashing to be made up for
};

}  // namespace otedama
