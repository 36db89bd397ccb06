// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/sha256d/scan.hpp"

/// What the x86-64 files offer. Call only what cpu_features() allows.
namespace otedama {

void sha256_compress_shani(
    std::uint32_t* state, const std::uint8_t* blocks, std::size_t count) noexcept;

inline constexpr std::uint32_t kShaniLanes = 2;
ScanResult scan_shani(
    const ScanConstants& constants, std::uint32_t first, std::uint32_t groups) noexcept;
void hash_shani(const std::uint32_t* words, std::uint32_t* hashes) noexcept;

inline constexpr std::uint32_t kAvx2Lanes = 8;
ScanResult scan_avx2(
    const ScanConstants& constants, std::uint32_t first, std::uint32_t groups) noexcept;
void hash_avx2(const std::uint32_t* words, std::uint32_t* hashes) noexcept;

inline constexpr std::uint32_t kAvx512Lanes = 16;
ScanResult scan_avx512(
    const ScanConstants& constants, std::uint32_t first, std::uint32_t groups) noexcept;
void hash_avx512(const std::uint32_t* words, std::uint32_t* hashes) noexcept;

}  // namespace otedama
