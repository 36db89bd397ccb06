// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/session.hpp"

#include "core/log.hpp"
#include "pool/server/wished_difficulty.hpp"

#include <algorithm>
#include <utility>

namespace otedama::pool {
namespace {

/// Bits that BIP320 sets aside for miners.
constexpr std::uint32_t kVersionMask = 0x1fffe000;

StratumV1ServerSettings make_settings(const ExtraNonce& extranonce1)
{
    StratumV1ServerSettings settings;
    settings.extranonce1 = extranonce1;
    settings.extranonce2_size = kExtranonce2Size;
    settings.version_mask = kVersionMask;
    return settings;
}

}  // namespace

Session::Session(LoopServices& services, ExtranonceLease lease)
    : services_(services),
      lease_(std::move(lease)),
      extranonce1_(lease_.extranonce1()),
      server_(make_settings(extranonce1_)),
      wished_difficulty_(services.pool.fixed_difficulty.value_or(kDefaultDifficulty))
{
    // Submits point to their logins, so these must not move.
    logins_.reserve(kMaxLogins);
}

void Session::on_open(net::Connection& connection, Time now)
{
    connection_ = &connection;
    services_.sessions.insert(this);
    server_.on_connected(now);
}

std::size_t Session::on_bytes(ByteSpan input, Time now)
{
    if (is_ending_)
        return input.size();
    ServerActions actions;
    const std::size_t consumed = server_.on_bytes(input, now, actions);
    handle(actions);
    return consumed;
}

void Session::on_tick(Time now)
{
    if (is_ending_)
        return;
    ServerActions actions;
    server_.on_tick(now, actions);
    handle(actions);
}

void Session::on_closed(const Error& why)
{
    log::debug(log::pool, "session closed", {{"agent", server_.agent()}, {"why", why.message}});
    services_.sessions.erase(this);
    connection_ = nullptr;
    is_ending_ = true;
}

void Session::on_new_template()
{
    if (jobs_.latest() == nullptr || is_ending_)
        return;
    send_job();
    flush();
}

void Session::handle(ServerActions& actions)
{
    for (const ServerAction& action : actions) {
        // Submits gather into a batch; whatever else comes must find them answered.
        if (!std::holds_alternative<SubmitReceived>(action))
            judge_submits();
        std::visit([this](const auto& each) { handle(each); }, action);
        if (is_ending_)
            break;
    }
    judge_submits();
    send_first_job();
    flush();
    if (is_ending_ && connection_ != nullptr)
        connection_->close();
}

void Session::handle(const ServerBytes& action)
{
    output_ += action.bytes;
}

void Session::handle(const LoginRequested& action)
{
    const auto done = log_in(action);
    if (done)
        server_.accept_login(action.id, replies_);
    else
        server_.refuse_login(action.id, done.error().message, replies_);
    collect_replies();
}

void Session::handle(const SubmitReceived& action)
{
    pending_.push_back({.id = action.id, .login = find_login(action.user)});
    submits_.push_back({.job = jobs_.find(action.job_id),
        .extranonce2 = action.extranonce2,
        .ntime = action.ntime,
        .nonce = action.nonce,
        .version_bits = action.version_bits});
}

/// Holds from the next job on: the targets of the jobs sent before stay as they are.
void Session::handle(const DifficultySuggested& action)
{
    if (!services_.pool.fixed_difficulty)
        wished_difficulty_ = bounded_wish(action.difficulty).value_or(wished_difficulty_);
}

void Session::handle(const ServerEnds& action)
{
    log::debug(log::pool, "session ended by the pool", {{"why", action.why.message}});
    is_ending_ = true;
}

Result<void> Session::log_in(const LoginRequested& request)
{
    auto coinbase_class = services_.pool.policy.classify(request.user);
    if (!coinbase_class)
        return tl::unexpected<Error>(std::move(coinbase_class.error()));
    if (coinbase_class_ && *coinbase_class_ != *coinbase_class)
        return fail(ErrorCode::rejected,
            "this connection already mines for another address, open a second one");
    if (find_login(request.user) == nullptr) {
        if (logins_.size() == kMaxLogins)
            return fail(ErrorCode::rejected, "too many workers on one connection");
        logins_.push_back({.user = request.user, .identity = identify(request.user)});
    }
    coinbase_class_ = std::move(*coinbase_class);
    if (!services_.pool.fixed_difficulty)
        wished_difficulty_ = wish_in_password(request.password).value_or(wished_difficulty_);
    return {};
}

const Session::Login* Session::find_login(std::string_view user) const noexcept
{
    const auto found = std::ranges::find(logins_, user, &Login::user);
    return found == logins_.end() ? nullptr : &*found;
}

/// Clients subscribe and log in in either order; work follows both.
void Session::send_first_job()
{
    const bool is_ready = server_.is_subscribed() && server_.is_authorised() && coinbase_class_;
    if (is_ready && jobs_.latest() == nullptr && !is_ending_)
        send_job();
}

void Session::send_job()
{
    PoolJobPtr job = services_.pool.jobs.job_for(*coinbase_class_);
    if (jobs_.latest() != nullptr && jobs_.latest()->job == job)
        return;
    const ShareDifficulty difficulty = share_difficulty(
        wished_difficulty_, job->block->network_target, services_.pool.difficulty_one);
    if (difficulty.sent != sent_difficulty_)
        server_.send_difficulty(difficulty.sent, replies_);
    sent_difficulty_ = difficulty.sent;
    // The session may have missed the very template that was the first of its block.
    const bool is_clean = job->clean || jobs_.is_new_block(*job);
    server_.send_notify(is_clean ? job->notify_line_clean : job->notify_line, replies_);
    jobs_.add(std::move(job), difficulty.target);
    collect_replies();
}

void Session::judge_submits()
{
    if (submits_.empty())
        return;
    const std::uint32_t negotiated = server_.version_mask();
    const auto judgements = services_.validator.judge(
        submits_, {.extranonce1 = extranonce1_,
                      .version_mask = negotiated != 0 ? negotiated : kVersionMask,
                      .now = services_.pool.now()});
    for (std::size_t i = 0; i < judgements.size(); ++i) {
        const Verdict verdict = settle(i, judgements[i]);
        if (is_accepted(verdict))
            server_.accept_submit(pending_[i].id, replies_);
        else
            server_.refuse_submit(pending_[i].id, to_stratum_error(verdict), replies_);
    }
    submits_.clear();
    pending_.clear();
    collect_replies();
}

/// Passes an accepted share on; what the miner is told in the end.
Verdict Session::settle(std::size_t index, const ShareJudgement& judgement)
{
    Verdict verdict = judgement.verdict;
    const Login* login = pending_[index].login;
    if (login == nullptr)
        verdict = Verdict::not_logged_in;
    // A block is worth having whoever claims it.
    if (judgement.verdict == Verdict::block)
        hand_in_block(login != nullptr ? *login : logins_.front(), index, judgement);
    if (is_accepted(verdict) && !record(*login, index, judgement))
        verdict = Verdict::overloaded;
    if (!is_accepted(verdict))
        services_.rejected.fetch_add(1, std::memory_order_relaxed);
    return verdict;
}

void Session::hand_in_block(const Login& login, std::size_t index, const ShareJudgement& judgement)
{
    const ShareSubmit& submit = submits_[index];
    const PoolJob& job = *submit.job->job;
    services_.pool.on_block({.height = job.block->height,
        .previous_block = job.block->previous_block,
        .hash = judgement.hash,
        .block = make_block(job, judgement.header, extranonce1_, submit.extranonce2),
        .user = login.user});
}

/// False if the back thread is too far behind to take the share.
bool Session::record(const Login& login, std::size_t index, const ShareJudgement& judgement)
{
    const ShareSubmit& submit = submits_[index];
    return services_.accepted.try_push({.account = login.identity.account,
        .worker = login.identity.worker,
        .job = submit.job->job,
        .header = judgement.header,
        .extranonce1 = extranonce1_,
        .extranonce2 = submit.extranonce2,
        .hash = judgement.hash,
        .target = submit.job->target,
        .weight = submit.job->weight,
        .time = services_.pool.now()});
}

/// What the protocol machine answers to our decisions is bytes only.
void Session::collect_replies()
{
    for (const ServerAction& reply : replies_) {
        if (const auto* bytes = std::get_if<ServerBytes>(&reply))
            output_ += bytes->bytes;
    }
    replies_.clear();
}

void Session::flush()
{
    if (connection_ != nullptr && !output_.empty())
        connection_->send(
            ByteSpan(reinterpret_cast<const std::uint8_t*>(output_.data()), output_.size()));
    output_.clear();
}

}  // namespace otedama::pool
