// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/block_submitter.hpp"

#include "pool/server/data_folder.hpp"
#include "tests/unit/pool/fake_node.hpp"
#include "tests/unit/pool/test_jobs.hpp"

#include <gtest/gtest.h>

#include <future>

namespace otedama::pool {
namespace {

using namespace std::chrono_literals;

constexpr SubmitRetries kFast{.attempts = 5, .first_pause = 1ms, .longest_pause = 4ms};

/// A block of the template, solved by trying.
BlockCandidate solve(const TemplatePtr& block, std::uint64_t session = 1)
{
    const auto job = test::make_job("1", block);
    const ExtraNonce extranonce1(session, kExtranonce1Size);
    const ExtraNonce extranonce2(2, kExtranonce2Size);
    const Hash256 root = merkle_root(*job, extranonce1, extranonce2);
    for (std::uint32_t nonce = 0;; ++nonce) {
        const auto header = make_header(*job, root, block->version, test::time_of(*block), nonce);
        const Hash256 hash = sha256d(header);
        if (block->network_target.is_met_by(hash))
            return {.height = block->height,
                .previous_block = block->previous_block,
                .hash = hash,
                .block = make_block(*job, header, extranonce1, extranonce2),
                .user = "alice.1"};
    }
}

class BlockSubmitterTest : public testing::Test {
  protected:
    /// Submits and waits for the answer.
    Result<void> submit(const BlockCandidate& candidate)
    {
        std::promise<Result<void>> answered;
        BlockSubmitter submitter(
            node_, store_, kFast, [&](const BlockCandidate& told, const Result<void>& answer) {
                EXPECT_EQ(told.hash, candidate.hash);
                answered.set_value(answer);
            });
        submitter.submit(candidate);
        return answered.get_future().get();
    }

    [[nodiscard]] bool has_file(const BlockCandidate& candidate, std::string_view extension) const
    {
        return std::filesystem::exists(store_.path_of(candidate).replace_extension(extension));
    }

    DataFolder folder_ = DataFolder::make_temporary().value();
    BlockStore store_ = BlockStore::open(folder_.path() / "blocks").value();
    test::FakeNode node_{test::make_template(100, 1, 8)};
};

TEST_F(BlockSubmitterTest, TheBlockIsOnDiskBeforeTheNodeSeesIt)
{
    const auto candidate = solve(node_.current());
    bool was_there = false;
    node_.before_submit = [&] { was_there = has_file(candidate, ".hex"); };
    EXPECT_TRUE(submit(candidate));
    EXPECT_TRUE(was_there);
    EXPECT_TRUE(has_file(candidate, ".accepted"));
    EXPECT_FALSE(has_file(candidate, ".hex"));
    EXPECT_EQ(node_.current()->previous_block, candidate.hash);
}

TEST_F(BlockSubmitterTest, ARejectedBlockIsKeptAsSuch)
{
    auto candidate = solve(node_.current());
    node_.offer(test::make_template(101, 2, 8));
    const auto answer = submit(candidate);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::rejected);
    EXPECT_TRUE(has_file(candidate, ".rejected"));
    EXPECT_EQ(node_.submit_calls, 1);
}

TEST_F(BlockSubmitterTest, ANodeThatFailsIsAskedAgain)
{
    const auto candidate = solve(node_.current());
    node_.submit_problems = {{ErrorCode::unavailable, "warming up"}, {ErrorCode::timeout, "slow"},
        {ErrorCode::io, "connection reset"}, {ErrorCode::protocol, "a proxy's page"}};
    EXPECT_TRUE(submit(candidate));
    EXPECT_EQ(node_.submit_calls, 5);
    EXPECT_TRUE(has_file(candidate, ".accepted"));
}

TEST_F(BlockSubmitterTest, AfterTheLastAttemptTheFileIsLeftToBeHandedIn)
{
    const auto candidate = solve(node_.current());
    node_.submit_problems.assign(kFast.attempts, {ErrorCode::unavailable, "down"});
    const auto answer = submit(candidate);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::unavailable);
    EXPECT_EQ(node_.submit_calls, static_cast<int>(kFast.attempts));
    EXPECT_TRUE(has_file(candidate, ".hex"));
}

TEST_F(BlockSubmitterTest, ADiskThatFailsKeepsNoBlockFromTheNode)
{
    const auto candidate = solve(node_.current());
    std::filesystem::remove_all(folder_.path() / "blocks");
    EXPECT_TRUE(submit(candidate));
    EXPECT_EQ(node_.current()->previous_block, candidate.hash);
}

TEST_F(BlockSubmitterTest, ABlockThatWaitsDoesNotHoldUpTheNext)
{
    const auto first = solve(node_.current());
    node_.submit_problems = {{ErrorCode::unavailable, "down"}};
    std::promise<void> both;
    std::vector<std::pair<Hash256, bool>> answers;
    BlockSubmitter submitter(node_, store_,
        {.attempts = 2, .first_pause = 200ms, .longest_pause = 200ms},
        [&](const BlockCandidate& told, const Result<void>& answer) {
            answers.emplace_back(told.hash, answer.has_value());
            if (answers.size() == 2)
                both.set_value();
        });
    submitter.submit(first);
    while (node_.submit_calls < 1) std::this_thread::sleep_for(1ms);
    // The tip has changed: a block on the new one goes while the first waits for its next attempt.
    node_.offer(test::make_template(101, 2, 8));
    const auto second = solve(node_.current());
    submitter.submit(second);
    both.get_future().get();
    EXPECT_EQ(answers[0], std::pair(second.hash, true));
    EXPECT_EQ(answers[1], std::pair(first.hash, false));
}

TEST_F(BlockSubmitterTest, OfAFloodOfRivalsOneIsHandedIn)
{
    std::vector<BlockCandidate> rivals;
    for (std::uint64_t session = 1; session <= 20; ++session)
        rivals.push_back(solve(node_.current(), session));
    std::promise<void> answered;
    {
        BlockSubmitter submitter(node_, store_, kFast,
            [&](const BlockCandidate&, const Result<void>&) { answered.set_value(); });
        for (int round = 0; round < 100; ++round)
            for (const BlockCandidate& rival : rivals) submitter.submit(rival);
        answered.get_future().get();
    }
    EXPECT_EQ(node_.submit_calls, 1);
    EXPECT_TRUE(has_file(rivals[0], ".accepted"));
    for (std::size_t i = 1; i < rivals.size(); ++i) {
        EXPECT_FALSE(has_file(rivals[i], ".hex"));
        EXPECT_FALSE(has_file(rivals[i], ".accepted"));
    }
}

TEST_F(BlockSubmitterTest, ARivalHasItsTurnWhenTheFirstIsRejected)
{
    const auto first = solve(node_.current(), 1);
    const auto rival = solve(node_.current(), 2);
    node_.submit_problems = {{ErrorCode::rejected, "time-too-new"}};
    std::promise<void> both;
    std::vector<std::pair<Hash256, bool>> answers;
    BlockSubmitter submitter(
        node_, store_, kFast, [&](const BlockCandidate& told, const Result<void>& answer) {
            answers.emplace_back(told.hash, answer.has_value());
            if (answers.size() == 2)
                both.set_value();
        });
    submitter.submit(first);
    submitter.submit(rival);
    both.get_future().get();
    EXPECT_EQ(answers[0], std::pair(first.hash, false));
    EXPECT_EQ(answers[1], std::pair(rival.hash, true));
}

TEST_F(BlockSubmitterTest, WhatIsTakenOverIsOnDiskWhenItStops)
{
    node_.submit_problems.assign(1000, {ErrorCode::unavailable, "down"});
    std::vector<BlockCandidate> candidates;
    for (std::uint8_t tip = 1; tip <= 5; ++tip)
        candidates.push_back(solve(test::make_template(100, tip, 4)));
    const auto started = std::chrono::steady_clock::now();
    {
        BlockSubmitter submitter(node_, store_,
            {.attempts = 100, .first_pause = 10s, .longest_pause = 10s},
            [](const BlockCandidate&, const Result<void>&) {});
        for (const auto& candidate : candidates) submitter.submit(candidate);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - started, 5s);
    for (const auto& candidate : candidates) EXPECT_TRUE(has_file(candidate, ".hex"));
}

}  // namespace
}  // namespace otedama::pool
