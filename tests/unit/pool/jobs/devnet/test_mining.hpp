// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/target.hpp"
#include "kernels/sha256d/sha256.hpp"
#include "pool/jobs/devnet/serialize.hpp"
#include "pool/jobs/pool_job.hpp"
#include "pool/jobs/script.hpp"

#include <memory>

/// Mines blocks of tests: the way the pool builds them, or out of changed parts.
namespace otedama::pool::test {

/// Two hashes a block.
inline constexpr double kTrivialDifficulty = 4.7e-10;

/// Puts the first nonce into a block's bytes that meets its bits.
inline Bytes solve(Bytes block)
{
    const auto target = Target::from_compact(load_le<std::uint32_t>(&block[72])).value();
    for (std::uint32_t nonce = 0;; ++nonce) {
        store_le(&block[76], nonce);
        if (target.is_met_by(sha256d(ByteSpan(block).first(80))))
            return block;
    }
}

/// The block that the pool makes of a template and a miner solves.
inline Bytes mine(const BlockTemplate& block, std::uint64_t extranonce = 0)
{
    const auto shared = std::make_shared<const BlockTemplate>(block);
    const CoinbasePlan plan{
        .outputs = {{.value = block.coinbase_value, .script = anyone_can_spend_script()}},
        .commitment = std::nullopt};
    const auto job = make_pool_job("1", shared, true, plan, "/test/");
    const ExtraNonce extranonce1(0, kExtranonce1Size);
    const ExtraNonce extranonce2(extranonce, kExtranonce2Size);
    const auto root = merkle_root(*job, extranonce1, extranonce2);
    const auto time = static_cast<std::uint32_t>(block.current_time.time_since_epoch().count());
    const auto header = make_header(*job, root, block.version, time, 0);
    return solve(make_block(*job, header, extranonce1, extranonce2));
}

/// Makes a changed block whole again: ids, witness commitment (if the coinbase has one), merkle
/// root, nonce.
inline Bytes reseal(devnet::Block block, bool should_commit = true)
{
    std::vector<Hash256> wtxids{Hash256{}};
    for (std::size_t i = 1; i < block.transactions.size(); ++i) {
        block.transactions[i] = devnet::with_ids(block.transactions[i]);
        wtxids.push_back(block.transactions[i].wtxid);
    }
    auto& coinbase = block.transactions.front();
    if (should_commit && !coinbase.outputs.empty() && coinbase.outputs.back().script.size() == 38) {
        const auto mark = sha256d(devnet::merkle_tree(wtxids).root, Hash256{});
        std::ranges::copy(mark.bytes, coinbase.outputs.back().script.begin() + 6);
    }
    std::vector<Hash256> txids;
    for (auto& transaction : block.transactions)
        txids.push_back(devnet::with_ids(transaction).txid);
    block.header.merkle_root = devnet::merkle_tree(txids).root;
    return solve(devnet::serialize(block));
}

}  // namespace otedama::pool::test
