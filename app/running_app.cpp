// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/running_app.hpp"

#include "app/options.hpp"
#include "app/snapshots.hpp"
#include "core/check.hpp"
#include "core/log.hpp"
#include "pool/jobs/coin.hpp"

#include <utility>

namespace otedama {
namespace {

EventKind kind_of(MinerEvent::Kind kind)
{
    using enum MinerEvent::Kind;
    switch (kind) {
        case connected:
            return EventKind::connected;
        case disconnected:
            return EventKind::disconnected;
        case new_job:
            return EventKind::new_job;
        case share_accepted:
            return EventKind::share_accepted;
        case share_rejected:
            return EventKind::share_rejected;
        case device_fault:
            return EventKind::device_fault;
        case pool_message:
            break;
    }
    return EventKind::pool_message;
}

EventKind kind_of(pool::PoolEvent::Kind kind)
{
    using enum pool::PoolEvent::Kind;
    switch (kind) {
        case new_block_template:
            return EventKind::new_block_template;
        case block_accepted:
            return EventKind::block_accepted;
        case block_rejected:
            return EventKind::block_rejected;
        case block_unanswered:
            return EventKind::block_unanswered;
        case node_lost:
            return EventKind::node_lost;
        case node_back:
            break;
    }
    return EventKind::node_back;
}

}  // namespace

RunningApp::RunningApp()
    : started_at_(std::chrono::steady_clock::now()),
      command_thread_([this](const std::stop_token& stop) { run_commands(stop); })
{}

Result<void> RunningApp::start_pool(const pool::PoolOptions& options)
{
    coin_ = options.coin;
    chain_ = options.network;
    auto pool =
        pool::Pool::start(options, [this](const pool::PoolEvent& event) { on_pool_event(event); });
    if (!pool)
        return tl::unexpected<Error>(std::move(pool.error()));
    pool_ = std::move(*pool);
    for (const net::Endpoint& address : pool_->status().listening)
        log::info(log::pool, "listening for miners", {{"address", net::to_string(address)}});
    return {};
}

Result<void> RunningApp::start_miner(MinerOptions options)
{
    algorithm_ = options.algorithm;
    auto miner = Miner::start(
        std::move(options), [this](const MinerEvent& event) { on_miner_event(event); });
    if (!miner)
        return tl::unexpected<Error>(std::move(miner.error()));
    miner_ = std::move(*miner);
    return {};
}

std::string RunningApp::pool_algorithm() const
{
    const pool::Coin* coin = pool::find_coin(coin_);
    OTEDAMA_ASSERT(coin != nullptr);
    return std::string(coin->algorithm);
}

PoolAddress RunningApp::embedded_pool(const std::string& user) const
{
    return address_of_embedded(pool_->status().listening, user);
}

Snapshot RunningApp::snapshot() const
{
    const std::chrono::duration<double> uptime = std::chrono::steady_clock::now() - started_at_;
    Snapshot snapshot{.uptime_seconds = uptime.count()};
    if (miner_ != nullptr) {
        snapshot.miner = make_snapshot(miner_->status());
        snapshot.miner->algorithm = algorithm_;
        snapshot.miner->is_paused = is_paused_.load();
    }
    if (pool_ != nullptr) {
        snapshot.pool = make_snapshot(pool_->status());
        snapshot.pool->coin = coin_;
        snapshot.pool->chain = chain_;
    }
    return snapshot;
}

CommandId RunningApp::post(Command command)
{
    const std::lock_guard lock(command_mutex_);
    const CommandId id{next_command_id_++};
    commands_.push_back({id, command});
    has_command_.notify_one();
    return id;
}

void RunningApp::on_pool_event(const pool::PoolEvent& event)
{
    const EventKind kind = kind_of(event.kind);
    std::vector<std::pair<std::string, std::string>> fields = {
        {"height", std::to_string(event.height)}};
    if (event.hash != Hash256{})
        fields.emplace_back("hash", to_display_hex(event.hash));
    log_.write(kind, event.text);
    events_.push(kind, event.text, std::move(fields));
}

void RunningApp::on_miner_event(const MinerEvent& event)
{
    const EventKind kind = kind_of(event.kind);
    log_.write(kind, event.text);
    events_.push(kind, event.text);
}

void RunningApp::run_commands(const std::stop_token& stop)
{
    std::unique_lock lock(command_mutex_);
    while (has_command_.wait(lock, stop, [this] { return !commands_.empty(); })) {
        const PostedCommand posted = commands_.front();
        commands_.pop_front();
        lock.unlock();
        carry_out(posted);
        lock.lock();
    }
}

void RunningApp::carry_out(const PostedCommand& posted)
{
    const std::string name(name_of(posted.command));
    const bool is_quit = std::holds_alternative<QuitCommand>(posted.command);
    Result<void> outcome;
    if (!is_quit)
        outcome = set_paused(std::holds_alternative<PauseCommand>(posted.command));
    const EventKind kind = outcome ? EventKind::command_done : EventKind::command_failed;
    const std::string text = outcome ? name + " is done" : name + ": " + outcome.error().message;
    log_.write(kind, text);
    events_.push(kind, text,
        {{"command_id", std::to_string(static_cast<std::uint64_t>(posted.id))}, {"command", name}});
    if (is_quit)
        events_.push(EventKind::quit, "the program was asked to end");
}

Result<void> RunningApp::set_paused(bool is_paused)
{
    if (miner_ == nullptr)
        return fail(ErrorCode::unsupported, "nothing is mining here");
    miner_->set_paused(is_paused);
    is_paused_.store(is_paused);
    return {};
}

}  // namespace otedama
