// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/events.hpp"
#include "app/log_throttle.hpp"

#include <mutex>

namespace otedama {

/// Writes the events that an operator should read to the log, each at its level. What a part has
/// logged itself is left out; what a pool can make happen again and again is throttled.
class EventLog {
  public:
    /// Any thread.
    void write(EventKind kind, const std::string& text);

  private:
    /// Whether a line of that kind may be written now.
    [[nodiscard]] bool admit(EventKind kind);

    std::mutex mutex_;
    // Guarded by mutex_.
    LogThrottle rejects_{5, std::chrono::seconds(10)};
    LogThrottle messages_{5, std::chrono::seconds(10)};
};

}  // namespace otedama
