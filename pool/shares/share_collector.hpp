// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/shares/share_log.hpp"
#include "pool/shares/share_queue.hpp"

#include <memory>
#include <thread>
#include <vector>

namespace otedama::pool {

/// The pool's back thread: empties the loops' queues into the share log, so that accounting never
/// makes a socket wait.
class ShareCollector {
  public:
    /// Queues and log outlive the collector.
    ShareCollector(std::vector<ShareQueue*> queues, ShareLog& log);
    ShareCollector(const ShareCollector&) = delete;
    ShareCollector& operator=(const ShareCollector&) = delete;
    /// Whatever the queues still hold reaches the log first.
    ~ShareCollector();

  private:
    void run(const std::stop_token& stop);
    void collect();

    std::vector<ShareQueue*> queues_;
    ShareLog& log_;
    std::vector<AcceptedShare> batch_;
    std::jthread thread_;
};

}  // namespace otedama::pool
