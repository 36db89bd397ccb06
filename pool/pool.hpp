// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/hash256.hpp"
#include "core/uint128.hpp"
#include "net/endpoint.hpp"
#include "pool/jobs/node_client.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace otedama::pool {

/// Everything a Pool needs to start.
struct PoolOptions {
    std::string coin = "bitcoin";
    std::string network = "devnet";
    std::vector<net::Endpoint> listen;
    std::optional<double> fixed_difficulty;  // of shares; capped at the network's
    std::string payout_address;              // empty: the address in the user name
    std::string tag = "/Otedama/";           // put into coinbases; at most 32 bytes
    std::string data_folder;                 // found blocks and the devnet live here
    NodeOptions node;
    std::optional<double> network_difficulty;  // devnet only: pins it
    unsigned threads = 0;                      // 0: one per core
    bool is_data_kept = true;                  // false: a devnet that starts anew
};

/// The pool as it stands. Plain values.
struct PoolStatus {
    std::vector<net::Endpoint> listening;
    std::uint32_t height = 0;  // of the block being mined
    double network_difficulty = 0;
    std::size_t session_count = 0;
    std::size_t worker_count = 0;
    std::uint64_t accepted = 0;
    std::uint64_t rejected = 0;
    UInt128 accepted_weight = 0;
    double hashrate = 0;  // estimated from the shares of the last minute, hashes per second
    std::uint64_t blocks_accepted = 0;
    std::uint64_t blocks_rejected = 0;
    std::string node_problem;  // a sentence while the node gives no work; else empty
};

/// Something worth telling as it happens.
struct PoolEvent {
    enum class Kind : std::uint8_t {
        new_block_template,
        block_accepted,
        block_rejected,
        block_unanswered,  // the node could not be asked; the block is kept on disk
        node_lost,
        node_back
    };
    Kind kind{};
    std::uint32_t height = 0;
    Hash256 hash;      // of the block, where there is one
    std::string text;  // a sentence
};

/// A running pool: listens, hands out jobs, judges shares, submits blocks, until destroyed.
class Pool {
  public:
    using OnEvent = std::function<void(const PoolEvent&)>;  // any of the pool's threads

    virtual ~Pool() = default;  // stops within a second; found blocks are on disk by then

    /// Listens and fetches the first template; an unreachable node or an unusable option is an
    /// error that says what to do. Takes as long as a node's answers may: a minute at worst.
    [[nodiscard]] static Result<std::unique_ptr<Pool>> start(
        const PoolOptions& options, OnEvent on_event);

    /// Any thread.
    [[nodiscard]] virtual PoolStatus status() const = 0;
};

}  // namespace otedama::pool
