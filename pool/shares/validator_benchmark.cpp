// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/shares/validator_benchmark.hpp"

#include "core/check.hpp"
#include "kernels/algorithms.hpp"
#include "kernels/select.hpp"
#include "pool/shares/share_validator.hpp"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

namespace otedama::pool {
namespace {

/// A coinbase and 2,048 transactions make a merkle tree of 12 levels, as a full block has.
constexpr std::size_t kTransactions = 2048;

/// Submits that one read of a busy socket brings.
constexpr std::size_t kBatch = 16;

/// Shares of one session on one job, so the size that duplicate filters grow to.
constexpr std::uint64_t kSharesPerJob = 4096;

PoolJobPtr make_job()
{
    BlockTemplate block;
    block.height = 840'000;
    block.version = 0x20000000;
    // No hash is a block, every hash is a share: the path that a good share takes.
    block.bits = 0x03000001;
    block.network_target = Target({1, 0, 0, 0});
    block.current_time = unix_now();
    block.min_time = block.current_time;
    block.coinbase_value = Amount{312'500'000};
    block.transactions.resize(kTransactions);
    for (std::size_t i = 0; i < kTransactions; ++i)
        store_le(block.transactions[i].txid.bytes.data(), i);
    constexpr std::size_t kScriptSize = 22;
    const CoinbasePlan plan{
        .outputs = {{.value = block.coinbase_value, .script = Bytes(kScriptSize)}},
        .commitment = {}};
    return make_pool_job(
        "1", std::make_shared<const BlockTemplate>(std::move(block)), true, plan, "/Otedama/");
}

/// One session's shares on one job, judged in batches.
std::uint64_t judge_job(
    ShareValidator& validator, const PoolJobPtr& pool_job, std::uint64_t session)
{
    const Hash256 all_ones = [] {
        Hash256 hash;
        hash.bytes.fill(0xff);
        return hash;
    }();
    SessionJob job{.job = pool_job, .target = Target::from_hash(all_ones), .weight = 1};
    const ShareRules rules{.extranonce1 = ExtraNonce(session, kExtranonce1Size),
        .version_mask = 0x1fffe000,
        .now = pool_job->block->current_time};
    std::vector<ShareSubmit> submits(kBatch);
    std::uint64_t accepted = 0;
    for (std::uint64_t share = 0; share < kSharesPerJob;) {
        for (ShareSubmit& submit : submits)
            submit = {.job = &job,
                .extranonce2 = ExtraNonce(share++, kExtranonce2Size),
                .ntime = static_cast<std::uint32_t>(rules.now.time_since_epoch().count()),
                .nonce = static_cast<std::uint32_t>(share)};
        for (const ShareJudgement& judgement : validator.judge(submits, rules))
            accepted += static_cast<std::uint64_t>(is_accepted(judgement.verdict));
    }
    OTEDAMA_ASSERT(accepted == kSharesPerJob);
    return accepted;
}

}  // namespace

Result<ValidatorBenchmark> measure_validator(std::chrono::milliseconds duration, unsigned threads)
{
    using Clock = std::chrono::steady_clock;
    const Algorithm* algorithm = find_algorithm("sha256d");
    OTEDAMA_ASSERT(algorithm != nullptr);
    if (threads == 0)
        threads = std::max(1U, std::thread::hardware_concurrency());
    const auto kernel = select_kernel(*algorithm);
    if (!kernel)
        return tl::unexpected<Error>(kernel.error());
    const PoolJobPtr job = make_job();
    std::vector<std::uint64_t> counts(threads, 0);
    const Time started = Clock::now();
    {
        std::vector<std::jthread> workers;
        for (unsigned i = 0; i < threads; ++i)
            workers.emplace_back([&, i] {
                ShareValidator validator(**kernel);
                std::uint64_t count = 0;
                for (std::uint64_t session = 0; Clock::now() - started < duration; ++session)
                    count += judge_job(validator, job, session);
                counts[i] = count;
            });
    }
    const std::chrono::duration<double> seconds = Clock::now() - started;
    ValidatorBenchmark result{.algorithm = std::string(algorithm->name),
        .kernel = std::string((*kernel)->name),
        .threads = threads};
    for (const std::uint64_t count : counts) result.shares += count;
    result.shares_per_second = static_cast<double>(result.shares) / seconds.count();
    return result;
}

}  // namespace otedama::pool
