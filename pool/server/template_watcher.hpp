// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/time.hpp"
#include "pool/jobs/node_client.hpp"

#include <functional>
#include <string>
#include <thread>

namespace otedama::pool {

/// How the watcher paces itself.
struct WatcherPace {
    std::chrono::milliseconds refresh{30'000};   // a new template at the latest, for fees and time
    std::chrono::milliseconds settle{100};       // at least between two templates of one block
    std::chrono::milliseconds first_pause{250};  // after the node failed; then twice as long
    std::chrono::milliseconds longest_pause{10'000};
};

/// Keeps the pool's template current: waits for the node to say that it changed, fetches the new
/// one, reports the loss and the return of the node. All calls come on the watcher's thread.
class TemplateWatcher {
  public:
    struct Listener {
        /// `clean`: it builds on another block than the template before.
        std::function<void(TemplatePtr, bool clean)> on_template;
        std::function<void(const Error& why)> on_lost;
        std::function<void()> on_back;
    };

    /// Starts from `first`, which the caller has already handed on. `node` outlives the watcher.
    TemplateWatcher(NodeClient& node, TemplatePtr first, WatcherPace pace, Listener listener);
    TemplateWatcher(const TemplateWatcher&) = delete;
    TemplateWatcher& operator=(const TemplateWatcher&) = delete;
    ~TemplateWatcher() = default;  // stops as fast as the node's calls do

  private:
    void run(const std::stop_token& stop);
    void watch(const std::stop_token& stop);
    void fetch(const std::stop_token& stop);
    void on_failure(const Error& why, const std::stop_token& stop);

    NodeClient& node_;
    TemplatePtr current_;
    Time fetched_at_;
    WatcherPace pace_;
    Listener listener_;
    bool is_lost_ = false;
    std::chrono::milliseconds pause_;
    std::jthread thread_;
};

}  // namespace otedama::pool
