// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/time.hpp"
#include "pool/jobs/node_client.hpp"

#include <memory>

namespace otedama::pool {

/// The embedded chain as a node: everything runs with nothing installed. `now` is the clock that
/// blocks are stamped and judged by.
[[nodiscard]] Result<std::unique_ptr<NodeClient>> make_devnet_node(
    const DevnetOptions& options, UnixTime (*now)() = unix_now);

}  // namespace otedama::pool
