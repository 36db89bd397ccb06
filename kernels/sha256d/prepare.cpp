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

struct RoundSums {
    std::uint32_t t1;
    std::uint32_t t2;
};

/// The two sums of a round, without its word.
RoundSums sum_round(const Sha256State& s, std::size_t round) noexcept
{
    return {s[7] + big_sigma_1(s[4]) + choose(s[4], s[5], s[6]) + kSha256Round[round],
        big_sigma_0(s[0]) + majority(s[0], s[1], s[2])};
}

Sha256State step(const Sha256State& s, std::size_t round, std::uint32_t word) noexcept
{
    const auto [t1, t2] = sum_round(s, round);
    return {t1 + word + t2, s[0], s[1], s[2], s[3] + t1 + word, s[4], s[5], s[6]};
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
    Sha256State state = std::to_array(kSha256Initial);
    sha256_compress_portable(state.data(), header.data(), 1);
    ScanConstants out{};
    std::ranges::copy(state, out.midstate);

    std::array<std::uint32_t, 3> w{};
    for (std::size_t i = 0; i < w.size(); ++i) {
        w[i] = load_be<std::uint32_t>(header.data() + 64 + 4 * i);
        state = step(state, i, w[i]);
    }
    std::ranges::copy(state, out.after_round_2);
    const auto [t1, t2] = sum_round(state, 3);
    out.round_3_a = t1 + t2;
    out.round_3_e = state[3] + t1;
    out.word_16 = small_sigma_0(w[1]) + w[0];
    out.word_17 = small_sigma_1(kHeaderBits) + small_sigma_0(w[2]) + w[1];
    out.word_18 = small_sigma_1(out.word_16) + w[2];
    out.word_19 = small_sigma_1(out.word_17) + small_sigma_0(kPadding);
    out.reject_mask = make_reject_mask(target);
    return out;
}

}  // namespace otedama
