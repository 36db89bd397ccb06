// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/work_sequence.hpp"

#include "tests/unit/miner/real_block.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace otedama {
namespace {

/// extranonce2 as the number it counts.
std::uint64_t value_of(const Work& work)
{
    std::uint64_t value = 0;
    const ByteSpan bytes = work.extranonce2.span();
    for (std::size_t i = 0; i < bytes.size(); ++i) value |= std::uint64_t{bytes[i]} << (8 * i);
    return value;
}

std::uint32_t version_of(const Work& work)
{
    return load_le<std::uint32_t>(work.header.data());
}

Job job_with(std::size_t extranonce2_size, std::uint32_t version_mask = 0)
{
    Job job = test::real_job();
    job.extranonce2_size = extranonce2_size;
    job.version_mask = version_mask;
    return job;
}

std::vector<Work> take_all(WorkSequence& sequence)
{
    std::vector<Work> works;
    while (auto work = sequence.next()) works.push_back(*work);
    return works;
}

TEST(WorkSequence, StartsWithTheRealBlock)
{
    WorkSequence sequence;
    sequence.set_job(test::real_job());
    const auto work = sequence.next();
    ASSERT_TRUE(work);
    Bytes real = test::real_header();
    std::fill(real.begin() + 76, real.end(), std::uint8_t{0});
    EXPECT_EQ(to_hex(work->header), to_hex(real));
}

TEST(WorkSequence, KnowsWhatASubmitNeeds)
{
    const Job job = test::real_job();
    WorkSequence sequence;
    sequence.set_job(job);
    const auto work = sequence.next();
    ASSERT_TRUE(work);
    EXPECT_EQ(work->algorithm, job.algorithm);
    EXPECT_EQ(work->session, job.session);
    EXPECT_EQ(work->job_id, job.job_id);
    EXPECT_EQ(work->extranonce2, ExtraNonce(0, 8));
    EXPECT_EQ(work->share_target, job.share_target);
    // The sequence rolls the version itself; a device that did too would search twice.
    EXPECT_EQ(work->version_mask, 0U);
}

TEST(WorkSequence, HasNothingWithoutAJob)
{
    WorkSequence sequence;
    EXPECT_FALSE(sequence.next());
    sequence.set_job(test::real_job());
    sequence.clear();
    EXPECT_FALSE(sequence.next());
}

TEST(WorkSequence, RollsEveryCombinationOfTheMaskBeforeTheExtranonce)
{
    constexpr std::uint32_t kMask = 0x1000a002;
    Job job = job_with(8, kMask);
    job.version = 0x20002000;
    WorkSequence sequence;
    sequence.set_job(job);
    std::set<std::uint32_t> versions;
    for (int i = 0; i < 16; ++i) {
        const auto work = sequence.next();
        ASSERT_TRUE(work);
        EXPECT_EQ(value_of(*work), 0U);
        // BIP310: version = (job's & ~mask) | bits.
        EXPECT_EQ(version_of(*work) & ~kMask, job.version & ~kMask);
        EXPECT_TRUE(i != 0 || version_of(*work) == job.version) << "starts from the job's bits";
        versions.insert(version_of(*work));
    }
    EXPECT_EQ(versions.size(), 16U);
    EXPECT_EQ(value_of(sequence.next().value()), 1U);
}

TEST(WorkSequence, KeepsTheMerkleRootWhileItRollsTheVersion)
{
    WorkSequence sequence;
    sequence.set_job(job_with(8, 0x1fffe000));
    const auto first = sequence.next();
    const auto second = sequence.next();
    ASSERT_TRUE(first && second);
    EXPECT_NE(version_of(*first), version_of(*second));
    EXPECT_TRUE(
        std::equal(first->header.begin() + 4, first->header.end(), second->header.begin() + 4));
}

TEST(WorkSequence, CountsTheExtranonceOnForTheLifeOfASession)
{
    WorkSequence sequence;
    std::uint64_t expected = 0;
    Job job = test::real_job();
    for (const bool is_clean : {true, false, true}) {
        job.clean = is_clean;
        job.ntime += 1;
        sequence.set_job(job);
        for (int i = 0; i < 3; ++i) EXPECT_EQ(value_of(sequence.next().value()), expected++);
    }
    job.extranonce1 = ExtraNonce(0xabcd, 4);
    sequence.set_job(job);
    EXPECT_EQ(value_of(sequence.next().value()), expected++) << "over mining.set_extranonce";
    sequence.clear();
    sequence.set_job(job);
    EXPECT_EQ(value_of(sequence.next().value()), expected++) << "over a time without jobs";
    job.session = SessionId{2};
    sequence.set_job(job);
    EXPECT_EQ(value_of(sequence.next().value()), 0U) << "a new session starts anew";
}

TEST(WorkSequence, SwitchesToANewExtranonceUnderTheSameJobId)
{
    Job job = test::real_job();
    WorkSequence sequence;
    sequence.set_job(job);
    (void)sequence.next();
    job.extranonce1 = ExtraNonce(0xabcd, 4);
    sequence.set_job(job);
    const auto work = sequence.next();
    ASSERT_TRUE(work);
    EXPECT_EQ(work->header, make_header(job, merkle_root(job, work->extranonce2)));
}

TEST(WorkSequence, EndsAJobWhoseExtranonceIsUsedUp)
{
    WorkSequence sequence;
    Job job = job_with(1, 0x6000);
    sequence.set_job(job);
    const auto works = take_all(sequence);
    std::set<Header> headers;
    for (const Work& work : works) headers.insert(work.header);
    EXPECT_EQ(works.size(), 4U * 256U);
    EXPECT_EQ(headers.size(), works.size());

    sequence.set_job(job);
    EXPECT_FALSE(sequence.next()) << "the same job again brings no new work";
    job.ntime += 1;
    sequence.set_job(job);
    EXPECT_EQ(take_all(sequence).size(), 4U * 256U) << "another job does";
}

TEST(WorkSequence, WrapsRoundInsideAJobWithoutRepeating)
{
    WorkSequence sequence;
    Job job = job_with(1);
    sequence.set_job(job);
    for (int i = 0; i < 200; ++i) (void)sequence.next();
    job.ntime += 1;
    sequence.set_job(job);
    const auto works = take_all(sequence);
    std::set<std::uint64_t> values;
    for (const Work& work : works) values.insert(value_of(work));
    EXPECT_EQ(value_of(works.front()), 200U);
    EXPECT_EQ(works.size(), 256U);
    EXPECT_EQ(values.size(), 256U);
}

TEST(WorkSequence, GoesOnWhereItWasWhenAJobComesWithAnotherMask)
{
    WorkSequence sequence;
    sequence.set_job(job_with(1, 0x2000));
    std::set<std::uint64_t> values;
    for (int i = 0; i < 400; ++i) values.insert(value_of(sequence.next().value()));
    EXPECT_EQ(values.size(), 200U);
    sequence.set_job(job_with(1, 0));
    const auto works = take_all(sequence);
    for (const Work& work : works) values.insert(value_of(work));
    EXPECT_EQ(works.size(), 56U);
    EXPECT_EQ(values.size(), 256U);
}

TEST(WorkSequence, MakesOneWorkOfAJobWithoutExtranonce2)
{
    WorkSequence sequence;
    sequence.set_job(job_with(0));
    EXPECT_EQ(take_all(sequence).size(), 1U);
}

TEST(WorkSequence, TakesExtranoncesLargerThanItsCounter)
{
    WorkSequence sequence;
    sequence.set_job(job_with(16));
    (void)sequence.next();
    const auto work = sequence.next();
    ASSERT_TRUE(work);
    EXPECT_EQ(work->extranonce2.size(), 16U);
    EXPECT_EQ(to_hex(work->extranonce2.span()), "01000000000000000000000000000000");
}

}  // namespace
}  // namespace otedama
