// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/target.hpp"

namespace otedama::pool {

/// A share difficulty as a miner is told it, and the target it stands for.
struct ShareDifficulty {
    double sent = 0;  // exactly the number of mining.set_difficulty
    Target target;    // difficulty_one / sent, rounded down: what a miner computes from it
};

/// The difficulty to send to a miner who shall get `wished` (above zero, finite) on a job whose
/// block must meet `network`: `wished`, or the network's where that is lower, so that a block is
/// always a share. The target is never harder than `network`, whatever a double rounds away.
[[nodiscard]] ShareDifficulty share_difficulty(
    double wished, const Target& network, const Target& difficulty_one);

}  // namespace otedama::pool
