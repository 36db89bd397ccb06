// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/endpoint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <optional>

namespace otedama::net {
namespace {

// RFC 1035, 2.3.4: what a full domain name may measure.
constexpr std::size_t kMaxHostLength = 253;

tl::unexpected<Error> bad(std::string_view text, std::string_view reason)
{
    return fail(ErrorCode::invalid_argument, fmt::format("\"{}\" is no address: {}", text, reason));
}

std::optional<std::uint16_t> read_port(std::string_view text)
{
    std::uint16_t port = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, port);
    if (text.empty() || error != std::errc() || stop != end)
        return std::nullopt;
    return port;
}

bool is_ipv4(const std::string& host)
{
    in_addr address{};
    return inet_pton(AF_INET, host.c_str(), &address) == 1;
}

bool is_ipv6(std::string_view host)
{
    const std::string without_zone(host.substr(0, host.find('%')));
    in6_addr address{};
    return inet_pton(AF_INET6, without_zone.c_str(), &address) == 1;
}

bool is_host_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_';
}

bool is_host(const std::string& host)
{
    if (host.empty() || host.size() > kMaxHostLength || host.front() == '.')
        return false;
    // A resolver would read "1.2.3" as 1.2.0.3, which nobody means.
    if (host.find_first_not_of("0123456789.") == std::string::npos)
        return is_ipv4(host);
    return std::ranges::all_of(host, is_host_character);
}

/// Where the host ends and what stands behind it: ":port" or nothing.
struct Parts {
    std::string host;
    std::string_view rest;
};

Result<Parts> split(std::string_view text)
{
    if (text.empty())
        return bad(text, "it is empty; write host:port");
    if (text.front() == '[') {
        const std::size_t bracket = text.find(']');
        if (bracket == std::string_view::npos)
            return bad(text, "the closing bracket is missing");
        Parts parts{std::string(text.substr(1, bracket - 1)), text.substr(bracket + 1)};
        if (!is_ipv6(parts.host))
            return bad(text, "what stands in brackets is no IPv6 address");
        return parts;
    }
    const std::size_t colon = std::min(text.find(':'), text.size());
    if (text.substr(std::min(colon + 1, text.size())).find(':') != std::string_view::npos)
        return bad(text, "an IPv6 address needs brackets, as in [::1]:3333");
    Parts parts{std::string(text.substr(0, colon)), text.substr(colon)};
    if (!is_host(parts.host))
        return bad(text, "the host is neither a name nor an IP address");
    return parts;
}

}  // namespace

Result<Endpoint> parse_endpoint(std::string_view text, std::uint16_t default_port)
{
    Result<Parts> parts = split(text);
    if (!parts)
        return tl::unexpected<Error>(std::move(parts.error()));
    if (parts->rest.empty()) {
        if (default_port == 0)
            return bad(text, "the port is missing; write host:port");
        return Endpoint{std::move(parts->host), default_port};
    }
    if (parts->rest.front() != ':')
        return bad(text, "only :port may follow the closing bracket");
    const std::optional<std::uint16_t> port = read_port(parts->rest.substr(1));
    if (!port)
        return bad(text, "the port must be a number from 0 to 65535");
    return Endpoint{std::move(parts->host), *port};
}

std::string to_string(const Endpoint& endpoint)
{
    const bool needs_brackets = endpoint.host.find(':') != std::string::npos;
    return fmt::format(
        fmt::runtime(needs_brackets ? "[{}]:{}" : "{}:{}"), endpoint.host, endpoint.port);
}

}  // namespace otedama::net
