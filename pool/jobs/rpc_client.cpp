// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/rpc_client.hpp"

#include "net/http_client.hpp"
#include "pool/jobs/rpc_reply.hpp"

#include <fmt/format.h>

namespace otedama::pool {
namespace {

// A block of four million bytes in hexadecimal, with a template's words around it.
constexpr std::size_t kMaxReply = 32 * 1024 * 1024;

enum HttpStatus : unsigned {
    unauthorized = 401,
    forbidden = 403,
    service_unavailable = 503,
};

}  // namespace

RpcClient::RpcClient(net::Endpoint node, std::string path, RpcCredentials credentials)
    : node_(std::move(node)), path_(std::move(path)), credentials_(std::move(credentials))
{}

RpcClient::~RpcClient() = default;

Result<std::string> RpcClient::call(
    std::string_view method, std::string_view params, Deadline deadline, std::stop_token stop)
{
    const auto body = fmt::format(
        R"({{"jsonrpc":"1.0","id":"otedama","method":"{}","params":{}}})", method, params);
    const auto response = post(body, deadline, stop);
    if (!response)
        return tl::unexpected(response.error());
    const auto name = net::to_string(node_);
    switch (response->status) {
        case unauthorized:
            return fail(ErrorCode::unavailable,
                fmt::format("the node at {} refuses the login: {}", name, credentials_.advice()));
        case forbidden:
            return fail(ErrorCode::unavailable,
                fmt::format("the node at {} refuses this machine: allow it by rpcallowip", name));
        case service_unavailable:
            return fail(ErrorCode::unavailable,
                fmt::format("the node at {} is busy: raise its rpcworkqueue", name));
        default:
            return result_of_reply(method, response->body);
    }
}

Result<net::HttpResponse> RpcClient::post(
    const std::string& body, Deadline deadline, const std::stop_token& stop)
{
    for (;;) {
        const auto authorization = credentials_.authorization();
        if (!authorization)
            return tl::unexpected(authorization.error());
        auto response = post_as(body, *authorization, deadline, stop);
        const bool is_refused = response && response->status == unauthorized;
        if (!is_refused || !credentials_.renew(*authorization))
            return response;
    }
}

Result<net::HttpResponse> RpcClient::post_as(const std::string& body,
    const std::string& authorization, Deadline deadline, const std::stop_token& stop)
{
    auto connection = take_connection();
    auto response = connection->post(
        {.path = path_, .authorization = authorization, .body = body}, deadline, stop);
    // After a failure nobody knows what the connection would carry next.
    if (!response)
        return no_answer(response.error());
    keep_connection(std::move(connection));
    return response;
}

std::unique_ptr<net::HttpClient> RpcClient::take_connection()
{
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
    }
    return std::make_unique<net::HttpClient>(node_, kMaxReply);
}

void RpcClient::keep_connection(std::unique_ptr<net::HttpClient> connection)
{
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(connection));
}

tl::unexpected<Error> RpcClient::no_answer(const Error& error) const
{
    if (error.code == ErrorCode::cancelled || error.code == ErrorCode::timeout)
        return tl::unexpected(error);
    return fail(ErrorCode::unavailable,
        fmt::format("no answer from the node at {} ({}): start it with server=1, or check its "
                    "address and rpcport",
            net::to_string(node_), error.message));
}

}  // namespace otedama::pool
