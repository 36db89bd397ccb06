// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/shares/share_log.hpp"

#include <map>
#include <mutex>

namespace otedama::pool {

/// What one account, one worker or the whole pool has handed in.
struct ShareTotals {
    std::uint64_t count = 0;
    UInt128 weight = 0;  // expected hashes
    UnixTime last{};

    friend bool operator==(const ShareTotals&, const ShareTotals&) = default;
};

/// Counts accepted shares per account and worker, and estimates the hashrate from the weight of
/// the last minute. Any thread.
class ShareStatistics final : public ShareLog {
  public:
    explicit ShareStatistics(UnixTime started) : started_(started) {}

    void append(std::span<const AcceptedShare> shares) override;

    [[nodiscard]] ShareTotals totals() const;
    [[nodiscard]] ShareTotals of(AccountId account) const;
    [[nodiscard]] ShareTotals of(WorkerId worker) const;

    /// How many workers have had a share accepted.
    [[nodiscard]] std::size_t worker_count() const;

    /// Hashes per second over the last minute, or since the start if that is more recent.
    [[nodiscard]] double hashrate(UnixTime now) const;

  private:
    struct Second {
        UnixTime at{};
        UInt128 weight = 0;
    };

    mutable std::mutex mutex_;
    UnixTime started_;
    ShareTotals totals_;
    std::map<AccountId, ShareTotals> accounts_;
    std::map<WorkerId, ShareTotals> workers_;
    std::array<Second, 60> seconds_{};  // a ring, by time modulo its size
};

}  // namespace otedama::pool
