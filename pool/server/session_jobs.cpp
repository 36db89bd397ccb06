// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/session_jobs.hpp"

#include <algorithm>
#include <utility>

namespace otedama::pool {

void SessionJobs::add(PoolJobPtr job, const Target& target)
{
    if (is_new_block(*job)) {
        for (SessionJob& old : jobs_) {
            old.is_stale = true;
            old.seen = DuplicateFilter();
        }
    }
    if (jobs_.size() == kKept)
        jobs_.pop_front();
    jobs_.push_back({.job = std::move(job), .target = target, .weight = target.weight()});
}

SessionJob* SessionJobs::find(std::string_view id) noexcept
{
    const auto found = std::ranges::find(
        jobs_, id, [](const SessionJob& job) -> std::string_view { return job.job->id; });
    return found == jobs_.end() ? nullptr : &*found;
}

}  // namespace otedama::pool
