// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "protocol/job.hpp"
#include "protocol/json_value.hpp"
#include "protocol/stratum_v1_answer.hpp"

#include <cstdint>
#include <optional>

namespace otedama {

/// What a Stratum V1 pool last said about the work of one session: makes Jobs of it. Knows from
/// when on each of the pool's words holds.
class JobState {
  public:
    /// `algorithm` outlives this and every Job.
    JobState(const Algorithm& algorithm, SessionId session) noexcept
        : algorithm_(&algorithm), session_(session)
    {}

    /// The extranonce of the subscription holds for every job, one that came too early included.
    void subscribe(const ExtranonceSettings& extranonce) { extranonce_ = extranonce; }

    /// Finite and above zero; holds from the next notify on.
    void set_difficulty(double difficulty) noexcept { difficulty_ = difficulty; }

    /// Holds from the next notify on.
    void set_extranonce(const ExtranonceSettings& extranonce) { next_extranonce_ = extranonce; }

    /// Holds at once; false if nothing changed. The current job then replaces all work.
    bool set_version_mask(std::uint32_t mask) noexcept;
    [[nodiscard]] std::uint32_t version_mask() const noexcept { return version_mask_; }

    /// Takes the parameters of a mining.notify.
    [[nodiscard]] Result<void> notify(JsonValue params);

    /// The newest job with everything that holds for it; nothing before the first notify.
    [[nodiscard]] std::optional<Job> job() const;

    /// The newest job as the first that a session mines: it replaces all work.
    [[nodiscard]] std::optional<Job> first_job() const;

  private:
    const Algorithm* algorithm_;
    SessionId session_;
    std::optional<Job> job_;
    ExtranonceSettings extranonce_;
    std::optional<ExtranonceSettings> next_extranonce_;
    double difficulty_ = 1;  // what pools mean that send none
    std::uint32_t version_mask_ = 0;
};

}  // namespace otedama
