// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/uint128.hpp"
#include "devices/device.hpp"
#include "miner/hashrate.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace otedama {

/// One device as it stands.
struct DeviceStatus {
    DeviceInfo info;
    HashrateWindows hashrate;
    Telemetry telemetry;
    std::uint64_t hashes = 0;
    std::uint64_t accepted = 0;
    std::uint64_t rejected = 0;
    std::uint64_t hardware_errors = 0;  // hits that the Verifier refused
    bool is_retired = false;
};

/// `waiting` is the time between a lost connection and the next attempt.
enum class ConnectionState : std::uint8_t { connecting, connected, waiting };

/// The miner as it stands. Plain values.
struct MinerStatus {
    ConnectionState connection = ConnectionState::connecting;
    std::string pool_url;
    double difficulty = 0;
    std::uint64_t accepted = 0;
    std::uint64_t rejected = 0;
    std::uint64_t stale = 0;  // solved for a session or a job that had ended, so never sent
    UInt128 accepted_weight = 0;
    std::chrono::milliseconds share_latency{};  // of the last answer
    HashrateWindows hashrate;
    std::vector<DeviceStatus> devices;
};

/// Something worth telling as it happens.
struct MinerEvent {
    enum class Kind : std::uint8_t {
        connected,
        disconnected,
        new_job,
        share_accepted,
        share_rejected,
        device_fault,
        pool_message
    };
    Kind kind{};
    std::string text;  // a sentence
};

}  // namespace otedama
