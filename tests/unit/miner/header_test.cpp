// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/header.hpp"

#include "tests/unit/miner/real_block.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace otedama {
namespace {

TEST(Header, IsTheRealBlocks)
{
    const Job job = test::real_job();
    Header header = make_header(job, merkle_root(job, ExtraNonce(0, 8)));
    const Bytes real = test::real_header();
    std::copy(real.begin() + 76, real.end(), header.begin() + 76);
    EXPECT_EQ(to_hex(header), to_hex(real));
}

TEST(Header, DependsOnEveryPartOfTheCoinbase)
{
    const Job job = test::real_job();
    const Hash256 root = merkle_root(job, ExtraNonce(0, 8));
    EXPECT_NE(merkle_root(job, ExtraNonce(1, 8)), root);
    Job other = job;
    other.extranonce1 = ExtraNonce(1, 4);
    EXPECT_NE(merkle_root(other, ExtraNonce(0, 8)), root);
    other = job;
    other.coinbase_suffix.back() ^= 1;
    EXPECT_NE(merkle_root(other, ExtraNonce(0, 8)), root);
    other = job;
    other.merkle_branch.back().bytes[0] ^= 1;
    EXPECT_NE(merkle_root(other, ExtraNonce(0, 8)), root);
}

TEST(Header, OfABlockWithoutTransactionsHasTheCoinbaseAsRoot)
{
    // Bitcoin's genesis block: its coinbase and merkle root are in Bitcoin Core, chainparams.cpp.
    const auto coinbase = from_hex(
        "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ff"
        "ff001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e206272"
        "696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a01000000"
        "434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f3"
        "5504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000");
    ASSERT_TRUE(coinbase);
    const Job job{.coinbase_prefix = *coinbase};
    EXPECT_EQ(to_display_hex(merkle_root(job, ExtraNonce(0, 0))),
        "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b");
}

TEST(Header, OfAHitHasWhatTheDeviceRolled)
{
    const Job job = test::real_job();
    auto work = std::make_shared<Work>();
    work->algorithm = job.algorithm;
    work->header = make_header(job, merkle_root(job, ExtraNonce(0, 8)));
    const Hit hit{.work = work, .nonce = 7, .version = 0x20002000, .ntime = job.ntime + 1};
    const Header header = header_of(hit);
    EXPECT_EQ(load_le<std::uint32_t>(header.data()), 0x20002000U);
    EXPECT_EQ(load_le<std::uint32_t>(header.data() + 68), job.ntime + 1);
    EXPECT_TRUE(std::equal(header.begin() + 4, header.begin() + 68, work->header.begin() + 4));
    EXPECT_TRUE(std::equal(header.begin() + 72, header.end(), work->header.begin() + 72));
}

}  // namespace
}  // namespace otedama
