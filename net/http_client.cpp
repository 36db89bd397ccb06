// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/http_client.hpp"

#include "net/asio_types.hpp"
#include "net/net_error.hpp"

#include <boost/asio/connect.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace otedama::net {
namespace {

namespace http = boost::beast::http;

using Request = http::request<http::string_body>;
using Parser = http::response_parser<http::string_body>;

// How soon a stop request is noticed.
constexpr std::chrono::milliseconds kStopInterval{100};
constexpr std::uint32_t kMaxHeaderBytes = 16 * 1024;

/// What ends the waiting before the answer does.
struct Patience {
    Deadline deadline;
    std::stop_token stop;
};

/// What an asynchronous step left; shared, for a name lookup may outlast the waiting for it.
struct Outcome {
    bool is_done = false;
    ErrorValue error;
    tcp::resolver::results_type addresses;
};

/// Why an exchange failed, and whether the server can have seen nothing of the request.
struct Failure {
    Error error;
    bool was_dead = false;
};

bool has_control_characters(const std::string& text)
{
    return std::ranges::any_of(text, [](char c) { return c >= 0 && (c < ' ' || c == 0x7f); });
}

bool is_dead_connection(const ErrorValue& error)
{
    return error == boost::asio::error::eof || error == http::error::end_of_stream ||
           error == boost::asio::error::connection_reset ||
           error == boost::asio::error::broken_pipe;
}

Error describe(const ErrorValue& error, std::size_t max_body_bytes)
{
    if (error == http::error::body_limit)
        return {
            ErrorCode::protocol, fmt::format("the answer is longer than {} bytes", max_body_bytes)};
    if (error == http::error::end_of_stream)
        return to_error(boost::asio::error::eof);
    if (error == http::error::partial_message)
        return {ErrorCode::unavailable, "the connection was closed amid the answer"};
    if (error.category() == make_error_code(http::error::bad_version).category())
        return {
            ErrorCode::protocol, fmt::format("the answer is not valid HTTP: {}", error.message())};
    return to_error(error);
}

}  // namespace

struct HttpClient::Impl {
    Impl(Endpoint remote, std::size_t max_body)
        : server(std::move(remote)), max_body_bytes(max_body)
    {}

    /// Runs what is pending until `outcome` is there. Giving up closes the socket and says why.
    ErrorValue wait(const std::shared_ptr<Outcome>& outcome, const Patience& patience)
    {
        while (!outcome->is_done) {
            const Time now = std::chrono::steady_clock::now();
            if (patience.stop.stop_requested())
                return give_up(boost::asio::error::operation_aborted);
            if (now >= patience.deadline)
                return give_up(boost::asio::error::timed_out);
            io.restart();
            io.run_one_until(std::min<Time>(now + kStopInterval, patience.deadline));
        }
        return outcome->error;
    }

    ErrorValue give_up(ErrorValue why)
    {
        disconnect();
        resolver.cancel();
        return why;
    }

    void disconnect()
    {
        ErrorValue ignored;
        socket.close(ignored);
        buffer.clear();
    }

    ErrorValue resolve(const Patience& patience, tcp::resolver::results_type& addresses)
    {
        const auto outcome = std::make_shared<Outcome>();
        resolver.async_resolve(server.host, std::to_string(server.port),
            tcp::resolver::numeric_service,
            [outcome](const ErrorValue& error, tcp::resolver::results_type found) {
                *outcome = {true, error, std::move(found)};
            });
        const ErrorValue error = wait(outcome, patience);
        addresses = outcome->addresses;
        return error;
    }

    ErrorValue connect(const Patience& patience)
    {
        disconnect();
        tcp::resolver::results_type addresses;
        if (const ErrorValue error = resolve(patience, addresses))
            return error;
        const auto outcome = std::make_shared<Outcome>();
        boost::asio::async_connect(
            socket, addresses, [outcome](const ErrorValue& error, const tcp::endpoint&) {
                outcome->is_done = true;
                outcome->error = error;
            });
        ErrorValue error = finish(outcome, patience);
        if (!error)
            socket.set_option(tcp::no_delay(true), error);
        return error;
    }

    /// Waits for a step that uses the caller's objects: it is over when this returns.
    ErrorValue finish(const std::shared_ptr<Outcome>& outcome, const Patience& patience)
    {
        const ErrorValue error = wait(outcome, patience);
        while (!outcome->is_done) {
            io.restart();
            io.run_one();
        }
        return error;
    }

    Result<HttpResponse> post(const Request& request, const Patience& patience)
    {
        ErrorValue gone;
        // Bytes that came between two requests (a server's farewell) answer nothing.
        if (socket.is_open() && (socket.available(gone) != 0 || gone))
            disconnect();
        const bool was_open = socket.is_open();
        tl::expected<HttpResponse, Failure> answer = exchange(request, patience);
        if (!answer && was_open && answer.error().was_dead)
            answer = exchange(request, patience);
        if (answer)
            return std::move(*answer);
        return fail_with(
            fmt::format("HTTP request to {}", to_string(server)), std::move(answer.error().error));
    }

    tl::expected<HttpResponse, Failure> exchange(const Request& request, const Patience& patience)
    {
        if (!socket.is_open())
            if (const ErrorValue error = connect(patience))
                return failed(error, false);
        const auto written = std::make_shared<Outcome>();
        http::async_write(socket, request, [written](const ErrorValue& error, std::size_t) {
            written->is_done = true;
            written->error = error;
        });
        if (const ErrorValue error = finish(written, patience))
            return failed(error, is_dead_connection(error));
        return read_answer(patience);
    }

    tl::expected<HttpResponse, Failure> read_answer(const Patience& patience)
    {
        Parser parser;
        parser.header_limit(kMaxHeaderBytes);
        parser.body_limit(max_body_bytes);
        const auto read = std::make_shared<Outcome>();
        http::async_read(socket, buffer, parser, [read](const ErrorValue& error, std::size_t) {
            read->is_done = true;
            read->error = error;
        });
        if (const ErrorValue error = finish(read, patience))
            return failed(error, is_dead_connection(error) && !parser.got_some());
        HttpResponse response{parser.get().result_int(), std::move(parser.get().body())};
        // Bytes behind an answer belong to no request: such a connection is not used again.
        if (!parser.keep_alive() || buffer.size() != 0)
            disconnect();
        return response;
    }

    tl::unexpected<Failure> failed(const ErrorValue& error, bool was_dead)
    {
        disconnect();
        return tl::unexpected<Failure>(Failure{describe(error, max_body_bytes), was_dead});
    }

    Endpoint server;
    std::size_t max_body_bytes;
    boost::asio::io_context io{1};
    tcp::resolver resolver{io};
    tcp::socket socket{io};
    boost::beast::flat_buffer buffer;
};

HttpClient::HttpClient(Endpoint server, std::size_t max_body_bytes)
    : impl_(std::make_unique<Impl>(std::move(server), max_body_bytes))
{}

HttpClient::~HttpClient() = default;

Result<HttpResponse> HttpClient::post(
    const HttpRequest& request, Deadline deadline, std::stop_token stop)
{
    if (has_control_characters(request.path) || has_control_characters(request.authorization) ||
        has_control_characters(request.content_type))
        return fail(ErrorCode::invalid_argument,
            fmt::format("HTTP request to {}: a header would contain a control character",
                to_string(impl_->server)));
    Request message(http::verb::post, request.path, 11);
    message.set(http::field::host, to_string(impl_->server));
    message.set(http::field::user_agent, "otedama");
    message.set(http::field::content_type, request.content_type);
    if (!request.authorization.empty())
        message.set(http::field::authorization, request.authorization);
    message.body() = request.body;
    message.prepare_payload();
    return impl_->post(message, {deadline, std::move(stop)});
}

}  // namespace otedama::net
