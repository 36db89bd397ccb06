// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/device_stats.hpp"

#include <utility>

namespace otedama {

DeviceStats::DeviceStats(DeviceInfo info) : status_{.info = std::move(info)} {}

void DeviceStats::set_info(const DeviceInfo& info)
{
    const std::lock_guard lock(mutex_);
    status_.info = info;
}

void DeviceStats::start_hashing(Time now)
{
    const std::lock_guard lock(mutex_);
    hashrate_.start(now);
}

void DeviceStats::add_hashes(Time now, std::uint64_t hashes)
{
    const std::lock_guard lock(mutex_);
    hashrate_.add(now, hashes);
}

void DeviceStats::add_hardware_error()
{
    const std::lock_guard lock(mutex_);
    ++status_.hardware_errors;
}

void DeviceStats::add_answer(bool is_accepted)
{
    const std::lock_guard lock(mutex_);
    ++(is_accepted ? status_.accepted : status_.rejected);
}

void DeviceStats::retire()
{
    const std::lock_guard lock(mutex_);
    status_.is_retired = true;
}

DeviceStatus DeviceStats::status(Time now) const
{
    const std::lock_guard lock(mutex_);
    DeviceStatus status = status_;
    status.hashrate = hashrate_.windows(now);
    status.hashes = hashrate_.total();
    return status;
}

}  // namespace otedama
