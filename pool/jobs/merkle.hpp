// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/hash256.hpp"

#include <span>
#include <vector>

namespace otedama::pool {

/// What a miner needs to compute the merkle root from the first leaf alone: at each level the
/// node beside the path of leaf 0. `others` are the leaves after the first.
[[nodiscard]] std::vector<Hash256> merkle_branch(std::span<const Hash256> others);

/// The root over `first_leaf` and the leaves that `branch` was made of.
[[nodiscard]] Hash256 fold_merkle_branch(
    Hash256 first_leaf, std::span<const Hash256> branch) noexcept;

}  // namespace otedama::pool
