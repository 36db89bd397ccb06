// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/node_bitcoind.hpp"
#include "pool/jobs/node_devnet.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace otedama::pool {
namespace {

/// One kind of node, and which networks it serves.
struct NodeFamily {
    bool (*serves)(const Network& network);
    Result<std::unique_ptr<NodeClient>> (*make)(const Coin& coin, const Network& network,
        const NodeOptions& node, const DevnetOptions& devnet);
};

constexpr NodeFamily kFamilies[] = {
    // The embedded chain.
    {.serves = [](const Network& network) { return network.rpc_port == 0; },
        .make = [](const Coin&, const Network&, const NodeOptions&,
                    const DevnetOptions& devnet) { return make_devnet_node(devnet); }},
    // Bitcoin Core and what speaks its language.
    {.serves = [](const Network& network) { return network.rpc_port != 0; },
        .make = [](const Coin& coin, const Network& network, const NodeOptions& node,
                    const DevnetOptions&) { return make_bitcoind_node(coin, network, node); }},
};

}  // namespace

Result<std::unique_ptr<NodeClient>> make_node(
    const Coin& coin, const Network& network, const NodeOptions& node, const DevnetOptions& devnet)
{
    const auto* family =
        std::ranges::find_if(kFamilies, [&](const NodeFamily& row) { return row.serves(network); });
    if (family == std::end(kFamilies))
        return fail(ErrorCode::unsupported,
            fmt::format("no kind of node serves {} {}", coin.name, network.name));
    return family->make(coin, network, node, devnet);
}

}  // namespace otedama::pool
