// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/amount.hpp"
#include "core/target.hpp"
#include "core/time.hpp"

#include <memory>
#include <string>
#include <vector>

namespace otedama::pool {

/// A transaction the node wants in the block. Its bytes are opaque.
struct TemplateTransaction {
    Bytes data;
    Hash256 txid;
    Hash256 wtxid;  // what getblocktemplate calls "hash"
};

/// What a node wants the next block to be. Immutable once made.
struct BlockTemplate {
    std::uint32_t height = 0;
    Hash256 previous_block;
    std::uint32_t version = 0;
    std::uint32_t bits = 0;
    Target network_target;
    UnixTime min_time{};
    UnixTime current_time{};
    Amount coinbase_value;
    std::vector<TemplateTransaction> transactions;  // without the coinbase
    Bytes witness_commitment;                       // the whole output script; empty without segwit
    std::string longpoll_id;                        // empty: the node offers no longpoll
};
using TemplatePtr = std::shared_ptr<const BlockTemplate>;

}  // namespace otedama::pool
