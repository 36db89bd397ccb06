// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "core/time.hpp"
#include "pool/jobs/devnet/block.hpp"
#include "pool/jobs/devnet/faucet.hpp"

#include <cstdint>

namespace otedama::pool::devnet {

/// Where a block must fit.
struct BlockContext {
    std::uint32_t height = 0;
    Hash256 previous_block;
    std::uint32_t bits = 0;
    std::uint32_t median_time = 0;  // of the eleven blocks before
    std::uint32_t max_time = 0;
};

/// Checks a block that extends the tip by Bitcoin's rules and takes its effect on the faucet:
/// `coins` is what the faucet holds afterwards, or unspecified on error. Every error is
/// ErrorCode::rejected with the reason that Bitcoin Core gives. Left out, because nothing on a
/// devnet can need them: signatures, relative lock times, the limit on signature checks, and
/// spending anything but faucet coins.
[[nodiscard]] Result<void> check_block(
    const Block& block, const BlockContext& context, FaucetCoins& coins);

/// The output script of a coinbase that commits to these transactions' witnesses (BIP141), given
/// the 32 bytes in the coinbase's own witness. `transactions` are those after the coinbase.
[[nodiscard]] Bytes witness_commitment_script(
    const std::vector<Hash256>& wtxids, const Hash256& reserved);

}  // namespace otedama::pool::devnet
