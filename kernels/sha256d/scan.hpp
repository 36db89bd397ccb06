// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>

/// What the search driver and the kernels of one instruction set say to each other. Plain data and
/// declarations only: files with instruction set flags include this, and an inline function here
/// could be kept by the linker in a form that other processors cannot run.
namespace otedama {

/// Everything about a search that its nonces do not change. `first` is the second block of the
/// first SHA-256, whose word 3 is the nonce; `second` is the block of the second SHA-256.
struct ScanConstants {
    std::uint32_t midstate[8];  // after the block before `first`
    std::uint32_t state_3[8];   // a..h after round 3 of `first`, the nonce word missing in a and e
    /// What the rounds of `first` add: round constants, with the words that are constant, and in
    /// rounds 4 to 6 with h, which is constant there too (it has been f, g or h of state_3).
    std::uint32_t first_kw[64];
    /// Words 16 and 17 of `first`; of words 18 to 33 the part that is constant.
    std::uint32_t first_words[34];
    std::uint32_t second_state_0[8];  // a..h after round 0 of `second`, word 0 missing in a and e
    std::uint32_t second_kw[64];      // as first_kw; h is constant in rounds 1 to 3
    std::uint32_t second_words[32];   // of words 16 to 31 of `second` the part that is constant
    /// Round 63 of `first` makes word 0 of `second` with first_kw[63], which holds midstate[0];
    /// this turns the other half of that round into word 4.
    std::uint32_t second_word_4;
    /// Bits of the last word of the final hash, as SHA-256 computes it, that no hash which meets
    /// the target has set. A kernel claims a nonce when none of them is.
    std::uint32_t reject_mask;
};

/// How many groups were hashed, and which lanes of the last one are claimed (bit i: lane i).
struct ScanResult {
    std::uint32_t groups;
    std::uint32_t claimed;
};

/// Hashes up to `groups` groups of lanes, lane i of group g with nonce first + g * lanes + i (mod
/// 2^32), and returns after the first group in which a lane is claimed.
using ScanFunction = ScanResult (*)(
    const ScanConstants& constants, std::uint32_t first, std::uint32_t groups) noexcept;

/// SHA-256d of one whole header in each lane. Word i of lane l, as SHA-256 reads it, stands at
/// words[i * lanes + l], for 20 words in and 8 words out. Both are aligned to 64 bytes.
using HashFunction = void (*)(const std::uint32_t* words, std::uint32_t* hashes) noexcept;

}  // namespace otedama
