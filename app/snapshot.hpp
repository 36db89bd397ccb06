// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace otedama {

/// Counts up when a field of Snapshot, or of its JSON, changes its meaning or goes away. New
/// fields do not count.
inline constexpr int kSnapshotVersion = 1;

/// Hashes per second over three windows; one that has not filled yet averages over what there is.
struct HashrateSnapshot {
    double ten_seconds = 0;
    double minute = 0;
    double quarter_hour = 0;
};

/// One device as it stands. Telemetry that the device cannot measure is absent.
struct DeviceSnapshot {
    std::string id;    // "cpu:0"
    std::string name;  // what the maker calls it
    std::string kernel;
    unsigned worker_count = 0;
    HashrateSnapshot hashrate;
    std::uint64_t hashes = 0;
    std::uint64_t accepted = 0;
    std::uint64_t rejected = 0;
    std::uint64_t hardware_errors = 0;
    bool is_retired = false;
    std::optional<double> temperature_celsius;
    std::optional<double> power_watts;
    std::optional<double> fan_percent;
    std::optional<double> clock_mhz;
};

/// The mining half as it stands.
struct MinerSnapshot {
    std::string algorithm;
    std::string connection;  // "connecting", "connected" or "waiting"
    std::string pool_url;
    double difficulty = 0;  // of shares
    std::uint64_t accepted = 0;
    std::uint64_t rejected = 0;
    std::uint64_t stale = 0;      // never sent, their session or job had ended
    std::string accepted_weight;  // expected hashes, decimal: too large for other integers
    double share_latency_ms = 0;
    bool is_paused = false;
    HashrateSnapshot hashrate;
    std::vector<DeviceSnapshot> devices;
};

/// The pool half as it stands.
struct PoolSnapshot {
    std::string coin;
    std::string chain;
    std::vector<std::string> listening;  // "host:port"
    std::uint32_t height = 0;            // of the block being mined
    double network_difficulty = 0;
    std::uint64_t session_count = 0;
    std::uint64_t worker_count = 0;
    std::uint64_t accepted = 0;
    std::uint64_t rejected = 0;
    std::string accepted_weight;
    double hashrate = 0;  // estimated from the shares of the last minute
    std::uint64_t blocks_accepted = 0;
    std::uint64_t blocks_rejected = 0;
    std::string node_problem;  // a sentence while the node gives no work; else empty
};

/// Everything that is running, at one moment. Plain values: it can cross a process boundary.
struct Snapshot {
    int version = kSnapshotVersion;
    double uptime_seconds = 0;
    std::optional<MinerSnapshot> miner;
    std::optional<PoolSnapshot> pool;
};

}  // namespace otedama
