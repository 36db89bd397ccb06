// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/jobs/coin.hpp"
#include "pool/jobs/node_client.hpp"

#include <memory>

namespace otedama::pool {

/// A node that speaks Bitcoin Core's JSON-RPC (BIP22, BIP23, BIP145). Talks to nobody yet.
[[nodiscard]] Result<std::unique_ptr<NodeClient>> make_bitcoind_node(
    const Coin& coin, const Network& network, const NodeOptions& options);

}  // namespace otedama::pool
