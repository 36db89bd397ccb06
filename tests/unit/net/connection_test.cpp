// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/connection.hpp"

#include "tests/unit/net/loop_thread.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace otedama::net {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using HandlerPtr = std::shared_ptr<TestHandler>;

/// A loop, a server whose handlers a test makes, and clients of it.
class ConnectionTest : public testing::Test {
  protected:
    void serve(std::function<HandlerPtr()> make, ConnectionLimits limits = {},
        const Endpoint& address = {"127.0.0.1", 0})
    {
        thread_.on_loop([&] {
            auto server = TcpServer::listen(
                thread_.loop(), address, limits, [make = std::move(make)] { return make(); });
            ASSERT_TRUE(server.has_value()) << server.error().message;
            server_ = std::move(*server);
        });
    }

    void serve_echo(ConnectionLimits limits = {}, const Endpoint& address = {"127.0.0.1", 0})
    {
        serve(
            [] {
                auto handler = std::make_shared<TestHandler>();
                handler->when_bytes = echo;
                return handler;
            },
            limits, address);
    }

    void connect_to(const Endpoint& remote, const HandlerPtr& handler,
        milliseconds timeout = seconds(5), ConnectionLimits limits = {})
    {
        thread_.loop().post([this, remote, handler, timeout, limits] {
            connect(thread_.loop(), remote, timeout, limits, handler);
        });
    }

    static bool is_closed(const HandlerPtr& handler)
    {
        return eventually([&] { return handler->closed_count > 0; });
    }

    void TearDown() override
    {
        thread_.on_loop([&] { server_.reset(); });
    }

    LoopThread thread_;
    std::unique_ptr<TcpServer> server_;
};

/// A client that sends `request` and collects the answer until `size` bytes are there.
HandlerPtr make_asker(std::string request, std::size_t size, std::string& answer)
{
    auto handler = std::make_shared<TestHandler>();
    handler->when_open = [request](Connection& peer) { peer.send(bytes_of(request)); };
    handler->when_bytes = [size, &answer](Connection& peer, ByteSpan input) {
        answer += text_of(input);
        if (answer.size() >= size)
            peer.close();
        return input.size();
    };
    return handler;
}

TEST_F(ConnectionTest, EchoesOverIpv4)
{
    serve_echo();
    std::string answer;
    const auto client = make_asker("hello", 5, answer);
    connect_to(server_->local(), client);
    ASSERT_TRUE(is_closed(client));
    EXPECT_EQ(answer, "hello");
    EXPECT_EQ(client->why.code, ErrorCode::cancelled);
    EXPECT_TRUE(eventually([&] { return server_->connection_count() == 0; }));
}

TEST_F(ConnectionTest, Ipv6WildcardTakesBothFamilies)
{
    serve_echo({}, {"::", 0});
    for (const char* host : {"::1", "127.0.0.1", "localhost"}) {
        std::string answer;
        const auto client = make_asker("hello", 5, answer);
        connect_to({host, server_->local().port}, client);
        ASSERT_TRUE(is_closed(client)) << host;
        EXPECT_EQ(answer, "hello") << host << ": " << client->why.message;
    }
}

TEST_F(ConnectionTest, KnowsThePeersAddress)
{
    Endpoint seen;
    serve(
        [&] {
            auto handler = std::make_shared<TestHandler>();
            handler->when_open = [&seen](Connection& peer) {
                seen = peer.remote();
                peer.close();
            };
            return handler;
        },
        {}, {"::", 0});
    const auto client = std::make_shared<TestHandler>();
    connect_to({"127.0.0.1", server_->local().port}, client);
    ASSERT_TRUE(is_closed(client));
    EXPECT_EQ(seen.host, "127.0.0.1");
    EXPECT_EQ(client->why.message, "connection closed by the peer");
}

TEST_F(ConnectionTest, TwoServersShareOneAddress)
{
    serve_echo();
    thread_.on_loop([&] {
        const auto second = TcpServer::listen(
            thread_.loop(), server_->local(), {}, [] { return std::make_shared<TestHandler>(); });
        EXPECT_TRUE(second.has_value());
    });
}

TEST_F(ConnectionTest, ListenErrorsNameTheAddress)
{
    thread_.on_loop([&] {
        const auto make = [] { return std::make_shared<TestHandler>(); };
        const auto bad = TcpServer::listen(thread_.loop(), {"192.0.2.1", 4000}, {}, make);
        ASSERT_FALSE(bad.has_value());
        EXPECT_NE(bad.error().message.find("cannot listen on 192.0.2.1:4000: "), std::string::npos)
            << bad.error().message;
    });
}

TEST_F(ConnectionTest, UnconsumedBytesComeAgainWithMoreBehind)
{
    std::vector<std::string> lines;
    std::size_t calls = 0;
    serve([&] {
        auto handler = std::make_shared<TestHandler>();
        handler->when_bytes = [&](Connection& peer, ByteSpan input) -> std::size_t {
            ++calls;
            const std::string text = text_of(input);
            const std::size_t end = text.rfind('\n');
            if (end == std::string::npos)
                return 0;
            lines.push_back(text.substr(0, end));
            peer.send(bytes_of("ok"));
            return end + 1;
        };
        return handler;
    });
    // Each byte is its own packet: the next is sent on the next turn of the loop.
    std::string answer;
    auto client = make_asker("", 2, answer);
    client->when_open = [this](Connection& peer) {
        const std::string text = "split line\n";
        for (std::size_t i = 0; i < text.size(); ++i)
            thread_.loop().post([this, &peer, c = text[i]] {
                thread_.loop().post([&peer, c] { peer.send(bytes_of(std::string_view(&c, 1))); });
            });
    };
    connect_to(server_->local(), client);
    ASSERT_TRUE(is_closed(client));
    EXPECT_EQ(lines, std::vector<std::string>{"split line"});
    EXPECT_GE(calls, 1U);
}

TEST_F(ConnectionTest, MovesManyMegabytesBothWays)
{
    constexpr std::size_t kSize = 8 * 1024 * 1024;
    const ConnectionLimits limits{.unread_bytes = 16 * 1024, .write_queue_bytes = 2 * kSize};
    serve_echo(limits);
    std::string request(kSize, '\0');
    for (std::size_t i = 0; i < kSize; ++i) request[i] = static_cast<char>(i * 2654435761U >> 24);
    std::string answer;
    const auto client = make_asker(request, kSize, answer);
    connect_to(server_->local(), client, seconds(5), limits);
    ASSERT_TRUE(is_closed(client));
    EXPECT_TRUE(answer == request);
}

TEST_F(ConnectionTest, ASlowReaderIsClosed)
{
    auto flooder = std::make_shared<TestHandler>();
    flooder->when_open = [](Connection& peer) {
        const std::string block(64 * 1024, 'x');
        // Whatever the kernel takes, the peer cannot take 64 MiB without reading.
        for (int i = 0; i < 1024; ++i) peer.send(bytes_of(block));
    };
    serve([&] { return flooder; });
    auto client = std::make_shared<TestHandler>();
    // It blocks the shared loop, so it reads nothing while the server floods.
    connect_to(server_->local(), client);
    ASSERT_TRUE(is_closed(flooder));
    EXPECT_EQ(flooder->why.code, ErrorCode::unavailable);
    EXPECT_NE(flooder->why.message.find("reads too slowly"), std::string::npos);
    EXPECT_TRUE(is_closed(client));
    EXPECT_EQ(server_->connection_count(), 0U);
}

TEST_F(ConnectionTest, APeerWithoutACompleteMessageIsClosed)
{
    auto deaf = std::make_shared<TestHandler>();
    deaf->when_bytes = [](Connection&, ByteSpan) { return std::size_t{0}; };
    serve([&] { return deaf; }, {.unread_bytes = 1000, .write_queue_bytes = 1000});
    std::string answer;
    const auto client = make_asker(std::string(1000, 'x'), 1, answer);
    connect_to(server_->local(), client);
    ASSERT_TRUE(eventually([&] { return client->is_open.load(); }));
    std::this_thread::sleep_for(milliseconds(30));
    EXPECT_EQ(deaf->closed_count, 0);
    const auto other = make_asker(std::string(1001, 'x'), 1, answer);
    connect_to(server_->local(), other);
    ASSERT_TRUE(is_closed(other));
    ASSERT_TRUE(is_closed(deaf));
    EXPECT_EQ(deaf->why.code, ErrorCode::protocol);
    EXPECT_NE(deaf->why.message.find("1001 bytes"), std::string::npos) << deaf->why.message;
}

TEST_F(ConnectionTest, CloseDeliversEverythingQueued)
{
    constexpr std::size_t kSize = 4 * 1024 * 1024;
    serve(
        [] {
            auto handler = std::make_shared<TestHandler>();
            handler->when_open = [](Connection& peer) {
                peer.send(bytes_of(std::string(kSize, 'x')));
                peer.close();
                peer.close();
                peer.send(bytes_of("never"));
            };
            return handler;
        },
        {.unread_bytes = 1024, .write_queue_bytes = kSize});
    // The client's own bytes lie unread at the server: they must not turn the end into a reset.
    std::string answer;
    const auto client = make_asker("unread", 2 * kSize, answer);
    connect_to(server_->local(), client);
    ASSERT_TRUE(is_closed(client));
    EXPECT_EQ(answer.size(), kSize);
    EXPECT_EQ(client->why.message, "connection closed by the peer");
}

TEST_F(ConnectionTest, AThrowingHandlerCostsItsOwnConnectionOnly)
{
    serve([] {
        auto handler = std::make_shared<TestHandler>();
        handler->when_bytes = [](Connection& peer, ByteSpan input) -> std::size_t {
            if (text_of(input) == "throw")
                throw std::runtime_error("on purpose");
            return echo(peer, input);
        };
        return handler;
    });
    std::string first;
    std::string second;
    const auto bad = make_asker("throw", 5, first);
    connect_to(server_->local(), bad);
    ASSERT_TRUE(is_closed(bad));
    const auto good = make_asker("hello", 5, second);
    connect_to(server_->local(), good);
    ASSERT_TRUE(is_closed(good));
    EXPECT_EQ(second, "hello");
}

TEST_F(ConnectionTest, ServesFiveHundredAtOnce)
{
    serve_echo();
    constexpr std::size_t kCount = 500;
    std::vector<std::string> answers(kCount);
    std::vector<HandlerPtr> clients;
    std::atomic<std::size_t> answered{0};
    for (std::size_t i = 0; i < kCount; ++i) {
        auto client = std::make_shared<TestHandler>();
        client->when_open = [i](Connection& peer) {
            peer.send(bytes_of(std::to_string(10000 + i)));
        };
        client->when_bytes = [&, i](Connection&, ByteSpan input) {
            answers[i] += text_of(input);
            if (answers[i].size() == 5)
                ++answered;
            return input.size();
        };
        clients.push_back(client);
        connect_to(server_->local(), client);
    }
    ASSERT_TRUE(eventually([&] { return answered == kCount; }));
    EXPECT_EQ(server_->connection_count(), kCount);
    for (std::size_t i = 0; i < kCount; ++i) EXPECT_EQ(answers[i], std::to_string(10000 + i));
    thread_.on_loop([&] { server_->close(); });
    for (const HandlerPtr& client : clients) EXPECT_TRUE(is_closed(client));
}

TEST_F(ConnectionTest, TicksAboutOnceASecond)
{
    serve_echo();
    std::atomic<int> ticks{0};
    auto client = std::make_shared<TestHandler>();
    client->when_tick = [&](Connection& peer) {
        if (++ticks == 2)
            peer.close();
    };
    const Time start = std::chrono::steady_clock::now();
    connect_to(server_->local(), client);
    ASSERT_TRUE(is_closed(client));
    EXPECT_GE(std::chrono::steady_clock::now() - start, milliseconds(900));
    EXPECT_EQ(ticks, 2);
}

TEST_F(ConnectionTest, ANullHandlerRefusesThePeer)
{
    serve([] { return HandlerPtr(); });
    auto client = std::make_shared<TestHandler>();
    connect_to(server_->local(), client);
    EXPECT_TRUE(is_closed(client));
    EXPECT_EQ(server_->connection_count(), 0U);
}

TEST_F(ConnectionTest, TheHandlerIsReleasedAfterItsEnd)
{
    serve_echo();
    auto client = std::make_shared<TestHandler>();
    client->when_open = [](Connection& peer) { peer.close(); };
    connect_to(server_->local(), client);
    ASSERT_TRUE(is_closed(client));
    EXPECT_TRUE(eventually([&] { return client.use_count() == 1; }));
}

TEST_F(ConnectionTest, AServerDestroyedEndsItsConnections)
{
    std::vector<HandlerPtr> handlers;
    serve([&] {
        handlers.push_back(std::make_shared<TestHandler>());
        return handlers.back();
    });
    std::vector<HandlerPtr> clients;
    for (int i = 0; i < 5; ++i) {
        clients.push_back(std::make_shared<TestHandler>());
        connect_to(server_->local(), clients.back());
    }
    ASSERT_TRUE(eventually([&] { return server_->connection_count() == 5; }));
    thread_.on_loop([&] { server_.reset(); });
    for (const HandlerPtr& handler : handlers) EXPECT_EQ(handler->closed_count, 1);
    for (const HandlerPtr& client : clients) EXPECT_TRUE(is_closed(client));
}

TEST(ConnectionLifetime, ALoopDestroyedReleasesItsHandlersUnheard)
{
    auto client = std::make_shared<TestHandler>();
    auto handler = std::make_shared<TestHandler>();
    {
        LoopThread thread;
        auto server = thread.on_loop([&] {
            return TcpServer::listen(thread.loop(), {"127.0.0.1", 0}, {}, [&] { return handler; });
        });
        ASSERT_TRUE(server.has_value());
        thread.on_loop([&] { connect(thread.loop(), (*server)->local(), seconds(5), {}, client); });
        ASSERT_TRUE(eventually([&] { return client->is_open && handler->is_open; }));
        thread.stop();
        server->reset();
        EXPECT_EQ(handler->closed_count, 1);
    }
    EXPECT_EQ(client->closed_count, 0);
    EXPECT_EQ(client.use_count(), 1);
    EXPECT_EQ(handler.use_count(), 1);
}

}  // namespace
}  // namespace otedama::net
