// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/devnet/chain.hpp"

#include "core/log.hpp"
#include "pool/jobs/devnet/difficulty.hpp"
#include "pool/jobs/devnet/serialize.hpp"

#include <algorithm>
#include <limits>

namespace otedama::pool::devnet {
namespace {

constexpr std::size_t kMedianSpan = 11;
constexpr std::uint32_t kVersion = 0x20000000;
constexpr std::chrono::seconds kMaxFuture{2 * 60 * 60};

std::uint32_t to_header_time(UnixTime time)
{
    return static_cast<std::uint32_t>(time.time_since_epoch().count());
}

constexpr UnixTime from_header_time(std::uint32_t time)
{
    return UnixTime(std::chrono::seconds(time));
}

}  // namespace

Chain::Chain(const Parameters& parameters) : parameters_(parameters), bits_(first_bits(parameters))
{
    const auto genesis = genesis_block(parameters);
    const auto& faucet = genesis.transactions.front();
    coins_.emplace(OutPoint{faucet.txid, 0}, faucet.outputs.front().value);
    tip_ = {.height = 0, .hash = genesis.header.hash};
    heights_.emplace(tip_.hash, 0);
    times_.push_back(genesis.header.time);
}

Result<std::unique_ptr<Chain>> Chain::open(const Parameters& parameters, const std::string& folder)
{
    std::unique_ptr<Chain> chain(new Chain(parameters));
    if (folder.empty())
        return chain;
    // Blocks were checked against the clock when they were new.
    const auto add_stored = [&](ByteSpan block) {
        return chain->check_and_extend(block, UnixTime::max(), true);
    };
    auto file = ChainFile::open(folder, file_name(parameters), chain->tip_.hash, add_stored);
    if (!file)
        return tl::unexpected(file.error());
    chain->file_ = std::move(*file);
    log::info(log::node, "devnet loaded", {{"height", chain->tip_.height}});
    return chain;
}

Result<void> Chain::add(ByteSpan block, UnixTime now)
{
    return check_and_extend(block, now, false);
}

BlockTemplate Chain::make_template(UnixTime now) const
{
    const auto min_time = from_header_time(median_time() + 1);
    BlockTemplate block{.height = tip_.height + 1,
        .previous_block = tip_.hash,
        .version = kVersion,
        .bits = bits_,
        .network_target = Target::from_compact(bits_).value(),
        .min_time = min_time,
        .current_time = std::max(now, min_time)};
    std::vector<Hash256> wtxids;
    auto value = block_subsidy(block.height);
    for (const auto& transaction : make_faucet_transactions(block.height, coins_)) {
        wtxids.push_back(transaction.wtxid);
        value += kFaucetFee;
        block.transactions.push_back(
            {.data = serialize(transaction), .txid = transaction.txid, .wtxid = transaction.wtxid});
    }
    block.coinbase_value = Amount{static_cast<Int128>(value)};
    block.witness_commitment = witness_commitment_script(wtxids, Hash256{});
    return block;
}

Result<void> Chain::check_and_extend(ByteSpan bytes, UnixTime now, bool is_stored)
{
    const auto block = parse_block(bytes);
    if (!block)
        return tl::unexpected(block.error());
    if (heights_.contains(block->header.hash))
        return fail(ErrorCode::rejected, "duplicate");
    if (block->header.previous_block != tip_.hash)
        return fail(ErrorCode::rejected, heights_.contains(block->header.previous_block)
                                             ? "stale-prevblk"
                                             : "prev-blk-not-found");
    auto coins = coins_;
    if (auto checked = check_block(*block, next_context(now), coins); !checked)
        return checked;
    if (file_ && !is_stored)
        if (auto stored = file_->append(bytes); !stored)
            return stored;
    coins_ = std::move(coins);
    extend(block->header);
    return {};
}

void Chain::extend(const Header& header)
{
    // The gap behind the genesis, which nobody mined, says nothing about the miners.
    const bool is_first = tip_.height == 0;
    const auto elapsed = std::chrono::seconds(std::int64_t{header.time} - times_.back());
    if (!parameters_.pinned_bits && !is_first)
        bits_ = next_bits(bits_, elapsed);
    tip_ = {.height = tip_.height + 1, .hash = header.hash};
    heights_.emplace(header.hash, tip_.height);
    times_.push_back(header.time);
    if (times_.size() > kMedianSpan)
        times_.pop_front();
}

BlockContext Chain::next_context(UnixTime now) const
{
    constexpr auto kLastTime = from_header_time(std::numeric_limits<std::uint32_t>::max());
    const auto max_time = now < kLastTime - kMaxFuture ? now + kMaxFuture : kLastTime;
    return {.height = tip_.height + 1,
        .previous_block = tip_.hash,
        .bits = bits_,
        .median_time = median_time(),
        .max_time = to_header_time(max_time)};
}

std::uint32_t Chain::median_time() const
{
    std::vector<std::uint32_t> sorted(times_.begin(), times_.end());
    std::ranges::sort(sorted);
    return sorted[sorted.size() / 2];
}

}  // namespace otedama::pool::devnet
