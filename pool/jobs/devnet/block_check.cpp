// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/devnet/block_check.hpp"

#include "core/target.hpp"
#include "kernels/sha256d/sha256.hpp"
#include "pool/jobs/devnet/coinbase_check.hpp"
#include "pool/jobs/devnet/parameters.hpp"
#include "pool/jobs/devnet/transaction_check.hpp"

namespace otedama::pool::devnet {
namespace {

constexpr std::size_t kMaxWeight = 4'000'000;
constexpr std::int32_t kMinVersion = 4;

tl::unexpected<Error> reject(const char* reason)
{
    return fail(ErrorCode::rejected, reason);
}

Result<void> check_header(const Header& header, const BlockContext& context)
{
    const auto target = Target::from_compact(header.bits);
    if (!target || !target->is_met_by(header.hash))
        return reject("high-hash");
    if (header.bits != context.bits)
        return reject("bad-diffbits");
    if (header.time <= context.median_time)
        return reject("time-too-old");
    if (header.time > context.max_time)
        return reject("time-too-new");
    // Versions 1 to 3 ended with BIP65; as in Bitcoin the field is signed.
    if (static_cast<std::int32_t>(header.version) < kMinVersion)
        return reject("bad-version");
    return {};
}

Result<void> check_merkle_root(const Block& block)
{
    std::vector<Hash256> txids;
    txids.reserve(block.transactions.size());
    for (const auto& transaction : block.transactions) txids.push_back(transaction.txid);
    const auto tree = merkle_tree(std::move(txids));
    if (tree.root != block.header.merkle_root)
        return reject("bad-txnmrklroot");
    if (tree.is_mutated)
        return reject("bad-txns-duplicate");
    return {};
}

Result<void> check_transactions(const Block& block, const BlockContext& context, FaucetCoins& coins)
{
    std::uint64_t fees = 0;
    const LockTimes now{.height = context.height, .median_time = context.median_time};
    for (const auto& transaction : block.transactions) {
        if (auto checked = check_form(transaction); !checked)
            return checked;
        if (!is_final(transaction, now))
            return reject("bad-txns-nonfinal");
        if (&transaction == &block.transactions.front())
            continue;
        const auto fee = spend_faucet_coins(transaction, coins);
        if (!fee)
            return tl::unexpected(fee.error());
        fees += *fee;
    }
    return check_coinbase_value(block.transactions.front(), block_subsidy(context.height) + fees);
}

}  // namespace

Result<void> check_block(const Block& block, const BlockContext& context, FaucetCoins& coins)
{
    if (auto checked = check_header(block.header, context); !checked)
        return checked;
    if (auto checked = check_merkle_root(block); !checked)
        return checked;
    if (auto checked = check_coinbase(block, context.height); !checked)
        return checked;
    if (auto checked = check_witness_commitment(block); !checked)
        return checked;
    if (block.weight > kMaxWeight)
        return reject("bad-blk-weight");
    return check_transactions(block, context, coins);
}

Bytes witness_commitment_script(const std::vector<Hash256>& wtxids, const Hash256& reserved)
{
    // The coinbase cannot commit to itself: zero stands in its place.
    std::vector<Hash256> leaves{Hash256{}};
    leaves.insert(leaves.end(), wtxids.begin(), wtxids.end());
    Bytes script = {0x6a, 0x24, 0xaa, 0x21, 0xa9, 0xed};
    append(script, sha256d(merkle_tree(std::move(leaves)).root, reserved).bytes);
    return script;
}

}  // namespace otedama::pool::devnet
