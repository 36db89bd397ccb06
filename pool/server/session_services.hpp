// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/server/job_table.hpp"
#include "pool/shares/share_queue.hpp"
#include "pool/shares/share_validator.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_set>

namespace otedama::pool {

class Session;

/// What all sessions of the pool share. Any thread; outlives them.
struct PoolServices {
    const CoinbasePolicy& policy;
    JobTable& jobs;
    const CpuKernel& kernel;
    Target difficulty_one;
    std::optional<double> fixed_difficulty;
    /// Takes a block over, to be kept and submitted. Called before its finder is answered.
    std::function<void(BlockCandidate)> on_block;
    /// The civil time: a session has no clock of its own.
    UnixTime (*now)() = unix_now;
};

/// What the sessions of one loop share. Loop's thread, except the count.
struct LoopServices {
    const PoolServices& pool;
    ShareValidator& validator;
    ShareQueue& accepted;
    std::atomic<std::uint64_t>& rejected;
    std::unordered_set<Session*>& sessions;  // the open ones
};

}  // namespace otedama::pool
