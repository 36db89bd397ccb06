// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/upstream.hpp"

#include <fmt/format.h>

#include <random>
#include <utility>
#include <variant>

namespace otedama {
namespace {

constexpr std::chrono::milliseconds kTick{100};

Time now()
{
    return std::chrono::steady_clock::now();
}

std::string to_sentence(const SolutionAnswered& answer)
{
    if (answer.is_accepted)
        return fmt::format("share accepted in {} ms", answer.latency.count());
    return fmt::format("share rejected: {} (code {})", answer.reason, answer.code);
}

}  // namespace

Upstream::Upstream(net::EventLoop& loop, PoolUrl pool, UpstreamLogin login,
    UpstreamPatience patience, UpstreamCallbacks callbacks)
    : loop_(loop),
      pool_(std::move(pool)),
      login_(std::move(login)),
      patience_(patience),
      callbacks_(std::move(callbacks)),
      backoff_(patience.first_wait, patience.longest_wait, std::random_device{}())
{
    status_.pool_url = fmt::format("{}://{}", pool_.protocol->scheme, to_string(pool_.endpoint));
}

void Upstream::start()
{
    loop_.post([this] { connect(); });
    loop_.every(kTick, [this](Time now) { on_tick(now); });
}

void Upstream::submit(std::size_t device, Solution solution, const std::stop_token& stop)
{
    if (queue_.push({device, std::move(solution)}, stop))
        loop_.post([this] { hand_in_waiting(); });
}

MinerStatus Upstream::status() const
{
    const std::lock_guard lock(status_mutex_);
    return status_;
}

void Upstream::connect()
{
    set_state(ConnectionState::connecting);
    login_.session = SessionId{++session_count_};
    session_ = std::make_shared<UpstreamSession>(login_.session,
        pool_.protocol->make_client(login_),
        UpstreamSession::Callbacks{.on_action = [this](const auto& action) { on_action(action); },
            .on_end = [this](const Error& why) { on_end(why); }});
    // One whole message may stand unconsumed while the next arrives.
    const net::ConnectionLimits limits{.unread_bytes = 2 * pool_.protocol->longest_message};
    net::connect(loop_, pool_.endpoint, patience_.connect, limits, session_);
}

void Upstream::on_tick(Time now)
{
    if (!session_ && now >= connect_at_)
        connect();
}

void Upstream::on_action(const ClientAction& action)
{
    if (std::holds_alternative<SessionReady>(action))
        on_ready();
    else if (const auto* received = std::get_if<JobReceived>(&action))
        on_job(received->job);
    else if (const auto* answer = std::get_if<SolutionAnswered>(&action))
        on_answered(*answer);
    else if (const auto* message = std::get_if<PoolMessage>(&action))
        tell(MinerEvent::Kind::pool_message, message->text);
}

void Upstream::on_ready()
{
    backoff_.reset();
    set_state(ConnectionState::connected);
    tell(MinerEvent::Kind::connected, fmt::format("connected to {}", to_string(pool_.endpoint)));
}

void Upstream::on_job(const Job& job)
{
    const double difficulty = job.share_target.difficulty(job.algorithm->difficulty_one);
    {
        const std::lock_guard lock(status_mutex_);
        status_.difficulty = difficulty;
    }
    if (job.clean)
        drop_waiting();
    callbacks_.on_job(job);
    tell(MinerEvent::Kind::new_job,
        fmt::format("job {}, difficulty {:.6g}", job.job_id, difficulty));
}

void Upstream::on_answered(const SolutionAnswered& answer)
{
    const auto found = unanswered_.find({answer.work, answer.nonce});
    if (found != unanswered_.end()) {
        callbacks_.on_answer(found->second, answer.is_accepted);
        unanswered_.erase(found);
    }
    {
        const std::lock_guard lock(status_mutex_);
        ++(answer.is_accepted ? status_.accepted : status_.rejected);
        if (answer.is_accepted)
            status_.accepted_weight += answer.share_target.weight();
        status_.share_latency = answer.latency;
    }
    tell(answer.is_accepted ? MinerEvent::Kind::share_accepted : MinerEvent::Kind::share_rejected,
        to_sentence(answer));
    hand_in_waiting();
}

void Upstream::on_end(const Error& why)
{
    // A pool that hangs up before the login may not bear the question about version rolling; one
    // that hangs up anyway is asked again the next time.
    if (session_->was_open() && !session_->was_ready())
        login_.can_roll_version = !login_.can_roll_version;
    session_.reset();
    unanswered_.clear();
    hand_in_waiting();
    callbacks_.on_no_work();
    const auto wait = backoff_.next();
    connect_at_ = now() + wait;
    set_state(ConnectionState::waiting);
    tell(MinerEvent::Kind::disconnected, fmt::format("{}: {}; trying again in {} ms",
                                             to_string(pool_.endpoint), why.message, wait.count()));
}

/// As many as the pool may have at a time; the rest follows its answers. A target that nearly every
/// hash meets (regtest) would otherwise flood both sides.
void Upstream::hand_in_waiting()
{
    while (unanswered_.size() < kMaxUnanswered) {
        const auto found = queue_.take(kMaxUnanswered - unanswered_.size());
        if (found.empty())
            return;
        for (const FoundSolution& each : found) hand_in(each);
    }
}

/// Solutions that a flood held back are void once a clean job comes. Without a flood none waits,
/// and one that comes a moment late is still worth the try.
void Upstream::drop_waiting()
{
    if (unanswered_.size() < kMaxUnanswered)
        return;
    const std::size_t dropped = queue_.take(SolutionQueue::kCapacity).size();
    const std::lock_guard lock(status_mutex_);
    status_.stale += dropped;
}

void Upstream::hand_in(const FoundSolution& found)
{
    const Work& work = *found.solution.hit.work;
    if (!session_ || work.session != session_->id()) {
        const std::lock_guard lock(status_mutex_);
        ++status_.stale;
        return;
    }
    unanswered_.emplace(SolutionKey{work.id, found.solution.hit.nonce}, found.device);
    session_->solve(found.solution, now());
}

void Upstream::set_state(ConnectionState state)
{
    const std::lock_guard lock(status_mutex_);
    status_.connection = state;
}

void Upstream::tell(MinerEvent::Kind kind, std::string text) const
{
    callbacks_.on_event({.kind = kind, .text = std::move(text)});
}

}  // namespace otedama
