// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/node_bitcoind.hpp"

#include "core/log.hpp"
#include "core/sleep.hpp"
#include "pool/jobs/node_address.hpp"
#include "pool/jobs/rpc_client.hpp"
#include "pool/jobs/template_parser.hpp"
#include "pool/jobs/tip_parser.hpp"
#include "protocol/json_text.hpp"

#include <fmt/format.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <mutex>

namespace otedama::pool {
namespace {

using namespace std::chrono_literals;

constexpr auto kCallTime = 30s;
constexpr auto kSubmitTime = 60s;
/// Nodes answer a longpoll after a minute if their transactions changed at all.
constexpr auto kLongpollTime = 90s;
constexpr auto kPollInterval = 500ms;
/// After this long a template's transactions and time are worth renewing.
constexpr auto kRefresh = 30s;

Deadline after(std::chrono::steady_clock::duration time)
{
    return std::chrono::steady_clock::now() + time;
}

tl::unexpected<Error> stopped()
{
    return fail(ErrorCode::cancelled, "stopped");
}

/// Reads the answer to submitblock: null, or why not (BIP22). bcoin puts a word before it.
Result<void> verdict_of(const std::string& reply)
{
    constexpr std::string_view kPrefix = "rejected: ";
    if (reply == "null")
        return {};
    auto reason = clean_text(parse_text(reply).value_or(reply));
    if (reason.starts_with(kPrefix))
        reason.erase(0, kPrefix.size());
    if (reason == "duplicate" || reason == "inconclusive")
        return {};
    return fail(ErrorCode::rejected, reason);
}

class BitcoindNode final : public NodeClient {
  public:
    BitcoindNode(const Network& network, NodeAddress address, RpcCredentials credentials)
        : network_(network),
          rpc_(std::move(address.endpoint), std::move(address.path), std::move(credentials))
    {}

    Result<TemplatePtr> get_template(std::stop_token stop) override
    {
        if (auto checked = check_network(stop); !checked)
            return tl::unexpected(checked.error());
        const auto reply = rpc_.call(
            "getblocktemplate", R"([{"rules":["segwit"]}])", after(kCallTime), std::move(stop));
        if (!reply)
            return tl::unexpected(reply.error());
        auto block = parse_template(*reply);
        if (!block)
            return tl::unexpected(block.error());
        return std::make_shared<const BlockTemplate>(std::move(*block));
    }

    Result<void> wait_for_change(const BlockTemplate& current, std::stop_token stop) override
    {
        if (current.longpoll_id.empty() || has_longpoll_failed(current.previous_block))
            return poll(current, stop);
        const auto reply = rpc_.call("getblocktemplate",
            fmt::format(R"([{{"rules":["segwit"],"longpollid":"{}"}}])", current.longpoll_id),
            after(kLongpollTime), stop);
        if (reply)
            return {};
        if (reply.error().code == ErrorCode::cancelled)
            return stopped();
        note_longpoll_failure(current.previous_block, reply.error());
        if (reply.error().code == ErrorCode::timeout)
            return {};
        return poll(current, stop);
    }

    Result<void> submit_block(ByteSpan block, std::stop_token stop) override
    {
        const auto reply = rpc_.call("submitblock", fmt::format(R"(["{}"])", to_hex(block)),
            after(kSubmitTime), std::move(stop));
        if (!reply)
            return tl::unexpected(reply.error());
        return verdict_of(*reply);
    }

    Result<ChainTip> tip(std::stop_token stop) override
    {
        const auto info = chain_info(std::move(stop));
        if (!info)
            return tl::unexpected(info.error());
        return info->tip;
    }

  private:
    Result<ChainInfo> chain_info(std::stop_token stop)
    {
        const auto reply = rpc_.call("getblockchaininfo", "[]", after(kCallTime), std::move(stop));
        if (!reply)
            return tl::unexpected(reply.error());
        return parse_chain_info(*reply);
    }

    /// Once: blocks for another network would all be refused, or worse, not be.
    Result<void> check_network(const std::stop_token& stop)
    {
        if (is_network_known_)
            return {};
        const auto info = chain_info(stop);
        if (!info)
            return tl::unexpected(info.error());
        if (info->network != network_.name)
            return fail(ErrorCode::invalid_argument,
                fmt::format("the node at {} is on the network {}, not on {}: choose that network "
                            "or another node",
                    net::to_string(rpc_.node()), clean_text(info->network), network_.name));
        is_network_known_ = true;
        return {};
    }

    Result<void> poll(const BlockTemplate& current, const std::stop_token& stop)
    {
        const auto end = after(kRefresh);
        while (std::chrono::steady_clock::now() < end) {
            if (!sleep_for(kPollInterval, stop))
                return stopped();
            const auto reply = rpc_.call("getbestblockhash", "[]", after(kCallTime), stop);
            if (!reply)
                return tl::unexpected(reply.error());
            const auto hash = parse_hash(*reply);
            if (!hash)
                return tl::unexpected(hash.error());
            if (*hash != current.previous_block)
                return {};
        }
        return {};
    }

    bool has_longpoll_failed(const Hash256& tip)
    {
        const std::lock_guard lock(mutex_);
        return longpoll_failed_at_ == tip;
    }

    /// Bitcoin Core keeps a thread busy with a longpoll that we gave up until its tip changes: so
    /// there is one such at most, and the tip is polled instead.
    void note_longpoll_failure(const Hash256& tip, const Error& error)
    {
        log::debug(log::node, "longpoll ended, polling this tip", {{"reason", error.message}});
        const std::lock_guard lock(mutex_);
        longpoll_failed_at_ = tip;
    }

    const Network& network_;
    RpcClient rpc_;
    std::atomic<bool> is_network_known_ = false;
    std::mutex mutex_;
    Hash256 longpoll_failed_at_;
};

Result<std::string> usual_cookie(const Coin& coin, const Network& network)
{
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home == '\0')
        return fail(ErrorCode::not_found,
            "HOME is not set, so the node's cookie cannot be found: name its cookie file, or give "
            "user and password");
    return (std::filesystem::path(home) / coin.data_folder / network.cookie_folder / ".cookie")
        .string();
}

}  // namespace

Result<std::unique_ptr<NodeClient>> make_bitcoind_node(
    const Coin& coin, const Network& network, const NodeOptions& options)
{
    auto address = parse_node_url(options.url, network.rpc_port);
    if (!address)
        return tl::unexpected(address.error());
    // Some nodes know a password (an API key) only.
    if (!options.user.empty() || !options.password.empty())
        return std::make_unique<BitcoindNode>(network, std::move(*address),
            RpcCredentials::from_login(options.user, options.password));
    auto cookie = options.cookie_file.empty() ? usual_cookie(coin, network)
                                              : Result<std::string>(options.cookie_file);
    if (!cookie)
        return tl::unexpected(cookie.error());
    return std::make_unique<BitcoindNode>(
        network, std::move(*address), RpcCredentials::from_cookie(std::move(*cookie)));
}

}  // namespace otedama::pool
