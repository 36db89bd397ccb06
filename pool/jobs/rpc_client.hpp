// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "core/time.hpp"
#include "net/endpoint.hpp"
#include "pool/jobs/rpc_credentials.hpp"

#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace otedama::net {
class HttpClient;
struct HttpResponse;
}  // namespace otedama::net

namespace otedama::pool {

/// JSON-RPC over HTTP, as Bitcoin Core speaks it. Any thread, several at once: each call in
/// progress has a connection of its own.
class RpcClient {
  public:
    RpcClient(net::Endpoint node, std::string path, RpcCredentials credentials);
    RpcClient(const RpcClient&) = delete;
    RpcClient& operator=(const RpcClient&) = delete;
    ~RpcClient();

    /// Calls `method` with `params`, a JSON list, and answers the result as JSON text. Errors are
    /// those of result_of_reply, ErrorCode::cancelled, ErrorCode::timeout, or
    /// ErrorCode::unavailable with what to do about the connection or the login.
    [[nodiscard]] Result<std::string> call(
        std::string_view method, std::string_view params, Deadline deadline, std::stop_token stop);

    [[nodiscard]] const net::Endpoint& node() const noexcept { return node_; }

  private:
    Result<net::HttpResponse> post(
        const std::string& body, Deadline deadline, const std::stop_token& stop);
    Result<net::HttpResponse> post_as(const std::string& body, const std::string& authorization,
        Deadline deadline, const std::stop_token& stop);
    std::unique_ptr<net::HttpClient> take_connection();
    void keep_connection(std::unique_ptr<net::HttpClient> connection);
    tl::unexpected<Error> no_answer(const Error& error) const;

    const net::Endpoint node_;
    const std::string path_;
    RpcCredentials credentials_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<net::HttpClient>> idle_;
};

}  // namespace otedama::pool
