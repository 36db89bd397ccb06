// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/stratum_v1_job_state.hpp"

#include "protocol/json_rpc.hpp"
#include "protocol/stratum_v1_notify.hpp"

#include <gtest/gtest.h>

namespace otedama {
namespace {

const Algorithm kAlgorithm{.name = "scrypt",
    .header_size = 80,
    .nonce_offset = 76,
    .nonce_size = 4,
    .difficulty_one = Target({0, 0, 0, 0x0000ffff00000000}),
    .hash = nullptr,
    .make_dataset = nullptr};

ExtranonceSettings extranonce(std::uint64_t value, std::size_t size)
{
    return {ExtraNonce(value, 4), size};
}

bool notify(JobState& state, std::string_view job_id, bool clean)
{
    const std::string line = make_notify_line({.job_id = job_id, .clean = clean});
    return state.notify(read_rpc(line)->params).has_value();
}

TEST(JobState, HasNoJobBeforeTheFirstNotify)
{
    JobState state(kAlgorithm, SessionId{3});
    state.subscribe(extranonce(1, 8));
    EXPECT_FALSE(state.job().has_value());
    EXPECT_FALSE(state.first_job().has_value());
}

TEST(JobState, TheAlgorithmSaysWhatDifficultyOneIs)
{
    JobState state(kAlgorithm, SessionId{3});
    ASSERT_TRUE(notify(state, "a", false));
    EXPECT_EQ(state.job()->share_target, kAlgorithm.difficulty_one);
    EXPECT_EQ(state.job()->algorithm, &kAlgorithm);
    EXPECT_EQ(state.job()->session, SessionId{3});
    state.set_difficulty(65536);
    EXPECT_EQ(state.job()->share_target, kAlgorithm.difficulty_one) << "not before the next job";
    ASSERT_TRUE(notify(state, "b", false));
    EXPECT_EQ(state.job()->share_target, kBitcoinDifficultyOne);
}

TEST(JobState, TheFirstJobOfASessionReplacesAllWork)
{
    JobState state(kAlgorithm, SessionId{3});
    ASSERT_TRUE(notify(state, "a", false));
    EXPECT_FALSE(state.job()->clean);
    EXPECT_TRUE(state.first_job()->clean);
}

TEST(JobState, AnExtranonceHoldsFromTheNextNotify)
{
    JobState state(kAlgorithm, SessionId{3});
    state.subscribe(extranonce(1, 8));
    ASSERT_TRUE(notify(state, "a", true));
    state.set_extranonce(extranonce(2, 4));
    EXPECT_EQ(state.job()->extranonce1, ExtraNonce(1, 4));
    EXPECT_EQ(state.job()->extranonce2_size, 8U);
    ASSERT_TRUE(notify(state, "a", false));
    EXPECT_EQ(state.job()->extranonce1, ExtraNonce(2, 4));
    EXPECT_EQ(state.job()->extranonce2_size, 4U);
    EXPECT_TRUE(state.job()->clean);
}

TEST(JobState, AMaskHoldsAtOnceAndReplacesAllWork)
{
    JobState state(kAlgorithm, SessionId{3});
    ASSERT_TRUE(notify(state, "a", false));
    EXPECT_FALSE(state.set_version_mask(0));
    EXPECT_FALSE(state.job()->clean);
    EXPECT_TRUE(state.set_version_mask(0x6000));
    EXPECT_TRUE(state.job()->clean);
    EXPECT_EQ(state.job()->version_mask, 0x6000U);
}

TEST(JobState, ABadNotifyLeavesTheJobAsItWas)
{
    JobState state(kAlgorithm, SessionId{3});
    state.set_extranonce(extranonce(2, 4));
    ASSERT_TRUE(notify(state, "a", true));
    state.set_extranonce(extranonce(9, 1));
    EXPECT_FALSE(notify(state, "", true));
    EXPECT_EQ(state.job()->job_id, "a");
    EXPECT_EQ(state.job()->extranonce2_size, 4U);
}

}  // namespace
}  // namespace otedama
