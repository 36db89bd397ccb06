// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/devnet/transaction_check.hpp"

#include "kernels/sha256d/sha256.hpp"

#include <algorithm>
#include <set>

namespace otedama::pool::devnet {
namespace {

constexpr std::uint64_t kMaxMoney = 21'000'000 * 100'000'000ULL;
// Lock times below are heights, others are times.
constexpr std::uint32_t kLockTimeThreshold = 500'000'000;
constexpr std::uint32_t kFinalSequence = 0xffffffff;

tl::unexpected<Error> reject(const char* reason)
{
    return fail(ErrorCode::rejected, reason);
}

Result<void> check_values(const std::vector<Output>& outputs)
{
    std::uint64_t total = 0;
    for (const auto& output : outputs) {
        // Bitcoin's amounts are signed.
        if (static_cast<std::int64_t>(output.value) < 0)
            return reject("bad-txns-vout-negative");
        if (output.value > kMaxMoney)
            return reject("bad-txns-vout-toolarge");
        total += output.value;
        if (total > kMaxMoney)
            return reject("bad-txns-txouttotal-toolarge");
    }
    return {};
}

/// P2WSH with the one script there is: the witness shows it, and the input's own script is empty.
Result<void> check_witness(const Input& input)
{
    if (!input.script.empty())
        return reject("block-script-verify-flag-failed (Witness requires empty scriptSig)");
    if (input.witness.empty())
        return reject(
            "block-script-verify-flag-failed (Witness program was passed an empty "
            "witness)");
    if (sha256(input.witness.back()) != sha256(faucet_witness_script()))
        return reject("block-script-verify-flag-failed (Witness program hash mismatch)");
    if (input.witness.size() != 1)
        return reject(
            "block-script-verify-flag-failed (Stack size must be exactly one after "
            "execution)");
    return {};
}

}  // namespace

Result<void> check_form(const Transaction& transaction)
{
    if (transaction.inputs.empty())
        return reject("bad-txns-vin-empty");
    if (transaction.outputs.empty())
        return reject("bad-txns-vout-empty");
    std::set<OutPoint> spent;
    for (const auto& input : transaction.inputs)
        if (!spent.insert(input.previous).second)
            return reject("bad-txns-inputs-duplicate");
    return check_values(transaction.outputs);
}

bool is_final(const Transaction& transaction, const LockTimes& now) noexcept
{
    const auto reached = transaction.lock_time < kLockTimeThreshold ? now.height : now.median_time;
    return transaction.lock_time == 0 || transaction.lock_time < reached ||
           std::ranges::all_of(
               transaction.inputs,
               [](const Input& input) { return input.sequence == kFinalSequence; });
}

Result<std::uint64_t> spend_faucet_coins(const Transaction& transaction, FaucetCoins& coins)
{
    std::uint64_t value = 0;
    for (const auto& input : transaction.inputs) {
        const auto coin = coins.find(input.previous);
        if (coin == coins.end())
            return reject("bad-txns-inputs-missingorspent");
        if (auto checked = check_witness(input); !checked)
            return tl::unexpected(checked.error());
        value += coin->second;
        coins.erase(coin);
    }
    std::uint64_t paid = 0;
    for (std::uint32_t i = 0; i < transaction.outputs.size(); ++i) {
        const auto& output = transaction.outputs[i];
        paid += output.value;
        if (output.script == faucet_script())
            coins.emplace(OutPoint{transaction.txid, i}, output.value);
    }
    if (paid > value)
        return reject("bad-txns-in-belowout");
    return value - paid;
}

}  // namespace otedama::pool::devnet
