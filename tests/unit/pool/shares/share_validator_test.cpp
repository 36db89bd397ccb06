// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/shares/share_validator.hpp"

#include "tests/unit/pool/test_jobs.hpp"

#include <gtest/gtest.h>

namespace otedama::pool {
namespace {

using namespace std::chrono_literals;

constexpr std::uint32_t kMask = 0x1fffe000;
const ExtraNonce kExtranonce1(7, kExtranonce1Size);

enum class Wanted : std::uint8_t { nothing, share, block };

class ShareValidatorTest : public testing::Test {
  protected:
    ShareValidatorTest() { use(test::make_template(100, 1, 10)); }

    void use(TemplatePtr block)
    {
        const Target target = test::one_in(3);
        job_ = {.job = test::make_job("1", std::move(block)), .target = target, .weight = 8};
        rules_ = {.extranonce1 = kExtranonce1,
            .version_mask = kMask,
            .now = job_.job->block->current_time};
    }

    ShareSubmit submit(std::uint32_t nonce)
    {
        return {.job = &job_,
            .extranonce2 = ExtraNonce(5, kExtranonce2Size),
            .ntime = test::time_of(*job_.job->block),
            .nonce = nonce};
    }

    /// Where the hash of this submit lies, by the reference and from the bytes of a header that
    /// the validator had no part in.
    [[nodiscard]] Wanted worth(const ShareSubmit& submit, std::uint32_t version) const
    {
        const PoolJob& job = *job_.job;
        Bytes coinbase = job.coinbase_prefix;
        append(coinbase, kExtranonce1.span());
        append(coinbase, submit.extranonce2.span());
        append(coinbase, job.coinbase_suffix);
        Bytes header;
        append_le(header, version);
        append(header, job.block->previous_block.bytes);
        append(header, sha256d(coinbase).bytes);
        append_le(header, submit.ntime);
        append_le(header, job.block->bits);
        append_le(header, submit.nonce);
        const Hash256 hash = sha256d(header);
        if (job.block->network_target.is_met_by(hash))
            return Wanted::block;
        return job_.target.is_met_by(hash) ? Wanted::share : Wanted::nothing;
    }

    /// The first nonce whose hash is worth exactly that.
    ShareSubmit solve(Wanted wanted, std::optional<std::uint32_t> version_bits = {})
    {
        ShareSubmit found = submit(next_nonce_);
        found.version_bits = version_bits;
        const std::uint32_t own = job_.job->block->version;
        const std::uint32_t version = version_bits ? (own & ~kMask) | (*version_bits & kMask) : own;
        while (worth(found, version) != wanted) ++found.nonce;
        next_nonce_ = found.nonce + 1;
        return found;
    }

    Verdict judge(const ShareSubmit& each)
    {
        return validator_.judge(std::span(&each, 1), rules_)[0].verdict;
    }

    ShareValidator validator_{test::kernel()};
    SessionJob job_;
    ShareRules rules_;
    std::uint32_t next_nonce_ = 0;
};

TEST_F(ShareValidatorTest, AcceptsWhatMeetsTheShareTarget)
{
    EXPECT_EQ(judge(solve(Wanted::share)), Verdict::accepted);
}

TEST_F(ShareValidatorTest, SeesABlock)
{
    const auto solved = solve(Wanted::block);
    const auto judgement = validator_.judge(std::span(&solved, 1), rules_)[0];
    EXPECT_EQ(judgement.verdict, Verdict::block);
    EXPECT_EQ(judgement.hash, sha256d(judgement.header));
    EXPECT_TRUE(job_.job->block->network_target.is_met_by(judgement.hash));
}

TEST_F(ShareValidatorTest, ABlockCountsEvenAboveTheShareTarget)
{
    job_.target = test::one_in(250);
    EXPECT_EQ(judge(solve(Wanted::block)), Verdict::block);
    EXPECT_EQ(judge(solve(Wanted::nothing)), Verdict::low_difficulty);
}

TEST_F(ShareValidatorTest, RefusesWhatIsTooEasyEveryTimeAndForgetsIt)
{
    const auto low = solve(Wanted::nothing);
    EXPECT_EQ(judge(low), Verdict::low_difficulty);
    EXPECT_EQ(judge(low), Verdict::low_difficulty);
    EXPECT_EQ(job_.seen.size(), 0U);
}

TEST_F(ShareValidatorTest, KnowsUnknownAndStaleJobs)
{
    auto lost = solve(Wanted::share);
    job_.is_stale = true;
    EXPECT_EQ(judge(lost), Verdict::stale);
    lost.job = nullptr;
    EXPECT_EQ(judge(lost), Verdict::unknown_job);
}

TEST_F(ShareValidatorTest, WantsAnExtranonceOfItsSize)
{
    auto wrong = solve(Wanted::share);
    for (const std::size_t size : {0U, 4U, 7U, 9U, 16U}) {
        wrong.extranonce2 = ExtraNonce(5, size);
        EXPECT_EQ(judge(wrong), Verdict::bad_extranonce) << size;
    }
}

TEST_F(ShareValidatorTest, HoldsTheTimeToItsWindow)
{
    const BlockTemplate& block = *job_.job->block;
    const auto seconds = [](UnixTime time) {
        return static_cast<std::uint32_t>(time.time_since_epoch().count());
    };
    auto timed = submit(0);
    const std::vector<std::pair<std::uint32_t, bool>> cases = {
        {seconds(block.min_time - 1s), false}, {seconds(block.min_time), true},
        {seconds(rules_.now + kMaxTimeAhead), true},
        {seconds(rules_.now + kMaxTimeAhead + 1s), false}, {0, false}, {0xffffffff, false}};
    for (const auto& [ntime, is_good] : cases) {
        timed.ntime = ntime;
        EXPECT_EQ(judge(timed) == Verdict::bad_ntime, !is_good) << ntime;
    }
}

TEST_F(ShareValidatorTest, ANodeAheadOfOurClockCostsNoShares)
{
    rules_.now = job_.job->block->current_time - 2h;
    EXPECT_EQ(judge(solve(Wanted::share)), Verdict::accepted);
}

TEST_F(ShareValidatorTest, RolledVersionBitsReplaceThoseOfTheJob)
{
    // A job whose own version has bits inside the mask: BIP310 clears them first.
    auto block = *test::make_template(100, 1, 10);
    block.version = 0x20000000 | 0x00fa2000;
    use(std::make_shared<const BlockTemplate>(block));
    const auto rolled = solve(Wanted::share, 0x00054000);
    EXPECT_EQ(judge(rolled), Verdict::accepted);
    const auto judged = validator_.judge(std::span(&rolled, 1), rules_)[0];
    EXPECT_EQ(judged.verdict, Verdict::duplicate);

    const auto cleared = solve(Wanted::share, 0);
    const auto header = validator_.judge(std::span(&cleared, 1), rules_)[0].header;
    EXPECT_EQ(load_le<std::uint32_t>(header.data()), 0x20000000U);
    // Without the sixth parameter the job's version stands.
    const auto plain = solve(Wanted::share);
    const auto own = validator_.judge(std::span(&plain, 1), rules_)[0].header;
    EXPECT_EQ(load_le<std::uint32_t>(own.data()), block.version);
}

TEST_F(ShareValidatorTest, RefusesVersionBitsOutsideTheMask)
{
    auto rolled = solve(Wanted::share, 0);
    for (const std::uint32_t bits : {0x20000000U, 0x1U, 0x1000U, 0xffffffffU}) {
        rolled.version_bits = bits;
        EXPECT_EQ(judge(rolled), Verdict::bad_version) << bits;
    }
    rules_.version_mask = 0x00004000;
    rolled.version_bits = 0x00008000;
    EXPECT_EQ(judge(rolled), Verdict::bad_version);
}

TEST_F(ShareValidatorTest, CreditsAShareOnce)
{
    const auto share = solve(Wanted::share);
    EXPECT_EQ(judge(share), Verdict::accepted);
    EXPECT_EQ(judge(share), Verdict::duplicate);
    const auto block = solve(Wanted::block);
    EXPECT_EQ(judge(block), Verdict::block);
    EXPECT_EQ(judge(block), Verdict::duplicate);
}

TEST_F(ShareValidatorTest, TheSameHeaderSaidDifferentlyIsADuplicate)
{
    // Bits equal to the job's own describe the header that no bits describe.
    const auto share = solve(Wanted::share);
    auto respelled = share;
    respelled.version_bits = job_.job->block->version & kMask;
    EXPECT_EQ(judge(share), Verdict::accepted);
    EXPECT_EQ(judge(respelled), Verdict::duplicate);
}

TEST_F(ShareValidatorTest, OneBatchIsJudgedInOrder)
{
    const auto share = solve(Wanted::share);
    auto unknown = share;
    unknown.job = nullptr;
    const std::vector<ShareSubmit> batch = {
        solve(Wanted::nothing), share, unknown, share, solve(Wanted::block), solve(Wanted::share)};
    const auto judged = validator_.judge(batch, rules_);
    std::vector<Verdict> verdicts;
    for (const auto& judgement : judged) verdicts.push_back(judgement.verdict);
    EXPECT_EQ(
        verdicts, (std::vector{Verdict::low_difficulty, Verdict::accepted, Verdict::unknown_job,
                      Verdict::duplicate, Verdict::block, Verdict::accepted}));
}

TEST_F(ShareValidatorTest, AFullFilterRefusesSharesAndLetsBlocksThrough)
{
    job_.seen = DuplicateFilter(1);
    EXPECT_EQ(judge(solve(Wanted::share)), Verdict::accepted);
    EXPECT_EQ(judge(solve(Wanted::share)), Verdict::too_many_shares);
    EXPECT_EQ(judge(solve(Wanted::block)), Verdict::block);
}

TEST_F(ShareValidatorTest, JudgesNothingInAnEmptyBatch)
{
    EXPECT_TRUE(validator_.judge({}, rules_).empty());
}

TEST(Verdict, EveryRefusalHasItsNumber)
{
    EXPECT_EQ(to_stratum_error(Verdict::stale).code, 21);
    EXPECT_EQ(to_stratum_error(Verdict::unknown_job).code, 21);
    EXPECT_EQ(to_stratum_error(Verdict::duplicate).code, 22);
    EXPECT_EQ(to_stratum_error(Verdict::low_difficulty).code, 23);
    EXPECT_EQ(to_stratum_error(Verdict::not_logged_in).code, 24);
    for (const auto verdict : {Verdict::bad_extranonce, Verdict::bad_ntime, Verdict::bad_version,
             Verdict::too_many_shares, Verdict::overloaded}) {
        EXPECT_EQ(to_stratum_error(verdict).code, 20);
        EXPECT_FALSE(to_stratum_error(verdict).message.empty());
    }
}

}  // namespace
}  // namespace otedama::pool
