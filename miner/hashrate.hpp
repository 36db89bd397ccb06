// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/time.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace otedama {

/// Hashes per second over the three windows users know: 10 s, 60 s, 15 min. A window that has not
/// filled yet averages over what there is.
struct HashrateWindows {
    double ten_seconds = 0;
    double minute = 0;
    double quarter_hour = 0;

    HashrateWindows& operator+=(const HashrateWindows& other) noexcept;
};

/// Counts hashes and answers how many there were a second, to the second. Told the time; both
/// calls cost next to nothing.
class Hashrate {
  public:
    /// The windows begin here. Later calls do nothing.
    void start(Time now) noexcept;

    /// `hashes` were done until now. Times never go back.
    void add(Time now, std::uint64_t hashes) noexcept;

    [[nodiscard]] HashrateWindows windows(Time now) const noexcept;
    [[nodiscard]] std::uint64_t total() const noexcept { return total_; }

  private:
    using Seconds = std::chrono::seconds;
    static constexpr std::size_t kLongest = 15 * 60;

    [[nodiscard]] std::int64_t second_at(Time now) const noexcept;
    [[nodiscard]] std::uint64_t total_at(std::int64_t second) const noexcept;
    [[nodiscard]] double rate(Time now, Seconds window) const noexcept;

    Time start_{};
    bool has_started_ = false;
    std::uint64_t total_ = 0;
    std::int64_t newest_ = 0;  // the last second that stands in totals_
    /// What the total was as each of the newest seconds began.
    std::array<std::uint64_t, kLongest + 1> totals_{};
};

}  // namespace otedama
