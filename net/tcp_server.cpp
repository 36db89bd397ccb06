// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "core/log.hpp"
#include "net/asio_types.hpp"
#include "net/connection.hpp"
#include "net/net_error.hpp"
#include "net/sockets.hpp"
#include "net/tcp_connection.hpp"

#include <boost/asio/detail/socket_option.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <fmt/format.h>

#include <exception>
#include <sys/socket.h>
#include <utility>

namespace otedama::net {
namespace {

// Room for a burst of miners that come back at once; the kernel caps it at net.core.somaxconn.
constexpr int kBacklog = 4096;
constexpr int kAcceptsPerTurn = 64;
constexpr std::chrono::milliseconds kExhaustedPause{200};
constexpr std::chrono::minutes kExhaustedLogPeriod{1};

using ReusePort = boost::asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

bool is_exhausted(const ErrorValue& error)
{
    namespace errc = boost::system::errc;
    return error == errc::too_many_files_open || error == errc::too_many_files_open_in_system ||
           error == errc::no_buffer_space || error == errc::not_enough_memory;
}

/// The listening socket and its factory. Its pending operations own it together with the server.
class Listener : public std::enable_shared_from_this<Listener> {
  public:
    Listener(EventLoop::Impl& loop, ConnectionLimits limits, TcpServer::MakeHandler make_handler)
        : loop_(loop),
          limits_(limits),
          make_handler_(std::move(make_handler)),
          acceptor_(loop.io),
          pause_(loop.io)
    {}

    ErrorValue listen(const tcp::endpoint& address)
    {
        ErrorValue error;
        acceptor_.open(address.protocol(), error);
        if (!error)
            acceptor_.set_option(boost::asio::socket_base::reuse_address(true), error);
        if (!error)
            acceptor_.set_option(ReusePort(true), error);
        if (!error && address.address().is_v6())
            acceptor_.set_option(boost::asio::ip::v6_only(false), error);
        if (!error)
            acceptor_.bind(address, error);
        if (!error)
            acceptor_.listen(kBacklog, error);
        if (!error)
            acceptor_.non_blocking(true, error);
        if (!error)
            local_ = acceptor_.local_endpoint(error);
        return error;
    }

    void arm()
    {
        if (!acceptor_.is_open())
            return;
        acceptor_.async_wait(
            tcp::acceptor::wait_read, [self = shared_from_this()](const ErrorValue& error) {
                if (!error)
                    self->accept_some();
            });
    }

    void stop()
    {
        ErrorValue ignored;
        acceptor_.close(ignored);
        pause_.cancel();
    }

    /// The connections that came through here and still stand.
    [[nodiscard]] std::vector<std::shared_ptr<TcpConnection>> connections() const
    {
        std::vector<std::shared_ptr<TcpConnection>> mine;
        for (const auto& connection : loop_.connections)
            if (connection->group() == group_)
                mine.push_back(connection);
        return mine;
    }

    [[nodiscard]] const tcp::endpoint& local() const { return local_; }
    [[nodiscard]] const ConnectionGroup& group() const { return *group_; }

  private:
    void accept_some()
    {
        for (int i = 0; i < kAcceptsPerTurn && acceptor_.is_open(); ++i) {
            ErrorValue error;
            tcp::endpoint remote;
            tcp::socket socket = acceptor_.accept(remote, error);
            if (error == boost::asio::error::would_block || error == boost::asio::error::try_again)
                break;
            if (is_exhausted(error))
                return pause(error);
            if (!error)
                take_in(std::move(socket), remote);
        }
        arm();
    }

    void take_in(tcp::socket socket, const tcp::endpoint& remote)
    {
        ErrorValue error;
        set_socket_options(socket, error);
        // The peer may have left already.
        if (error)
            return;
        std::shared_ptr<ConnectionHandler> handler = make_handler();
        if (!handler)
            return;
        std::make_shared<TcpConnection>(TcpConnection::Parts{loop_, std::move(socket), remote,
                                            limits_, std::move(handler), group_})
            ->open();
    }

    std::shared_ptr<ConnectionHandler> make_handler()
    {
        try {
            return make_handler_();
        } catch (const std::exception& error) {
            log::error(log::net, "making a connection's handler failed", {{"error", error.what()}});
        } catch (...) {
            log::error(log::net, "making a connection's handler failed");
        }
        return nullptr;
    }

    void pause(const ErrorValue& cause)
    {
        const Time now = std::chrono::steady_clock::now();
        if (now >= next_log_) {
            next_log_ = now + kExhaustedLogPeriod;
            log::warning(log::net, "cannot accept connections; raise the limit of open files",
                {{"cause", to_error(cause).message}, {"open", group_->count.load()}});
        }
        pause_.expires_after(kExhaustedPause);
        pause_.async_wait([self = shared_from_this()](const ErrorValue& error) {
            if (!error)
                self->arm();
        });
    }

    EventLoop::Impl& loop_;
    ConnectionLimits limits_;
    TcpServer::MakeHandler make_handler_;
    tcp::acceptor acceptor_;
    tcp::endpoint local_;
    boost::asio::steady_timer pause_;
    Time next_log_{};
    std::shared_ptr<ConnectionGroup> group_ = std::make_shared<ConnectionGroup>();
};

/// The server as its user holds it.
class ListeningServer final : public TcpServer {
  public:
    explicit ListeningServer(std::shared_ptr<Listener> listener) : listener_(std::move(listener)) {}
    ListeningServer(const ListeningServer&) = delete;
    ListeningServer& operator=(const ListeningServer&) = delete;

    ~ListeningServer() override
    {
        listener_->stop();
        for (const auto& connection : listener_->connections())
            connection->end_now({ErrorCode::cancelled, "the server ended"});
    }

    Endpoint local() const override { return to_endpoint(listener_->local()); }

    std::size_t connection_count() const noexcept override
    {
        return listener_->group().count.load(std::memory_order_relaxed);
    }

    void close() override
    {
        listener_->stop();
        for (const auto& connection : listener_->connections()) connection->close();
    }

  private:
    std::shared_ptr<Listener> listener_;
};

Result<tcp::endpoint> resolve_local(EventLoop::Impl& loop, const Endpoint& address)
{
    ErrorValue error;
    const auto literal = boost::asio::ip::make_address(address.host, error);
    if (!error)
        return tcp::endpoint(literal, address.port);
    tcp::resolver resolver(loop.io);
    const auto found = resolver.resolve(address.host, std::to_string(address.port),
        tcp::resolver::passive | tcp::resolver::numeric_service, error);
    if (error)
        return tl::unexpected<Error>(to_error(error));
    return found.begin()->endpoint();
}

}  // namespace

Result<std::unique_ptr<TcpServer>> TcpServer::listen(
    EventLoop& loop, const Endpoint& address, ConnectionLimits limits, MakeHandler make_handler)
{
    const std::string context = fmt::format("cannot listen on {}", to_string(address));
    const Result<tcp::endpoint> local = resolve_local(loop.impl(), address);
    if (!local)
        return fail_with(context, local.error());
    auto listener = std::make_shared<Listener>(loop.impl(), limits, std::move(make_handler));
    if (const ErrorValue error = listener->listen(*local))
        return tl::unexpected<Error>(to_error(context, error));
    listener->arm();
    return std::make_unique<ListeningServer>(std::move(listener));
}

Result<void> TcpServer::check_is_free(EventLoop& loop, const Endpoint& address)
{
    const std::string context = fmt::format("cannot listen on {}", to_string(address));
    const Result<tcp::endpoint> local = resolve_local(loop.impl(), address);
    if (!local)
        return fail_with(context, local.error());
    tcp::acceptor probe(loop.impl().io);
    ErrorValue error;
    probe.open(local->protocol(), error);
    // As a server binds, but for SO_REUSEPORT; SO_REUSEADDR looks past closed connections only.
    if (!error)
        probe.set_option(boost::asio::socket_base::reuse_address(true), error);
    if (!error && local->address().is_v6())
        probe.set_option(boost::asio::ip::v6_only(false), error);
    if (!error)
        probe.bind(*local, error);
    if (error)
        return tl::unexpected<Error>(to_error(context, error));
    return {};
}

}  // namespace otedama::net
