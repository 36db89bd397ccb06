// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/upstream_session.hpp"

#include <utility>
#include <variant>

namespace otedama {
namespace {

ByteSpan bytes_of(const std::string& text) noexcept
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

UpstreamSession::UpstreamSession(
    SessionId id, std::unique_ptr<ClientProtocol> client, Callbacks callbacks)
    : id_(id), client_(std::move(client)), callbacks_(std::move(callbacks))
{}

void UpstreamSession::solve(const Solution& solution, Time now)
{
    ClientActions actions;
    client_->on_solution(solution, now, actions);
    perform(actions);
}

void UpstreamSession::on_open(net::Connection& connection, Time now)
{
    connection_ = &connection;
    ClientActions actions;
    client_->on_connected(now, actions);
    perform(actions);
}

std::size_t UpstreamSession::on_bytes(ByteSpan input, Time now)
{
    if (has_ended_)
        return input.size();
    ClientActions actions;
    const std::size_t consumed = client_->on_bytes(input, now, actions);
    perform(actions);
    return consumed;
}

void UpstreamSession::on_tick(Time now)
{
    if (has_ended_)
        return;
    ClientActions actions;
    client_->on_tick(now, actions);
    perform(actions);
}

void UpstreamSession::on_closed(const Error& why)
{
    end(why);
}

void UpstreamSession::perform(const ClientActions& actions)
{
    for (const ClientAction& action : actions) {
        if (has_ended_)
            return;
        if (const auto* send = std::get_if<SendBytes>(&action)) {
            connection_->send(bytes_of(send->bytes));
        } else if (const auto* last = std::get_if<EndSession>(&action)) {
            // Heard at once, for the connection may take its time to close.
            connection_->close();
            end(last->why);
        } else {
            was_ready_ = was_ready_ || std::holds_alternative<SessionReady>(action);
            callbacks_.on_action(action);
        }
    }
}

void UpstreamSession::end(const Error& why)
{
    if (!std::exchange(has_ended_, true))
        callbacks_.on_end(why);
}

}  // namespace otedama
