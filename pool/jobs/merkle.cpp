// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/merkle.hpp"

#include "kernels/sha256d/sha256.hpp"

namespace otedama::pool {

std::vector<Hash256> merkle_branch(std::span<const Hash256> others)
{
    std::vector<Hash256> branch;
    // One level at a time; the node on the path of leaf 0 is unknown and never stored.
    std::vector<Hash256> level(others.begin(), others.end());
    while (!level.empty()) {
        branch.push_back(level.front());
        std::vector<Hash256> above;
        for (std::size_t i = 1; i < level.size(); i += 2) {
            const auto& left = level[i];
            // The last node of an odd level is paired with itself.
            const auto& right = i + 1 < level.size() ? level[i + 1] : left;
            above.push_back(sha256d(left, right));
        }
        level = std::move(above);
    }
    return branch;
}

Hash256 fold_merkle_branch(Hash256 first_leaf, std::span<const Hash256> branch) noexcept
{
    for (const auto& sibling : branch) first_leaf = sha256d(first_leaf, sibling);
    return first_leaf;
}

}  // namespace otedama::pool
