// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/sockets.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/socket_base.hpp>

namespace otedama::net {

void set_socket_options(tcp::socket& socket, ErrorValue& error)
{
    socket.non_blocking(true, error);
    if (!error)
        socket.set_option(tcp::no_delay(true), error);
    if (!error)
        socket.set_option(boost::asio::socket_base::keep_alive(true), error);
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
