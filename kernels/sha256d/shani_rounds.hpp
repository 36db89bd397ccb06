// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/sha256d/sha256_constants.hpp"

#include <immintrin.h>

/// SHA-256 with the SHA extensions: what the plain compression and the search have in common.
/// Private to these two files; all of it has internal linkage, as in sha256_lanes.hpp.
namespace otedama {
namespace {

#define OTEDAMA_INLINE inline __attribute__((always_inline))

/// The state as the instructions want it: words A, B, E, F and C, D, G, H from high to low.
struct Halves {
    __m128i abef;
    __m128i cdgh;
};

/// The last sixteen words of a schedule; quad q (words 4q to 4q + 3) stands at q % 4.
struct Schedule {
    __m128i quads[4];
};

OTEDAMA_INLINE __m128i load(const std::uint32_t* words)
{
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(words));
}

OTEDAMA_INLINE __m128i round_constants(int quad)
{
    return load(kSha256Round + 4 * quad);
}

OTEDAMA_INLINE void two_rounds(Halves& s, __m128i kw)
{
    const __m128i next = _mm_sha256rnds2_epu32(s.cdgh, s.abef, kw);
    s.cdgh = s.abef;
    s.abef = next;
}

/// Four rounds; `kw` holds words with round constants added.
OTEDAMA_INLINE void four_rounds(Halves& s, __m128i kw)
{
    two_rounds(s, kw);
    two_rounds(s, _mm_shuffle_epi32(kw, 0x0e));
}

OTEDAMA_INLINE void four_rounds(Halves& s, const Schedule& w, int quad)
{
    four_rounds(s, _mm_add_epi32(w.quads[quad % 4], round_constants(quad)));
}

/// Words t - 7 of quad `quad`: they straddle the two quads before it.
OTEDAMA_INLINE __m128i seven_back(const Schedule& w, int quad)
{
    return _mm_alignr_epi8(w.quads[(quad + 3) % 4], w.quads[(quad + 2) % 4], 4);
}

/// Puts quad `quad` in the place of the oldest; `sum` is words t - 16, sigma 0 and t - 7.
OTEDAMA_INLINE void finish_quad(Schedule& w, int quad, __m128i sum)
{
    w.quads[quad % 4] = _mm_sha256msg2_epu32(sum, w.quads[(quad + 3) % 4]);
}

OTEDAMA_INLINE void next_quad(Schedule& w, int quad)
{
    const __m128i old = _mm_sha256msg1_epu32(w.quads[quad % 4], w.quads[(quad + 1) % 4]);
    finish_quad(w, quad, _mm_add_epi32(old, seven_back(w, quad)));
}

/// Ends a block: the state in its natural order, A to D and E to H, added to `before`.
OTEDAMA_INLINE void add_state(const Halves& s, const __m128i* before, __m128i* out)
{
    const __m128i feba = _mm_shuffle_epi32(s.abef, 0x1b);
    const __m128i dchg = _mm_shuffle_epi32(s.cdgh, 0xb1);
    out[0] = _mm_add_epi32(before[0], _mm_blend_epi16(feba, dchg, 0xf0));
    out[1] = _mm_add_epi32(before[1], _mm_alignr_epi8(dchg, feba, 8));
}

/// The other way: from A to D and E to H to the two halves.
OTEDAMA_INLINE Halves make_halves(const __m128i* state)
{
    const __m128i cdab = _mm_shuffle_epi32(state[0], 0xb1);
    const __m128i efgh = _mm_shuffle_epi32(state[1], 0x1b);
    return {_mm_alignr_epi8(cdab, efgh, 8), _mm_blend_epi16(efgh, cdab, 0xf0)};
}

}  // namespace
}  // namespace otedama
