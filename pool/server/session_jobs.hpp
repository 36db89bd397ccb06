// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/shares/share_difficulty.hpp"
#include "pool/shares/share_validator.hpp"

#include <deque>
#include <string_view>

namespace otedama::pool {

/// The jobs that one session may still answer, newest last. Belongs to the session.
class SessionJobs {
  public:
    /// At the usual refresh of 30 seconds a share may be four minutes late.
    static constexpr std::size_t kKept = 8;

    /// Adds a job with the target that goes out with it. If its previous block is another one than
    /// that of the jobs before, those are stale and their duplicate filters are dropped.
    void add(PoolJobPtr job, const Target& target);

    /// The job of that id; null if there is none among those kept.
    [[nodiscard]] SessionJob* find(std::string_view id) noexcept;

    /// The job that the session works on; null before the first.
    [[nodiscard]] const SessionJob* latest() const noexcept
    {
        return jobs_.empty() ? nullptr : &jobs_.back();
    }

    /// Whether `job` builds on another block than the latest one.
    [[nodiscard]] bool is_new_block(const PoolJob& job) const noexcept
    {
        return jobs_.empty() ||
               job.block->previous_block != jobs_.back().job->block->previous_block;
    }

  private:
    std::deque<SessionJob> jobs_;
};

}  // namespace otedama::pool
