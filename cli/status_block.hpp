// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/app.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace otedama::cli {

/// What the terminal can show.
struct StatusStyle {
    std::size_t columns = 80;
    bool has_color = false;
};

/// The live display of a snapshot: a few lines without newlines, none wider than the terminal.
[[nodiscard]] std::vector<std::string> render_status(
    const Snapshot& snapshot, const StatusStyle& style);

/// The same in one line, for logs.
[[nodiscard]] std::string summarize_status(const Snapshot& snapshot);

}  // namespace otedama::cli
