// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/kernel.hpp"

/// The SHA-256d kernels for x86-64, as rows of kernels/cpu_kernels_x86_64.cpp want them.
namespace otedama {

std::uint64_t sha256d_search_shani(const SearchInput& input, NonceRange range, Scratch scratch,
    const std::atomic<bool>& stop, Hits& hits) noexcept;
void sha256d_hash_many_shani(const Dataset* dataset, std::span<const HeaderView> headers,
    Scratch scratch, std::span<PowResult> results) noexcept;

std::uint64_t sha256d_search_avx2(const SearchInput& input, NonceRange range, Scratch scratch,
    const std::atomic<bool>& stop, Hits& hits) noexcept;
void sha256d_hash_many_avx2(const Dataset* dataset, std::span<const HeaderView> headers,
    Scratch scratch, std::span<PowResult> results) noexcept;

std::uint64_t sha256d_search_avx512(const SearchInput& input, NonceRange range, Scratch scratch,
    const std::atomic<bool>& stop, Hits& hits) noexcept;
void sha256d_hash_many_avx512(const Dataset* dataset, std::span<const HeaderView> headers,
    Scratch scratch, std::span<PowResult> results) noexcept;

}  // namespace otedama
