// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/asio_types.hpp"
#include "net/endpoint.hpp"

/// What every socket of ours needs. Private to net/.
namespace otedama::net {

/// Non-blocking mode, TCP_NODELAY, and keep-alive that finds a vanished peer within two minutes.
void set_socket_options(tcp::socket& socket, ErrorValue& error);

/// Address and port of a socket's end; an IPv4 peer of an IPv6 socket shows as IPv4.
[[nodiscard]] Endpoint to_endpoint(const tcp::endpoint& address);

}  // namespace otedama::net
