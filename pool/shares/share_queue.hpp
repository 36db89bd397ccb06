// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/shares/accepted_share.hpp"

#include <atomic>
#include <cstddef>
#include <utility>
#include <vector>

namespace otedama::pool {

/// Accepted shares on their way from one loop's thread to the back thread. Bounded, without locks:
/// exactly one thread pushes and one pops.
class ShareQueue {
  public:
    /// A quarter of a second at 65,000 shares a second.
    static constexpr std::size_t kCapacity = 16 * 1024;

    explicit ShareQueue(std::size_t capacity = kCapacity) : slots_(capacity) {}

    /// False, and nothing happens, when the back thread is too far behind.
    [[nodiscard]] bool try_push(AcceptedShare&& share)
    {
        const std::size_t end = end_.load(std::memory_order_relaxed);
        if (end - begin_.load(std::memory_order_acquire) == slots_.size())
            return false;
        slots_[end % slots_.size()] = std::move(share);
        end_.store(end + 1, std::memory_order_release);
        return true;
    }

    /// Moves everything that is there to the end of `out`.
    void pop_all(std::vector<AcceptedShare>& out)
    {
        const std::size_t end = end_.load(std::memory_order_acquire);
        std::size_t begin = begin_.load(std::memory_order_relaxed);
        for (; begin != end; ++begin) out.push_back(std::move(slots_[begin % slots_.size()]));
        begin_.store(end, std::memory_order_release);
    }

  private:
    static constexpr std::size_t kCacheLine = 64;
    std::vector<AcceptedShare> slots_;
    alignas(kCacheLine) std::atomic<std::size_t> begin_{0};
    alignas(kCacheLine) std::atomic<std::size_t> end_{0};
};

}  // namespace otedama::pool
