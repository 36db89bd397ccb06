// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/time.hpp"
#include "pool/jobs/node_client.hpp"
#include "pool/shares/block_store.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace otedama::pool {

/// How often a block is handed in again while the node does not answer.
struct SubmitRetries {
    unsigned attempts = 10;  // in all
    std::chrono::milliseconds first_pause{100};
    std::chrono::milliseconds longest_pause{5000};  // each pause is twice the one before
};

/// Takes found blocks from the loops, writes each to disk and then hands it to the node, on its
/// own thread. A disk that fails is reported loudly and does not keep the block from the node.
///
/// Of blocks with the same parent only one can count. Where nearly every hash is a block (regtest)
/// there are thousands of them before the next template: while one is on its way a few rivals wait
/// in memory for it to be rejected, the others are shares like any other.
class BlockSubmitter {
  public:
    /// The node's last word; on the submitter's thread.
    using OnAnswer = std::function<void(const BlockCandidate&, const Result<void>&)>;

    /// `node` outlives the submitter.
    BlockSubmitter(NodeClient& node, BlockStore store, SubmitRetries retries, OnAnswer on_answer);
    BlockSubmitter(const BlockSubmitter&) = delete;
    BlockSubmitter& operator=(const BlockSubmitter&) = delete;
    /// Every block taken over is on disk when this returns, but for rivals; what the node has not
    /// answered stays there as `.hex`.
    ~BlockSubmitter();

    /// Returns at once. Any thread.
    void submit(BlockCandidate candidate);

  private:
    struct Pending {
        BlockCandidate candidate;
        unsigned attempts = 0;
        std::chrono::milliseconds pause{};
        Time due{};
        bool is_saved = false;
    };

    void run(const std::stop_token& stop);
    void take_new(const std::stop_token& stop);
    void admit(BlockCandidate candidate);
    void admit_rivals();
    [[nodiscard]] bool is_rival_accepted(const BlockCandidate& candidate) const;
    void save(Pending& pending) const;
    void hand_in_due(const std::stop_token& stop);
    /// Whether the block is settled: answered, or given up.
    [[nodiscard]] bool hand_in(Pending& pending, const std::stop_token& stop);
    void settle(const Pending& pending, const Result<void>& answer);

    NodeClient& node_;
    BlockStore store_;
    SubmitRetries retries_;
    OnAnswer on_answer_;

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::vector<BlockCandidate> inbox_;

    // Of the thread.
    std::vector<Pending> pending_;
    std::vector<BlockCandidate> rivals_;
    std::optional<Hash256> accepted_parent_;  // of the newest block that the node accepted
    Time accepted_at_{};

    std::jthread thread_;
};

}  // namespace otedama::pool
