// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/pool_loop.hpp"

#include "core/log.hpp"
#include "pool/server/session.hpp"

#include <utility>

namespace otedama::pool {

PoolLoop::PoolLoop(const PoolServices& services, std::uint8_t index)
    : validator_(services.kernel),
      extranonces_(index),
      services_{.pool = services,
          .validator = validator_,
          .accepted = accepted_,
          .rejected = rejected_,
          .sessions = sessions_}
{}

PoolLoop::~PoolLoop()
{
    stop();
}

Result<void> PoolLoop::check_is_free(const net::Endpoint& address)
{
    return net::TcpServer::check_is_free(loop_, address);
}

Result<net::Endpoint> PoolLoop::listen(const net::Endpoint& address)
{
    auto server = net::TcpServer::listen(
        loop_, address, net::ConnectionLimits{}, [this] { return make_session(); });
    if (!server)
        return tl::unexpected<Error>(std::move(server.error()));
    servers_.push_back(std::move(*server));
    return servers_.back()->local();
}

void PoolLoop::start()
{
    thread_ = std::thread([this] { loop_.run(); });
}

void PoolLoop::stop()
{
    loop_.stop();
    if (thread_.joinable())
        thread_.join();
}

void PoolLoop::on_new_template()
{
    loop_.post([this] { send_jobs(); });
}

std::size_t PoolLoop::session_count() const noexcept
{
    std::size_t count = 0;
    for (const auto& server : servers_) count += server->connection_count();
    return count;
}

std::shared_ptr<net::ConnectionHandler> PoolLoop::make_session()
{
    auto lease = extranonces_.lease();
    if (!lease) {
        log::debug(log::pool, "connection refused, every extranonce prefix is in use");
        return nullptr;
    }
    return std::make_shared<Session>(services_, std::move(*lease));
}

void PoolLoop::send_jobs()
{
    // A session whose peer reads too slowly may end while it is being told.
    const std::vector<Session*> told(sessions_.begin(), sessions_.end());
    for (Session* session : told) {
        if (sessions_.contains(session))
            session->on_new_template();
    }
}

}  // namespace otedama::pool
