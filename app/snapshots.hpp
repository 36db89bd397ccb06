// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/snapshot.hpp"
#include "miner/miner.hpp"
#include "pool/pool.hpp"

namespace otedama {

/// The plain values of a miner's status; what it does not know (algorithm, pause) stays empty.
[[nodiscard]] MinerSnapshot make_snapshot(const MinerStatus& status);

/// The plain values of a pool's status; coin and chain stay empty.
[[nodiscard]] PoolSnapshot make_snapshot(const pool::PoolStatus& status);

}  // namespace otedama
