// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

// SHA-256 (FIPS 180-4) with the SHA extensions, one block after the other.

#include "kernels/sha256d/shani_rounds.hpp"
#include "kernels/sha256d/x86_64.hpp"

#include <immintrin.h>

namespace otedama {
namespace {

OTEDAMA_INLINE __m128i load_big_endian(const std::uint8_t* bytes)
{
    const __m128i byte_swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    return _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)), byte_swap);
}

OTEDAMA_INLINE void compress_block(__m128i* state, const std::uint8_t* block)
{
    Halves s = make_halves(state);
    Schedule w;
#pragma GCC unroll 4
    for (int quad = 0; quad < 4; ++quad) {
        w.quads[quad] = load_big_endian(block + 16 * quad);
        four_rounds(s, w, quad);
    }
#pragma GCC unroll 12
    for (int quad = 4; quad < 16; ++quad) {
        next_quad(w, quad);
        four_rounds(s, w, quad);
    }
    add_state(s, state, state);
}

}  // namespace

void sha256_compress_shani(
    std::uint32_t* state, const std::uint8_t* blocks, std::size_t count) noexcept
{
    __m128i s[2] = {load(state), load(state + 4)};
    for (std::size_t i = 0; i < count; ++i) compress_block(s, blocks + 64 * i);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(state), s[0]);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(state + 4), s[1]);
}

}  // namespace otedama
