// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace otedama::cli {

/// Takes SIGINT and SIGTERM over while it lives, and ignores SIGPIPE for good. The first signal
/// after accept_requests() is a request, which was_requested() tells; any other ends the process
/// at once with exit code 130, unless it comes within a fifth of a second of the request. One at a
/// time.
class Signals {
  public:
    Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;
    ~Signals();

    /// From now on there is something to end in good order.
    void accept_requests() noexcept;

    [[nodiscard]] bool was_requested() const noexcept;
};

}  // namespace otedama::cli
