// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/job_table.hpp"

#include "tests/unit/pool/fake_policy.hpp"
#include "tests/unit/pool/test_jobs.hpp"

#include <gtest/gtest.h>

#include <set>
#include <thread>

namespace otedama::pool {
namespace {

TEST(JobTable, BuildsOneJobForEachClassAndTemplate)
{
    const test::FakePolicy policy;
    JobTable table(policy, "/test/");
    EXPECT_EQ(table.current(), nullptr);
    const auto block = test::make_template(100, 1, 8);
    table.set_template(block, true);
    EXPECT_EQ(table.current(), block);
    const auto alice = table.job_for({"alice"});
    EXPECT_EQ(table.job_for({"alice"}), alice);
    const auto bob = table.job_for({"bob"});
    EXPECT_NE(bob, alice);
    EXPECT_NE(bob->coinbase_suffix, alice->coinbase_suffix);
    EXPECT_EQ(alice->block, block);
    EXPECT_TRUE(alice->clean);
    EXPECT_EQ(policy.plans, 2);
}

TEST(JobTable, ANewTemplateMakesNewJobsWithNewIds)
{
    const test::FakePolicy policy;
    JobTable table(policy, "/test/");
    std::set<std::string> ids;
    for (std::uint8_t tip = 0; tip < 20; ++tip) {
        table.set_template(test::make_template(100, tip, 8), tip % 2 == 0);
        const auto job = table.job_for({"alice"});
        EXPECT_TRUE(ids.insert(job->id).second);
        EXPECT_EQ(job->clean, tip % 2 == 0);
        EXPECT_TRUE(ids.insert(table.job_for({"bob"})->id).second);
    }
}

TEST(JobTable, ThreadsThatAskAtOnceGetTheSameJob)
{
    const test::FakePolicy policy;
    JobTable table(policy, "/test/");
    table.set_template(test::make_template(100, 1, 8), true);
    std::array<PoolJobPtr, 8> jobs;
    {
        std::vector<std::jthread> threads;
        for (auto& job : jobs) threads.emplace_back([&] { job = table.job_for({"alice"}); });
    }
    for (const auto& job : jobs) EXPECT_EQ(job, jobs[0]);
    EXPECT_EQ(policy.plans, 1);
}

}  // namespace
}  // namespace otedama::pool
