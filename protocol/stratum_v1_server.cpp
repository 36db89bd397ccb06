// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/stratum_v1_server.hpp"

#include "core/hex.hpp"
#include "protocol/json_rpc.hpp"
#include "protocol/json_text.hpp"
#include "protocol/stratum_v1_answer.hpp"
#include "protocol/stratum_v1_configure.hpp"
#include "protocol/stratum_v1_hex.hpp"
#include "protocol/stratum_v1_submit.hpp"

#include <fmt/format.h>

#include <utility>

namespace otedama {
namespace {

constexpr StratumError kUnknownMethod{-3, "Method not found"};
constexpr StratumError kNotAuthorised{24, "Unauthorized worker"};
constexpr StratumError kNotSubscribed{25, "Not subscribed"};

/// The text to append bytes for the peer to: the last action's, if that is bytes, so that a burst
/// of answers is one write.
std::string& output(ServerActions& actions)
{
    if (actions.empty() || !std::holds_alternative<ServerBytes>(actions.back()))
        actions.emplace_back(ServerBytes());
    return std::get<ServerBytes>(actions.back()).bytes;
}

void answer_error(const RpcMessage& request, StratumError error, ServerActions& actions)
{
    append_error(output(actions), request.id, error.code, error.message);
}

std::string subscribe_result(const StratumV1ServerSettings& settings)
{
    const std::string extranonce1 = to_hex(settings.extranonce1.span());
    // Sessions are not resumed, so that the extranonce is name enough.
    return fmt::format(R"([[["mining.set_difficulty","{0}"],["mining.notify","{0}"]],"{0}",{1}])",
        extranonce1, settings.extranonce2_size);
}

}  // namespace

StratumV1Server::StratumV1Server(StratumV1ServerSettings settings) : settings_(settings) {}

void StratumV1Server::on_connected(Time now)
{
    connected_at_ = now;
}

std::size_t StratumV1Server::on_bytes(ByteSpan input, Time, ServerActions& actions)
{
    std::size_t consumed = 0;
    while (!is_ended_) {
        const auto line = first_line(input.subspan(consumed));
        const std::size_t length = line ? line->text.size() : input.size() - consumed;
        if (length > max_line())
            end(ErrorCode::protocol, "the line is too long", actions);
        else if (!line)
            return consumed;
        else
            on_line(line->text, actions);
        consumed += line ? line->consumed : 0;
    }
    return input.size();
}

void StratumV1Server::on_tick(Time now, ServerActions& actions)
{
    if (!is_ended_ && !is_authorised_ && now - connected_at_ >= settings_.login_deadline)
        end(ErrorCode::timeout, "no login in time", actions);
}

void StratumV1Server::accept_login(const RequestId& id, ServerActions& actions)
{
    is_authorised_ = true;
    append_result(output(actions), id, "true");
}

void StratumV1Server::refuse_login(
    const RequestId& id, std::string_view reason, ServerActions& actions)
{
    append_error(output(actions), id, kNotAuthorised.code, reason);
}

void StratumV1Server::accept_submit(const RequestId& id, ServerActions& actions)
{
    append_result(output(actions), id, "true");
}

void StratumV1Server::refuse_submit(const RequestId& id, StratumError error, ServerActions& actions)
{
    append_error(output(actions), id, error.code, error.message);
}

void StratumV1Server::send_difficulty(double difficulty, ServerActions& actions)
{
    std::string& out = output(actions);
    out += R"({"id":null,"method":"mining.set_difficulty","params":[)";
    append_json_number(out, difficulty);
    out += "]}\n";
}

void StratumV1Server::send_version_mask(std::uint32_t mask, ServerActions& actions)
{
    if (offered_mask_ == 0)
        return;
    negotiated_mask_ = mask & offered_mask_;
    fmt::format_to(std::back_inserter(output(actions)),
        "{{\"id\":null,\"method\":\"mining.set_version_mask\",\"params\":[\"{:08x}\"]}}\n",
        negotiated_mask_);
}

void StratumV1Server::send_notify(std::string_view line, ServerActions& actions)
{
    output(actions) += line;
}

/// Before the login a device may list every extension there is in one mining.configure.
std::size_t StratumV1Server::max_line() const noexcept
{
    return is_authorised_ ? settings_.max_line_bytes : 2 * settings_.max_line_bytes;
}

void StratumV1Server::on_line(std::string_view line, ServerActions& actions)
{
    if (is_blank(line))
        return;
    const auto message = read_rpc(line);
    if (!message)
        return end(ErrorCode::protocol, message.error().message, actions);
    if (line.size() > settings_.max_line_bytes && message->method != "mining.configure")
        return end(ErrorCode::protocol, "the line is too long", actions);
    // We ask nothing that has an id, so a response answers something else than us.
    if (!message->is_response())
        on_request(*message, actions);
}

void StratumV1Server::on_request(const RpcMessage& request, ServerActions& actions)
{
    if (request.method == "mining.submit")
        return on_submit(request, actions);
    if (request.method == "mining.subscribe")
        return on_subscribe(request, actions);
    if (request.method == "mining.authorize")
        return on_authorize(request, actions);
    if (request.method == "mining.configure")
        return on_configure(request, actions);
    if (request.method == "mining.ping")
        return append_result(output(actions), request.id, R"("pong")");
    if (request.method == "mining.extranonce.subscribe")
        return answer_error(request, {20, "Not supported"}, actions);
    if (request.method != "mining.suggest_difficulty")
        return answer_error(request, kUnknownMethod, actions);
    const auto difficulty = read_difficulty(request.params.at(0));
    if (!difficulty)
        return answer_error(request, {20, "Invalid difficulty"}, actions);
    append_result(output(actions), request.id, "true");
    actions.emplace_back(DifficultySuggested{*difficulty});
}

void StratumV1Server::on_configure(const RpcMessage& request, ServerActions& actions)
{
    const ConfigureAnswer answer = answer_configure(request.params, settings_.version_mask);
    offered_mask_ = answer.version_mask;
    negotiated_mask_ = answer.version_mask;
    append_result(output(actions), request.id, answer.result);
}

void StratumV1Server::on_subscribe(const RpcMessage& request, ServerActions& actions)
{
    constexpr std::size_t kMaxAgent = 64;
    agent_ = clean_text(request.params.at(0).string().value_or(""), kMaxAgent);
    is_subscribed_ = true;
    append_result(output(actions), request.id, subscribe_result(settings_));
}

void StratumV1Server::on_authorize(const RpcMessage& request, ServerActions& actions)
{
    const std::string_view user = request.params.at(0).string().value_or("");
    const std::string_view password = request.params.at(1).string().value_or("");
    if (user.empty() || user.size() > kMaxUser || password.size() > kMaxUser)
        return answer_error(request, {20, "Invalid user name or password"}, actions);
    actions.emplace_back(
        LoginRequested{RequestId(request.id), std::string(user), std::string(password)});
}

void StratumV1Server::on_submit(const RpcMessage& request, ServerActions& actions)
{
    if (!is_subscribed_)
        return answer_error(request, kNotSubscribed, actions);
    if (!is_authorised_)
        return answer_error(request, kNotAuthorised, actions);
    const auto fields = read_submit(request.params, settings_.extranonce2_size);
    if (!fields)
        return answer_error(request, {20, fields.error()}, actions);
    actions.emplace_back(SubmitReceived{.id = RequestId(request.id),
        .user = std::string(fields->user),
        .job_id = std::string(fields->job_id),
        .extranonce2 = fields->extranonce2,
        .ntime = fields->ntime,
        .nonce = fields->nonce,
        .version_bits = fields->version_bits});
}

void StratumV1Server::end(ErrorCode code, std::string message, ServerActions& actions)
{
    is_ended_ = true;
    actions.emplace_back(ServerEnds{Error{code, std::move(message)}});
}

}  // namespace otedama
