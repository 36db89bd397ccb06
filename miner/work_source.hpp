// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "miner/work_sequence.hpp"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>

namespace otedama {

/// Jobs in, disjoint slices out: where the pool's thread meets the device threads. Any thread may
/// call anything.
///
/// What changes the work answers the id of the oldest work that is still wanted: whoever owns the
/// devices makes them give up everything before it.
class WorkSource {
  public:
    /// New slices are of this job. One that is not clean joins: slices handed out may finish.
    [[nodiscard]] WorkId set_job(Job job);

    /// There is no work until the next job.
    [[nodiscard]] WorkId clear();

    /// While paused there is no work, though jobs are taken note of.
    [[nodiscard]] WorkId set_paused(bool is_paused);

    /// A slice of at most `count` nonces; nothing if there is no work now.
    [[nodiscard]] std::optional<Slice> try_take(std::uint64_t count);

    /// The same, but waits for work; nothing once `stop` is requested.
    [[nodiscard]] std::optional<Slice> take(std::uint64_t count, std::stop_token stop);

  private:
    [[nodiscard]] std::optional<Slice> cut(std::uint64_t count);
    [[nodiscard]] bool start_next_work();
    WorkId drop_work() noexcept;

    std::mutex mutex_;
    std::condition_variable_any has_changed_;
    WorkSequence sequence_;  // guarded by mutex_, like all below
    WorkPtr work_;           // what slices are cut from
    std::uint64_t next_nonce_ = 0;
    std::uint64_t next_id_ = 1;
    WorkId oldest_wanted_{};
    bool is_paused_ = false;
};

}  // namespace otedama
