// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/snapshots.hpp"

namespace otedama {
namespace {

std::string name_of(ConnectionState state)
{
    switch (state) {
        case ConnectionState::connecting:
            return "connecting";
        case ConnectionState::connected:
            return "connected";
        case ConnectionState::waiting:
            return "waiting";
    }
    return "unknown";
}

HashrateSnapshot make_snapshot(const HashrateWindows& windows)
{
    return {.ten_seconds = windows.ten_seconds,
        .minute = windows.minute,
        .quarter_hour = windows.quarter_hour};
}

DeviceSnapshot make_snapshot(const DeviceStatus& status)
{
    return {.id = status.info.id,
        .name = status.info.name,
        .kernel = status.info.kernel,
        .worker_count = status.info.worker_count,
        .hashrate = make_snapshot(status.hashrate),
        .hashes = status.hashes,
        .accepted = status.accepted,
        .rejected = status.rejected,
        .hardware_errors = status.hardware_errors,
        .is_retired = status.is_retired,
        .temperature_celsius = status.telemetry.temperature_celsius,
        .power_watts = status.telemetry.power_watts,
        .fan_percent = status.telemetry.fan_percent,
        .clock_mhz = status.telemetry.clock_mhz};
}

}  // namespace

MinerSnapshot make_snapshot(const MinerStatus& status)
{
    MinerSnapshot snapshot{.connection = name_of(status.connection),
        .pool_url = status.pool_url,
        .difficulty = status.difficulty,
        .accepted = status.accepted,
        .rejected = status.rejected,
        .stale = status.stale,
        .accepted_weight = to_string(status.accepted_weight),
        .share_latency_ms = static_cast<double>(status.share_latency.count()),
        .hashrate = make_snapshot(status.hashrate)};
    for (const DeviceStatus& device : status.devices)
        snapshot.devices.push_back(make_snapshot(device));
    return snapshot;
}

PoolSnapshot make_snapshot(const pool::PoolStatus& status)
{
    PoolSnapshot snapshot{.height = status.height,
        .network_difficulty = status.network_difficulty,
        .session_count = status.session_count,
        .worker_count = status.worker_count,
        .accepted = status.accepted,
        .rejected = status.rejected,
        .accepted_weight = to_string(status.accepted_weight),
        .hashrate = status.hashrate,
        .blocks_accepted = status.blocks_accepted,
        .blocks_rejected = status.blocks_rejected,
        .node_problem = status.node_problem};
    for (const net::Endpoint& address : status.listening)
        snapshot.listening.push_back(net::to_string(address));
    return snapshot;
}

}  // namespace otedama
