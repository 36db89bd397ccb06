// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/config.hpp"
#include "miner/miner.hpp"
#include "pool/pool.hpp"

namespace otedama {

/// What the config says of the miner, its pool included.
[[nodiscard]] Result<MinerOptions> make_miner_options(const Config& config);

/// What the config says of the pool.
[[nodiscard]] Result<pool::PoolOptions> make_pool_options(const Config& config);

/// The pool of a demo: on the devnet and a free port of the loopback, with shares that a processor
/// finds a few times a second.
[[nodiscard]] Result<pool::PoolOptions> make_demo_pool_options(const Config& config);

/// The embedded pool as the miner of this process reaches it: its first address, or the loopback
/// where it listens everywhere.
[[nodiscard]] PoolAddress address_of_embedded(
    const std::vector<net::Endpoint>& listening, const std::string& user);

}  // namespace otedama
