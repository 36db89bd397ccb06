// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/sockets.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <gtest/gtest.h>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace otedama::net {
namespace {

int option_of(tcp::socket& socket, int level, int name)
{
    int value = -1;
    socklen_t size = sizeof value;
    EXPECT_EQ(::getsockopt(socket.native_handle(), level, name, &value, &size), 0);
    return value;
}

TEST(Sockets, FindAVanishedPeerWithinTwoMinutes)
{
    boost::asio::io_context io;
    tcp::socket socket(io, tcp::v4());
    ErrorValue error;
    set_socket_options(socket, error);
    ASSERT_FALSE(error) << error.message();
    EXPECT_NE(option_of(socket, IPPROTO_TCP, TCP_NODELAY), 0);
    EXPECT_NE(option_of(socket, SOL_SOCKET, SO_KEEPALIVE), 0);
    const int silence = option_of(socket, IPPROTO_TCP, TCP_KEEPIDLE);
    const int probing =
        option_of(socket, IPPROTO_TCP, TCP_KEEPINTVL) * option_of(socket, IPPROTO_TCP, TCP_KEEPCNT);
    EXPECT_LE(silence + probing, 120);
    EXPECT_TRUE(socket.non_blocking());
}

TEST(Sockets, AClosedSocketIsAnError)
{
    boost::asio::io_context io;
    tcp::socket socket(io);
    ErrorValue error;
    set_socket_options(socket, error);
    EXPECT_TRUE(error);
}

TEST(Sockets, ShowAnIpv4PeerOfAnIpv6SocketAsIpv4)
{
    const auto end = [](const char* address) {
        return to_endpoint(tcp::endpoint(boost::asio::ip::make_address(address), 3333));
    };
    EXPECT_EQ(end("::ffff:192.0.2.7"), (Endpoint{"192.0.2.7", 3333}));
    EXPECT_EQ(end("192.0.2.7"), (Endpoint{"192.0.2.7", 3333}));
    EXPECT_EQ(end("2001:db8::1"), (Endpoint{"2001:db8::1", 3333}));
}

}  // namespace
}  // namespace otedama::net
