// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/verifier.hpp"
#include "pool/jobs/pool_job.hpp"
#include "pool/shares/duplicate_filter.hpp"
#include "pool/shares/verdict.hpp"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace otedama::pool {

/// A job as one session got it. Belongs to the session.
struct SessionJob {
    PoolJobPtr job;
    Target target;          // what the session was told when the job was sent
    UInt128 weight = 0;     // expected hashes at that target
    bool is_stale = false;  // the chain has moved on
    DuplicateFilter seen{};
};

/// A submit with its job looked up: what the validator judges.
struct ShareSubmit {
    SessionJob* job = nullptr;  // null: the session knows no such job
    ExtraNonce extranonce2;
    std::uint32_t ntime = 0;
    std::uint32_t nonce = 0;
    std::optional<std::uint32_t> version_bits;
};

/// What holds for a whole batch of one session.
struct ShareRules {
    ExtraNonce extranonce1;
    std::uint32_t version_mask = 0;  // bits that may be rolled
    UnixTime now{};
};

/// The verdict, and what was hashed if it came to that.
struct ShareJudgement {
    Verdict verdict{};
    std::array<std::uint8_t, 80> header{};
    Hash256 hash;
};

/// How far a miner's clock may run ahead of ours.
inline constexpr std::chrono::seconds kMaxTimeAhead{600};

/// Judges shares in batches, cheap checks before dear ones: job, extranonce, time, version,
/// duplicate, then all hashes of the batch at once; network target before share target.
/// One per loop; allocates nothing once its vectors have grown to the usual batch.
class ShareValidator {
  public:
    /// `kernel` outlives the validator.
    explicit ShareValidator(const CpuKernel& kernel) : verifier_(kernel) {}

    /// One judgement per submit, in order, valid until the next call. Accepted shares are added to
    /// their jobs' duplicate filters.
    [[nodiscard]] std::span<const ShareJudgement> judge(
        std::span<const ShareSubmit> submits, const ShareRules& rules);

  private:
    void hash_headers(std::span<const ShareSubmit> submits);

    Verifier verifier_;
    std::vector<ShareJudgement> judgements_;
    std::vector<std::size_t> hashed_;  // indices of the submits that got as far as hashing
    std::vector<HeaderView> views_;
    std::vector<PowResult> results_;
};

}  // namespace otedama::pool
