// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/node_address.hpp"

#include <algorithm>

namespace otedama::pool {
namespace {

tl::unexpected<Error> refuse(const char* why)
{
    return fail(ErrorCode::invalid_argument, std::string("the node's URL: ") + why);
}

}  // namespace

Result<NodeAddress> parse_node_url(std::string_view url, std::uint16_t default_port)
{
    constexpr std::string_view kScheme = "http://";
    if (url.empty())
        return NodeAddress{.endpoint = {.host = "127.0.0.1", .port = default_port}};
    if (url.starts_with("https://"))
        return refuse("encryption is not offered: use http:// within a network you trust");
    if (url.starts_with(kScheme))
        url.remove_prefix(kScheme.size());
    if (url.find("://") != std::string_view::npos)
        return refuse("it must begin with http://");
    if (url.find('@') != std::string_view::npos)
        return refuse("give user and password by their own options, not in the URL");
    const auto host_end = std::min(url.find('/'), url.size());
    NodeAddress address;
    if (host_end < url.size())
        address.path = std::string(url.substr(host_end));
    if (!std::ranges::all_of(address.path, [](char c) { return c > ' ' && c < '\x7f'; }))
        return refuse("its path has a character that does not belong there");
    auto endpoint = net::parse_endpoint(url.substr(0, host_end), default_port);
    if (!endpoint)
        return refuse(endpoint.error().message.c_str());
    address.endpoint = std::move(*endpoint);
    return address;
}

}  // namespace otedama::pool
