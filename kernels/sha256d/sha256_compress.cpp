// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/sha256d/sha256_compress.hpp"

#include "kernels/sha256d/sha256_constants.hpp"
#include "kernels/sha256d/sha256_rounds.hpp"

namespace otedama {
namespace {

using namespace sha256_rounds;

/// FIPS 180-4, 6.2.2, step 1.
void expand(const std::uint8_t* block, std::array<std::uint32_t, 64>& w) noexcept
{
    for (std::size_t i = 0; i < 16; ++i) w[i] = load_be<std::uint32_t>(block + 4 * i);
    for (std::size_t i = 16; i < 64; ++i)
        w[i] = small_sigma_1(w[i - 2]) + w[i - 7] + small_sigma_0(w[i - 15]) + w[i - 16];
}

/// FIPS 180-4, 6.2.2, steps 2 to 4.
void compress_block(std::uint32_t* state, const std::uint8_t* block) noexcept
{
    std::array<std::uint32_t, 64> w{};
    expand(block, w);
    auto [a, b, c, d] = std::array{state[0], state[1], state[2], state[3]};
    auto [e, f, g, h] = std::array{state[4], state[5], state[6], state[7]};
    for (std::size_t i = 0; i < 64; ++i) {
        const std::uint32_t t1 = h + big_sigma_1(e) + choose(e, f, g) + kSha256Round[i] + w[i];
        const std::uint32_t t2 = big_sigma_0(a) + majority(a, b, c);
        h = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + t2;
    }
    const std::array<std::uint32_t, 8> added = {a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i) state[i] += added[i];
}

}  // namespace

void sha256_compress_portable(
    std::uint32_t* state, const std::uint8_t* blocks, std::size_t count) noexcept
{
    for (std::size_t i = 0; i < count; ++i) compress_block(state, blocks + 64 * i);
}

Hash256 sha256_digest(const Sha256State& state) noexcept
{
    Hash256 digest;
    for (std::size_t i = 0; i < state.size(); ++i) store_be(digest.bytes.data() + 4 * i, state[i]);
    return digest;
}

}  // namespace otedama
