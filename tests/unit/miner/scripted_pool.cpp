// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/unit/miner/scripted_pool.hpp"

#include "core/check.hpp"
#include "protocol/stratum_v1_notify.hpp"
#include "tests/unit/miner/real_block.hpp"

#include <algorithm>
#include <utility>

namespace otedama::test {

/// One connection of a miner.
class ScriptedPool::Peer final : public net::ConnectionHandler {
  public:
    Peer(ScriptedPool& pool, std::size_t number) : pool_(pool), number_(number) {}

    void on_open(net::Connection& connection, Time) override { connection_ = &connection; }

    std::size_t on_bytes(ByteSpan input, Time) override
    {
        const std::string_view text(reinterpret_cast<const char*>(input.data()), input.size());
        std::size_t consumed = 0;
        for (std::size_t end; (end = text.find('\n', consumed)) != std::string_view::npos;) {
            pool_.on_line(*this, text.substr(consumed, end - consumed));
            consumed = end + 1;
        }
        return consumed;
    }

    void on_tick(Time) override {}
    void on_closed(const Error&) override { connection_ = nullptr; }

    void send(std::string_view text)
    {
        if (connection_ != nullptr)
            connection_->send({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    }

    void answer(std::string_view id, const std::string& result, const std::string& error = "null")
    {
        send(
            "{\"id\":" + std::string(id) + ",\"result\":" + result + ",\"error\":" + error + "}\n");
    }

    void close()
    {
        if (connection_ != nullptr)
            connection_->close();
    }

    [[nodiscard]] std::size_t number() const noexcept { return number_; }

  private:
    ScriptedPool& pool_;
    std::size_t number_;
    net::Connection* connection_ = nullptr;
};

ScriptedPool::ScriptedPool(PoolScript script, std::uint16_t port) : script_(std::move(script))
{
    const auto make_peer = [this] {
        const std::lock_guard lock(mutex_);
        newest_ = std::make_shared<Peer>(*this, received_.size());
        received_.emplace_back();
        return newest_;
    };
    auto server = net::TcpServer::listen(loop_, {"127.0.0.1", port}, {}, make_peer);
    OTEDAMA_ASSERT(server.has_value());
    server_ = std::move(*server);
    thread_ = std::jthread([this] { loop_.run(); });
}

ScriptedPool::~ScriptedPool()
{
    loop_.stop();
    thread_.join();
}

std::string ScriptedPool::url() const
{
    return "stratum+tcp://" + to_string(server_->local());
}

std::size_t ScriptedPool::connection_count() const
{
    const std::lock_guard lock(mutex_);
    return received_.size();
}

std::vector<std::string> ScriptedPool::lines(std::size_t connection, std::string_view method) const
{
    const std::string needle = '"' + std::string(method) + '"';
    const std::lock_guard lock(mutex_);
    std::vector<std::string> found;
    if (connection < received_.size())
        std::ranges::copy_if(received_[connection], std::back_inserter(found),
            [&](const std::string& line) { return line.find(needle) != std::string::npos; });
    return found;
}

void ScriptedPool::send(std::string lines)
{
    loop_.post([this, lines = std::move(lines)] { newest_->send(lines); });
}

void ScriptedPool::hang_up()
{
    loop_.post([this] { newest_->close(); });
}

void ScriptedPool::on_line(Peer& peer, std::string_view line)
{
    record(peer.number(), line);
    const auto is_about = [&](std::string_view method) {
        return line.find(method) != std::string_view::npos;
    };
    const std::size_t id_at = line.find("\"id\":") + 5;
    const std::string_view id = line.substr(id_at, line.find_first_of(",}", id_at) - id_at);
    if (is_about("mining.configure")) {
        if (!script_.can_bear_configure)
            return peer.close();
        peer.answer(id, R"({"version-rolling":true,"version-rolling.mask":"1fffe000"})");
    } else if (is_about("mining.subscribe")) {
        peer.answer(id, "[[],\"" + script_.extranonce1 + "\",8]");
    } else if (is_about("mining.authorize")) {
        if (!script_.lets_in)
            return peer.answer(id, "false", R"([24,"unknown account",null])");
        peer.answer(id, "true");
        peer.send(script_.first_lines);
    } else if (is_about("mining.submit") && script_.answers_submits) {
        peer.answer(id, script_.submit_error == "null" ? "true" : "null", script_.submit_error);
    }
}

void ScriptedPool::record(std::size_t connection, std::string_view line)
{
    const std::lock_guard lock(mutex_);
    received_[connection].emplace_back(line);
}

std::string notify_line(std::string_view job_id, bool is_clean)
{
    const Job job = real_job();
    return make_notify_line({.job_id = job_id,
        .previous_block = job.previous_block,
        .coinbase_prefix = job.coinbase_prefix,
        .coinbase_suffix = job.coinbase_suffix,
        .merkle_branch = &job.merkle_branch,
        .version = job.version,
        .bits = job.bits,
        .ntime = job.ntime,
        .clean = is_clean});
}

}  // namespace otedama::test
