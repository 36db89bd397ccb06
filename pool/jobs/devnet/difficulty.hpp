// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <cstdint>

/// How the devnet finds a difficulty that suits its miners.
namespace otedama::pool::devnet {

/// What blocks should be apart.
inline constexpr std::chrono::seconds kBlockSpacing{3};

/// The first block's target: difficulty 1/256, a few seconds even for a slow processor.
inline constexpr std::uint32_t kFirstBits = 0x1e00ffff;

/// The easiest target that retargeting gives: 65536 hashes a block.
inline constexpr std::uint32_t kEasiestBits = 0x1f00ffff;

/// The target after a block with `bits` that came `elapsed` after its parent. Exponential, as in
/// ASERT: half a minute too early doubles the difficulty, half a minute too late halves it, step
/// by step. Unlike ASERT it looks one block back only and believes at most half a minute of it, so
/// that a chain that slept for a night does not wake up with a burst of easy blocks. Exact integer
/// arithmetic: every machine computes the same.
[[nodiscard]] std::uint32_t next_bits(std::uint32_t bits, std::chrono::seconds elapsed);

}  // namespace otedama::pool::devnet
