// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/unit/pool/jobs/fake_rpc_server.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace otedama::pool::test {
namespace {

std::string between(const std::string& text, std::string_view begin, std::string_view end)
{
    const auto at = text.find(begin);
    if (at == std::string::npos)
        return {};
    const auto first = at + begin.size();
    return text.substr(first, text.find(end, first) - first);
}

/// The value of a header field, whatever the case of its name.
std::string field(const std::string& head, const std::string& name)
{
    std::string lower = head;
    std::ranges::transform(
        lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto at = lower.find("\r\n" + name + ": ");
    if (at == std::string::npos)
        return {};
    const auto first = at + name.size() + 4;
    return head.substr(first, head.find("\r\n", first) - first);
}

/// Reads one request; false when the client has left.
bool read_request(int connection, std::string& pending, RpcRequest& request)
{
    char chunk[4096];
    for (;;) {
        const auto head_end = pending.find("\r\n\r\n");
        if (head_end != std::string::npos) {
            const auto head = pending.substr(0, head_end + 2);
            const auto size = std::stoul("0" + field(head, "content-length"));
            const auto total = head_end + 4 + size;
            if (pending.size() >= total) {
                request.path = between(head, "POST ", " ");
                request.authorization = field(head, "authorization");
                request.body = pending.substr(head_end + 4, size);
                request.method = between(request.body, "\"method\":\"", "\"");
                pending.erase(0, total);
                return true;
            }
        }
        const auto count = ::recv(connection, chunk, sizeof chunk, 0);
        if (count <= 0)
            return false;
        pending.append(chunk, static_cast<std::size_t>(count));
    }
}

}  // namespace

RpcAnswer rpc_result(std::string_view result)
{
    return {.body = R"({"result":)" + std::string(result) + R"(,"error":null,"id":"otedama"})"};
}

RpcAnswer rpc_error(int code, std::string_view message)
{
    return {.status = 500,
        .body = R"({"result":null,"error":{"code":)" + std::to_string(code) + R"(,"message":")" +
                std::string(message) + R"("},"id":"otedama"})"};
}

FakeRpcServer::FakeRpcServer(Answer answer)
    : answer_(std::move(answer)), listener_(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(::bind(listener_, generic, size), 0);
    EXPECT_EQ(::listen(listener_, 16), 0);
    EXPECT_EQ(::getsockname(listener_, generic, &size), 0);
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread([this] { accept_all(); });
}

FakeRpcServer::~FakeRpcServer()
{
    ::shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    ::close(listener_);
    for (const int connection : connections_) ::shutdown(connection, SHUT_RDWR);
    for (auto& thread : threads_) thread.join();
    for (const int connection : connections_) ::close(connection);
}

std::string FakeRpcServer::url() const
{
    return "http://127.0.0.1:" + std::to_string(port_);
}

void FakeRpcServer::accept_all()
{
    for (;;) {
        const int connection = ::accept(listener_, nullptr, nullptr);
        if (connection < 0)
            return;
        const std::lock_guard lock(mutex_);
        connections_.push_back(connection);
        threads_.emplace_back([this, connection] { serve(connection); });
    }
}

void FakeRpcServer::serve(int connection)
{
    std::string pending;
    RpcRequest request;
    while (read_request(connection, pending, request)) {
        const auto answer = answer_(request);
        const auto text = "HTTP/1.1 " + std::to_string(answer.status) +
                          " Whatever\r\nContent-Type: application/json\r\nContent-Length: " +
                          std::to_string(answer.body.size()) + "\r\n\r\n" + answer.body;
        if (::send(connection, text.data(), text.size(), MSG_NOSIGNAL) < 0)
            return;
    }
}

}  // namespace otedama::pool::test
