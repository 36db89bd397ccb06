// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace otedama {

/// How many nonces one worker searches in a second of hashing, and so how many fit into a time.
/// Its worker measures; any thread may ask.
class Pace {
  public:
    /// Before anything was measured: little enough for the slowest algorithm.
    static constexpr std::uint64_t kFewest = std::uint64_t{1} << 12;
    static constexpr std::uint64_t kMost = std::uint64_t{1} << 32;

    /// `count` nonces took `time`. Smoothed, so that one preempted measurement changes little.
    void measured(std::uint64_t count, std::chrono::nanoseconds time) noexcept
    {
        if (count == 0 || time <= std::chrono::nanoseconds::zero())
            return;
        const double sample =
            static_cast<double>(count) / std::chrono::duration<double>(time).count();
        const double old = per_second_.load(std::memory_order_relaxed);
        const double smoothed = old == 0 ? sample : old + (sample - old) * kWeightOfNew;
        per_second_.store(smoothed, std::memory_order_relaxed);
    }

    /// Nonces per second of hashing; 0 before the first measurement.
    [[nodiscard]] double per_second() const noexcept
    {
        return per_second_.load(std::memory_order_relaxed);
    }

    /// Nonces that a worker of that pace searches within `time`, at least `fewest`.
    [[nodiscard]] static std::uint64_t nonces_in(
        std::chrono::nanoseconds time, double per_second, std::uint64_t fewest) noexcept
    {
        const double wished = per_second * std::chrono::duration<double>(time).count();
        return static_cast<std::uint64_t>(
            std::clamp(wished, static_cast<double>(fewest), static_cast<double>(kMost)));
    }

  private:
    static constexpr double kWeightOfNew = 0.25;
    std::atomic<double> per_second_{0};
};

}  // namespace otedama
