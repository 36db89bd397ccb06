// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "net/endpoint.hpp"
#include "protocol/client_protocol.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace otedama {

/// Who we are to a pool.
struct UpstreamLogin {
    const Algorithm* algorithm = nullptr;
    std::string agent;
    std::string user;
    std::string password;
    SessionId session{};
    bool can_roll_version = true;  // false: do not even ask
};

/// One way to talk to pools: a row of miner/upstreams.cpp.
struct UpstreamProtocol {
    std::string_view scheme;      // of its URLs, before "://"
    std::string_view usual_port;  // named where a URL lacks one
    std::size_t longest_message;  // bytes
    std::unique_ptr<ClientProtocol> (*make_client)(const UpstreamLogin&);
};

/// Every pool protocol.
[[nodiscard]] std::span<const UpstreamProtocol> upstream_protocols() noexcept;

/// Where a pool is and how to talk to it.
struct PoolUrl {
    const UpstreamProtocol* protocol = nullptr;
    net::Endpoint endpoint;
};

/// Reads "scheme://host:port". The error names what is wrong and what would be right.
[[nodiscard]] Result<PoolUrl> parse_pool_url(std::string_view url);

}  // namespace otedama
