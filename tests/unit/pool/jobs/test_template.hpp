// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/sha256d/sha256.hpp"
#include "pool/jobs/block_template.hpp"
#include "pool/jobs/coinbase_policy.hpp"
#include "pool/jobs/devnet/block.hpp"

#include <cstdint>

/// Templates for tests of what is built from them.
namespace otedama::pool::test {

inline constexpr std::int64_t kCoin = 100'000'000;

/// A template at `height` without transactions or witness commitment.
inline BlockTemplate empty_template(std::uint32_t height)
{
    return {.height = height,
        .previous_block = sha256d(Bytes{1}),
        .version = 0x20000000,
        .bits = 0x207fffff,
        .network_target = *Target::from_compact(0x207fffff),
        .min_time = UnixTime(std::chrono::seconds(1'700'000'000)),
        .current_time = UnixTime(std::chrono::seconds(1'700'000'060)),
        .coinbase_value = Amount{50 * kCoin}};
}

/// The output script that commits to `wtxids`, the transactions after the coinbase (BIP141).
inline Bytes commitment_script(const std::vector<Hash256>& wtxids)
{
    std::vector<Hash256> leaves{Hash256{}};
    leaves.insert(leaves.end(), wtxids.begin(), wtxids.end());
    Bytes script = {0x6a, 0x24, 0xaa, 0x21, 0xa9, 0xed};
    append(script, sha256d(devnet::merkle_tree(leaves).root, Hash256{}).bytes);
    return script;
}

/// One that pays everything to one script.
inline CoinbasePlan pay_all(const BlockTemplate& block, Bytes script)
{
    return {.outputs = {{.value = block.coinbase_value, .script = std::move(script)}},
        .commitment = std::nullopt};
}

}  // namespace otedama::pool::test
