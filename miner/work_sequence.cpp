// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/work_sequence.hpp"

#include "core/log.hpp"

#include <bit>
#include <limits>
#include <utility>

namespace otedama {
namespace {

/// Spreads the low bits of `value` over the bits set in `mask`.
std::uint32_t deposit(std::uint64_t value, std::uint32_t mask) noexcept
{
    std::uint32_t spread = 0;
    for (; mask != 0; mask &= mask - 1, value >>= 1) {
        const std::uint32_t lowest = mask & (~mask + 1);
        if ((value & 1) != 0)
            spread |= lowest;
    }
    return spread;
}

/// Whether both make the same block of the same extranonce2.
bool is_same_block(const Job& a, const Job& b)
{
    return a.previous_block == b.previous_block && a.ntime == b.ntime &&
           a.coinbase_prefix == b.coinbase_prefix && a.coinbase_suffix == b.coinbase_suffix &&
           a.extranonce1 == b.extranonce1 && a.extranonce2_size == b.extranonce2_size &&
           a.merkle_branch == b.merkle_branch;
}

}  // namespace

void WorkSequence::set_job(Job job)
{
    if (session_ != job.session)
        start_session(job.session);
    // A job that comes again, with another version mask say, goes on where it was.
    if (!job_ || !is_same_block(*job_, job)) {
        values_used_ = 0;
        has_run_out_ = false;
    }
    next_version_ = version_count_ = 0;
    job_ = std::move(job);
}

void WorkSequence::start_session(SessionId session) noexcept
{
    session_ = session;
    next_extranonce2_ = 0;
    has_wrapped_ = false;
    job_.reset();
}

std::optional<Work> WorkSequence::next()
{
    if (!job_ || (next_version_ == version_count_ && !advance_extranonce2()))
        return std::nullopt;
    Work work{.algorithm = job_->algorithm,
        .session = job_->session,
        .job_id = job_->job_id,
        .header = header_,
        .extranonce2 = extranonce2_,
        .share_target = job_->share_target};
    set_version(work.header, job_->version ^ deposit(next_version_++, job_->version_mask));
    return work;
}

bool WorkSequence::advance_extranonce2()
{
    const std::uint64_t count = extranonce2_count();
    if (values_used_ == count) {
        report_end();
        return false;
    }
    if (next_extranonce2_ >= count)
        report_wrap();
    extranonce2_ = ExtraNonce(next_extranonce2_ % count, job_->extranonce2_size);
    ++next_extranonce2_;
    ++values_used_;
    header_ = make_header(*job_, merkle_root(*job_, extranonce2_));
    next_version_ = 0;
    version_count_ = std::uint64_t{1} << std::popcount(job_->version_mask);
    return true;
}

std::uint64_t WorkSequence::extranonce2_count() const noexcept
{
    const std::size_t bits = 8 * job_->extranonce2_size;
    return bits < 64 ? std::uint64_t{1} << bits : std::numeric_limits<std::uint64_t>::max();
}

void WorkSequence::report_wrap()
{
    if (std::exchange(has_wrapped_, true))
        return;
    log::warning(log::miner, "the pool's extranonce2 is so small that its values come again",
        {{"extranonce2_size", job_->extranonce2_size}});
}

void WorkSequence::report_end()
{
    if (std::exchange(has_run_out_, true))
        return;
    log::warning(log::miner, "a job has no extranonce2 left; waiting for the next job",
        {{"extranonce2_size", job_->extranonce2_size}});
}

}  // namespace otedama
