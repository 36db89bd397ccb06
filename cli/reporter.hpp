// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/app.hpp"
#include "cli/arguments.hpp"

#include <memory>
#include <span>

namespace otedama::cli {

/// How a running program is shown: a live display, log lines, or JSON. Methods answer false when
/// standard output has gone away.
class Reporter {
  public:
    virtual ~Reporter() = default;

    [[nodiscard]] virtual bool on_start(const Snapshot&) { return true; }
    [[nodiscard]] virtual bool on_event(const Event&) { return true; }
    /// Once a second.
    [[nodiscard]] virtual bool on_second(const Snapshot&) { return true; }
    [[nodiscard]] virtual bool on_end(const Snapshot&) { return true; }
};

/// The one that fits the arguments and the terminal.
[[nodiscard]] std::unique_ptr<Reporter> make_reporter(const Arguments& arguments, Program program);

}  // namespace otedama::cli
