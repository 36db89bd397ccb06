// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/sha256d/prepare.hpp"

#include "kernels/sha256d/sha256_compress.hpp"
#include "kernels/sha256d/sha256_constants.hpp"
#include "kernels/sha256d/sha256_rounds.hpp"

#include <algorithm>
#include <bit>

namespace otedama {
namespace {

using namespace sha256_rounds;

constexpr std::uint32_t kPadding = 0x80000000;
constexpr std::uint32_t kHeaderBits = 640;
constexpr std::uint32_t kDigestBits = 256;

Sha256State step(const Sha256State& s, std::size_t round, std::uint32_t word) noexcept
{
    const std::uint32_t t1 =
        s[7] + big_sigma_1(s[4]) + choose(s[4], s[5], s[6]) + kSha256Round[round] + word;
    const std::uint32_t t2 = big_sigma_0(s[0]) + majority(s[0], s[1], s[2]);
    return {t1 + t2, s[0], s[1], s[2], s[3] + t1, s[4], s[5], s[6]};
}

/// The words after 15 as far as words 0 to 2 and the padding decide them (FIPS 180-4, 6.2.2).
void prepare_first_words(ScanConstants& out, const std::array<std::uint32_t, 3>& words) noexcept
{
    auto& w = out.first_words;
    w[16] = small_sigma_0(words[1]) + words[0];
    w[17] = small_sigma_1(kHeaderBits) + small_sigma_0(words[2]) + words[1];
    w[18] = small_sigma_1(w[16]) + words[2];
    w[19] = small_sigma_1(w[17]) + small_sigma_0(kPadding);
    w[20] = kPadding;
    w[22] = kHeaderBits;
    w[23] = w[16];
    w[24] = w[17];
    w[30] = small_sigma_0(kHeaderBits);
    w[31] = small_sigma_0(w[16]) + kHeaderBits;
    w[32] = small_sigma_0(w[17]) + w[16];
    w[33] = w[17];
}

void prepare_first_rounds(ScanConstants& out) noexcept
{
    std::ranges::copy(kSha256Round, out.first_kw);
    for (std::size_t t = 4; t < 7; ++t) out.first_kw[t] += out.state_3[11 - t];
    out.first_kw[4] += kPadding;
    out.first_kw[15] += kHeaderBits;
    out.first_kw[16] += out.first_words[16];
    out.first_kw[17] += out.first_words[17];
    out.first_kw[63] += out.midstate[0];
    out.second_word_4 = out.midstate[4] - out.midstate[0];
}

void prepare_second(ScanConstants& out) noexcept
{
    const Sha256State initial = std::to_array(kSha256Initial);
    std::ranges::copy(step(initial, 0, 0), out.second_state_0);
    std::ranges::copy(kSha256Round, out.second_kw);
    for (std::size_t t = 1; t < 4; ++t) out.second_kw[t] += out.second_state_0[8 - t];
    out.second_kw[8] += kPadding;
    out.second_kw[15] += kDigestBits;
    // Round 60 makes e, which ends up in h and gets this added.
    out.second_kw[60] += initial[7];
    out.second_words[17] = small_sigma_1(kDigestBits);
    out.second_words[22] = kDigestBits;
    out.second_words[23] = small_sigma_0(kPadding);
    out.second_words[24] = kPadding;
    out.second_words[30] = small_sigma_0(kDigestBits);
    out.second_words[31] = kDigestBits;
}

/// The hash is a little-endian number, its words are big-endian: the last word, byte-swapped, is
/// the number's top. A hash that meets the target has at least as many leading zeros.
std::uint32_t make_reject_mask(const Target& target) noexcept
{
    const auto top = static_cast<std::uint32_t>(target.limbs()[3] >> 32);
    const std::uint32_t zeros = top == 0 ? ~0U : ~(~0U >> std::countl_zero(top));
    std::array<std::uint8_t, 4> bytes{};
    store_le(bytes.data(), zeros);
    return load_be<std::uint32_t>(bytes.data());
}

}  // namespace

ScanConstants prepare_scan(ByteSpan header, const Target& target) noexcept
{
    ScanConstants out{};
    Sha256State state = std::to_array(kSha256Initial);
    sha256_compress_portable(state.data(), header.data(), 1);
    std::ranges::copy(state, out.midstate);
    std::array<std::uint32_t, 3> words{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        words[i] = load_be<std::uint32_t>(header.data() + 64 + 4 * i);
        state = step(state, i, words[i]);
    }
    state = step(state, 3, 0);
    std::ranges::copy(state, out.state_3);
    prepare_first_words(out, words);
    prepare_first_rounds(out);
    prepare_second(out);
    out.reject_mask = make_reject_mask(target);
    return out;
}

}  // namespace otedama
