// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/events.hpp"

#include <cstddef>
#include <deque>
#include <mutex>
#include <vector>

namespace otedama {

/// Events on their way from the program's threads to a face: numbered, bounded. Any thread.
class EventQueue {
  public:
    static constexpr std::size_t kCapacity = 4096;

    /// Numbers and keeps an event. When there are too many the oldest routine one goes (a share, a
    /// job): a flood of shares must not push out a found block.
    void push(EventKind kind, std::string text,
        std::vector<std::pair<std::string, std::string>> fields = {});

    /// All of them, oldest first; empty afterwards.
    [[nodiscard]] std::vector<Event> take();

  private:
    std::mutex mutex_;
    std::deque<Event> events_;  // guarded by mutex_
    std::uint64_t next_id_ = 1;
};

}  // namespace otedama
