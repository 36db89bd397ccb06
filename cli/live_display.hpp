// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/app.hpp"

namespace otedama::cli {

/// The status block at the foot of the terminal while it lives: log lines scroll above it, because
/// it takes the log over. One at a time.
class LiveDisplay {
  public:
    /// Whether standard output is a terminal that understands cursor movements.
    [[nodiscard]] static bool is_possible();

    explicit LiveDisplay(bool has_color);
    LiveDisplay(const LiveDisplay&) = delete;
    LiveDisplay& operator=(const LiveDisplay&) = delete;
    /// Leaves the last block standing.
    ~LiveDisplay();

    /// Draws in place of the block before.
    void draw(const Snapshot& snapshot);

  private:
    bool has_color_;
};

}  // namespace otedama::cli
