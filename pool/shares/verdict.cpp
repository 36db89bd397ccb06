// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/shares/verdict.hpp"

#include "core/check.hpp"

namespace otedama::pool {

StratumError to_stratum_error(Verdict verdict) noexcept
{
    switch (verdict) {
        case Verdict::unknown_job:
            return {21, "Job not found"};
        case Verdict::stale:
            return {21, "Stale share"};
        case Verdict::bad_extranonce:
            return {20, "Extranonce2 has the wrong size"};
        case Verdict::bad_ntime:
            return {20, "Time out of range"};
        case Verdict::bad_version:
            return {20, "Version bits outside the mask"};
        case Verdict::duplicate:
            return {22, "Duplicate share"};
        case Verdict::low_difficulty:
            return {23, "Low difficulty share"};
        case Verdict::too_many_shares:
            return {20, "Too many shares for one job, ask for a higher difficulty"};
        case Verdict::overloaded:
            return {20, "Pool is overloaded, share not counted"};
        case Verdict::not_logged_in:
            return {24, "Unauthorized worker"};
        case Verdict::accepted:
        case Verdict::block:
            break;
    }
    OTEDAMA_ASSERT(!"an accepted share has no error");
    return {};
}

}  // namespace otedama::pool
