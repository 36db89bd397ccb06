// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/stratum_v1_job_state.hpp"

#include "core/check.hpp"
#include "protocol/stratum_v1_notify.hpp"

#include <utility>

namespace otedama {

bool JobState::set_version_mask(std::uint32_t mask) noexcept
{
    if (mask == version_mask_)
        return false;
    version_mask_ = mask;
    if (job_)
        job_->clean = true;
    return true;
}

Result<void> JobState::notify(JsonValue params)
{
    auto job = read_notify(params);
    if (!job)
        return tl::unexpected(job.error());
    const auto target = Target::from_difficulty(difficulty_, algorithm_->difficulty_one);
    OTEDAMA_ASSERT(target.has_value());
    job->session = session_;
    job->algorithm = algorithm_;
    job->share_target = *target;
    if (next_extranonce_) {
        // Work on the old extranonce cannot be handed in any more, even under the same job id.
        job->clean = true;
        extranonce_ = *next_extranonce_;
        next_extranonce_.reset();
    }
    job_ = std::move(*job);
    return {};
}

std::optional<Job> JobState::job() const
{
    auto job = job_;
    if (job) {
        job->extranonce1 = extranonce_.extranonce1;
        job->extranonce2_size = extranonce_.extranonce2_size;
        job->version_mask = version_mask_;
    }
    return job;
}

std::optional<Job> JobState::first_job() const
{
    auto first = job();
    if (first)
        first->clean = true;
    return first;
}

}  // namespace otedama
