// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

// SHA-256d with AVX2: eight hashes side by side. There is no rotation, so the sigmas are shifts.

#include "kernels/sha256d/sha256_lanes.hpp"
#include "kernels/sha256d/x86_64.hpp"

#include <immintrin.h>

namespace otedama {
namespace {

struct Avx2 {
    using Word = __m256i;
    static constexpr std::uint32_t kLanes = kAvx2Lanes;
    /// Measured: there are too few registers for more.
    static constexpr int kLead = 0;

    static OTEDAMA_INLINE Word broadcast(std::uint32_t x)
    {
        return _mm256_set1_epi32(static_cast<int>(x));
    }

    static OTEDAMA_INLINE Word add(Word x, Word y) { return _mm256_add_epi32(x, y); }

    static OTEDAMA_INLINE Word xor_of(Word x, Word y) { return _mm256_xor_si256(x, y); }

    static OTEDAMA_INLINE Word choose(Word e, Word f, Word g)
    {
        return xor_of(g, _mm256_and_si256(e, xor_of(f, g)));
    }

    /// The next round's b ^ c is this round's a ^ b; the compiler finds that.
    static OTEDAMA_INLINE Word majority(Word a, Word b, Word c)
    {
        return xor_of(b, _mm256_and_si256(xor_of(a, b), xor_of(b, c)));
    }

    static OTEDAMA_INLINE Word rotate(Word x, int n)
    {
        return xor_of(_mm256_srli_epi32(x, n), _mm256_slli_epi32(x, 32 - n));
    }

    static OTEDAMA_INLINE Word big_sigma_0(Word a)
    {
        return xor_of(xor_of(rotate(a, 2), rotate(a, 13)), rotate(a, 22));
    }

    static OTEDAMA_INLINE Word big_sigma_1(Word e)
    {
        return xor_of(xor_of(rotate(e, 6), rotate(e, 11)), rotate(e, 25));
    }

    static OTEDAMA_INLINE Word small_sigma_0(Word w)
    {
        return xor_of(xor_of(rotate(w, 7), rotate(w, 18)), _mm256_srli_epi32(w, 3));
    }

    static OTEDAMA_INLINE Word small_sigma_1(Word w)
    {
        return xor_of(xor_of(rotate(w, 17), rotate(w, 19)), _mm256_srli_epi32(w, 10));
    }

    /// Word 3 of the header's second block for `first` and the nonces after it.
    static OTEDAMA_INLINE Word nonce_words(std::uint32_t first)
    {
        const Word lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
        const Word byte_swap = _mm256_setr_epi32(0x00010203, 0x04050607, 0x08090a0b, 0x0c0d0e0f,
            0x00010203, 0x04050607, 0x08090a0b, 0x0c0d0e0f);
        return _mm256_shuffle_epi8(add(broadcast(first), lane), byte_swap);
    }

    /// Bit i: lane i of x has none of the bits of `mask`.
    static OTEDAMA_INLINE std::uint32_t lanes_without(Word x, Word mask)
    {
        const Word is_clear = _mm256_cmpeq_epi32(_mm256_and_si256(x, mask), _mm256_setzero_si256());
        return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(is_clear)));
    }
};

}  // namespace

ScanResult scan_avx2(
    const ScanConstants& constants, std::uint32_t first, std::uint32_t groups) noexcept
{
    return scan_lanes<Avx2>(constants, first, groups);
}

void hash_avx2(const std::uint32_t* words, std::uint32_t* hashes) noexcept
{
    hash_headers<Avx2>(words, hashes);
}

}  // namespace otedama
