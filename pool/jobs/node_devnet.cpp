// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/node_devnet.hpp"

#include "pool/jobs/devnet/chain.hpp"

#include <condition_variable>
#include <mutex>

namespace otedama::pool {
namespace {

using namespace std::chrono_literals;

/// How far block times may run ahead of the clock. Each must be later than the median of the
/// eleven before, so they do where blocks come faster than six a second; then templates wait.
constexpr auto kMaxAhead = 60s;

/// How long get_template waits for the clock.
constexpr auto kPatience = 10s;
constexpr auto kClockCheck = 50ms;

/// After this long a template's time is worth renewing.
constexpr auto kRefresh = 30s;

class DevnetNode final : public NodeClient {
  public:
    DevnetNode(std::unique_ptr<devnet::Chain> chain, UnixTime (*now)())
        : chain_(std::move(chain)), now_(now)
    {}

    Result<TemplatePtr> get_template(std::stop_token stop) override
    {
        const auto deadline = std::chrono::steady_clock::now() + kPatience;
        std::unique_lock lock(mutex_);
        for (;;) {
            auto block = chain_->make_template(now_());
            const auto ahead = block.min_time - now_();
            if (ahead <= kMaxAhead)
                return std::make_shared<const BlockTemplate>(std::move(block));
            if (std::chrono::steady_clock::now() >= deadline)
                return fail(ErrorCode::unavailable,
                    "the devnet's blocks are " + std::to_string(ahead.count()) +
                        " s ahead of the clock: set the clock, wait, or use another data folder");
            tip_changed_.wait_for(lock, stop, kClockCheck, [] { return false; });
            if (stop.stop_requested())
                return fail(ErrorCode::cancelled, "stopped");
        }
    }

    Result<void> wait_for_change(const BlockTemplate& current, std::stop_token stop) override
    {
        std::unique_lock lock(mutex_);
        const auto is_old = [&] { return chain_->tip().hash != current.previous_block; };
        tip_changed_.wait_for(lock, stop, kRefresh, is_old);
        if (!is_old() && stop.stop_requested())
            return fail(ErrorCode::cancelled, "stopped");
        return {};
    }

    Result<void> submit_block(ByteSpan block, std::stop_token) override
    {
        {
            const std::lock_guard lock(mutex_);
            auto added = chain_->add(block, now_());
            if (!added && added.error().message != "duplicate")
                return added;
        }
        tip_changed_.notify_all();
        return {};
    }

    Result<ChainTip> tip(std::stop_token) override
    {
        const std::lock_guard lock(mutex_);
        return chain_->tip();
    }

  private:
    std::mutex mutex_;
    std::condition_variable_any tip_changed_;
    std::unique_ptr<devnet::Chain> chain_;
    UnixTime (*now_)();
};

}  // namespace

Result<std::unique_ptr<NodeClient>> make_devnet_node(
    const DevnetOptions& options, UnixTime (*now)())
{
    const auto parameters = devnet::make_parameters(options.network_difficulty);
    if (!parameters)
        return tl::unexpected(parameters.error());
    auto chain = devnet::Chain::open(*parameters, options.folder);
    if (!chain)
        return tl::unexpected(chain.error());
    return std::make_unique<DevnetNode>(std::move(*chain), now);
}

}  // namespace otedama::pool
