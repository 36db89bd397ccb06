// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/sha256d/scan.hpp"
#include "kernels/sha256d/sha256_constants.hpp"

/// SHA-256d with one hash in each lane of a vector: the part that is the same for all vector
/// instruction sets. Private to the files that are compiled for one of them. All of it has
/// internal linkage, on purpose: each of those files has its own copy, compiled with its own flags.
///
/// `V` offers the vector type `Word` and, as static functions on it: broadcast, add, the functions
/// of FIPS 180-4, 4.1.2 (choose, majority, big_sigma_0 ...), nonce_words and lanes_without. Its
/// kLead (0 to 14) says how many rounds ahead of its use a word of the schedule is computed: the
/// further, the more the processor has to do at a time, and the more registers it takes.
namespace otedama {
namespace {

#define OTEDAMA_INLINE inline __attribute__((always_inline))

constexpr std::uint32_t kPadding = 0x80000000;
constexpr std::uint32_t kHeaderBits = 640;
constexpr std::uint32_t kDigestBits = 256;

/// Keeps the compiler from loading what `pointer` points to before the loop: a hundred constants
/// would push state and schedule out of the registers.
template <class T>
OTEDAMA_INLINE const T* reload(const T* pointer)
{
    __asm__ volatile("" : "+r"(pointer));
    return pointer;
}

/// State and schedule of one group of hashes. Round t finds a at s[-t mod 8] and so on, so that no
/// value ever moves; word t stands at w[t mod 16].
template <class V>
struct Lanes {
    using Word = typename V::Word;

    Word s[8];
    Word w[16];

    OTEDAMA_INLINE Word& state(int letter, int t) { return s[(letter - t) & 7]; }

    OTEDAMA_INLINE Word& word(int t) { return w[t & 15]; }

    /// The sum that goes to both a and e; `hkw` has h, round constant and word.
    OTEDAMA_INLINE Word first_sum(int t, Word hkw)
    {
        const Word e = state(4, t);
        return V::add(V::add(hkw, V::choose(e, state(5, t), state(6, t))), V::big_sigma_1(e));
    }

    OTEDAMA_INLINE void round_of_sum(int t, Word t1)
    {
        const Word a = state(0, t);
        const Word t2 = V::add(V::big_sigma_0(a), V::majority(a, state(1, t), state(2, t)));
        state(3, t) = V::add(state(3, t), t1);
        state(7, t) = V::add(t1, t2);
    }

    OTEDAMA_INLINE void round_of_hkw(int t, Word hkw) { round_of_sum(t, first_sum(t, hkw)); }

    /// A round whose word is constant, or zero, and already in `kw`.
    OTEDAMA_INLINE void round_of_kw(int t, const std::uint32_t* kw)
    {
        round_of_hkw(t, V::add(state(7, t), V::broadcast(kw[t])));
    }

    OTEDAMA_INLINE void round(int t, const std::uint32_t* kw)
    {
        round_of_hkw(t, V::add(state(7, t), V::add(word(t), V::broadcast(kw[t]))));
    }

    /// A round of which only e is wanted.
    OTEDAMA_INLINE void round_of_e(int t, const std::uint32_t* kw)
    {
        const Word hkw = V::add(state(7, t), V::add(word(t), V::broadcast(kw[t])));
        state(3, t) = V::add(state(3, t), first_sum(t, hkw));
    }

    /// Word t of any schedule (FIPS 180-4, 6.2.2).
    OTEDAMA_INLINE void next_word(int t)
    {
        const Word old = V::add(word(t), V::small_sigma_0(word(t + 1)));
        word(t) = V::add(V::add(old, word(t + 9)), V::small_sigma_1(word(t + 14)));
    }
};

/// Word t of the first hash, from 18 on, less the terms that are zero: words 4 to 15 are padding,
/// 16 and 17 are constant.
template <class V>
OTEDAMA_INLINE void next_first_word(Lanes<V>& x, int t, const ScanConstants& c)
{
    using Word = typename V::Word;
    if (t > 33)
        return x.next_word(t);
    Word sum = t < 20 ? x.word(3) : V::small_sigma_1(x.word(t - 2));
    if (t == 18)
        sum = V::small_sigma_0(sum);
    if (t > 24)
        sum = V::add(sum, x.word(t - 7));
    if (t == 33)
        sum = V::add(sum, V::small_sigma_0(x.word(18)));
    if ((t < 25 && t != 21) || t > 29)
        sum = V::add(sum, V::broadcast(c.first_words[t]));
    x.word(t) = sum;
}

/// Word t of the second hash, from 16 on, less the terms that are zero: words 8 to 15 are padding.
template <class V>
OTEDAMA_INLINE void next_second_word(Lanes<V>& x, int t, const ScanConstants& c)
{
    using Word = typename V::Word;
    if (t > 31)
        return x.next_word(t);
    Word sum;
    if (t < 18)
        sum = V::add(V::small_sigma_0(x.word(t - 15)), x.word(t - 16));
    else
        sum = V::small_sigma_1(x.word(t - 2));
    if (t > 17 && (t < 23 || t == 31))
        sum = V::add(sum, V::small_sigma_0(x.word(t - 15)));
    if (t > 17 && t < 24)
        sum = V::add(sum, x.word(t - 16));
    if (t > 22)
        sum = V::add(sum, x.word(t - 7));
    if (t == 17 || t == 22 || t == 23 || t == 24 || t > 29)
        sum = V::add(sum, V::broadcast(c.second_words[t]));
    x.word(t) = sum;
}

/// Rounds t to 63 of the first hash.
template <int t, class V>
OTEDAMA_INLINE void first_rounds(Lanes<V>& x, const ScanConstants& c)
{
    constexpr int kNextWord = t + V::kLead;
    if constexpr (kNextWord > 17 && kNextWord < 64)
        next_first_word(x, kNextWord, c);
    if constexpr (t < 7)
        x.round_of_hkw(t, V::broadcast(c.first_kw[t]));
    else if constexpr (t < 18)
        x.round_of_kw(t, c.first_kw);
    else
        x.round(t, c.first_kw);
    if constexpr (t < 63)
        first_rounds<t + 1>(x, c);
}

/// Rounds t to 60 of the second hash; the last four are of e alone.
template <int t, class V>
OTEDAMA_INLINE void second_rounds(Lanes<V>& x, const ScanConstants& c)
{
    constexpr int kNextWord = t + V::kLead;
    if constexpr (kNextWord > 15 && kNextWord < 61)
        next_second_word(x, kNextWord, c);
    if constexpr (t < 4)
        x.round_of_hkw(t, V::add(x.word(t), V::broadcast(c.second_kw[t])));
    else if constexpr (t > 7 && t < 16)
        x.round_of_kw(t, c.second_kw);
    else if constexpr (t < 57)
        x.round(t, c.second_kw);
    else
        x.round_of_e(t, c.second_kw);
    if constexpr (t < 60)
        second_rounds<t + 1>(x, c);
}

/// The state after round 3 and the nonce word.
template <class V>
OTEDAMA_INLINE void begin_first_hash(
    Lanes<V>& x, const ScanConstants& c, typename V::Word nonce_word)
{
    for (int i = 0; i < 8; ++i) x.state(i, 4) = V::broadcast(c.state_3[i]);
    x.state(0, 4) = V::add(x.state(0, 4), nonce_word);
    x.state(4, 4) = V::add(x.state(4, 4), nonce_word);
    x.word(3) = nonce_word;
}

/// The sums with the midstate, which are the message of the second hash.
template <class V>
OTEDAMA_INLINE void end_first_hash(Lanes<V>& x, const ScanConstants& c)
{
    x.w[0] = x.state(0, 64);
    x.w[4] = V::add(x.state(4, 64), V::broadcast(c.second_word_4));
    for (int i = 1; i < 8; ++i) {
        if (i != 4)
            x.w[i] = V::add(x.state(i, 64), V::broadcast(c.midstate[i]));
    }
}

/// The state after round 0.
template <class V>
OTEDAMA_INLINE void begin_second_hash(Lanes<V>& x, const ScanConstants& c)
{
    for (int i = 0; i < 8; ++i) x.state(i, 1) = V::broadcast(c.second_state_0[i]);
    x.state(0, 1) = V::add(x.state(0, 1), x.w[0]);
    x.state(4, 1) = V::add(x.state(4, 1), x.w[0]);
}

/// The last word of the final hash of every nonce of a group.
template <class V>
OTEDAMA_INLINE typename V::Word hash_nonces(const ScanConstants& c, typename V::Word nonce_word)
{
    Lanes<V> x;
    begin_first_hash(x, c, nonce_word);
    first_rounds<4>(x, c);
    end_first_hash(x, c);
    begin_second_hash(x, c);
    second_rounds<1>(x, c);
    return x.state(4, 61);
}

/// ScanFunction.
template <class V>
OTEDAMA_INLINE ScanResult scan_lanes(
    const ScanConstants& constants, std::uint32_t first, std::uint32_t groups)
{
    for (std::uint32_t group = 0; group < groups; ++group) {
        const ScanConstants& c = *reload(&constants);
        const auto last_word = hash_nonces<V>(c, V::nonce_words(first + group * V::kLanes));
        const std::uint32_t claimed = V::lanes_without(last_word, V::broadcast(c.reject_mask));
        if (claimed != 0)
            return {group + 1, claimed};
    }
    return {groups, 0};
}

/// Rounds t to 63 of any block.
template <int t, class V>
OTEDAMA_INLINE void all_rounds(Lanes<V>& x, const std::uint32_t* kw)
{
    if constexpr (t > 15)
        x.next_word(t);
    x.round(t, kw);
    if constexpr (t < 63)
        all_rounds<t + 1>(x, kw);
}

/// Folds the block in x.w into `state`.
template <class V>
OTEDAMA_INLINE void compress(Lanes<V>& x, typename V::Word* state)
{
    for (int i = 0; i < 8; ++i) x.s[i] = state[i];
    all_rounds<0>(x, reload(kSha256Round));
    for (int i = 0; i < 8; ++i) state[i] = V::add(state[i], x.s[i]);
}

/// Words from `first` on: padding and a length of `bits`.
template <class V>
OTEDAMA_INLINE void pad(Lanes<V>& x, int first, std::uint32_t bits)
{
    x.w[first] = V::broadcast(kPadding);
    for (int i = first + 1; i < 15; ++i) x.w[i] = V::broadcast(0);
    x.w[15] = V::broadcast(bits);
}

/// HashFunction.
template <class V>
OTEDAMA_INLINE void hash_headers(const std::uint32_t* words, std::uint32_t* hashes)
{
    using Word = typename V::Word;
    const Word* in = reinterpret_cast<const Word*>(words);
    Lanes<V> x;
    Word state[8];
    for (int i = 0; i < 8; ++i) state[i] = V::broadcast(kSha256Initial[i]);
    for (int i = 0; i < 16; ++i) x.w[i] = in[i];
    compress(x, state);
    for (int i = 0; i < 4; ++i) x.w[i] = in[16 + i];
    pad(x, 4, kHeaderBits);
    compress(x, state);
    for (int i = 0; i < 8; ++i) {
        x.w[i] = state[i];
        state[i] = V::broadcast(kSha256Initial[i]);
    }
    pad(x, 8, kDigestBits);
    compress(x, state);
    for (int i = 0; i < 8; ++i) reinterpret_cast<Word*>(hashes)[i] = state[i];
}

}  // namespace
}  // namespace otedama
