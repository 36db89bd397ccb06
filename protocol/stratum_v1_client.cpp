// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/stratum_v1_client.hpp"

#include "core/check.hpp"
#include "protocol/json_rpc.hpp"
#include "protocol/json_text.hpp"
#include "protocol/pending_requests.hpp"
#include "protocol/stratum_v1_answer.hpp"
#include "protocol/stratum_v1_hex.hpp"
#include "protocol/stratum_v1_job_state.hpp"
#include "protocol/stratum_v1_requests.hpp"
#include "protocol/stratum_v1_submit.hpp"

#include <fmt/format.h>

#include <utility>

namespace otedama {
namespace {

using Kind = PendingRequest::Kind;

class StratumV1Client final : public ClientProtocol {
  public:
    explicit StratumV1Client(StratumV1ClientSettings settings)
        : settings_(std::move(settings)), jobs_(*settings_.algorithm, settings_.session)
    {}

    void on_connected(Time now, ClientActions& actions) override;
    std::size_t on_bytes(ByteSpan input, Time now, ClientActions& actions) override;
    void on_solution(const Solution& solution, Time now, ClientActions& actions) override;
    void on_tick(Time now, ClientActions& actions) override;

  private:
    void on_line(std::string_view line, Time now, ClientActions& actions);

    void on_response(const RpcMessage& response, Time now, ClientActions& actions);
    void on_configured(const RpcMessage& response, ClientActions& actions);
    void on_subscribed(const RpcMessage& response, Time now, ClientActions& actions);
    void on_authorized(const RpcMessage& response, ClientActions& actions);
    void on_unanswered(const PendingRequest& request, Time now, ClientActions& actions);

    void on_call(const RpcMessage& call, ClientActions& actions);
    void on_notify(const RpcMessage& call, ClientActions& actions);
    void on_set_difficulty(const RpcMessage& call, ClientActions& actions);
    void on_set_extranonce(const RpcMessage& call, ClientActions& actions);
    void on_set_version_mask(const RpcMessage& call, ClientActions& actions);
    void on_reconnect(const RpcMessage& call, ClientActions& actions);

    void set_version_mask(std::uint32_t mask, ClientActions& actions);
    void emit(std::optional<Job> job, ClientActions& actions) const;
    void end(ErrorCode code, std::string message, ClientActions& actions);

    StratumV1ClientSettings settings_;
    PendingRequests pending_;
    Time answered_at_{};  // when the pool last answered anything
    JobState jobs_;
    bool is_rolling_ = false;  // version rolling was negotiated
    bool is_ready_ = false;
    bool is_ended_ = false;
};

/// The text to append bytes for the pool to: the last action's, if that is bytes.
std::string& output(ClientActions& actions)
{
    if (actions.empty() || !std::holds_alternative<SendBytes>(actions.back()))
        actions.emplace_back(SendBytes());
    return std::get<SendBytes>(actions.back()).bytes;
}

/// What is known about a submit before the pool's word.
SolutionAnswered answer_to(const PendingRequest& submit, Time now)
{
    return {.work = submit.work,
        .nonce = submit.nonce,
        .share_target = submit.share_target,
        .latency = std::chrono::duration_cast<std::chrono::milliseconds>(now - submit.sent_at)};
}

void StratumV1Client::on_connected(Time now, ClientActions& actions)
{
    std::string& out = output(actions);
    if (settings_.version_mask != 0)
        append_configure(
            out, pending_.add({.kind = Kind::configure, .sent_at = now}), settings_.version_mask);
    append_subscribe(out, pending_.add({.kind = Kind::subscribe, .sent_at = now}), settings_.agent);
}

std::size_t StratumV1Client::on_bytes(ByteSpan input, Time now, ClientActions& actions)
{
    std::size_t consumed = 0;
    while (!is_ended_) {
        const auto line = first_line(input.subspan(consumed));
        const std::size_t length = line ? line->text.size() : input.size() - consumed;
        if (length > kStratumV1MaxPoolLine) {
            end(ErrorCode::protocol, "the pool sent a line that is too long", actions);
            break;
        }
        if (!line)
            return consumed;
        on_line(line->text, now, actions);
        consumed += line->consumed;
    }
    return input.size();
}

void StratumV1Client::on_solution(const Solution& solution, Time now, ClientActions& actions)
{
    const Work& work = *solution.hit.work;
    const PendingRequest request{.kind = Kind::submit,
        .sent_at = now,
        .work = work.id,
        .nonce = solution.hit.nonce,
        .share_target = work.share_target};
    if (!is_ready_ || is_ended_ || work.session != settings_.session) {
        SolutionAnswered answer = answer_to(request, now);
        answer.reason = "solved for a session that is not open";
        actions.emplace_back(std::move(answer));
        return;
    }
    SubmitFields fields{.user = settings_.user,
        .job_id = work.job_id,
        .extranonce2 = work.extranonce2,
        .ntime = solution.hit.ntime,
        .nonce = static_cast<std::uint32_t>(solution.hit.nonce)};
    if (is_rolling_)
        fields.version_bits = solution.hit.version & jobs_.version_mask();
    append_submit(output(actions), pending_.add(request), fields);
}

void StratumV1Client::on_tick(Time now, ClientActions& actions)
{
    while (!is_ended_) {
        const auto request = pending_.take_older(now - settings_.response_deadline);
        if (!request)
            return;
        on_unanswered(*request, now, actions);
    }
}

void StratumV1Client::on_line(std::string_view line, Time now, ClientActions& actions)
{
    if (is_blank(line))
        return;
    const auto message = read_rpc(line);
    if (!message)
        end(ErrorCode::protocol,
            "the pool sent a line that is no Stratum: " + message.error().message, actions);
    else if (message->is_response())
        on_response(*message, now, actions);
    else
        on_call(*message, actions);
}

void StratumV1Client::on_response(const RpcMessage& response, Time now, ClientActions& actions)
{
    const auto request = pending_.take(response.id);
    if (!request) {
        // An error for no request of ours is the pool's way to say why it is about to hang up.
        if (const auto error = read_error(response))
            actions.emplace_back(PoolMessage{error->reason});
        return;
    }
    answered_at_ = now;
    switch (request->kind) {
        case Kind::configure:
            return on_configured(response, actions);
        case Kind::subscribe:
            return on_subscribed(response, now, actions);
        case Kind::authorize:
            return on_authorized(response, actions);
        case Kind::submit:
            break;
    }
    SolutionAnswered answer = answer_to(*request, now);
    if (const auto refusal = read_refusal(response)) {
        answer.code = refusal->code;
        answer.reason = refusal->reason;
    } else {
        answer.is_accepted = true;
    }
    actions.emplace_back(std::move(answer));
}

void StratumV1Client::on_configured(const RpcMessage& response, ClientActions& actions)
{
    const auto mask = read_negotiated_mask(response);
    is_rolling_ = mask.has_value();
    set_version_mask(mask.value_or(0), actions);
}

void StratumV1Client::on_subscribed(const RpcMessage& response, Time now, ClientActions& actions)
{
    const JsonValue result = response.body.find("result");
    if (const auto error = read_error(response))
        return end(
            ErrorCode::rejected, "the pool refused the subscription: " + error->reason, actions);
    const auto extranonce = read_extranonce(result.at(1), result.at(2));
    if (!extranonce)
        return end(ErrorCode::protocol,
            "the pool answered mining.subscribe without an extranonce that can be used", actions);
    jobs_.subscribe(*extranonce);
    append_authorize(output(actions), pending_.add({.kind = Kind::authorize, .sent_at = now}),
        settings_.user, settings_.password);
}

void StratumV1Client::on_authorized(const RpcMessage& response, ClientActions& actions)
{
    if (const auto refusal = read_refusal(response))
        return end(ErrorCode::rejected,
            fmt::format(
                "the pool refused the login: {}; check user name and password", refusal->reason),
            actions);
    is_ready_ = true;
    actions.emplace_back(SessionReady());
    emit(jobs_.first_job(), actions);
}

void StratumV1Client::on_unanswered(const PendingRequest& request, Time now, ClientActions& actions)
{
    // Pools that do not know mining.configure may stay silent about it: then nothing is rolled.
    if (request.kind == Kind::configure)
        return;
    const bool is_pool_mute = answered_at_ <= request.sent_at;
    if (request.kind != Kind::submit || is_pool_mute)
        return end(ErrorCode::timeout,
            fmt::format("the pool has not answered for {} s", settings_.response_deadline.count()),
            actions);
    SolutionAnswered answer = answer_to(request, now);
    answer.reason = "no answer";
    actions.emplace_back(std::move(answer));
}

void StratumV1Client::on_call(const RpcMessage& call, ClientActions& actions)
{
    if (call.method == "mining.notify")
        return on_notify(call, actions);
    if (call.method == "mining.set_difficulty")
        return on_set_difficulty(call, actions);
    if (call.method == "mining.set_extranonce")
        return on_set_extranonce(call, actions);
    if (call.method == "mining.set_version_mask")
        return on_set_version_mask(call, actions);
    if (call.method == "client.reconnect")
        return on_reconnect(call, actions);
    if (call.method == "client.show_message") {
        const std::string_view text = call.params.at(0).string().value_or("");
        actions.emplace_back(PoolMessage{clean_text(text)});
    } else if (call.method == "mining.ping") {
        append_result(output(actions), call.id, R"("pong")");
    } else if (call.method == "client.get_version") {
        std::string agent;
        append_json_string(agent, settings_.agent);
        append_result(output(actions), call.id, agent);
    } else if (call.has_id()) {
        append_error(output(actions), call.id, -3, "Method not found");
    }
}

void StratumV1Client::on_notify(const RpcMessage& call, ClientActions& actions)
{
    if (const auto done = jobs_.notify(call.params); !done)
        return end(ErrorCode::protocol, done.error().message, actions);
    emit(jobs_.job(), actions);
}

void StratumV1Client::on_set_difficulty(const RpcMessage& call, ClientActions& actions)
{
    const auto difficulty = read_difficulty(call.params.at(0));
    if (!difficulty)
        return end(
            ErrorCode::protocol, "the pool sent a difficulty that is no positive number", actions);
    jobs_.set_difficulty(*difficulty);
}

void StratumV1Client::on_set_extranonce(const RpcMessage& call, ClientActions& actions)
{
    const auto extranonce = read_extranonce(call.params.at(0), call.params.at(1));
    if (!extranonce)
        return end(ErrorCode::protocol, "the pool sent an extranonce that cannot be used", actions);
    jobs_.set_extranonce(*extranonce);
}

void StratumV1Client::on_set_version_mask(const RpcMessage& call, ClientActions& actions)
{
    const auto mask = read_mask(call.params.at(0));
    if (!mask)
        return end(
            ErrorCode::protocol, "the pool sent a version mask that is no hex word", actions);
    // Without negotiation the pool would not understand what we rolled.
    if (is_rolling_)
        set_version_mask(*mask, actions);
}

void StratumV1Client::on_reconnect(const RpcMessage& call, ClientActions& actions)
{
    const std::string host = clean_text(call.params.at(0).string().value_or(""));
    actions.emplace_back(PoolMessage{
        host.empty() ? "the pool asks to reconnect" : "the pool asks to reconnect to " + host});
    // Only to where the user pointed us: following the pool elsewhere is how hashrate is stolen.
    end(ErrorCode::unavailable, "the pool asked to reconnect", actions);
}

void StratumV1Client::set_version_mask(std::uint32_t mask, ClientActions& actions)
{
    if (jobs_.set_version_mask(mask & settings_.version_mask))
        emit(jobs_.job(), actions);
}

/// Before the login no job leaves: its solutions would be refused.
void StratumV1Client::emit(std::optional<Job> job, ClientActions& actions) const
{
    if (is_ready_ && job)
        actions.emplace_back(JobReceived{std::move(*job)});
}

void StratumV1Client::end(ErrorCode code, std::string message, ClientActions& actions)
{
    is_ended_ = true;
    actions.emplace_back(EndSession{Error{code, std::move(message)}});
}

}  // namespace

std::unique_ptr<ClientProtocol> make_stratum_v1_client(StratumV1ClientSettings settings)
{
    OTEDAMA_ASSERT(settings.algorithm != nullptr);
    return std::make_unique<StratumV1Client>(std::move(settings));
}

}  // namespace otedama
