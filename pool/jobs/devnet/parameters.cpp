// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/devnet/parameters.hpp"

#include "core/hex.hpp"
#include "core/target.hpp"
#include "pool/jobs/devnet/difficulty.hpp"
#include "pool/jobs/devnet/faucet.hpp"
#include "pool/jobs/devnet/serialize.hpp"

#include <fmt/format.h>

#include <string_view>

namespace otedama::pool::devnet {
namespace {

constexpr std::string_view kGenesisText = "Otedama devnet: worthless by design";
// 2026-01-01 00:00:00 UTC.
constexpr std::uint32_t kGenesisTime = 1'767'225'600;
constexpr std::uint64_t kFirstSubsidy = 50 * 100'000'000ULL;
constexpr std::uint32_t kHalvingInterval = 210'000;

Transaction genesis_transaction()
{
    Transaction transaction{.version = 1};
    transaction.inputs.push_back({.previous = {.txid = {}, .index = 0xffffffff},
        .script = Bytes(kGenesisText.begin(), kGenesisText.end()),
        .sequence = 0xffffffff});
    transaction.outputs.push_back({.value = kFaucetValue, .script = faucet_script()});
    return with_ids(std::move(transaction));
}

}  // namespace

Result<Parameters> make_parameters(std::optional<double> network_difficulty)
{
    if (!network_difficulty)
        return Parameters{};
    const auto target = Target::from_difficulty(*network_difficulty, kBitcoinDifficultyOne);
    if (!target)
        return fail(ErrorCode::invalid_argument,
            fmt::format("network difficulty {}: give a number above zero", *network_difficulty));
    return Parameters{.pinned_bits = target->to_compact()};
}

std::string file_name(const Parameters& parameters)
{
    return parameters.pinned_bits ? "devnet-" + to_hex(*parameters.pinned_bits) + ".blocks"
                                  : "devnet.blocks";
}

std::uint32_t first_bits(const Parameters& parameters) noexcept
{
    return parameters.pinned_bits.value_or(kFirstBits);
}

Block genesis_block(const Parameters& parameters)
{
    Block block;
    block.transactions.push_back(genesis_transaction());
    block.header = {.version = 1,
        .merkle_root = block.transactions.front().txid,
        .time = kGenesisTime,
        .bits = first_bits(parameters)};
    // Read back, so that hash and weight are filled in as for every other block.
    return parse_block(serialize(block)).value();
}

std::uint64_t block_subsidy(std::uint32_t height) noexcept
{
    const auto halvings = height / kHalvingInterval;
    return halvings < 64 ? kFirstSubsidy >> halvings : 0;
}

}  // namespace otedama::pool::devnet
