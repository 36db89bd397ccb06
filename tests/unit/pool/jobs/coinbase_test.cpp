// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/coinbase.hpp"

#include "core/hex.hpp"
#include "pool/jobs/pool_job.hpp"
#include "pool/jobs/script.hpp"
#include "tests/unit/pool/jobs/test_template.hpp"

#include <gtest/gtest.h>

namespace otedama::pool {
namespace {

using test::empty_template;
using test::kCoin;
using test::pay_all;

const Bytes kHole(kExtranonce1Size + kExtranonce2Size, 0xee);

Bytes join(const CoinbaseParts& parts)
{
    Bytes whole = parts.prefix;
    append(whole, kHole);
    append(whole, parts.suffix);
    return whole;
}

/// What a node reads in it: the only transaction of an otherwise zero block.
devnet::Transaction parse(const Bytes& transaction)
{
    Bytes block(80, 0);
    block.push_back(1);
    append(block, transaction);
    const auto parsed = devnet::parse_block(block);
    EXPECT_TRUE(parsed.has_value());
    return parsed ? parsed->transactions.front() : devnet::Transaction{};
}

std::string hex(std::string_view text)
{
    return to_hex(Bytes(text.begin(), text.end()));
}

TEST(Coinbase, HasTheFormThatTheRulesAskFor)
{
    const auto block = empty_template(413567);
    const auto coinbase =
        parse(join(make_coinbase(block, pay_all(block, anyone_can_spend_script()), "/tag/")));

    EXPECT_EQ(coinbase.version, 2u);
    ASSERT_EQ(coinbase.inputs.size(), 1u);
    EXPECT_EQ(coinbase.inputs[0].previous, (devnet::OutPoint{Hash256{}, 0xffffffff}));
    EXPECT_EQ(to_hex(coinbase.inputs[0].script),
        "037f4f06"
        "0c" +
            to_hex(kHole) + "05" + hex("/tag/"));
    // BIP54.
    EXPECT_EQ(coinbase.inputs[0].sequence, 0xfffffffe);
    EXPECT_EQ(coinbase.lock_time, 413566u);
    ASSERT_EQ(coinbase.outputs.size(), 1u);
    EXPECT_EQ(coinbase.outputs[0].value, static_cast<std::uint64_t>(50 * kCoin));
    EXPECT_FALSE(coinbase.has_witness);
}

TEST(Coinbase, CommitmentAndSeveralOutputs)
{
    auto block = empty_template(1);
    block.witness_commitment = test::commitment_script({});
    const auto mark = sha256d(Bytes{7});
    const CoinbasePlan plan{.outputs = {{Amount{20 * kCoin}, p2pkh_script(Bytes(20, 1))},
                                {Amount{30 * kCoin}, p2sh_script(Bytes(20, 2))}},
        .commitment = mark};
    const auto coinbase = parse(join(make_coinbase(block, plan, "")));

    EXPECT_EQ(to_hex(coinbase.inputs[0].script),
        "51"
        "0c" +
            to_hex(kHole) + "20" + to_hex(ByteSpan(mark.bytes)));
    ASSERT_EQ(coinbase.outputs.size(), 3u);
    EXPECT_EQ(coinbase.outputs[1].script, p2sh_script(Bytes(20, 2)));
    EXPECT_EQ(coinbase.outputs[2].value, 0u);
    EXPECT_EQ(coinbase.outputs[2].script, block.witness_commitment);
}

TEST(Coinbase, ScriptKeepsToItsLimitsAtTheExtremes)
{
    // The highest height that a lock time can name, the longest tag, and a commitment.
    const auto block = empty_template(499'999'999);
    auto plan = pay_all(block, anyone_can_spend_script());
    plan.commitment = Hash256{};
    const auto longest = parse(join(make_coinbase(block, plan, std::string(kMaxTagSize, 't'))));
    EXPECT_LE(longest.inputs[0].script.size(), 100u);

    const auto first = empty_template(1);
    const auto shortest = parse(join(make_coinbase(first, pay_all(first, Bytes{0x51}), "")));
    EXPECT_GE(shortest.inputs[0].script.size(), 2u);
}

TEST(Coinbase, WitnessIsAddedOnlyWithACommitment)
{
    auto block = empty_template(200);
    const auto plain = join(make_coinbase(block, pay_all(block, Bytes{0x51}), "x"));
    EXPECT_EQ(add_coinbase_witness(plain, block), plain);

    block.witness_commitment = test::commitment_script({});
    const auto stripped = join(make_coinbase(block, pay_all(block, Bytes{0x51}), "x"));
    const auto coinbase = parse(add_coinbase_witness(stripped, block));
    EXPECT_TRUE(coinbase.has_witness);
    EXPECT_EQ(coinbase.inputs[0].witness, std::vector<Bytes>{Bytes(32, 0)});
    // What miners hashed is the form without witness.
    EXPECT_EQ(coinbase.txid, sha256d(stripped));
    EXPECT_NE(coinbase.wtxid, coinbase.txid);
}

TEST(Coinbase, PlanMustPayTheWholeValue)
{
    const auto block = empty_template(9);
    auto plan = pay_all(block, Bytes{0x51});
    plan.outputs[0].value = plan.outputs[0].value - Amount{1};
    EXPECT_DEATH(static_cast<void>(make_coinbase(block, plan, "")), "coinbase_value");
}

}  // namespace
}  // namespace otedama::pool
