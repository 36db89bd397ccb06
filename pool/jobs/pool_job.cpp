// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/pool_job.hpp"

#include "core/check.hpp"
#include "kernels/sha256d/sha256.hpp"
#include "pool/jobs/coinbase.hpp"
#include "pool/jobs/compact_size.hpp"
#include "pool/jobs/merkle.hpp"
#include "protocol/stratum_v1_server.hpp"

namespace otedama::pool {
namespace {

constexpr std::size_t kMaxIdSize = 16;

std::vector<Hash256> branch_of(const BlockTemplate& block)
{
    std::vector<Hash256> txids;
    txids.reserve(block.transactions.size());
    for (const auto& transaction : block.transactions) txids.push_back(transaction.txid);
    return merkle_branch(txids);
}

std::string notify_line(const PoolJob& job, bool clean)
{
    return make_notify_line({.job_id = job.id,
        .previous_block = job.block->previous_block,
        .coinbase_prefix = job.coinbase_prefix,
        .coinbase_suffix = job.coinbase_suffix,
        .merkle_branch = &job.merkle_branch,
        .version = job.block->version,
        .bits = job.block->bits,
        .ntime = static_cast<std::uint32_t>(job.block->current_time.time_since_epoch().count()),
        .clean = clean});
}

std::size_t size_estimate(const PoolJob& job)
{
    // Header, count and witness need less than the spare.
    constexpr std::size_t kSpare = 256;
    std::size_t size = kSpare + job.coinbase_prefix.size() + job.coinbase_suffix.size();
    for (const auto& transaction : job.block->transactions) size += transaction.data.size();
    return size;
}

}  // namespace

PoolJobPtr make_pool_job(
    std::string id, TemplatePtr block, bool clean, const CoinbasePlan& plan, std::string_view tag)
{
    OTEDAMA_ASSERT(!id.empty() && id.size() <= kMaxIdSize);
    auto coinbase = make_coinbase(*block, plan, tag);
    auto branch = branch_of(*block);
    PoolJob job{.id = std::move(id),
        .block = std::move(block),
        .clean = clean,
        .coinbase_prefix = std::move(coinbase.prefix),
        .coinbase_suffix = std::move(coinbase.suffix),
        .merkle_branch = std::move(branch)};
    job.notify_line = notify_line(job, clean);
    job.notify_line_clean = notify_line(job, true);
    return std::make_shared<const PoolJob>(std::move(job));
}

Hash256 merkle_root(
    const PoolJob& job, const ExtraNonce& extranonce1, const ExtraNonce& extranonce2) noexcept
{
    Sha256 first;
    first.update(job.coinbase_prefix)
        .update(extranonce1.span())
        .update(extranonce2.span())
        .update(job.coinbase_suffix);
    const auto txid = sha256(first.finish().bytes);
    return fold_merkle_branch(txid, job.merkle_branch);
}

std::array<std::uint8_t, 80> make_header(const PoolJob& job, const Hash256& merkle_root,
    std::uint32_t version, std::uint32_t ntime, std::uint32_t nonce) noexcept
{
    std::array<std::uint8_t, 80> header{};
    store_le(&header[0], version);
    std::ranges::copy(job.block->previous_block.bytes, &header[4]);
    std::ranges::copy(merkle_root.bytes, &header[36]);
    store_le(&header[68], ntime);
    store_le(&header[72], job.block->bits);
    store_le(&header[76], nonce);
    return header;
}

Bytes make_block(const PoolJob& job, const std::array<std::uint8_t, 80>& header,
    const ExtraNonce& extranonce1, const ExtraNonce& extranonce2)
{
    Bytes coinbase = job.coinbase_prefix;
    append(coinbase, extranonce1.span());
    append(coinbase, extranonce2.span());
    append(coinbase, job.coinbase_suffix);

    Bytes block;
    block.reserve(size_estimate(job));
    append(block, header);
    append_compact_size(block, job.block->transactions.size() + 1);
    append(block, add_coinbase_witness(coinbase, *job.block));
    for (const auto& transaction : job.block->transactions) append(block, transaction.data);
    return block;
}

}  // namespace otedama::pool
