// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/pool_job.hpp"

#include "core/hex.hpp"
#include "pool/jobs/script.hpp"
#include "tests/unit/pool/jobs/test_template.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace otedama::pool {
namespace {

using testing::HasSubstr;

const ExtraNonce kExtranonce1(0x11223344, kExtranonce1Size);
const ExtraNonce kExtranonce2(0x5566778899aabbcc, kExtranonce2Size);

/// A transaction that spends output 0 of `parent` and has, or has not, a witness.
TemplateTransaction make_transaction(const Hash256& parent, bool has_witness)
{
    Bytes start;
    append_le(start, std::uint32_t{2});
    Bytes body = {1};
    append(body, parent.bytes);
    append_le(body, std::uint32_t{0});
    body.push_back(0);
    append_le(body, std::uint32_t{0xffffffff});
    body.push_back(1);
    append_le(body, std::uint64_t{1000});
    body.push_back(1);
    body.push_back(0x51);
    const Bytes lock_time(4, 0);
    const Bytes witness = {1, 1, 0x51};

    TemplateTransaction transaction;
    Bytes stripped = start;
    append(stripped, body);
    append(stripped, lock_time);
    transaction.txid = sha256d(stripped);
    transaction.data = stripped;
    if (has_witness) {
        transaction.data = start;
        append(transaction.data, Bytes{0, 1});
        append(transaction.data, body);
        append(transaction.data, witness);
        append(transaction.data, lock_time);
    }
    transaction.wtxid = sha256d(transaction.data);
    return transaction;
}

BlockTemplate template_with(std::size_t count, bool has_witness)
{
    auto block = test::empty_template(1000);
    Hash256 parent = sha256d(Bytes{9});
    std::vector<Hash256> wtxids;
    for (std::size_t i = 0; i < count; ++i) {
        block.transactions.push_back(make_transaction(parent, has_witness));
        parent = block.transactions.back().txid;
        wtxids.push_back(block.transactions.back().wtxid);
    }
    if (has_witness)
        block.witness_commitment = test::commitment_script(wtxids);
    return block;
}

PoolJobPtr make_job(BlockTemplate block, bool clean = false)
{
    auto shared = std::make_shared<const BlockTemplate>(std::move(block));
    const auto plan = test::pay_all(*shared, anyone_can_spend_script());
    return make_pool_job("7a", shared, clean, plan, "/Otedama/");
}

devnet::Block assemble(const PoolJob& job)
{
    const auto root = merkle_root(job, kExtranonce1, kExtranonce2);
    const auto header = make_header(job, root, 0x2000e000, 1'700'000'061, 0xdeadbeef);
    const auto block = devnet::parse_block(make_block(job, header, kExtranonce1, kExtranonce2));
    EXPECT_TRUE(block.has_value());
    return block.value_or(devnet::Block{});
}

TEST(PoolJob, HeaderFieldsStandWhereTheyBelong)
{
    const auto job = make_job(template_with(3, true));
    const auto block = assemble(*job);
    EXPECT_EQ(block.header.version, 0x2000e000u);
    EXPECT_EQ(block.header.previous_block, job->block->previous_block);
    EXPECT_EQ(block.header.merkle_root, merkle_root(*job, kExtranonce1, kExtranonce2));
    EXPECT_EQ(block.header.time, 1'700'000'061u);
    EXPECT_EQ(block.header.bits, 0x207fffffu);
    EXPECT_EQ(block.header.nonce, 0xdeadbeefu);
}

TEST(PoolJob, BlocksHoldWhatTheirRootsSay)
{
    // 252 transactions and more need a longer count.
    for (const std::size_t count : {0U, 1U, 2U, 3U, 4U, 7U, 251U, 252U, 253U, 300U}) {
        for (const bool has_witness : {false, true}) {
            const auto job = make_job(template_with(count, has_witness));
            const auto block = assemble(*job);
            ASSERT_EQ(block.transactions.size(), count + 1);
            std::vector<Hash256> txids;
            std::vector<Hash256> wtxids;
            for (const auto& transaction : block.transactions) {
                txids.push_back(transaction.txid);
                wtxids.push_back(transaction.wtxid);
            }
            EXPECT_EQ(devnet::merkle_tree(txids).root, block.header.merkle_root) << count;
            EXPECT_EQ(block.transactions[0].has_witness, has_witness);
            if (has_witness) {
                wtxids.erase(wtxids.begin());
                EXPECT_EQ(
                    block.transactions[0].outputs.back().script, test::commitment_script(wtxids));
            }
        }
    }
}

TEST(PoolJob, ExtranoncesChangeTheRoot)
{
    const auto job = make_job(template_with(2, true));
    const auto root = merkle_root(*job, kExtranonce1, kExtranonce2);
    EXPECT_NE(merkle_root(*job, ExtraNonce(1, kExtranonce1Size), kExtranonce2), root);
    EXPECT_NE(merkle_root(*job, kExtranonce1, ExtraNonce(1, kExtranonce2Size)), root);
}

TEST(PoolJob, NotifyLinesDifferInCleanOnly)
{
    const auto job = make_job(template_with(1, true));
    EXPECT_THAT(job->notify_line, HasSubstr("mining.notify"));
    EXPECT_THAT(job->notify_line, HasSubstr("\"7a\""));
    EXPECT_THAT(job->notify_line, HasSubstr(to_hex(job->coinbase_prefix)));
    EXPECT_THAT(job->notify_line, HasSubstr(to_hex(job->coinbase_suffix)));
    EXPECT_THAT(job->notify_line, HasSubstr("false"));
    EXPECT_THAT(job->notify_line_clean, HasSubstr("true"));
    EXPECT_NE(job->notify_line, job->notify_line_clean);
    const auto clean = make_job(template_with(1, true), true);
    EXPECT_EQ(clean->notify_line, clean->notify_line_clean);
}

}  // namespace
}  // namespace otedama::pool
