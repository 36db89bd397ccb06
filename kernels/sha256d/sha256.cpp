// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/sha256d/sha256.hpp"

#include "kernels/sha256d/sha256_compress.hpp"
#include "kernels/sha256d/sha256_constants.hpp"

#include <algorithm>

namespace otedama {
namespace {

constexpr std::size_t kBlock = 64;
constexpr std::size_t kLengthField = 8;
constexpr Sha256State kInitial = std::to_array(kSha256Initial);

void compress(Sha256State& state, const std::uint8_t* blocks, std::size_t count) noexcept
{
    static const Sha256Compress best = select_sha256_compress();
    best(state.data(), blocks, count);
}

/// The second SHA-256 of SHA-256d: one block of digest, padding and length.
Hash256 hash_digest(const Sha256State& digest) noexcept
{
    std::array<std::uint8_t, kBlock> block{};
    for (std::size_t i = 0; i < digest.size(); ++i) store_be(block.data() + 4 * i, digest[i]);
    block[32] = 0x80;
    block[62] = 0x01;  // 256 bits
    Sha256State state = kInitial;
    compress(state, block.data(), 1);
    return sha256_digest(state);
}

}  // namespace

Sha256::Sha256() noexcept : state_(kInitial) {}

Sha256& Sha256::update(ByteSpan data) noexcept
{
    const std::size_t used = size_ % kBlock;
    size_ += data.size();
    if (used != 0) {
        const ByteSpan head = data.first(std::min(data.size(), kBlock - used));
        std::ranges::copy(head, block_.data() + used);
        if (used + head.size() < kBlock)
            return *this;
        compress(state_, block_.data(), 1);
        data = data.subspan(head.size());
    }
    const std::size_t whole = data.size() / kBlock;
    if (whole != 0)
        compress(state_, data.data(), whole);
    std::ranges::copy(data.subspan(whole * kBlock), block_.data());
    return *this;
}

Hash256 Sha256::finish() noexcept
{
    std::size_t used = size_ % kBlock;
    block_[used++] = 0x80;
    if (used > kBlock - kLengthField) {
        std::fill(block_.begin() + static_cast<std::ptrdiff_t>(used), block_.end(), 0);
        compress(state_, block_.data(), 1);
        used = 0;
    }
    std::fill(block_.begin() + static_cast<std::ptrdiff_t>(used), block_.end() - kLengthField, 0);
    store_be(block_.data() + kBlock - kLengthField, size_ * 8);
    compress(state_, block_.data(), 1);
    return sha256_digest(state_);
}

Hash256 sha256(ByteSpan data) noexcept
{
    return Sha256().update(data).finish();
}

Hash256 sha256d(ByteSpan data) noexcept
{
    return sha256(sha256(data).bytes);
}

Hash256 sha256d(const Hash256& left, const Hash256& right) noexcept
{
    std::array<std::uint8_t, 2 * kBlock> blocks{};
    std::ranges::copy(left.bytes, blocks.begin());
    std::ranges::copy(right.bytes, blocks.begin() + 32);
    blocks[kBlock] = 0x80;
    blocks[2 * kBlock - 2] = 0x02;  // 512 bits
    Sha256State state = kInitial;
    compress(state, blocks.data(), 2);
    return hash_digest(state);
}

}  // namespace otedama
