// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/session_jobs.hpp"

#include "tests/unit/pool/test_jobs.hpp"

#include <gtest/gtest.h>

namespace otedama::pool {
namespace {

const Target kTarget = test::one_in(4);

TEST(SessionJobs, KeepsTheTargetThatWentOutWithEachJob)
{
    SessionJobs jobs;
    EXPECT_EQ(jobs.latest(), nullptr);
    EXPECT_EQ(jobs.find("1"), nullptr);
    const auto block = test::make_template(100, 1, 8);
    jobs.add(test::make_job("1", block), kTarget);
    jobs.add(test::make_job("2", block), test::one_in(6));
    EXPECT_EQ(jobs.find("1")->target, kTarget);
    EXPECT_EQ(jobs.find("1")->weight, kTarget.weight());
    EXPECT_EQ(jobs.find("2")->target, test::one_in(6));
    EXPECT_EQ(jobs.latest(), jobs.find("2"));
    EXPECT_EQ(jobs.find(""), nullptr);
    EXPECT_EQ(jobs.find("3"), nullptr);
}

TEST(SessionJobs, OlderJobsOfTheSameBlockStayGood)
{
    SessionJobs jobs;
    const auto block = test::make_template(100, 1, 8);
    jobs.add(test::make_job("1", block), kTarget);
    EXPECT_FALSE(jobs.is_new_block(*test::make_job("2", block)));
    jobs.add(test::make_job("2", block), kTarget);
    EXPECT_FALSE(jobs.find("1")->is_stale);
}

TEST(SessionJobs, ANewBlockMakesTheOthersStaleAndFreesTheirFilters)
{
    SessionJobs jobs;
    jobs.add(test::make_job("1", test::make_template(100, 1, 8)), kTarget);
    ASSERT_EQ(jobs.find("1")->seen.add({.nonce = 1}), DuplicateFilter::Outcome::added);
    const auto next = test::make_job("2", test::make_template(101, 2, 8));
    EXPECT_TRUE(jobs.is_new_block(*next));
    jobs.add(next, kTarget);
    EXPECT_TRUE(jobs.find("1")->is_stale);
    EXPECT_EQ(jobs.find("1")->seen.size(), 0U);
    EXPECT_FALSE(jobs.find("2")->is_stale);
    // Stale for good: the block of job 1 coming back brings new jobs.
    jobs.add(test::make_job("3", test::make_template(100, 1, 8)), kTarget);
    EXPECT_TRUE(jobs.find("1")->is_stale);
    EXPECT_TRUE(jobs.find("2")->is_stale);
}

TEST(SessionJobs, ForgetsTheOldest)
{
    SessionJobs jobs;
    const auto block = test::make_template(100, 1, 8);
    for (std::size_t i = 0; i <= SessionJobs::kKept; ++i)
        jobs.add(test::make_job(std::to_string(i), block), kTarget);
    EXPECT_EQ(jobs.find("0"), nullptr);
    EXPECT_NE(jobs.find("1"), nullptr);
    EXPECT_NE(jobs.find(std::to_string(SessionJobs::kKept)), nullptr);
}

}  // namespace
}  // namespace otedama::pool
