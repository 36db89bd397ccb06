// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/sha256d/sha256.hpp"
#include "pool/jobs/node_client.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace otedama::pool::test {

/// A strict node in memory, for templates without transactions and witness: takes a block only if
/// it is the next one, its work meets the target and its merkle root is that of its coinbase; then
/// offers the template after it.
class FakeNode final : public NodeClient {
  public:
    explicit FakeNode(TemplatePtr first) : current_(std::move(first)) {}

    [[nodiscard]] Result<TemplatePtr> get_template(std::stop_token /*stop*/) override
    {
        const std::lock_guard lock(mutex_);
        ++template_calls;
        if (problem_)
            return tl::unexpected<Error>(*problem_);
        return current_;
    }

    [[nodiscard]] Result<void> wait_for_change(
        const BlockTemplate& current, std::stop_token stop) override
    {
        std::unique_lock lock(mutex_);
        const auto has_news = [&] {
            return problem_ || current_->previous_block != current.previous_block || is_changed_;
        };
        if (!wake_.wait_for(lock, stop, wait_time, has_news))
            return fail(stop.stop_requested() ? ErrorCode::cancelled : ErrorCode::timeout, "quiet");
        is_changed_ = false;
        if (problem_)
            return tl::unexpected<Error>(*problem_);
        return {};
    }

    [[nodiscard]] Result<void> submit_block(ByteSpan block, std::stop_token /*stop*/) override
    {
        if (before_submit)
            before_submit();
        const std::lock_guard lock(mutex_);
        ++submit_calls;
        if (!submit_problems.empty()) {
            const Error problem = submit_problems.front();
            submit_problems.pop_front();
            return tl::unexpected<Error>(problem);
        }
        return check_and_take(block);
    }

    [[nodiscard]] Result<ChainTip> tip(std::stop_token /*stop*/) override
    {
        const std::lock_guard lock(mutex_);
        return ChainTip{.height = current_->height - 1, .hash = current_->previous_block};
    }

    /// From now on every call fails like this; nothing ends it.
    void fail_with(std::optional<Error> problem)
    {
        const std::lock_guard lock(mutex_);
        problem_ = std::move(problem);
        wake_.notify_all();
    }

    /// Offers another template. `is_told`: as a change of its transactions, by longpoll.
    void offer(TemplatePtr block, bool is_told = false)
    {
        const std::lock_guard lock(mutex_);
        current_ = std::move(block);
        is_changed_ = is_told;
        wake_.notify_all();
    }

    [[nodiscard]] TemplatePtr current()
    {
        const std::lock_guard lock(mutex_);
        return current_;
    }

    std::chrono::milliseconds wait_time{50};
    std::deque<Error> submit_problems;  // answers to the next submits; set before they come
    std::function<void()> before_submit;
    std::atomic<int> submit_calls{0};
    std::atomic<int> template_calls{0};

  private:
    Result<void> check_and_take(ByteSpan block)
    {
        constexpr std::size_t kHeader = 80;
        if (block.size() <= kHeader + 1 || block[kHeader] != 1)
            return fail(ErrorCode::rejected, "bad-blk-length");
        const ByteSpan header = block.first(kHeader);
        Hash256 previous;
        std::ranges::copy(header.subspan(4, 32), previous.bytes.begin());
        if (previous != current_->previous_block)
            return fail(ErrorCode::rejected, "inconclusive-not-best-prevblk");
        if (load_le<std::uint32_t>(&header[72]) != current_->bits)
            return fail(ErrorCode::rejected, "bad-diffbits");
        const Hash256 root = sha256d(block.subspan(kHeader + 1));
        if (!std::ranges::equal(root.bytes, header.subspan(36, 32)))
            return fail(ErrorCode::rejected, "bad-txnmrklroot");
        const Hash256 hash = sha256d(header);
        if (!current_->network_target.is_met_by(hash))
            return fail(ErrorCode::rejected, "high-hash");
        auto next = *current_;
        ++next.height;
        next.previous_block = hash;
        current_ = std::make_shared<const BlockTemplate>(std::move(next));
        wake_.notify_all();
        return {};
    }

    std::mutex mutex_;
    std::condition_variable_any wake_;
    TemplatePtr current_;
    std::optional<Error> problem_;
    bool is_changed_ = false;
};

}  // namespace otedama::pool::test
