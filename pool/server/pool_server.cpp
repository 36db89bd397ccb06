// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/pool_server.hpp"

#include <algorithm>
#include <thread>
#include <utility>

namespace otedama::pool {

Result<std::unique_ptr<PoolServer>> PoolServer::start(
    const PoolServices& services, const std::vector<net::Endpoint>& listen, unsigned threads)
{
    const unsigned wanted = threads != 0 ? threads : std::thread::hardware_concurrency();
    const unsigned count = std::clamp(wanted, 1U, kMaxThreads);
    std::unique_ptr<PoolServer> server(new PoolServer);
    for (unsigned i = 0; i < count; ++i)
        server->loops_.push_back(
            std::make_unique<PoolLoop>(services, static_cast<std::uint8_t>(i)));
    for (const net::Endpoint& address : listen) {
        if (auto listening = server->listen(address); !listening)
            return tl::unexpected<Error>(std::move(listening.error()));
    }
    for (auto& loop : server->loops_) loop->start();
    return server;
}

/// The first loop finds out the port, where it is 0; the others share it.
Result<void> PoolServer::listen(const net::Endpoint& address)
{
    if (auto free = loops_.front()->check_is_free(address); !free)
        return free;
    net::Endpoint shared = address;
    for (auto& loop : loops_) {
        auto local = loop->listen(shared);
        if (!local)
            return tl::unexpected<Error>(std::move(local.error()));
        shared = std::move(*local);
    }
    listening_.push_back(std::move(shared));
    return {};
}

void PoolServer::stop()
{
    for (auto& loop : loops_) loop->stop();
}

void PoolServer::on_new_template()
{
    for (auto& loop : loops_) loop->on_new_template();
}

std::size_t PoolServer::session_count() const noexcept
{
    std::size_t count = 0;
    for (const auto& loop : loops_) count += loop->session_count();
    return count;
}

std::uint64_t PoolServer::rejected() const noexcept
{
    std::uint64_t count = 0;
    for (const auto& loop : loops_) count += loop->rejected();
    return count;
}

std::vector<ShareQueue*> PoolServer::queues()
{
    std::vector<ShareQueue*> queues;
    for (auto& loop : loops_) queues.push_back(&loop->accepted());
    return queues;
}

}  // namespace otedama::pool
