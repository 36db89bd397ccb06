// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

// SHA-256 (FIPS 180-4) with the SHA extensions: two rounds an instruction, on the state kept as
// the halves ABEF and CDGH.

#include "kernels/sha256d/sha256_constants.hpp"
#include "kernels/sha256d/x86_64.hpp"

#include <immintrin.h>

namespace otedama {
namespace {

#define OTEDAMA_INLINE inline __attribute__((always_inline))

struct Halves {
    __m128i abef;
    __m128i cdgh;
};

OTEDAMA_INLINE __m128i load(const void* at)
{
    return _mm_loadu_si128(static_cast<const __m128i*>(at));
}

OTEDAMA_INLINE Halves load_state(const std::uint32_t* state)
{
    const __m128i cdab = _mm_shuffle_epi32(load(state), 0xb1);
    const __m128i efgh = _mm_shuffle_epi32(load(state + 4), 0x1b);
    return {_mm_alignr_epi8(cdab, efgh, 8), _mm_blend_epi16(efgh, cdab, 0xf0)};
}

OTEDAMA_INLINE void store_state(std::uint32_t* state, const Halves& s)
{
    const __m128i feba = _mm_shuffle_epi32(s.abef, 0x1b);
    const __m128i dchg = _mm_shuffle_epi32(s.cdgh, 0xb1);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(state), _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

/// Rounds 4 * quad to 4 * quad + 3.
OTEDAMA_INLINE void four_rounds(Halves& s, __m128i words, int quad)
{
    const __m128i kw = _mm_add_epi32(words, load(kSha256Round + 4 * quad));
    s.cdgh = _mm_sha256rnds2_epu32(s.cdgh, s.abef, kw);
    s.abef = _mm_sha256rnds2_epu32(s.abef, s.cdgh, _mm_shuffle_epi32(kw, 0x0e));
}

/// The next four words of the schedule, put in the place of the oldest four.
OTEDAMA_INLINE void next_words(__m128i* w, int quad)
{
    const __m128i recent = w[(quad + 3) & 3];
    const __m128i seven_back = _mm_alignr_epi8(recent, w[(quad + 2) & 3], 4);
    const __m128i sum =
        _mm_add_epi32(_mm_sha256msg1_epu32(w[quad & 3], w[(quad + 1) & 3]), seven_back);
    w[quad & 3] = _mm_sha256msg2_epu32(sum, recent);
}

OTEDAMA_INLINE void compress_block(Halves& s, const std::uint8_t* block)
{
    const __m128i byte_swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    const Halves before = s;
    __m128i w[4];
#pragma GCC unroll 4
    for (int quad = 0; quad < 4; ++quad) {
        w[quad] = _mm_shuffle_epi8(load(block + 16 * quad), byte_swap);
        four_rounds(s, w[quad], quad);
    }
#pragma GCC unroll 12
    for (int quad = 4; quad < 16; ++quad) {
        next_words(w, quad);
        four_rounds(s, w[quad & 3], quad);
    }
    s.abef = _mm_add_epi32(s.abef, before.abef);
    s.cdgh = _mm_add_epi32(s.cdgh, before.cdgh);
}

}  // namespace

void sha256_compress_shani(
    std::uint32_t* state, const std::uint8_t* blocks, std::size_t count) noexcept
{
    Halves s = load_state(state);
    for (std::size_t i = 0; i < count; ++i) compress_block(s, blocks + 64 * i);
    store_state(state, s);
}

}  // namespace otedama
