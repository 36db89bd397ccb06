// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <cstdint>
#include <random>

namespace otedama {

/// How long to wait before the next attempt: doubles from `first` to `most`, each wait drawn from
/// its upper half, so that thousands of miners do not come back to a restarted pool together.
class Backoff {
  public:
    using Duration = std::chrono::milliseconds;

    /// Waits of the same seed are the same.
    Backoff(Duration first, Duration most, std::uint32_t seed);

    /// The wait after one more failure.
    [[nodiscard]] Duration next();

    /// After a success: the next wait is a short one again.
    void reset() noexcept { longest_ = first_; }

  private:
    Duration first_;
    Duration most_;
    Duration longest_;  // what the next wait is drawn below
    std::mt19937 random_;
};

}  // namespace otedama
