// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "core/uint128.hpp"
#include "devices/backends.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace otedama {

/// One pool to mine at.
struct PoolAddress {
    std::string url;  // "stratum+tcp://host:port"
    std::string user;
    std::string password;
};

/// Everything a Miner needs to start.
struct MinerOptions {
    std::string algorithm = "sha256d";
    PoolAddress pool;
    DeviceOptions devices;
    std::string agent;  // how we name ourselves to pools
};

/// Hashes per second over the three windows users know: 10 s, 60 s, 15 min. A window that has not
/// filled yet averages over what there is.
struct HashrateWindows {
    double ten_seconds = 0;
    double minute = 0;
    double quarter_hour = 0;
};

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

enum class ConnectionState : std::uint8_t { connecting, connected, waiting };

/// The miner as it stands. Plain values.
struct MinerStatus {
    ConnectionState connection = ConnectionState::connecting;
    std::string pool_url;
    double difficulty = 0;
    std::uint64_t accepted = 0;
    std::uint64_t rejected = 0;
    std::uint64_t stale = 0;  // solved for a session that had ended, so never sent
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

/// Mines at a pool with this machine's devices until destroyed. Reconnects by itself with
/// back-off.
class Miner {
  public:
    using OnEvent = std::function<void(const MinerEvent&)>;  // any of the miner's threads

    virtual ~Miner() = default;  // stops within 200 ms

    [[nodiscard]] static Result<std::unique_ptr<Miner>> start(
        MinerOptions options, OnEvent on_event);

    /// Any thread; cheap enough for every frame.
    [[nodiscard]] virtual MinerStatus status() const = 0;

    /// Stops or resumes hashing; the connection stays. Any thread.
    virtual void set_paused(bool is_paused) = 0;
};

}  // namespace otedama
