// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace otedama::pool::test {

/// What a client asked.
struct RpcRequest {
    std::string path;
    std::string authorization;
    std::string method;
    std::string body;
};

/// What it is told.
struct RpcAnswer {
    unsigned status = 200;
    std::string body;
};

/// The answer of a node that is content: {"result":...}.
[[nodiscard]] RpcAnswer rpc_result(std::string_view result);
/// The answer of one that is not.
[[nodiscard]] RpcAnswer rpc_error(int code, std::string_view message);

/// An HTTP server on the loopback that says what a test wants: with plain sockets, so that it
/// shares nothing with what it tests. The answer function runs on a thread per connection.
class FakeRpcServer {
  public:
    using Answer = std::function<RpcAnswer(const RpcRequest&)>;

    explicit FakeRpcServer(Answer answer);
    FakeRpcServer(const FakeRpcServer&) = delete;
    FakeRpcServer& operator=(const FakeRpcServer&) = delete;
    ~FakeRpcServer();

    [[nodiscard]] std::string url() const;

  private:
    void accept_all();
    void serve(int connection);

    Answer answer_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::mutex mutex_;
    std::vector<int> connections_;
    std::vector<std::thread> threads_;
    std::thread acceptor_;
};

}  // namespace otedama::pool::test
