// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/http_client.hpp"

#include "tests/unit/net/loop_thread.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace otedama::net {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

Deadline in(milliseconds time)
{
    return std::chrono::steady_clock::now() + time;
}

bool is_complete(const std::string& request)
{
    const std::size_t head = request.find("\r\n\r\n");
    const std::size_t length = request.find("Content-Length: ");
    return head != std::string::npos && length != std::string::npos &&
           request.size() >= head + 4 + std::stoul(request.substr(length + 16));
}

/// A server that answers each request by a script and remembers what it was asked.
class HttpClientTest : public testing::Test {
  protected:
    using Script = std::function<void(Connection&, std::size_t request_number)>;

    void serve(Script script)
    {
        script_ = std::move(script);
        thread_.on_loop([&] {
            auto server = TcpServer::listen(thread_.loop(), {"127.0.0.1", 0},
                {.unread_bytes = 1 << 20, .write_queue_bytes = 1 << 24},
                [this] { return make_handler(); });
            ASSERT_TRUE(server.has_value()) << server.error().message;
            server_ = std::move(*server);
        });
    }

    std::shared_ptr<ConnectionHandler> make_handler()
    {
        ++connections_;
        auto handler = std::make_shared<TestHandler>();
        handler->when_bytes = [this](Connection& peer, ByteSpan input) -> std::size_t {
            const std::string request = text_of(input);
            if (!is_complete(request))
                return 0;
            requests_.push_back(request);
            script_(peer, requests_.size());
            return input.size();
        };
        return handler;
    }

    std::vector<std::string> requests()
    {
        return thread_.on_loop([&] { return requests_; });
    }

    void TearDown() override
    {
        thread_.on_loop([&] { server_.reset(); });
    }

    LoopThread thread_;
    std::unique_ptr<TcpServer> server_;
    Script script_;
    std::vector<std::string> requests_;
    std::atomic<int> connections_{0};
};

void answer(Connection& peer, std::string_view text)
{
    peer.send(bytes_of(text));
}

void answer_ok(Connection& peer, std::size_t)
{
    answer(peer, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
}

TEST_F(HttpClientTest, SendsAWholeRequest)
{
    serve(answer_ok);
    HttpClient client(server_->local(), 1000);
    const auto response =
        client.post({.path = "/wallet/x", .authorization = "Basic abc", .body = "{\"a\":1}"},
            in(seconds(5)), {});
    ASSERT_TRUE(response.has_value()) << response.error().message;
    EXPECT_EQ(response->status, 200U);
    EXPECT_EQ(response->body, "ok");
    ASSERT_EQ(requests().size(), 1U);
    const std::string request = requests()[0];
    EXPECT_EQ(request.find("POST /wallet/x HTTP/1.1\r\n"), 0U) << request;
    for (const std::string& part : {"Host: " + to_string(server_->local()) + "\r\n",
             std::string("Authorization: Basic abc\r\n"),
             std::string("Content-Type: application/json\r\n"),
             std::string("Content-Length: 7\r\n"), std::string("\r\n\r\n{\"a\":1}")})
        EXPECT_NE(request.find(part), std::string::npos) << part;
}

TEST_F(HttpClientTest, KeepsTheConnection)
{
    serve(answer_ok);
    HttpClient client(server_->local(), 1000);
    for (int i = 0; i < 5; ++i) ASSERT_TRUE(client.post({}, in(seconds(5)), {}).has_value());
    EXPECT_EQ(connections_, 1);
}

TEST_F(HttpClientTest, ReadsChunksAndAnyStatus)
{
    serve([](Connection& peer, std::size_t) {
        answer(peer,
            "HTTP/1.1 500 Internal Server Error\r\nTransfer-Encoding: chunked\r\n\r\n"
            "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    });
    HttpClient client(server_->local(), 1000);
    const auto response = client.post({}, in(seconds(5)), {});
    ASSERT_TRUE(response.has_value()) << response.error().message;
    EXPECT_EQ(response->status, 500U);
    EXPECT_EQ(response->body, "abcde");
}

TEST_F(HttpClientTest, ReadsABodyThatEndsWithTheConnection)
{
    serve([](Connection& peer, std::size_t) {
        answer(peer, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end");
        peer.close();
    });
    HttpClient client(server_->local(), 1000);
    for (int i = 0; i < 2; ++i) {
        const auto response = client.post({}, in(seconds(5)), {});
        ASSERT_TRUE(response.has_value()) << response.error().message;
        EXPECT_EQ(response->body, "until the end");
    }
    EXPECT_EQ(connections_, 2);
}

TEST_F(HttpClientTest, OpensAnewWhenTheServerClosedBetweenRequests)
{
    serve([](Connection& peer, std::size_t number) {
        answer_ok(peer, number);
        peer.close();
    });
    HttpClient client(server_->local(), 1000);
    for (int i = 0; i < 3; ++i) {
        const auto response = client.post({}, in(seconds(5)), {});
        ASSERT_TRUE(response.has_value()) << response.error().message;
        std::this_thread::sleep_for(milliseconds(20));
    }
    EXPECT_EQ(connections_, 3);
    EXPECT_EQ(requests().size(), 3U);
}

TEST_F(HttpClientTest, RepeatsOnceOnADeadKeptConnectionOnly)
{
    // Every connection answers its first request and dies of its second.
    serve([](Connection& peer, std::size_t number) {
        if (number == 2 || number >= 4)
            return peer.close();
        answer_ok(peer, number);
    });
    HttpClient client(server_->local(), 1000);
    ASSERT_TRUE(client.post({}, in(seconds(5)), {}).has_value());
    ASSERT_TRUE(client.post({}, in(seconds(5)), {}).has_value());
    EXPECT_EQ(requests().size(), 3U);
    // Request 4 dies on the kept connection, its repetition on a fresh one: no third try.
    const auto response = client.post({}, in(seconds(5)), {});
    ASSERT_FALSE(response.has_value());
    EXPECT_EQ(response.error().code, ErrorCode::unavailable);
    EXPECT_EQ(requests().size(), 5U);
    EXPECT_FALSE(client.post({}, in(seconds(5)), {}).has_value());
    EXPECT_EQ(requests().size(), 6U);
}

TEST_F(HttpClientTest, AnAnswerCutOffIsNotRepeated)
{
    serve([](Connection& peer, std::size_t number) {
        if (number == 1)
            return answer_ok(peer, number);
        answer(peer, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        peer.close();
    });
    HttpClient client(server_->local(), 1000);
    ASSERT_TRUE(client.post({}, in(seconds(5)), {}).has_value());
    const auto response = client.post({}, in(seconds(5)), {});
    ASSERT_FALSE(response.has_value());
    EXPECT_EQ(response.error().code, ErrorCode::unavailable);
    EXPECT_EQ(requests().size(), 2U);
}

TEST_F(HttpClientTest, RefusesATooLongBody)
{
    serve([](Connection& peer, std::size_t number) {
        const std::string body(number == 1 ? 1000 : 1001, 'x');
        if (number <= 2)
            answer(peer, "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) +
                             "\r\n\r\n" + body);
        else
            answer(peer, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + body +
                             "\r\n0\r\n\r\n");
    });
    HttpClient client(server_->local(), 1000);
    ASSERT_TRUE(client.post({}, in(seconds(5)), {}).has_value());
    for (int i = 0; i < 2; ++i) {
        const auto response = client.post({}, in(seconds(5)), {});
        ASSERT_FALSE(response.has_value());
        EXPECT_EQ(response.error().code, ErrorCode::protocol);
        EXPECT_NE(response.error().message.find("longer than 1000 bytes"), std::string::npos)
            << response.error().message;
    }
}

TEST_F(HttpClientTest, RefusesWhatIsNoHttp)
{
    const std::vector<std::string> rows = {"SSH-2.0-OpenSSH\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nLong: " + std::string(20000, 'x') + "\r\n\r\n"};
    serve([&](Connection& peer, std::size_t number) { answer(peer, rows[number - 1]); });
    HttpClient client(server_->local(), 1000);
    for (const std::string& row : rows) {
        const auto response = client.post({}, in(seconds(5)), {});
        ASSERT_FALSE(response.has_value()) << row;
        EXPECT_EQ(response.error().code, ErrorCode::protocol) << response.error().message;
        EXPECT_NE(response.error().message.find("not valid HTTP"), std::string::npos);
    }
}

TEST_F(HttpClientTest, BytesBehindAnAnswerAreNotTheNextAnswer)
{
    serve([](Connection& peer, std::size_t number) {
        answer_ok(peer, number);
        answer(peer, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
    });
    HttpClient client(server_->local(), 1000);
    for (int i = 0; i < 3; ++i) {
        const auto response = client.post({}, in(seconds(5)), {});
        ASSERT_TRUE(response.has_value()) << response.error().message;
        EXPECT_EQ(response->body, "ok");
    }
    EXPECT_EQ(connections_, 3);
}

TEST_F(HttpClientTest, GivesUpAtTheDeadlineAndRecovers)
{
    serve([](Connection& peer, std::size_t number) {
        if (number > 1)
            answer_ok(peer, number);
    });
    HttpClient client(server_->local(), 1000);
    const Time start = std::chrono::steady_clock::now();
    const auto response = client.post({}, in(milliseconds(50)), {});
    ASSERT_FALSE(response.has_value());
    EXPECT_EQ(response.error().code, ErrorCode::timeout);
    EXPECT_GE(std::chrono::steady_clock::now() - start, milliseconds(50));
    EXPECT_LT(std::chrono::steady_clock::now() - start, seconds(2));
    EXPECT_TRUE(client.post({}, in(seconds(5)), {}).has_value());
}

TEST_F(HttpClientTest, AStopRequestEndsTheWait)
{
    serve([](Connection&, std::size_t) {});
    HttpClient client(server_->local(), 1000);
    std::stop_source source;
    Time stopped;
    std::thread stopper([&] {
        std::this_thread::sleep_for(milliseconds(50));
        stopped = std::chrono::steady_clock::now();
        source.request_stop();
    });
    const auto response = client.post({}, in(seconds(30)), source.get_token());
    const Time end = std::chrono::steady_clock::now();
    stopper.join();
    ASSERT_FALSE(response.has_value());
    EXPECT_EQ(response.error().code, ErrorCode::cancelled);
    // Far from the deadline of 30 s, however busy the machine.
    EXPECT_LT(end - stopped, seconds(5));
    EXPECT_FALSE(client.post({}, in(seconds(30)), source.get_token()).has_value());
}

TEST_F(HttpClientTest, ErrorsNameTheServer)
{
    serve(answer_ok);
    const Endpoint nobody = server_->local();
    thread_.on_loop([&] { server_.reset(); });
    HttpClient client(nobody, 1000);
    const auto response = client.post({}, in(seconds(5)), {});
    ASSERT_FALSE(response.has_value());
    EXPECT_EQ(response.error().code, ErrorCode::unavailable);
    EXPECT_EQ(
        response.error().message, "HTTP request to " + to_string(nobody) + ": connection refused");
}

TEST_F(HttpClientTest, HeadersCannotBeSmuggledIn)
{
    HttpClient client({"127.0.0.1", 1}, 1000);
    const auto response = client.post({.authorization = "Basic x\r\nEvil: 1"}, in(seconds(5)), {});
    ASSERT_FALSE(response.has_value());
    EXPECT_EQ(response.error().code, ErrorCode::invalid_argument);
    EXPECT_EQ(response.error().message.find("Basic"), std::string::npos);
}

}  // namespace
}  // namespace otedama::net
