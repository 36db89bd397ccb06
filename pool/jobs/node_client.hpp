// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/jobs/block_template.hpp"
#include "pool/jobs/coin.hpp"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace otedama::pool {

/// The end of the node's best chain.
struct ChainTip {
    std::uint32_t height = 0;
    Hash256 hash;

    friend bool operator==(const ChainTip&, const ChainTip&) = default;
};

/// The full node, as the pool sees it: one implementation per node family, one strict fake for
/// tests. Calls block until done, a deadline of the implementation's own, or a stop request, and
/// may come from several threads at once (docs/decisions/002-blocking-node-client.md).
class NodeClient {
  public:
    virtual ~NodeClient() = default;

    [[nodiscard]] virtual Result<TemplatePtr> get_template(std::stop_token stop) = 0;

    /// Returns once there is reason to ask for a new template: the tip differs from that of
    /// `current`, the node says its transactions changed enough (longpoll), or time has made the
    /// template old: half a minute, or a minute and a half for a node that takes longpolls.
    /// ErrorCode::unavailable: the node does not answer; the caller pauses and asks again.
    [[nodiscard]] virtual Result<void> wait_for_change(
        const BlockTemplate& current, std::stop_token stop) = 0;

    /// Hands a whole block in (with witness). ErrorCode::rejected carries the node's reason;
    /// "duplicate" and "inconclusive" count as success.
    [[nodiscard]] virtual Result<void> submit_block(ByteSpan block, std::stop_token stop) = 0;

    [[nodiscard]] virtual Result<ChainTip> tip(std::stop_token stop) = 0;
};

/// Whether a call failed without the node's word on it, so that asking again may help: only
/// ErrorCode::rejected is a no. An answer that cannot be read (a proxy's page, a node on its way
/// down) says nothing about a block.
[[nodiscard]] inline bool is_unanswered(const Error& error) noexcept
{
    return error.code != ErrorCode::rejected;
}

/// Where the node is and how to log in. Secrets: never printed.
struct NodeOptions {
    std::string url;  // "http://host:port"; empty: 127.0.0.1 and the network's port
    std::string user;
    std::string password;
    std::string cookie_file;  // used when there is no user; empty: the node's usual place
};

/// Settings of the embedded chain.
struct DevnetOptions {
    std::string folder;  // where the chain is kept; empty: in memory, gone with the process
    /// Pins the network difficulty; absent: retargets for a block about every three seconds.
    std::optional<double> network_difficulty;
};

/// The node of a network: a row of pool/jobs/nodes.cpp.
[[nodiscard]] Result<std::unique_ptr<NodeClient>> make_node(
    const Coin& coin, const Network& network, const NodeOptions& node, const DevnetOptions& devnet);

}  // namespace otedama::pool
