// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "pool/jobs/node_client.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace otedama::pool {

/// What getblockchaininfo says, as far as a pool cares.
struct ChainInfo {
    std::string network;  // as the node names it
    ChainTip tip;
};

/// Reads the answer to getblockchaininfo.
[[nodiscard]] Result<ChainInfo> parse_chain_info(std::string_view json);

/// Reads the answer to getbestblockhash.
[[nodiscard]] Result<Hash256> parse_hash(std::string_view json);

/// The characters of a JSON string; nothing if it is none.
[[nodiscard]] std::optional<std::string> parse_text(std::string_view json);

}  // namespace otedama::pool
