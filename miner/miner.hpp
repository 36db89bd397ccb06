// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "devices/backends.hpp"
#include "miner/miner_status.hpp"

#include <functional>
#include <memory>
#include <string>

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
