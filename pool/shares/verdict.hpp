// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "protocol/stratum_v1_server.hpp"

#include <cstdint>

namespace otedama::pool {

/// What became of a submit.
enum class Verdict : std::uint8_t {
    accepted,
    block,            // accepted, and it meets the network target
    unknown_job,      // never sent to this session, or long ago
    stale,            // of a block that is no longer the next one
    bad_extranonce,   // not the size that the pool announced
    bad_ntime,        // before the block's minimum or too far in the future
    bad_version,      // rolled bits outside the mask
    duplicate,        // credited before
    low_difficulty,   // hash above the target that was sent with the job
    too_many_shares,  // the session's share of memory for this job is used up
    overloaded,       // accounting cannot keep up
    not_logged_in,    // by a worker that this connection does not know
};

/// Whether the share counts.
[[nodiscard]] constexpr bool is_accepted(Verdict verdict) noexcept
{
    return verdict == Verdict::accepted || verdict == Verdict::block;
}

/// How Stratum V1 says no. Only for verdicts that are not accepted.
[[nodiscard]] StratumError to_stratum_error(Verdict verdict) noexcept;

}  // namespace otedama::pool
