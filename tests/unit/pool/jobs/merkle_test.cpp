// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/merkle.hpp"

#include "kernels/sha256d/sha256.hpp"
#include "pool/jobs/devnet/block.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace otedama::pool {
namespace {

Bytes read_vector(const std::string& name)
{
    std::ifstream file(std::string(OTEDAMA_VECTORS) + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Hash256> some_leaves(std::size_t count)
{
    std::vector<Hash256> leaves;
    for (std::size_t i = 0; i < count; ++i) {
        Bytes seed;
        append_le(seed, static_cast<std::uint64_t>(i));
        leaves.push_back(sha256d(seed));
    }
    return leaves;
}

TEST(Merkle, RealBlock413567)
{
    const auto block = devnet::parse_block(read_vector("bitcoin_block413567.raw"));
    ASSERT_TRUE(block) << block.error().message;
    EXPECT_EQ(to_display_hex(block->header.hash),
        "0000000000000000025aff8be8a55df8f89c77296db6198f272d6577325d4069");
    EXPECT_EQ(block->transactions.size(), 1557u);

    std::vector<Hash256> txids;
    for (const auto& transaction : block->transactions) txids.push_back(transaction.txid);
    const auto branch = merkle_branch(std::span(txids).subspan(1));
    EXPECT_EQ(branch.size(), 11u);
    EXPECT_EQ(fold_merkle_branch(txids.front(), branch), block->header.merkle_root);
    EXPECT_EQ(devnet::merkle_tree(txids).root, block->header.merkle_root);
    EXPECT_FALSE(devnet::merkle_tree(txids).is_mutated);
}

TEST(Merkle, BranchAgreesWithTheWholeTreeForEveryCount)
{
    for (std::size_t count = 1; count <= 70; ++count) {
        const auto leaves = some_leaves(count);
        const auto branch = merkle_branch(std::span(leaves).subspan(1));
        EXPECT_EQ(fold_merkle_branch(leaves.front(), branch), devnet::merkle_tree(leaves).root)
            << count;
    }
}

TEST(Merkle, CoinbaseAloneIsTheRoot)
{
    const auto leaves = some_leaves(1);
    EXPECT_TRUE(merkle_branch({}).empty());
    EXPECT_EQ(fold_merkle_branch(leaves.front(), {}), leaves.front());
}

TEST(Merkle, DuplicatedTailIsNoticed)
{
    auto leaves = some_leaves(6);
    const auto root = devnet::merkle_tree(leaves).root;
    leaves.push_back(leaves[4]);
    leaves.push_back(leaves[5]);
    const auto tree = devnet::merkle_tree(leaves);
    EXPECT_EQ(tree.root, root);
    EXPECT_TRUE(tree.is_mutated);
}

}  // namespace
}  // namespace otedama::pool
