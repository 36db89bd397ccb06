// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "pool/jobs/devnet/block.hpp"
#include "pool/jobs/devnet/faucet.hpp"

#include <cstdint>

namespace otedama::pool::devnet {

/// What holds of any transaction, whatever it spends.
[[nodiscard]] Result<void> check_form(const Transaction& transaction);

/// What lock times are compared with.
struct LockTimes {
    std::uint32_t height = 0;
    std::uint32_t median_time = 0;
};

/// Whether the transaction's lock time allows it into a block (BIP113).
[[nodiscard]] bool is_final(const Transaction& transaction, const LockTimes& now) noexcept;

/// Takes what a transaction after the coinbase spends out of `coins`, puts in what it pays back
/// to the faucet, and answers its fee. What it pays elsewhere is lost.
[[nodiscard]] Result<std::uint64_t> spend_faucet_coins(
    const Transaction& transaction, FaucetCoins& coins);

}  // namespace otedama::pool::devnet
