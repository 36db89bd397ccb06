// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "miner/header.hpp"
#include "protocol/job.hpp"

#include <cstdint>
#include <optional>

namespace otedama {

/// Turns the jobs of a session into Work after Work, none of them twice. For each extranonce2 every
/// combination of the version bits that may be rolled comes first (BIP310), because that leaves the
/// merkle root as it is; the first Work of a job has the job's own version.
///
/// extranonce2 counts on for the life of a session, over all its jobs. One too small for that wraps
/// round, which is no duplicate across different jobs; but one job never sees a value twice:
/// once it has had all of them the sequence ends until the next job. The time is not rolled, for
/// Stratum has no word on how far a pool would allow it.
class WorkSequence {
  public:
    /// Later works are of this job.
    void set_job(Job job);

    /// Later works are none.
    void clear() noexcept { job_.reset(); }

    /// The next Work but for its id; nothing without a job or when the job has run out.
    [[nodiscard]] std::optional<Work> next();

  private:
    void start_session(SessionId session) noexcept;
    [[nodiscard]] bool advance_extranonce2();
    [[nodiscard]] std::uint64_t extranonce2_count() const noexcept;
    void report_wrap();
    void report_end();

    std::optional<SessionId> session_;
    std::uint64_t next_extranonce2_ = 0;  // monotonic in a session
    bool has_wrapped_ = false;            // in this session

    std::optional<Job> job_;
    std::uint64_t values_used_ = 0;  // extranonce2s that this job has had
    bool has_run_out_ = false;       // of them
    ExtraNonce extranonce2_;
    Header header_{};                  // over extranonce2_
    std::uint64_t next_version_ = 0;   // counts combinations
    std::uint64_t version_count_ = 0;  // combinations in the mask
};

}  // namespace otedama
