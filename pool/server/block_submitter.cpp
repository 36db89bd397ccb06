// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/block_submitter.hpp"

#include "core/log.hpp"

#include <algorithm>
#include <utility>

namespace otedama::pool {
namespace {

/// Rivals kept of blocks that the node may yet reject, and blocks not yet looked at.
constexpr std::size_t kMaxRivals = 8;
constexpr std::size_t kMaxInbox = 64;

/// For how long a parent stays taken. A reorganisation may make it the tip again later on.
constexpr std::chrono::seconds kParentTaken{60};

}  // namespace

BlockSubmitter::BlockSubmitter(
    NodeClient& node, BlockStore store, SubmitRetries retries, OnAnswer on_answer)
    : node_(node),
      store_(std::move(store)),
      retries_(retries),
      on_answer_(std::move(on_answer)),
      thread_([this](const std::stop_token& stop) { run(stop); })
{}

BlockSubmitter::~BlockSubmitter()
{
    thread_.request_stop();
    thread_.join();
}

void BlockSubmitter::submit(BlockCandidate candidate)
{
    {
        const std::lock_guard lock(mutex_);
        const bool is_flood =
            inbox_.size() >= kMaxInbox && inbox_.back().previous_block == candidate.previous_block;
        if (is_flood)
            return;
        inbox_.push_back(std::move(candidate));
    }
    wake_.notify_one();
}

void BlockSubmitter::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        take_new(stop);
        hand_in_due(stop);
        admit_rivals();
    }
    // What came in while the node was being asked still has to reach the disk.
    take_new(stop);
    for (const Pending& pending : pending_)
        log::warning(log::pool, "stopped before the node answered on a block; its file is kept",
            {{"file", store_.path_of(pending.candidate).string()}});
}

/// Waits for a block, for the next attempt or for the stop; then saves what has come.
void BlockSubmitter::take_new(const std::stop_token& stop)
{
    std::vector<BlockCandidate> taken;
    {
        std::unique_lock lock(mutex_);
        const auto has_new = [this] { return !inbox_.empty(); };
        if (pending_.empty())
            wake_.wait(lock, stop, has_new);
        else
            wake_.wait_until(
                lock, stop, std::ranges::min(pending_, {}, &Pending::due).due, has_new);
        taken.swap(inbox_);
    }
    for (BlockCandidate& candidate : taken) admit(std::move(candidate));
}

/// Puts a block on disk and in line for the node, unless a rival is there before it.
void BlockSubmitter::admit(BlockCandidate candidate)
{
    if (is_rival_accepted(candidate))
        return;
    const auto has_same_parent = [&](const Pending& pending) {
        return pending.candidate.previous_block == candidate.previous_block;
    };
    if (std::ranges::any_of(pending_, has_same_parent)) {
        if (rivals_.size() < kMaxRivals)
            rivals_.push_back(std::move(candidate));
        return;
    }
    pending_.push_back({.candidate = std::move(candidate), .pause = retries_.first_pause});
    save(pending_.back());
}

/// Gives those their turn whose rival is settled.
void BlockSubmitter::admit_rivals()
{
    for (BlockCandidate& rival : std::exchange(rivals_, {})) admit(std::move(rival));
}

bool BlockSubmitter::is_rival_accepted(const BlockCandidate& candidate) const
{
    return accepted_parent_ == candidate.previous_block &&
           std::chrono::steady_clock::now() - accepted_at_ < kParentTaken;
}

void BlockSubmitter::save(Pending& pending) const
{
    const auto saved = store_.save(pending.candidate);
    pending.is_saved = saved.has_value();
    if (!saved)
        log::error(log::pool, "a found block could not be written to disk, it is submitted anyway",
            {{"height", pending.candidate.height}, {"hash", to_display_hex(pending.candidate.hash)},
                {"why", saved.error().message}});
}

void BlockSubmitter::hand_in_due(const std::stop_token& stop)
{
    std::erase_if(pending_, [&](Pending& pending) {
        const bool is_due = pending.due <= std::chrono::steady_clock::now();
        return is_due && !stop.stop_requested() && hand_in(pending, stop);
    });
}

bool BlockSubmitter::hand_in(Pending& pending, const std::stop_token& stop)
{
    const auto answer = node_.submit_block(pending.candidate.block, stop);
    ++pending.attempts;
    if (!answer && answer.error().code == ErrorCode::cancelled)
        return false;
    if (!answer && is_unanswered(answer.error()) && pending.attempts < retries_.attempts) {
        log::warning(log::pool, "the node did not answer on a block, trying again",
            {{"height", pending.candidate.height}, {"why", answer.error().message}});
        pending.due = std::chrono::steady_clock::now() + pending.pause;
        pending.pause = std::min(2 * pending.pause, retries_.longest_pause);
        return false;
    }
    settle(pending, answer);
    return true;
}

void BlockSubmitter::settle(const Pending& pending, const Result<void>& answer)
{
    if (answer) {
        accepted_parent_ = pending.candidate.previous_block;
        accepted_at_ = std::chrono::steady_clock::now();
    }
    // A block that the node never answered on keeps its `.hex`: it may still be handed in.
    const bool is_answered = answer || !is_unanswered(answer.error());
    if (pending.is_saved && is_answered) {
        if (const auto marked = store_.mark(pending.candidate, answer.has_value()); !marked)
            log::warning(log::pool, "the file of a found block keeps its old name",
                {{"why", marked.error().message}});
    }
    on_answer_(pending.candidate, answer);
}

}  // namespace otedama::pool
