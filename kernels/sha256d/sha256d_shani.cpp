// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

// SHA-256d with the SHA extensions. One instruction does two rounds but takes several cycles, so
// two nonces go through side by side: a chain of one waits while the other works.

#include "kernels/sha256d/sha256_constants.hpp"
#include "kernels/sha256d/shani_rounds.hpp"
#include "kernels/sha256d/x86_64.hpp"

#include <immintrin.h>

namespace otedama {
namespace {

constexpr std::uint32_t kPadding = 0x80000000;
constexpr std::uint32_t kHeaderBits = 640;
constexpr std::uint32_t kDigestBits = 256;
constexpr int kLanes = static_cast<int>(kShaniLanes);

/// Word 0 first, as a schedule holds them.
OTEDAMA_INLINE __m128i quad_of(
    std::uint32_t w0, std::uint32_t w1, std::uint32_t w2, std::uint32_t w3)
{
    return _mm_set_epi32(
        static_cast<int>(w3), static_cast<int>(w2), static_cast<int>(w1), static_cast<int>(w0));
}

OTEDAMA_INLINE Halves initial_state()
{
    return {quad_of(kSha256Initial[5], kSha256Initial[4], kSha256Initial[1], kSha256Initial[0]),
        quad_of(kSha256Initial[7], kSha256Initial[6], kSha256Initial[3], kSha256Initial[2])};
}

/// Quads `first` to `last`, schedule and rounds, of both lanes.
template <int first, int last>
OTEDAMA_INLINE void scheduled_rounds(Halves* s, Schedule* w)
{
#pragma GCC unroll 16
    for (int quad = first; quad <= last; ++quad) {
#pragma GCC unroll 2
        for (int lane = 0; lane < kLanes; ++lane) {
            next_quad(w[lane], quad);
            four_rounds(s[lane], w[lane], quad);
        }
    }
}

/// Rounds 0 to 15 of the second hash: eight words of message in quads 0 and 1, then padding.
OTEDAMA_INLINE void begin_second_hash(Halves* s, Schedule* w)
{
    const __m128i length = quad_of(0, 0, 0, kDigestBits);
#pragma GCC unroll 2
    for (int lane = 0; lane < kLanes; ++lane) {
        s[lane] = initial_state();
        four_rounds(s[lane], w[lane], 0);
        four_rounds(s[lane], w[lane], 1);
        four_rounds(s[lane], _mm_add_epi32(round_constants(2), quad_of(kPadding, 0, 0, 0)));
        four_rounds(s[lane], _mm_add_epi32(round_constants(3), length));
        // Words 9 to 14 are zero, which leaves little of the sums.
        w[lane].quads[2] = quad_of(kPadding, 0, 0, 0);
        w[lane].quads[3] = length;
    }
}

/// Quads 4 to 6 of the second hash, whose sums lack the words that are zero.
OTEDAMA_INLINE void thin_second_rounds(Halves* s, Schedule* w)
{
#pragma GCC unroll 2
    for (int lane = 0; lane < kLanes; ++lane) {
        Schedule& own = w[lane];
        finish_quad(own, 4, _mm_sha256msg1_epu32(own.quads[0], own.quads[1]));
        four_rounds(s[lane], own, 4);
    }
#pragma GCC unroll 2
    for (int lane = 0; lane < kLanes; ++lane) {
        next_quad(w[lane], 5);
        four_rounds(s[lane], w[lane], 5);
    }
#pragma GCC unroll 2
    for (int lane = 0; lane < kLanes; ++lane) {
        Schedule& own = w[lane];
        finish_quad(own, 6, _mm_add_epi32(seven_back(own, 6), own.quads[2]));
        four_rounds(s[lane], own, 6);
    }
}

/// Round 60 of the second hash gives the last word of the digest: e, which ends up in h. The lane
/// is claimed if that word has none of the rejected bits.
OTEDAMA_INLINE bool is_claimed(Halves& s, Schedule& w, std::uint32_t reject_mask)
{
    next_quad(w, 15);
    two_rounds(s, _mm_add_epi32(w.quads[3], round_constants(15)));
    const auto f = static_cast<std::uint32_t>(_mm_cvtsi128_si32(s.abef));
    return ((f + kSha256Initial[7]) & reject_mask) == 0;
}

/// What a search broadcasts or computes once.
struct Prepared {
    __m128i midstate[2];
    Halves after_round_3;  // less the nonce word in a and e
    __m128i quad_4;        // less the parts that come from the nonce word
    __m128i sum_5;         // of quad 5: all that comes before sigma 1
    __m128i old_7;         // words t - 16 and sigma 0 of quad 7
};

OTEDAMA_INLINE Prepared prepare(const ScanConstants& in)
{
    Prepared out;
    out.midstate[0] = load(in.midstate);
    out.midstate[1] = load(in.midstate + 4);
    const __m128i state_3[2] = {load(in.state_3), load(in.state_3 + 4)};
    out.after_round_3 = make_halves(state_3);
    out.quad_4 =
        quad_of(in.first_words[16], in.first_words[17], in.first_words[18], in.first_words[19]);
    const __m128i length = quad_of(0, 0, 0, kHeaderBits);
    out.sum_5 = _mm_add_epi32(quad_of(kPadding, 0, 0, 0), _mm_alignr_epi8(out.quad_4, length, 4));
    // Of quad 4 only word 16 takes part, which the nonce does not change.
    out.old_7 = _mm_sha256msg1_epu32(length, out.quad_4);
    return out;
}

OTEDAMA_INLINE std::uint32_t rotate_right(std::uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

/// Rounds 3 to 31 of the second block of the first hash, for the nonces `first` and the next.
OTEDAMA_INLINE void begin_nonces(const Prepared& p, std::uint32_t first, Halves* s, Schedule* w)
{
    const __m128i length = quad_of(0, 0, 0, kHeaderBits);
#pragma GCC unroll 2
    for (int lane = 0; lane < kLanes; ++lane) {
        const std::uint32_t word = __builtin_bswap32(first + static_cast<std::uint32_t>(lane));
        const std::uint32_t sigma = rotate_right(word, 7) ^ rotate_right(word, 18) ^ word >> 3;
        s[lane].abef = _mm_add_epi32(p.after_round_3.abef, quad_of(0, word, 0, word));
        s[lane].cdgh = p.after_round_3.cdgh;
        w[lane].quads[0] = _mm_add_epi32(p.quad_4, quad_of(0, 0, sigma, word));
        four_rounds(s[lane], _mm_add_epi32(round_constants(1), quad_of(kPadding, 0, 0, 0)));
        four_rounds(s[lane], round_constants(2));
        four_rounds(s[lane], _mm_add_epi32(round_constants(3), length));
        four_rounds(s[lane], w[lane], 4);
    }
#pragma GCC unroll 2
    for (int lane = 0; lane < kLanes; ++lane) {
        Schedule& own = w[lane];
        finish_quad(own, 5, p.sum_5);
        four_rounds(s[lane], own, 5);
        own.quads[3] = length;
        finish_quad(own, 6, seven_back(own, 6));
        four_rounds(s[lane], own, 6);
        finish_quad(own, 7, _mm_add_epi32(p.old_7, seven_back(own, 7)));
        four_rounds(s[lane], own, 7);
    }
}

/// Which of the nonces `first` and the next are claimed.
OTEDAMA_INLINE std::uint32_t scan_pair(
    const Prepared& p, std::uint32_t first, std::uint32_t reject_mask)
{
    Halves s[kLanes];
    Schedule w[kLanes];
    begin_nonces(p, first, s, w);
    scheduled_rounds<8, 15>(s, w);
    add_state(s[0], p.midstate, w[0].quads);
    add_state(s[1], p.midstate, w[1].quads);
    begin_second_hash(s, w);
    thin_second_rounds(s, w);
    scheduled_rounds<7, 14>(s, w);
    const bool is_first = is_claimed(s[0], w[0], reject_mask);
    const bool is_second = is_claimed(s[1], w[1], reject_mask);
    return (is_first ? 1U : 0U) | (is_second ? 2U : 0U);
}

/// Folds one block of words, in the layout of HashFunction, into the states of both lanes.
OTEDAMA_INLINE void compress(__m128i (*states)[2], Schedule* w)
{
    Halves s[kLanes] = {make_halves(states[0]), make_halves(states[1])};
#pragma GCC unroll 4
    for (int quad = 0; quad < 4; ++quad) {
        four_rounds(s[0], w[0], quad);
        four_rounds(s[1], w[1], quad);
    }
    scheduled_rounds<4, 15>(s, w);
    add_state(s[0], states[0], states[0]);
    add_state(s[1], states[1], states[1]);
}

/// Takes apart four words of each lane.
OTEDAMA_INLINE void load_quads(const std::uint32_t* words, __m128i* lane_0, __m128i* lane_1)
{
    const __m128 low = _mm_loadu_ps(reinterpret_cast<const float*>(words));
    const __m128 high = _mm_loadu_ps(reinterpret_cast<const float*>(words + 4));
    *lane_0 = _mm_castps_si128(_mm_shuffle_ps(low, high, 0x88));
    *lane_1 = _mm_castps_si128(_mm_shuffle_ps(low, high, 0xdd));
}

OTEDAMA_INLINE void store_quads(std::uint32_t* words, __m128i lane_0, __m128i lane_1)
{
    _mm_storeu_si128(reinterpret_cast<__m128i*>(words), _mm_unpacklo_epi32(lane_0, lane_1));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(words + 4), _mm_unpackhi_epi32(lane_0, lane_1));
}

OTEDAMA_INLINE void set_initial(__m128i* state)
{
    state[0] = load(kSha256Initial);
    state[1] = load(kSha256Initial + 4);
}

}  // namespace

ScanResult scan_shani(
    const ScanConstants& constants, std::uint32_t first, std::uint32_t groups) noexcept
{
    const Prepared prepared = prepare(constants);
    for (std::uint32_t group = 0; group < groups; ++group) {
        const std::uint32_t nonce = first + group * kShaniLanes;
        const std::uint32_t claimed = scan_pair(prepared, nonce, constants.reject_mask);
        if (claimed != 0)
            return {group + 1, claimed};
    }
    return {groups, 0};
}

void hash_shani(const std::uint32_t* words, std::uint32_t* hashes) noexcept
{
    __m128i states[kLanes][2];
    Schedule w[kLanes];
    set_initial(states[0]);
    set_initial(states[1]);
    for (int quad = 0; quad < 4; ++quad)
        load_quads(words + 8 * quad, &w[0].quads[quad], &w[1].quads[quad]);
    compress(states, w);

    load_quads(words + 32, &w[0].quads[0], &w[1].quads[0]);
    for (Schedule& own : w) {
        own.quads[1] = quad_of(kPadding, 0, 0, 0);
        own.quads[2] = _mm_setzero_si128();
        own.quads[3] = quad_of(0, 0, 0, kHeaderBits);
    }
    compress(states, w);

    for (int lane = 0; lane < kLanes; ++lane) {
        w[lane].quads[0] = states[lane][0];
        w[lane].quads[1] = states[lane][1];
        w[lane].quads[2] = quad_of(kPadding, 0, 0, 0);
        w[lane].quads[3] = quad_of(0, 0, 0, kDigestBits);
        set_initial(states[lane]);
    }
    compress(states, w);
    store_quads(hashes, states[0][0], states[1][0]);
    store_quads(hashes + 8, states[0][1], states[1][1]);
}

}  // namespace otedama
