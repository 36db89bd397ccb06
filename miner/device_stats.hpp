// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "miner/hashrate.hpp"
#include "miner/miner_status.hpp"

#include <cstdint>
#include <mutex>

namespace otedama {

/// What one device is and has done so far. Any thread.
class DeviceStats {
  public:
    explicit DeviceStats(DeviceInfo info);

    /// What the device says of itself after prepare().
    void set_info(const DeviceInfo& info);

    /// The hashrate counts from the first call on.
    void start_hashing(Time now);
    void add_hashes(Time now, std::uint64_t hashes);
    void add_hardware_error();
    void add_answer(bool is_accepted);
    void retire();

    /// All but the telemetry.
    [[nodiscard]] DeviceStatus status(Time now) const;

  private:
    mutable std::mutex mutex_;
    DeviceStatus status_;  // guarded by mutex_, like hashrate_
    Hashrate hashrate_;
};

}  // namespace otedama
