// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace otedama::net {

/// A host name or address literal and a TCP port.
struct Endpoint {
    std::string host;
    std::uint16_t port = 0;

    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// Reads "host:port", "1.2.3.4:port" or "[v6]:port"; a bare "host" gets `default_port` unless that
/// is 0. The error names what is wrong with `text`.
[[nodiscard]] Result<Endpoint> parse_endpoint(
    std::string_view text, std::uint16_t default_port = 0);

/// What parse_endpoint reads; IPv6 literals in brackets.
[[nodiscard]] std::string to_string(const Endpoint& endpoint);

}  // namespace otedama::net
