// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/shares/share_validator.hpp"

#include <algorithm>

namespace otedama::pool {
namespace {

UnixTime to_time(std::uint32_t ntime) noexcept
{
    return UnixTime(std::chrono::seconds(ntime));
}

/// A node whose clock runs ahead of ours must not cost the miners of its templates their shares.
bool is_time_in_range(const BlockTemplate& block, std::uint32_t ntime, UnixTime now) noexcept
{
    const UnixTime latest = std::max(now, block.current_time) + kMaxTimeAhead;
    return to_time(ntime) >= block.min_time && to_time(ntime) <= latest;
}

/// BIP310: the rolled bits replace those of the job, they are not added to them.
std::uint32_t rolled_version(const ShareSubmit& submit, std::uint32_t mask) noexcept
{
    const std::uint32_t version = submit.job->job->block->version;
    return submit.version_bits ? (version & ~mask) | (*submit.version_bits & mask) : version;
}

ShareKey key_of(const ShareSubmit& submit, std::uint32_t version) noexcept
{
    static_assert(kExtranonce2Size == sizeof(ShareKey::extranonce2));
    return {.extranonce2 = load_le<std::uint64_t>(submit.extranonce2.span().data()),
        .ntime = submit.ntime,
        .nonce = submit.nonce,
        .version = version};
}

/// Everything that can be said without hashing; nothing if only the hash can tell.
std::optional<Verdict> judge_cheaply(const ShareSubmit& submit, const ShareRules& rules) noexcept
{
    if (submit.job == nullptr)
        return Verdict::unknown_job;
    if (submit.job->is_stale)
        return Verdict::stale;
    if (submit.extranonce2.size() != kExtranonce2Size)
        return Verdict::bad_extranonce;
    if (!is_time_in_range(*submit.job->job->block, submit.ntime, rules.now))
        return Verdict::bad_ntime;
    if ((submit.version_bits.value_or(0) & ~rules.version_mask) != 0)
        return Verdict::bad_version;
    if (submit.job->seen.contains(key_of(submit, rolled_version(submit, rules.version_mask))))
        return Verdict::duplicate;
    return std::nullopt;
}

/// The block check comes before the share check: a hash that makes a block is never too low.
Verdict judge_hash(const ShareSubmit& submit, const ShareJudgement& judgement)
{
    SessionJob& job = *submit.job;
    const bool is_block = job.job->block->network_target.is_met_by(judgement.hash);
    if (!is_block && !job.target.is_met_by(judgement.hash))
        return Verdict::low_difficulty;
    const auto version = load_le<std::uint32_t>(judgement.header.data());
    switch (job.seen.add(key_of(submit, version))) {
        case DuplicateFilter::Outcome::present:
            return Verdict::duplicate;
        case DuplicateFilter::Outcome::full:
            return is_block ? Verdict::block : Verdict::too_many_shares;
        case DuplicateFilter::Outcome::added:
            break;
    }
    return is_block ? Verdict::block : Verdict::accepted;
}

}  // namespace

std::span<const ShareJudgement> ShareValidator::judge(
    std::span<const ShareSubmit> submits, const ShareRules& rules)
{
    judgements_.assign(submits.size(), {});
    hashed_.clear();
    for (std::size_t i = 0; i < submits.size(); ++i) {
        const ShareSubmit& submit = submits[i];
        if (const auto verdict = judge_cheaply(submit, rules)) {
            judgements_[i].verdict = *verdict;
            continue;
        }
        const PoolJob& job = *submit.job->job;
        judgements_[i].header =
            make_header(job, merkle_root(job, rules.extranonce1, submit.extranonce2),
                rolled_version(submit, rules.version_mask), submit.ntime, submit.nonce);
        hashed_.push_back(i);
    }
    hash_headers(submits);
    return judgements_;
}

void ShareValidator::hash_headers(std::span<const ShareSubmit> submits)
{
    views_.clear();
    for (const std::size_t i : hashed_)
        views_.push_back({.header = judgements_[i].header, .nonce = submits[i].nonce});
    results_.resize(hashed_.size());
    verifier_.check(views_, results_);
    for (std::size_t n = 0; n < hashed_.size(); ++n) {
        const std::size_t i = hashed_[n];
        judgements_[i].hash = results_[n].hash;
        // In order, so that of two equal shares in one batch the first is credited.
        judgements_[i].verdict = judge_hash(submits[i], judgements_[i]);
    }
}

}  // namespace otedama::pool
