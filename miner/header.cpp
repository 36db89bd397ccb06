// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/header.hpp"

#include "core/bytes.hpp"
#include "kernels/sha256d/sha256.hpp"

#include <algorithm>

namespace otedama {
namespace {

constexpr std::size_t kVersionAt = 0;
constexpr std::size_t kPreviousBlockAt = 4;
constexpr std::size_t kMerkleRootAt = 36;
constexpr std::size_t kTimeAt = 68;
constexpr std::size_t kBitsAt = 72;

}  // namespace

Hash256 merkle_root(const Job& job, const ExtraNonce& extranonce2)
{
    Bytes coinbase = job.coinbase_prefix;
    append(coinbase, job.extranonce1.span());
    append(coinbase, extranonce2.span());
    append(coinbase, job.coinbase_suffix);
    Hash256 root = sha256d(coinbase);
    for (const Hash256& sibling : job.merkle_branch) root = sha256d(root, sibling);
    return root;
}

Header make_header(const Job& job, const Hash256& root) noexcept
{
    Header header{};
    set_version(header, job.version);
    std::ranges::copy(job.previous_block.bytes, header.begin() + kPreviousBlockAt);
    std::ranges::copy(root.bytes, header.begin() + kMerkleRootAt);
    store_le(header.data() + kTimeAt, job.ntime);
    store_le(header.data() + kBitsAt, job.bits);
    return header;
}

void set_version(Header& header, std::uint32_t version) noexcept
{
    store_le(header.data() + kVersionAt, version);
}

Header header_of(const Hit& hit) noexcept
{
    Header header = hit.work->header;
    // A seal hash has nothing that a device could roll.
    if (hit.work->algorithm->header_size == header.size()) {
        set_version(header, hit.version);
        store_le(header.data() + kTimeAt, hit.ntime);
    }
    return header;
}

}  // namespace otedama
