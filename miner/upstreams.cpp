// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/upstreams.hpp"

#include "protocol/stratum_v1_client.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace otedama {
namespace {

constexpr std::string_view kSeparator = "://";

std::unique_ptr<ClientProtocol> make_stratum_v1(const UpstreamLogin& login)
{
    StratumV1ClientSettings settings{.algorithm = login.algorithm,
        .session = login.session,
        .agent = login.agent,
        .user = login.user,
        .password = login.password};
    if (!login.can_roll_version)
        settings.version_mask = 0;
    return make_stratum_v1_client(std::move(settings));
}

constexpr std::array kProtocols{
    UpstreamProtocol{.scheme = "stratum+tcp",
        .usual_port = "3333",
        .longest_message = kStratumV1MaxPoolLine,
        .make_client = make_stratum_v1},
    // What some pools write on their pages for the same.
    UpstreamProtocol{.scheme = "stratum",
        .usual_port = "3333",
        .longest_message = kStratumV1MaxPoolLine,
        .make_client = make_stratum_v1},
};

std::string known_schemes()
{
    std::string names;
    for (const UpstreamProtocol& protocol : kProtocols)
        names += fmt::format("{}{}://", names.empty() ? "" : ", ", protocol.scheme);
    return names;
}

/// Why `address`, which has no port or is none, cannot be used.
tl::unexpected<Error> refuse_address(
    std::string_view url, const UpstreamProtocol& protocol, const Error& why)
{
    const std::string with_port = fmt::format("{}:{}", url, protocol.usual_port);
    const std::string_view address =
        std::string_view(with_port).substr(protocol.scheme.size() + kSeparator.size());
    if (net::parse_endpoint(address))
        return fail(ErrorCode::invalid_argument,
            fmt::format("pool URL {} has no port; many pools use {}: {}", url, protocol.usual_port,
                with_port));
    return fail(ErrorCode::invalid_argument, fmt::format("pool URL {}: {}", url, why.message));
}

}  // namespace

std::span<const UpstreamProtocol> upstream_protocols() noexcept
{
    return kProtocols;
}

Result<PoolUrl> parse_pool_url(std::string_view url)
{
    if (url.ends_with('/'))
        url.remove_suffix(1);
    const std::size_t end = url.find(kSeparator);
    if (end == std::string_view::npos)
        return fail(ErrorCode::invalid_argument,
            fmt::format("pool URL \"{}\" has no scheme; known are {}", url, known_schemes()));
    const std::string_view scheme = url.substr(0, end);
    const auto* protocol = std::ranges::find(kProtocols, scheme, &UpstreamProtocol::scheme);
    if (protocol == kProtocols.end())
        return fail(
            ErrorCode::unsupported, fmt::format("pool URL {}: no protocol \"{}\"; known are {}",
                                        url, scheme, known_schemes()));
    auto endpoint = net::parse_endpoint(url.substr(end + kSeparator.size()));
    if (!endpoint)
        return refuse_address(url, *protocol, endpoint.error());
    if (endpoint->port == 0)
        return fail(ErrorCode::invalid_argument, fmt::format("pool URL {}: port 0 is none", url));
    return PoolUrl{.protocol = protocol, .endpoint = std::move(*endpoint)};
}

}  // namespace otedama
