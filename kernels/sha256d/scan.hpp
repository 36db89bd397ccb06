// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>

/// What the search driver and the kernels of one instruction set say to each other. Plain data and
/// declarations only: files with instruction set flags include this, and an inline function here
/// could be kept by the linker in a form that other processors cannot run.
namespace otedama {

/// Everything about a search that its nonces do not change. Rounds and words are those of the
/// second block of the first SHA-256; the nonce is its word 3.
struct ScanConstants {
    std::uint32_t midstate[8];       // after the first block
    std::uint32_t after_round_2[8];  // a..h
    std::uint32_t round_3_a;         // a and e after round 3, less the nonce word
    std::uint32_t round_3_e;
    std::uint32_t word_16;
    std::uint32_t word_17;
    std::uint32_t word_18;  // the part of words 18 and 19 that is not nonce
    std::uint32_t word_19;
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
/// words[i * lanes + l], for 20 words in and 8 words out.
using HashFunction = void (*)(const std::uint32_t* words, std::uint32_t* hashes) noexcept;

}  // namespace otedama
