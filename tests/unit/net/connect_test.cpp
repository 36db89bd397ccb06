// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/connection.hpp"
#include "tests/unit/net/loop_thread.hpp"

#include <gtest/gtest.h>

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace otedama::net {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// A plain socket on 127.0.0.1, for what a well-behaved peer does not do.
class RawSocket {
  public:
    RawSocket() : fd_(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0))
    {
        address_.sin_family = AF_INET;
        address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    }
    RawSocket(const RawSocket&) = delete;
    RawSocket& operator=(const RawSocket&) = delete;
    ~RawSocket() { ::close(fd_); }

    /// Takes a free port; listens with the shortest queue if `backlog` is not negative.
    std::uint16_t bind(int backlog)
    {
        socklen_t size = sizeof address_;
        EXPECT_EQ(::bind(fd_, as_any(), size), 0);
        if (backlog >= 0) {
            EXPECT_EQ(::listen(fd_, backlog), 0);
        }
        EXPECT_EQ(::getsockname(fd_, as_any(), &size), 0);
        return ntohs(address_.sin_port);
    }

    void connect(std::uint16_t port)
    {
        address_.sin_port = htons(port);
        ::connect(fd_, as_any(), sizeof address_);
    }

    /// Closing resets the connection from now on.
    void reset_on_close()
    {
        const linger now{1, 0};
        EXPECT_EQ(::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &now, sizeof now), 0);
    }

    [[nodiscard]] int descriptor() const { return fd_; }

  private:
    sockaddr* as_any() { return reinterpret_cast<sockaddr*>(&address_); }

    int fd_;
    sockaddr_in address_{};
};

/// What a failed connect() tells its handler.
Error failure_of(LoopThread& thread, const Endpoint& remote, milliseconds timeout)
{
    auto handler = std::make_shared<TestHandler>();
    thread.loop().post([&thread, remote, timeout, handler] {
        connect(thread.loop(), remote, timeout, {}, handler);
        EXPECT_EQ(handler->closed_count, 0) << "not from inside the call";
    });
    EXPECT_TRUE(eventually([&] { return handler->closed_count > 0; }));
    EXPECT_FALSE(handler->is_open);
    EXPECT_TRUE(eventually([&] { return handler.use_count() == 1; }));
    return handler->why;
}

TEST(Connect, RefusedNamesHostPortAndCause)
{
    RawSocket bound;
    const std::string port = std::to_string(bound.bind(-1));
    LoopThread thread;
    const auto number = static_cast<std::uint16_t>(std::stoi(port));
    const Error error = failure_of(thread, {"127.0.0.1", number}, seconds(5));
    EXPECT_EQ(error.code, ErrorCode::unavailable);
    EXPECT_EQ(error.message, "cannot connect to 127.0.0.1:" + port + ": connection refused");
    EXPECT_EQ(failure_of(thread, {"localhost", number}, seconds(5)).message,
        "cannot connect to localhost:" + port + ": connection refused");
}

TEST(Connect, TimesOutOnAServerThatNeverAccepts)
{
    RawSocket listener;
    const std::uint16_t port = listener.bind(0);
    // The kernel drops further attempts once the queue of one is full.
    std::vector<std::unique_ptr<RawSocket>> fillers;
    for (int i = 0; i < 4; ++i) {
        fillers.push_back(std::make_unique<RawSocket>());
        fillers.back()->connect(port);
    }
    LoopThread thread;
    const Time start = std::chrono::steady_clock::now();
    const Error error = failure_of(thread, {"127.0.0.1", port}, milliseconds(100));
    EXPECT_EQ(error.code, ErrorCode::timeout);
    EXPECT_NE(error.message.find(": timed out"), std::string::npos) << error.message;
    EXPECT_GE(std::chrono::steady_clock::now() - start, milliseconds(100));
}

TEST(Connect, AnImpossibleNameIsNotFound)
{
    LoopThread thread;
    // A label may have 63 characters (RFC 1035), so no name server is asked.
    const std::string host(64, 'x');
    const Error error = failure_of(thread, {host, 1}, seconds(4));
    EXPECT_NE(error.code, ErrorCode::timeout);
    EXPECT_EQ(error.message.find("cannot connect to " + host + ":1: "), 0U) << error.message;
}

TEST(Connect, ALoopDestroyedAmidAnAttemptReleasesTheHandler)
{
    RawSocket listener;
    const std::uint16_t port = listener.bind(0);
    auto handler = std::make_shared<TestHandler>();
    {
        LoopThread thread;
        for (int i = 0; i < 4; ++i)
            thread.on_loop(
                [&] { connect(thread.loop(), {"127.0.0.1", port}, seconds(30), {}, handler); });
    }
    EXPECT_EQ(handler.use_count(), 1);
}

TEST(Connect, APeersResetIsHeardOnce)
{
    LoopThread thread;
    auto handler = std::make_shared<TestHandler>();
    auto server = thread.on_loop([&] {
        return TcpServer::listen(thread.loop(), {"127.0.0.1", 0}, {}, [&] { return handler; });
    });
    ASSERT_TRUE(server.has_value());
    {
        RawSocket peer;
        peer.reset_on_close();
        peer.connect((*server)->local().port);
        ASSERT_TRUE(eventually([&] { return handler->is_open.load(); }));
    }
    EXPECT_TRUE(eventually([&] { return handler->closed_count > 0; }));
    EXPECT_EQ(handler->why.message, "connection reset by the peer");
    EXPECT_TRUE(eventually([&] { return (*server)->connection_count() == 0; }));
    EXPECT_EQ(handler->closed_count, 1);
    thread.on_loop([&] { server->reset(); });
}

TEST(Connect, AStubbornPeerIsCutOffASecondAfterClose)
{
    LoopThread thread;
    auto handler = std::make_shared<TestHandler>();
    handler->when_open = [](Connection& peer) { peer.close(); };
    auto server = thread.on_loop([&] {
        return TcpServer::listen(thread.loop(), {"127.0.0.1", 0}, {}, [&] { return handler; });
    });
    ASSERT_TRUE(server.has_value());
    RawSocket peer;
    peer.connect((*server)->local().port);
    // The handler hears its end at once, the socket waits for the peer's.
    ASSERT_TRUE(eventually([&] { return handler->closed_count > 0; }));
    EXPECT_EQ((*server)->connection_count(), 1U);
    EXPECT_TRUE(eventually([&] { return (*server)->connection_count() == 0; }));
    thread.on_loop([&] { server->reset(); });
}

TEST(Accept, WaitsWhileDescriptorsAreShort)
{
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "the sanitizer opens descriptors of its own to check a pointer";
#endif
    LoopThread thread;
    auto server = thread.on_loop([&] {
        return TcpServer::listen(
            thread.loop(), {"127.0.0.1", 0}, {}, [] { return std::make_shared<TestHandler>(); });
    });
    ASSERT_TRUE(server.has_value());
    const std::uint16_t port = (*server)->local().port;
    RawSocket early;
    early.connect(port);
    ASSERT_TRUE(eventually([&] { return (*server)->connection_count() == 1; }));
    RawSocket first;
    RawSocket second;
    rlimit usual{};
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &usual), 0);
    const rlimit none{static_cast<rlim_t>(second.descriptor()) + 1, usual.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &none), 0);
    first.connect(port);
    second.connect(port);
    std::this_thread::sleep_for(milliseconds(50));
    const std::size_t count_when_short = (*server)->connection_count();
    EXPECT_EQ(setrlimit(RLIMIT_NOFILE, &usual), 0);
    EXPECT_EQ(count_when_short, 1U);
    EXPECT_TRUE(eventually([&] { return (*server)->connection_count() == 3; }));
    thread.on_loop([&] { server->reset(); });
}

}  // namespace
}  // namespace otedama::net
