// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/time.hpp"

#include <chrono>
#include <cstdint>
#include <optional>

namespace otedama {

/// Keeps a peer from filling the log: lets a few lines through per period and counts the rest.
class LogThrottle {
  public:
    LogThrottle(unsigned lines, std::chrono::milliseconds period) : lines_(lines), period_(period)
    {}

    /// Nothing if the line must be left out; otherwise how many were left out since the last one.
    [[nodiscard]] std::optional<std::uint64_t> admit(Time now);

  private:
    unsigned lines_;
    std::chrono::milliseconds period_;
    Time period_start_{};
    unsigned written_ = 0;  // in this period
    std::uint64_t left_out_ = 0;
};

}  // namespace otedama
