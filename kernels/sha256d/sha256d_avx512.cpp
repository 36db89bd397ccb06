// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

// SHA-256d with AVX-512: sixteen hashes side by side. Rotations and functions of three inputs are
// one instruction each.

#include "kernels/sha256d/sha256_lanes.hpp"
#include "kernels/sha256d/x86_64.hpp"

#include <immintrin.h>

namespace otedama {
namespace {

struct Avx512 {
    using Word = __m512i;
    static constexpr std::uint32_t kLanes = kAvx512Lanes;
    /// Measured: 0 costs 1.4 %; 4 to 8 are equal.
    static constexpr int kLead = 6;

    static OTEDAMA_INLINE Word broadcast(std::uint32_t x)
    {
        return _mm512_set1_epi32(static_cast<int>(x));
    }

    static OTEDAMA_INLINE Word add(Word x, Word y) { return _mm512_add_epi32(x, y); }

    static OTEDAMA_INLINE Word choose(Word e, Word f, Word g)
    {
        return _mm512_ternarylogic_epi32(e, f, g, 0xca);
    }

    static OTEDAMA_INLINE Word majority(Word a, Word b, Word c)
    {
        return _mm512_ternarylogic_epi32(a, b, c, 0xe8);
    }

    static OTEDAMA_INLINE Word xor_of(Word x, Word y, Word z)
    {
        return _mm512_ternarylogic_epi32(x, y, z, 0x96);
    }

    static OTEDAMA_INLINE Word big_sigma_0(Word a)
    {
        return xor_of(_mm512_ror_epi32(a, 2), _mm512_ror_epi32(a, 13), _mm512_ror_epi32(a, 22));
    }

    static OTEDAMA_INLINE Word big_sigma_1(Word e)
    {
        return xor_of(_mm512_ror_epi32(e, 6), _mm512_ror_epi32(e, 11), _mm512_ror_epi32(e, 25));
    }

    static OTEDAMA_INLINE Word small_sigma_0(Word w)
    {
        return xor_of(_mm512_ror_epi32(w, 7), _mm512_ror_epi32(w, 18), _mm512_srli_epi32(w, 3));
    }

    static OTEDAMA_INLINE Word small_sigma_1(Word w)
    {
        return xor_of(_mm512_ror_epi32(w, 17), _mm512_ror_epi32(w, 19), _mm512_srli_epi32(w, 10));
    }

    /// Word 3 of the header's second block for `first` and the nonces after it.
    static OTEDAMA_INLINE Word nonce_words(std::uint32_t first)
    {
        const Word lane = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        const Word byte_swap = _mm512_set4_epi32(0x0c0d0e0f, 0x08090a0b, 0x04050607, 0x00010203);
        return _mm512_shuffle_epi8(add(broadcast(first), lane), byte_swap);
    }

    /// Bit i: lane i of x has none of the bits of `mask`.
    static OTEDAMA_INLINE std::uint32_t lanes_without(Word x, Word mask)
    {
        return _mm512_testn_epi32_mask(x, mask);
    }
};

}  // namespace

ScanResult scan_avx512(
    const ScanConstants& constants, std::uint32_t first, std::uint32_t groups) noexcept
{
    return scan_lanes<Avx512>(constants, first, groups);
}

void hash_avx512(const std::uint32_t* words, std::uint32_t* hashes) noexcept
{
    hash_headers<Avx512>(words, hashes);
}

}  // namespace otedama
