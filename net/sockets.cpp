// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/sockets.hpp"

#include <boost/asio/detail/socket_option.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/socket_base.hpp>

#include <netinet/in.h>
#include <netinet/tcp.h>

namespace otedama::net {
namespace {

template <int Name>
using TcpOption = boost::asio::detail::socket_option::integer<IPPROTO_TCP, Name>;

// In seconds. Without them a peer that lost its power would be kept for two hours.
constexpr int kSilence = 60;
constexpr int kProbeInterval = 10;
constexpr int kProbes = 6;

}  // namespace

void set_socket_options(tcp::socket& socket, ErrorValue& error)
{
    socket.non_blocking(true, error);
    if (!error)
        socket.set_option(tcp::no_delay(true), error);
    if (!error)
        socket.set_option(boost::asio::socket_base::keep_alive(true), error);
    if (!error)
        socket.set_option(TcpOption<TCP_KEEPIDLE>(kSilence), error);
    if (!error)
        socket.set_option(TcpOption<TCP_KEEPINTVL>(kProbeInterval), error);
    if (!error)
        socket.set_option(TcpOption<TCP_KEEPCNT>(kProbes), error);
}

Endpoint to_endpoint(const tcp::endpoint& address)
{
    const boost::asio::ip::address ip = address.address();
    if (ip.is_v6() && ip.to_v6().is_v4_mapped())
        return {
            boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, ip.to_v6()).to_string(),
            address.port()};
    return {ip.to_string(), address.port()};
}

}  // namespace otedama::net
