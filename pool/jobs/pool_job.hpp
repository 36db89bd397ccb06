// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/work.hpp"
#include "pool/jobs/coinbase_policy.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace otedama::pool {

/// Bytes of the coinbase hole: the pool's part makes each session's work its own, the miner rolls
/// the rest. Fixed, so that a prefix midstate can be kept; 8 for the miner since longer ones break
/// devices (docs/stratum_v1.md).
inline constexpr std::size_t kExtranonce1Size = 4;
inline constexpr std::size_t kExtranonce2Size = 8;

/// A template plus one coinbase class, serialised once and shared by every session of the class.
/// Immutable.
struct PoolJob {
    std::string id;  // unique while the pool runs, at most 16 characters
    TemplatePtr block;
    bool clean = false;     // whether it replaced the tip, so that older jobs are stale
    Bytes coinbase_prefix;  // without witness, up to the extranonce hole
    Bytes coinbase_suffix;
    std::vector<Hash256> merkle_branch;
    std::string notify_line;        // mining.notify with clean_jobs as above
    std::string notify_line_clean;  // the same, clean_jobs true: for a session's first job
};
using PoolJobPtr = std::shared_ptr<const PoolJob>;

/// Serialises the coinbase (BIP34 height, extranonce hole, tag, commitment, witness commitment),
/// the merkle branch and the notify lines.
[[nodiscard]] PoolJobPtr make_pool_job(
    std::string id, TemplatePtr block, bool clean, const CoinbasePlan& plan, std::string_view tag);

/// The merkle root of the job's block with these extranonces.
[[nodiscard]] Hash256 merkle_root(
    const PoolJob& job, const ExtraNonce& extranonce1, const ExtraNonce& extranonce2) noexcept;

/// The header that a submit describes. `version` is the rolled one.
[[nodiscard]] std::array<std::uint8_t, 80> make_header(const PoolJob& job,
    const Hash256& merkle_root, std::uint32_t version, std::uint32_t ntime,
    std::uint32_t nonce) noexcept;

/// The whole block as submitblock takes it: header, coinbase with its witness, transactions.
[[nodiscard]] Bytes make_block(const PoolJob& job, const std::array<std::uint8_t, 80>& header,
    const ExtraNonce& extranonce1, const ExtraNonce& extranonce2);

}  // namespace otedama::pool
