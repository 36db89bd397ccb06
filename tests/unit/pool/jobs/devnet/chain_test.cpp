// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/devnet/chain.hpp"

#include "tests/unit/pool/jobs/devnet/test_mining.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <random>

namespace otedama::pool::devnet {
namespace {

using test::mine;
using test::reseal;

const UnixTime kNow(std::chrono::seconds(1'800'000'000));

std::unique_ptr<Chain> make_chain(double difficulty = test::kTrivialDifficulty)
{
    return Chain::open(make_parameters(difficulty).value(), "").value();
}

std::string verdict(Chain& chain, const Bytes& block, UnixTime now = kNow)
{
    const auto added = chain.add(block, now);
    return added ? "accepted" : added.error().message;
}

/// A chain with a few blocks, and the next one, ready to be spoilt.
class BadBlock : public testing::Test {
  protected:
    BadBlock() : chain_(make_chain())
    {
        for (int i = 0; i < 20; ++i)
            EXPECT_EQ(verdict(*chain_, mine(chain_->make_template(kNow))), "accepted");
        good_ = parse_block(mine(chain_->make_template(kNow))).value();
        tip_ = chain_->tip();
    }

    ~BadBlock() override
    {
        EXPECT_EQ(chain_->tip(), tip_);
        // What was refused left no trace.
        EXPECT_EQ(verdict(*chain_, serialize(good_)), "accepted");
    }

    /// What the chain says to the good block with one change, made consistent and solved again.
    std::string spoil(const std::function<void(Block&)>& change, bool should_commit = true)
    {
        Block block = good_;
        change(block);
        return verdict(*chain_, reseal(std::move(block), should_commit));
    }

    std::unique_ptr<Chain> chain_;
    Block good_;
    ChainTip tip_;
};

TEST(Chain, GrowsBlockByBlock)
{
    const auto chain = make_chain();
    EXPECT_EQ(chain->tip().height, 0u);
    for (std::uint32_t height = 1; height <= 50; ++height) {
        const auto block = chain->make_template(kNow);
        EXPECT_EQ(block.height, height);
        EXPECT_EQ(block.previous_block, chain->tip().hash);
        EXPECT_GE(block.transactions.size(), 3u);
        EXPECT_LE(block.transactions.size(), 5u);
        EXPECT_EQ(block.coinbase_value.units,
            50 * Int128{100'000'000} + static_cast<int>(kFaucetFee * block.transactions.size()));
        const auto bytes = mine(block);
        ASSERT_EQ(verdict(*chain, bytes), "accepted");
        EXPECT_EQ(chain->tip(), (ChainTip{height, sha256d(ByteSpan(bytes).first(80))}));
    }
}

TEST(Chain, ManyBlocksInOneSecondKeepTheirTimesInOrder)
{
    const auto chain = make_chain();
    for (int i = 0; i < 100; ++i) {
        const auto block = chain->make_template(kNow);
        EXPECT_GE(block.current_time, kNow);
        EXPECT_LE(block.current_time, kNow + std::chrono::seconds(100 / 6 + 2));
        ASSERT_EQ(verdict(*chain, mine(block)), "accepted");
    }
}

TEST(Chain, TemplateTimeFollowsTheClock)
{
    const auto chain = make_chain();
    EXPECT_EQ(chain->make_template(kNow).current_time, kNow);
    const auto later = kNow + std::chrono::seconds(7);
    EXPECT_EQ(chain->make_template(later).current_time, later);
}

TEST(Chain, PinnedDifficultyStays)
{
    const auto chain = make_chain(1e-6);
    const auto bits = chain->make_template(kNow).bits;
    EXPECT_NEAR(Target::from_compact(bits)->difficulty(kBitcoinDifficultyOne), 1e-6, 1e-10);
    for (int i = 0; i < 3; ++i)
        ASSERT_EQ(verdict(*chain, mine(chain->make_template(kNow))), "accepted");
    EXPECT_EQ(chain->make_template(kNow).bits, bits);
}

TEST(Chain, PayoutsAreTheMinersChoice)
{
    const auto chain = make_chain();
    auto block = parse_block(mine(chain->make_template(kNow))).value();
    // Less than allowed, split, to any script.
    block.transactions[0].outputs[0].value /= 4;
    block.transactions[0].outputs.insert(
        block.transactions[0].outputs.begin(), {.value = 1234, .script = Bytes(25, 0x76)});
    EXPECT_EQ(verdict(*chain, reseal(block)), "accepted");
}

TEST(Chain, BlocksMayHoldNoTransactionsAndNoCommitment)
{
    const auto chain = make_chain();
    auto block = parse_block(mine(chain->make_template(kNow))).value();
    block.transactions.resize(1);
    auto& coinbase = block.transactions[0];
    coinbase.outputs.pop_back();
    coinbase.outputs[0].value = block_subsidy(1);
    coinbase.inputs[0].witness.clear();
    coinbase.has_witness = false;
    EXPECT_EQ(verdict(*chain, reseal(block)), "accepted");
}

TEST_F(BadBlock, Garbage)
{
    auto bytes = serialize(good_);
    EXPECT_EQ(verdict(*chain_, {}), "Block decode failed");
    EXPECT_EQ(verdict(*chain_, Bytes(80, 0)), "Block decode failed");
    for (std::size_t size = 0; size < bytes.size(); size += 7)
        EXPECT_EQ(verdict(*chain_, {bytes.begin(), bytes.begin() + static_cast<long>(size)}),
            "Block decode failed");
    bytes.push_back(0);
    EXPECT_EQ(verdict(*chain_, bytes), "Block decode failed");
}

TEST_F(BadBlock, WorkAndLinks)
{
    auto block = good_;
    block.header.previous_block = sha256d(Bytes{1});
    EXPECT_EQ(verdict(*chain_, test::solve(serialize(block))), "prev-blk-not-found");

    const auto stale = parse_block(mine(make_chain()->make_template(kNow))).value();
    EXPECT_EQ(verdict(*chain_, serialize(stale)), "duplicate");
    auto other = stale;
    other.header.time += 1;
    EXPECT_EQ(verdict(*chain_, test::solve(serialize(other))), "stale-prevblk");

    EXPECT_EQ(spoil([](Block& b) { b.header.bits = 0x2000ffff; }), "bad-diffbits");
    auto unsolved = serialize(good_);
    const auto target = Target::from_compact(good_.header.bits).value();
    while (target.is_met_by(sha256d(ByteSpan(unsolved).first(80)))) ++unsolved[76];
    EXPECT_EQ(verdict(*chain_, unsolved), "high-hash");
    store_le(&unsolved[72], std::uint32_t{0});
    EXPECT_EQ(verdict(*chain_, unsolved), "high-hash");
}

TEST_F(BadBlock, TimeAndVersion)
{
    const auto min_time =
        static_cast<std::uint32_t>(chain_->make_template(kNow).min_time.time_since_epoch().count());
    const auto now = static_cast<std::uint32_t>(kNow.time_since_epoch().count());
    EXPECT_EQ(spoil([&](Block& b) { b.header.time = min_time - 1; }), "time-too-old");
    EXPECT_EQ(spoil([&](Block& b) { b.header.time = now + 7201; }), "time-too-new");
    EXPECT_EQ(spoil([](Block& b) { b.header.version = 3; }), "bad-version");
    EXPECT_EQ(spoil([](Block& b) { b.header.version = 0x80000000; }), "bad-version");
}

TEST_F(BadBlock, MerkleRoot)
{
    auto block = good_;
    block.header.merkle_root.bytes[0] ^= 1;
    EXPECT_EQ(verdict(*chain_, test::solve(serialize(block))), "bad-txnmrklroot");

    // CVE-2012-2459: the same root over a list whose end stands twice. Height 21 has three
    // transactions and the coinbase; five leaves allow the trick, so drop and add one.
    block = good_;
    block.transactions.resize(3);
    const auto honest = parse_block(reseal(block)).value();
    auto doubled = honest;
    doubled.transactions.push_back(doubled.transactions.back());
    EXPECT_EQ(verdict(*chain_, test::solve(serialize(doubled))), "bad-txns-duplicate");
}

TEST_F(BadBlock, CoinbaseForm)
{
    EXPECT_EQ(
        spoil([](Block& b) { b.transactions.erase(b.transactions.begin()); }), "bad-cb-missing");
    EXPECT_EQ(spoil([](Block& b) { b.transactions.push_back(b.transactions.front()); }),
        "bad-cb-multiple");
    EXPECT_EQ(
        spoil([](Block& b) { b.transactions[0].inputs[0].script = {0x51}; }), "bad-cb-length");
    EXPECT_EQ(
        spoil([](Block& b) { b.transactions[0].inputs[0].script.resize(101); }), "bad-cb-length");
    // Height 21 is pushed as 01 15.
    EXPECT_EQ(
        spoil([](Block& b) { b.transactions[0].inputs[0].script[1] = 0x16; }), "bad-cb-height");
    EXPECT_EQ(spoil([](Block& b) { b.transactions[0].inputs[0].script = {0x02, 0x15, 0x00}; }),
        "bad-cb-height");
    EXPECT_EQ(
        spoil([](Block& b) { b.transactions[0].inputs[0].previous.index = 0; }), "bad-cb-missing");
    EXPECT_EQ(spoil([](Block& b) { b.transactions[0].lock_time = 21; }), "bad-txns-nonfinal");
    EXPECT_EQ(spoil([](Block& b) { b.transactions[0].outputs.clear(); }), "unexpected-witness");
}

TEST_F(BadBlock, CoinbaseValue)
{
    EXPECT_EQ(spoil([](Block& b) { ++b.transactions[0].outputs[0].value; }), "bad-cb-amount");
    EXPECT_EQ(spoil([](Block& b) { b.transactions[0].outputs.back().value = 1; }), "bad-cb-amount");
    EXPECT_EQ(spoil([](Block& b) { b.transactions[0].outputs[0].value = ~0ULL; }),
        "bad-txns-vout-negative");
    EXPECT_EQ(spoil([](Block& b) { b.transactions[0].outputs[0].value = 1ULL << 62; }),
        "bad-txns-vout-toolarge");
    EXPECT_EQ(spoil([](Block& b) {
        const Output most{.value = 21'000'000 * 100'000'000ULL, .script = {}};
        b.transactions[0].outputs.insert(b.transactions[0].outputs.begin(), 2, most);
    }),
        "bad-txns-txouttotal-toolarge");
}

TEST_F(BadBlock, WitnessCommitment)
{
    EXPECT_EQ(spoil([](Block& b) { b.transactions[0].outputs.back().script[6] ^= 1; }, false),
        "bad-witness-merkle-match");
    EXPECT_EQ(spoil([](Block& b) { b.transactions[0].inputs[0].witness[0][5] = 1; }),
        "bad-witness-merkle-match");
    EXPECT_EQ(spoil([](Block& b) { b.transactions[0].inputs[0].witness[0].pop_back(); }),
        "bad-witness-nonce-size");
    EXPECT_EQ(spoil([](Block& b) { b.transactions[0].inputs[0].witness.push_back({}); }),
        "bad-witness-nonce-size");
    EXPECT_EQ(spoil([](Block& b) { b.transactions[0].outputs.pop_back(); }), "unexpected-witness");
    // The pool's most likely mistake: the block without the coinbase's witness.
    EXPECT_EQ(spoil([](Block& b) {
        b.transactions[0].inputs[0].witness.clear();
        b.transactions[0].has_witness = false;
    }),
        "bad-witness-nonce-size");
}

TEST_F(BadBlock, Transactions)
{
    EXPECT_EQ(spoil([](Block& b) { b.transactions[1].inputs[0].previous.index = 1; }),
        "bad-txns-inputs-missingorspent");
    EXPECT_EQ(spoil([](Block& b) { ++b.transactions.back().outputs[0].value; }), "bad-cb-amount");
    EXPECT_EQ(spoil([](Block& b) { b.transactions.back().outputs[0].value += 10 * kFaucetFee; }),
        "bad-txns-in-belowout");
    EXPECT_EQ(
        spoil([](Block& b) { b.transactions.back().outputs.clear(); }), "bad-txns-vout-empty");
    EXPECT_EQ(spoil([](Block& b) {
        auto& inputs = b.transactions.back().inputs;
        inputs.push_back(inputs.front());
    }),
        "bad-txns-inputs-duplicate");
    EXPECT_EQ(spoil([](Block& b) { std::swap(b.transactions[1], b.transactions[2]); }),
        "bad-txns-inputs-missingorspent");
    EXPECT_EQ(spoil([](Block& b) {
        b.transactions.back().lock_time = 4'000'000'000;
        b.transactions.back().inputs[0].sequence = 0;
    }),
        "bad-txns-nonfinal");
}

TEST_F(BadBlock, Scripts)
{
    using testing::HasSubstr;
    EXPECT_THAT(spoil([](Block& b) { b.transactions.back().inputs[0].witness[0] = {0x52}; }),
        HasSubstr("Witness program hash mismatch"));
    EXPECT_THAT(spoil([](Block& b) { b.transactions.back().inputs[0].script = {0x51}; }),
        HasSubstr("Witness requires empty scriptSig"));
    EXPECT_THAT(spoil([](Block& b) {
        auto& witness = b.transactions.back().inputs[0].witness;
        witness.insert(witness.begin(), Bytes{1});
    }),
        HasSubstr("Stack size"));
    EXPECT_THAT(spoil([](Block& b) {
        b.transactions.back().has_witness = false;
        b.transactions.back().inputs[0].witness.clear();
    }),
        HasSubstr("empty witness"));
}

TEST_F(BadBlock, CoinbasesCannotBeSpent)
{
    EXPECT_EQ(spoil([&](Block& b) {
        const auto first = parse_block(mine(make_chain()->make_template(kNow))).value();
        b.transactions[1].inputs[0].previous = {first.transactions[0].txid, 0};
    }),
        "bad-txns-inputs-missingorspent");
}

TEST_F(BadBlock, TooHeavy)
{
    EXPECT_EQ(spoil([](Block& b) {
        b.transactions.back().outputs.push_back({.value = 0, .script = Bytes(1'000'000, 0x6a)});
    }),
        "bad-blk-weight");
}

TEST(Chain, EverySingleBitMatters)
{
    // 65536 hashes, so that a changed header does not meet its target by luck.
    const auto chain = make_chain(1.0 / 65536);
    const auto good = mine(chain->make_template(kNow));
    for (std::size_t bit = 0; bit < 8 * good.size(); ++bit) {
        auto bad = good;
        bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1U << (bit % 8)));
        ASSERT_FALSE(chain->add(bad, kNow)) << "bit " << bit;
    }
    EXPECT_EQ(chain->tip().height, 0u);
    EXPECT_EQ(verdict(*chain, good), "accepted");
}

TEST(Chain, RandomBytesNeverHarm)
{
    const auto chain = make_chain();
    std::mt19937 random(1);
    const auto good = mine(chain->make_template(kNow));
    for (int i = 0; i < 3000; ++i) {
        auto bad = good;
        for (int changes = 0; changes < 3; ++changes)
            bad[80 + random() % (bad.size() - 80)] = static_cast<std::uint8_t>(random());
        bad.resize(81 + random() % (bad.size() - 80));
        if (bad == good)
            continue;
        ASSERT_FALSE(chain->add(bad, kNow));
    }
}

}  // namespace
}  // namespace otedama::pool::devnet
