// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/work.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <stop_token>
#include <vector>

namespace otedama {

/// A solution and the device that found it, counted from 0.
struct FoundSolution {
    std::size_t device = 0;
    Solution solution;
};

/// Solutions on their way from the device threads to the pool's thread. Bounded: a full queue makes
/// the devices wait rather than lose what may be a block.
class SolutionQueue {
  public:
    static constexpr std::size_t kCapacity = 1024;

    /// Adds one, waiting for room until stop is requested. Whether it is the first, so that the
    /// pool's thread must be told. Any thread.
    [[nodiscard]] bool push(FoundSolution found, const std::stop_token& stop);

    /// Takes the oldest, at most `most` of them, in order. Any thread.
    [[nodiscard]] std::vector<FoundSolution> take(std::size_t most);

  private:
    std::mutex mutex_;
    std::condition_variable_any has_room_;
    std::deque<FoundSolution> found_;  // guarded by mutex_
};

}  // namespace otedama
