// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/devnet/faucet.hpp"

#include "kernels/sha256d/sha256.hpp"
#include "pool/jobs/devnet/serialize.hpp"
#include "pool/jobs/script.hpp"

#include <algorithm>

namespace otedama::pool::devnet {
namespace {

/// Moves a coin on to a new faucet output, less the fee.
Transaction spend(const OutPoint& coin, std::uint64_t value)
{
    Transaction transaction{.version = 2, .has_witness = true};
    transaction.inputs.push_back(
        {.previous = coin, .sequence = 0xffffffff, .witness = {faucet_witness_script()}});
    transaction.outputs.push_back({.value = value - kFaucetFee, .script = faucet_script()});
    return with_ids(std::move(transaction));
}

}  // namespace

Bytes faucet_script()
{
    return witness_script(0, sha256(faucet_witness_script()).bytes);
}

Bytes faucet_witness_script()
{
    return anyone_can_spend_script();
}

std::vector<Transaction> make_faucet_transactions(std::uint32_t height, const FaucetCoins& coins)
{
    std::vector<Transaction> transactions;
    if (coins.empty())
        return transactions;
    const auto richest = std::ranges::max_element(coins, {}, &FaucetCoins::value_type::second);
    OutPoint coin = richest->first;
    std::uint64_t value = richest->second;
    // Counts of both parities, so that odd levels of the merkle tree occur too.
    const std::size_t count = 3 + height % 3;
    while (transactions.size() < count && value > kFaucetFee) {
        transactions.push_back(spend(coin, value));
        coin = {.txid = transactions.back().txid, .index = 0};
        value -= kFaucetFee;
    }
    return transactions;
}

}  // namespace otedama::pool::devnet
