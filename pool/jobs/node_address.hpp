// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "net/endpoint.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace otedama::pool {

/// Where to send requests to.
struct NodeAddress {
    net::Endpoint endpoint;
    std::string path = "/";
};

/// Reads "http://host[:port][/path]" or the same without "http://"; nothing at all means this
/// machine. The error says what is wrong.
[[nodiscard]] Result<NodeAddress> parse_node_url(std::string_view url, std::uint16_t default_port);

}  // namespace otedama::pool
