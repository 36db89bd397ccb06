// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/jobs/devnet/block.hpp"

#include <cstdint>
#include <map>
#include <vector>

/// Real transactions for a chain without users: a coin made at the genesis wanders from block to
/// block, so that every block has a merkle tree, fees and witnesses.
namespace otedama::pool::devnet {

/// Outputs that anyone can spend by showing the script OP_TRUE (P2WSH), with their values. Nothing
/// else can be spent on a devnet.
using FaucetCoins = std::map<OutPoint, std::uint64_t>;

/// What the genesis block puts into the faucet, in base units.
inline constexpr std::uint64_t kFaucetValue = 1000 * 100'000'000ULL;

/// What every faucet transaction leaves to the miner.
inline constexpr std::uint64_t kFaucetFee = 1000;

/// The output script that faucet coins have.
[[nodiscard]] Bytes faucet_script();

/// The script that its witness has to show.
[[nodiscard]] Bytes faucet_witness_script();

/// The transactions of the block at `height`: three to five, each spending the one before; fewer
/// when the faucet runs dry.
[[nodiscard]] std::vector<Transaction> make_faucet_transactions(
    std::uint32_t height, const FaucetCoins& coins);

}  // namespace otedama::pool::devnet
