// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/work_source.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace otedama {
namespace {

/// How many nonces a header of the algorithm has.
std::uint64_t nonce_count(const Algorithm& algorithm) noexcept
{
    return std::uint64_t{1} << (8 * algorithm.nonce_size);
}

}  // namespace

WorkId WorkSource::set_job(Job job)
{
    // Jobs with a coinbase have 32-bit nonces: Work after Work, not nonce after nonce.
    OTEDAMA_ASSERT(job.algorithm != nullptr && job.algorithm->nonce_size == 4);
    const std::lock_guard lock(mutex_);
    work_ = nullptr;
    if (job.clean)
        oldest_wanted_ = WorkId{next_id_};
    sequence_.set_job(std::move(job));
    has_changed_.notify_all();
    return oldest_wanted_;
}

WorkId WorkSource::clear()
{
    const std::lock_guard lock(mutex_);
    sequence_.clear();
    return drop_work();
}

WorkId WorkSource::set_paused(bool is_paused)
{
    const std::lock_guard lock(mutex_);
    is_paused_ = is_paused;
    has_changed_.notify_all();
    // The rest of the current work goes unsearched: its slices are given up, and only newer work
    // is told apart from them.
    return is_paused ? drop_work() : oldest_wanted_;
}

std::optional<Slice> WorkSource::try_take(std::uint64_t count)
{
    const std::lock_guard lock(mutex_);
    return cut(count);
}

std::optional<Slice> WorkSource::take(std::uint64_t count, std::stop_token stop)
{
    std::unique_lock lock(mutex_);
    std::optional<Slice> slice;
    has_changed_.wait(lock, std::move(stop), [&] { return (slice = cut(count)).has_value(); });
    return slice;
}

std::optional<Slice> WorkSource::cut(std::uint64_t count)
{
    OTEDAMA_ASSERT(count > 0);
    if (is_paused_ || (!work_ && !start_next_work()))
        return std::nullopt;
    const std::uint64_t left = nonce_count(*work_->algorithm) - next_nonce_;
    const NonceRange range{.first = next_nonce_, .count = std::min(count, left)};
    next_nonce_ += range.count;
    Slice slice{.work = work_, .range = range};
    if (range.count == left)
        work_ = nullptr;
    return slice;
}

bool WorkSource::start_next_work()
{
    auto work = sequence_.next();
    if (!work)
        return false;
    work->id = WorkId{next_id_++};
    work_ = std::make_shared<const Work>(std::move(*work));
    next_nonce_ = 0;
    return true;
}

WorkId WorkSource::drop_work() noexcept
{
    work_ = nullptr;
    return oldest_wanted_ = WorkId{next_id_};
}

}  // namespace otedama
